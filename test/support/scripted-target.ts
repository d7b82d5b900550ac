// An HRIS target whose answers a test decides.
import type { Delivery, DeliveryOutcome, HrisTarget } from "../../src/core/ports/hris-target.ts";

export interface ScriptedTarget extends HrisTarget {
	/** Event ids in the order in which they were sent, every try. */
	readonly sent: string[];
	/** Most requests that were ever under way at once. */
	peak(): number;
	/** Requests that got no answer yet, by event id. */
	readonly open: Map<string, (outcome: DeliveryOutcome) => void>;
}

/** `answer` returns null to leave the request open until the test answers it through `open`. */
export function createScriptedTarget(answer: (delivery: Delivery) => DeliveryOutcome | null): ScriptedTarget {
	const sent: string[] = [];
	const open = new Map<string, (outcome: DeliveryOutcome) => void>();
	let underWay = 0;
	let peak = 0;
	return {
		concurrency: 4,
		check: async () => ({ ok: true, isLetIn: true, detail: null, dateHeader: null }),
		sent,
		open,
		peak: () => peak,
		async deliver(delivery) {
			sent.push(delivery.eventId);
			underWay += 1;
			peak = Math.max(peak, underWay);
			const outcome =
				answer(delivery) ?? (await new Promise<DeliveryOutcome>((resolve) => open.set(delivery.eventId, resolve)));
			underWay -= 1;
			return outcome;
		},
	};
}
