// What a day's log adds up to.
import type { HadirClient } from "../../../contract/index.ts";
import type { KioskStatus } from "../../client/types.ts";

export type DayLog = Awaited<ReturnType<HadirClient["attendance"]["day"]>>;
export type DayEvent = DayLog["events"][number];
export type DayWork = DayLog["workDays"][number];
export type DayNoShow = DayLog["noShows"][number];

/** Somebody's line of the summary: what they worked, or that they were planned and not seen. */
export type WorkDayRow =
	| { readonly kind: "worked"; readonly day: DayWork }
	| { readonly kind: "no_show"; readonly day: DayNoShow };

export interface DaySummary {
	readonly people: number;
	/** People whose last IN has no OUT yet. */
	readonly inside: number;
	readonly events: number;
	/** People with an IN or an OUT missing. */
	readonly incomplete: number;
}

/** Order is the kiosk's own sequence, whatever its clock did. */
export function newestFirst(events: readonly DayEvent[]): readonly DayEvent[] {
	return events.toSorted((a, b) => b.kioskSeq - a.kioskSeq);
}

export function summariseDay({ events, workDays }: Pick<DayLog, "events" | "workDays">): DaySummary {
	return {
		people: workDays.length,
		inside: workDays.filter(({ isInside }) => isInside).length,
		events: events.length - correctedIds(events).size,
		incomplete: workDays.filter(({ flags }) => flags.includes("missing_in") || flags.includes("missing_out")).length,
	};
}

export function otherDirection(direction: DayEvent["direction"]): DayEvent["direction"] {
	return direction === "IN" ? "OUT" : "IN";
}

/** Ids of the events that a later one corrects: they do not hold any more. */
export function correctedIds(events: readonly Pick<DayEvent, "corrects">[]): ReadonlySet<string> {
	return new Set(events.flatMap(({ corrects }) => corrects ?? []));
}

const DAY_MS = 86_400_000;

/** `2026-11-03` and so many days later. */
export function dateAfter(date: string, days: number): string {
	return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** 485 minutes are 8 hours and 05 minutes. */
export function inWords(minutes: number): { readonly hours: number; readonly minutes: string } {
	return { hours: Math.floor(minutes / 60), minutes: String(minutes % 60).padStart(2, "0") };
}

export type DeliveryState =
	| { readonly kind: "not_configured" }
	| { readonly kind: "refused"; readonly count: number }
	/** A target refuses the kiosk itself, or its settings cannot be used: nothing goes there until somebody looks. */
	| { readonly kind: "stopped"; readonly name: string }
	| { readonly kind: "offline"; readonly count: number }
	| { readonly kind: "waiting"; readonly count: number }
	| { readonly kind: "delivered"; readonly host: string };

/** The one thing to know about deliveries: what needs a person first. */
export function deliveryState(sync: KioskStatus["sync"]): DeliveryState {
	if (sync.network === "not_configured") return { kind: "not_configured" };
	const stopped = sync.targets.find(({ state }) => state === "paused" || state === "unusable");
	if (stopped) return { kind: "stopped", name: stopped.name };
	if (sync.deadLetters > 0) return { kind: "refused", count: sync.deadLetters };
	if (sync.network === "offline") return { kind: "offline", count: sync.waiting };
	if (sync.waiting > 0) return { kind: "waiting", count: sync.waiting };
	return { kind: "delivered", host: sync.targetHost ?? "HRIS" };
}
