// Puts events of the log into the outbox of a target that has not got them.
import { toCloudEvent } from "../../domain/delivery/cloud-event.ts";
import type { Clock } from "../../ports/environment.ts";
import type { AttendanceStore, OutboxStore, SettingsStore, Transaction } from "../../ports/stores.ts";

export interface TargetCatchUpPorts {
	readonly outbox: Pick<OutboxStore, "add" | "missing">;
	readonly attendance: Pick<AttendanceStore, "after">;
	readonly settings: Pick<SettingsStore, "read">;
	readonly transaction: Transaction;
	/** Resolves when whatever else was waiting for its turn has had it. */
	readonly letOthersRun: () => Promise<void>;
	readonly clock: Pick<Clock, "nowMs">;
}

const PAGE = 500;

/** @param last runs in one transaction with the last page; gets how many rows were added */
export type TargetCatchUp = (targetId: string, fromMs: number, last: (added: number) => void) => Promise<void>;

/**
 * In the log's order, page by page, so that somebody at the door waits for none of it. What is recorded meanwhile is in
 * the last page: a target that is put with it has missed nothing, and a person's events keep their order.
 */
export function createTargetCatchUp(ports: TargetCatchUpPorts): TargetCatchUp {
	const { outbox, attendance, settings, transaction, letOthersRun, clock } = ports;

	/** `lastSeq`: where the next page begins; null after the last. */
	function addPage(targetId: string, fromMs: number, afterSeq: number): { added: number; lastSeq: number | null } {
		const { kioskId } = settings.read();
		const page = attendance.after(afterSeq, PAGE);
		const drafts = page
			.filter(({ occurredAtMs }) => occurredAtMs >= fromMs)
			.map((event) => ({
				eventId: event.eventId,
				target: targetId,
				bodyJson: JSON.stringify(toCloudEvent(event, { kioskId })),
			}));
		const added = outbox.add(drafts, clock.nowMs());
		return { added, lastSeq: page.length < PAGE ? null : (page.at(-1)?.kioskSeq ?? null) };
	}

	return async (targetId, fromMs, last) => {
		let afterSeq = (outbox.missing(targetId, fromMs).firstSeq ?? Number.MAX_SAFE_INTEGER) - 1;
		for (let total = 0; ; await letOthersRun()) {
			const lastSeq = transaction(() => {
				const page = addPage(targetId, fromMs, afterSeq);
				total += page.added;
				if (page.lastSeq === null) last(total);
				return page.lastSeq;
			});
			if (lastSeq === null) return;
			afterSeq = lastSeq;
		}
	};
}
