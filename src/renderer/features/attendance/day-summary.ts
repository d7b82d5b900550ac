// What today's log adds up to.
import type { HadirClient } from "../../../contract/index.ts";
import type { KioskStatus } from "../../client/types.ts";

export type DayLog = Awaited<ReturnType<HadirClient["attendance"]["today"]>>;
export type DayEvent = DayLog["events"][number];

export interface DaySummary {
	readonly people: number;
	/** People whose latest punch today is IN. */
	readonly inside: number;
	readonly events: number;
}

/** Order is the kiosk's own sequence, whatever its clock did. */
export function newestFirst(events: readonly DayEvent[]): readonly DayEvent[] {
	return events.toSorted((a, b) => b.kioskSeq - a.kioskSeq);
}

/** @param events newest first */
export function summariseDay(events: readonly DayEvent[]): DaySummary {
	const latest = new Map<string, DayEvent["direction"]>();
	for (const { employeeId, direction } of events) if (!latest.has(employeeId)) latest.set(employeeId, direction);
	const inside = [...latest.values()].filter((direction) => direction === "IN").length;
	return { people: latest.size, inside, events: events.length };
}

export type DeliveryState =
	| { readonly kind: "not_configured" }
	| { readonly kind: "refused"; readonly count: number }
	| { readonly kind: "offline"; readonly count: number }
	| { readonly kind: "waiting"; readonly count: number }
	| { readonly kind: "delivered"; readonly host: string };

/** The one thing to know about deliveries: what needs a person first. */
export function deliveryState(sync: KioskStatus["sync"]): DeliveryState {
	if (sync.network === "not_configured") return { kind: "not_configured" };
	if (sync.deadLetters > 0) return { kind: "refused", count: sync.deadLetters };
	if (sync.network === "offline") return { kind: "offline", count: sync.waiting };
	if (sync.waiting > 0) return { kind: "waiting", count: sync.waiting };
	return { kind: "delivered", host: sync.targetHost ?? "HRIS" };
}
