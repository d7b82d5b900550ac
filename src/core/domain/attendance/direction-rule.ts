// IN or OUT, when nobody says which: the rule of this kiosk.

import { minuteOfLocalDay } from "../calendar.ts";
import type { AttendanceEvent, Direction, DirectionSource } from "./attendance-event.ts";

/** Minutes after local midnight, 0..1439; a window whose end is not after its beginning goes over midnight. */
export interface DirectionWindow {
	readonly fromMinute: number;
	/** Not part of the window. */
	readonly toMinute: number;
	readonly direction: Direction;
}

export type DirectionRule =
	| { readonly kind: "alternate" }
	/** A kiosk at an entrance that nobody leaves by, or the other way round. */
	| { readonly kind: "fixed"; readonly direction: Direction }
	/** By the time of day; outside every window directions alternate. The first window that fits counts. */
	| { readonly kind: "windows"; readonly windows: readonly DirectionWindow[] }
	/** The person says so on screen. Where nobody can be asked, as over REST, directions alternate. */
	| { readonly kind: "ask" };

export const MAX_DIRECTION_WINDOWS = 8;

/** A group's own rule goes before the kiosk's. */
export function ruleInForce(kioskRule: DirectionRule, groupRule: DirectionRule | null): DirectionRule {
	return groupRule ?? kioskRule;
}

export interface DirectionQuestion {
	readonly rule: DirectionRule;
	/** What the person did last before `atMs`. */
	readonly preceding: Pick<AttendanceEvent, "direction" | "occurredAtMs"> | null;
	readonly atMs: number;
	/** Minutes east of UTC at `atMs`. */
	readonly offsetMinutes: number;
	/** Nobody works longer at a stretch: an IN that is older was never closed. */
	readonly longestShiftMs: number;
}

export interface DirectionAnswer {
	readonly direction: Direction;
	readonly directionSource: Exclude<DirectionSource, "requested" | "asked" | "corrected">;
}

/**
 * Directions alternate within a shift, not within a calendar day, so that midnight does not break a night shift. An IN
 * that is older than any shift stays open, to be seen and completed by a supervisor: an OUT the next morning would
 * invent hours.
 */
export function decideDirection(question: DirectionQuestion): DirectionAnswer {
	const { rule, atMs, offsetMinutes } = question;
	if (rule.kind === "fixed") return { direction: rule.direction, directionSource: "fixed" };
	if (rule.kind === "windows") {
		const minute = minuteOfLocalDay(atMs, offsetMinutes);
		const window = rule.windows.find((candidate) => holdsMinute(candidate, minute));
		if (window) return { direction: window.direction, directionSource: "window" };
	}
	return { direction: isOnShift(question) ? "OUT" : "IN", directionSource: "alternating" };
}

/** The distance in time counts, not its sign: a clock that was put back does not end a shift. */
function isOnShift({ preceding, atMs, longestShiftMs }: DirectionQuestion): boolean {
	return preceding?.direction === "IN" && Math.abs(atMs - preceding.occurredAtMs) <= longestShiftMs;
}

function holdsMinute({ fromMinute, toMinute }: DirectionWindow, minute: number): boolean {
	if (fromMinute < toMinute) return minute >= fromMinute && minute < toMinute;
	return minute >= fromMinute || minute < toMinute;
}
