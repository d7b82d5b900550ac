// Direction and cooldown of a punch. Pure: what is in the log, when, and what was asked for, nothing else.

import { effectiveEvents } from "./attendance-correction.ts";
import type { AttendanceEvent, Direction, DirectionSource } from "./attendance-event.ts";
import { type DirectionRule, decideDirection } from "./direction-rule.ts";

/** A record this much later than what it tells was entered afterwards, so it stands in the log by its time. */
export const BACKDATED_AFTER_MS = 60_000;

/** A trusted system's clock may run ahead of ours by this much; a punch further in the future is a mistake. */
const FUTURE_TOLERANCE_MS = 5 * 60_000;

/** A punch told from before this is a mistake too; the year 0 cannot even be written as RFC 3339 in every zone. */
const EARLIEST_PUNCH_MS = Date.UTC(2000, 0, 1);

/** Before this the clock was never set: a dead battery starts at 1970 or at the board's build date. */
export const EARLIEST_CREDIBLE_MS = Date.UTC(2025, 0, 1);

/** Small steps backward are NTP at work. */
const CLOCK_STEP_TOLERANCE_MS = 2_000;

/** Whether a punch can have happened at `atMs`, as told by somebody else's clock. */
export function isCredibleMoment(atMs: number, nowMs: number): boolean {
	return atMs >= EARLIEST_PUNCH_MS && atMs <= nowMs + FUTURE_TOLERANCE_MS;
}

type LoggedPunch = Pick<AttendanceEvent, "eventId" | "corrects" | "direction" | "occurredAtMs" | "recordedAtMs">;

export interface PunchQuestion<Event extends LoggedPunch> {
	/** The person's recent events, newest sequence number first; what was corrected counts as corrected. */
	readonly recent: readonly Event[];
	/** When the punch happened. */
	readonly atMs: number;
	readonly nowMs: number;
	readonly cooldownMs: number;
	/** Told by a trusted system; otherwise `rule` decides. */
	readonly requestedDirection: Direction | null;
	readonly rule: DirectionRule;
	readonly longestShiftMs: number;
	/** Minutes east of UTC at `atMs`. */
	readonly offsetMinutes: number;
}

export type PunchDecision<Event> =
	| { readonly kind: "already_recorded"; readonly event: Event }
	| {
			readonly kind: "record";
			readonly direction: Direction;
			readonly directionSource: DirectionSource;
			/** What the person did last before. */
			readonly preceding: Event | null;
	  };

/** Entered afterwards, for an earlier moment. */
export function wasBackdated(event: Pick<LoggedPunch, "occurredAtMs" | "recordedAtMs">): boolean {
	return event.recordedAtMs - event.occurredAtMs > BACKDATED_AFTER_MS;
}

function latestInTime<Event extends LoggedPunch>(events: readonly Event[]): Event | null {
	return events.reduce<Event | null>(
		(latest, event) => (latest === null || event.occurredAtMs > latest.occurredAtMs ? event : latest),
		null,
	);
}

/**
 * What the person did last before `atMs`. Punches at the door count by sequence number, whatever the clock did since;
 * a punch that was entered afterwards counts by the time it tells.
 */
export function precedingPunch<Event extends LoggedPunch>({
	recent,
	atMs,
	nowMs,
}: Pick<PunchQuestion<Event>, "recent" | "atMs" | "nowMs">): Event | null {
	if (nowMs - atMs > BACKDATED_AFTER_MS) return latestInTime(recent.filter((event) => event.occurredAtMs <= atMs));
	const atTheDoor = recent.find((event) => !wasBackdated(event)) ?? null;
	const enteredSince = recent.filter(
		(event) =>
			wasBackdated(event) &&
			event.occurredAtMs <= atMs &&
			(atTheDoor === null || event.occurredAtMs > atTheDoor.occurredAtMs),
	);
	return latestInTime(enteredSince) ?? atTheDoor;
}

/**
 * Within the cooldown the earlier event stands, also when another direction is asked for: a second look is no second
 * punch. The distance in time counts, not its sign, so a clock that was put back a little does not let one through,
 * and one that was put back far does not hold one up.
 */
export function decidePunch<Event extends LoggedPunch>(question: PunchQuestion<Event>): PunchDecision<Event> {
	const { atMs, nowMs, cooldownMs, requestedDirection, rule, longestShiftMs, offsetMinutes } = question;
	const recent = effectiveEvents(question.recent);
	const isNear = (event: Event) => Math.abs(atMs - event.occurredAtMs) < cooldownMs;
	const preceding = precedingPunch({ recent, atMs, nowMs });
	const isBackdated = nowMs - atMs > BACKDATED_AFTER_MS;
	const near = preceding && isNear(preceding) ? preceding : isBackdated ? recent.find(isNear) : undefined;
	if (near) return { kind: "already_recorded", event: near };
	if (requestedDirection)
		return { kind: "record", direction: requestedDirection, directionSource: "requested", preceding };
	return { kind: "record", ...decideDirection({ rule, preceding, atMs, offsetMinutes, longestShiftMs }), preceding };
}

/** Whether the wall clock can be believed: it must lie after what is already in the log, and after this product. */
export function isClockSuspect(nowMs: number, lastRecordedAtMs: number | null): boolean {
	if (nowMs < EARLIEST_CREDIBLE_MS) return true;
	return lastRecordedAtMs !== null && nowMs < lastRecordedAtMs - CLOCK_STEP_TOLERANCE_MS;
}
