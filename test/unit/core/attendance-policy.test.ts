import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Direction } from "../../../src/core/domain/attendance/attendance-event.ts";
import {
	BACKDATED_AFTER_MS,
	decidePunch,
	isClockSuspect,
	type PunchQuestion,
} from "../../../src/core/domain/attendance/attendance-policy.ts";

const NOW = Date.UTC(2026, 10, 23, 1, 0, 0);
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const COOLDOWN = 60 * SECOND;

/** A punch at the door, recorded as it happened. */
function punched(direction: Direction, occurredAtMs: number) {
	return enteredLater(direction, occurredAtMs, occurredAtMs);
}
function enteredLater(direction: Direction, occurredAtMs: number, recordedAtMs = NOW) {
	return {
		eventId: `${direction} ${occurredAtMs}`,
		corrects: null as string | null,
		direction,
		occurredAtMs,
		recordedAtMs,
	};
}
/** The same moment told the other way round, half a minute later. */
function corrected(event: ReturnType<typeof punched>) {
	const direction: Direction = event.direction === "IN" ? "OUT" : "IN";
	return { ...event, eventId: `corrected ${event.eventId}`, corrects: event.eventId, direction };
}
type Question = PunchQuestion<ReturnType<typeof punched>>;
function decide(recent: Question["recent"], changes: Partial<Question> = {}) {
	const nowMs = changes.nowMs ?? NOW;
	const kiosk = {
		cooldownMs: COOLDOWN,
		rule: { kind: "alternate" },
		longestShiftMs: 16 * HOUR,
		offsetMinutes: 7 * 60,
	} as const;
	const decision = decidePunch({ recent, nowMs, atMs: nowMs, requestedDirection: null, ...kiosk, ...changes });
	if (decision.kind === "already_recorded") return decision;
	const { preceding: _, ...record } = decision;
	return record;
}
const alternated = (direction: Direction) => ({ kind: "record", direction, directionSource: "alternating" });
const requested = (direction: Direction) => ({ kind: "record", direction, directionSource: "requested" });

describe("direction at the door", () => {
	test.each([
		["the first punch ever", [], "IN"],
		["after IN", [punched("IN", NOW - HOUR)], "OUT"],
		["after OUT", [punched("OUT", NOW - HOUR)], "IN"],
		["the newest sequence number counts", [punched("OUT", NOW - HOUR), punched("IN", NOW - 2 * HOUR)], "IN"],
		["after IN yesterday, as a night shift ends", [punched("IN", NOW - 10 * HOUR)], "OUT"],
		["clock put back an hour since", [punched("IN", NOW + HOUR)], "OUT"],
		[
			"a missed punch of yesterday entered today does not turn today around",
			[enteredLater("OUT", NOW - 20 * HOUR, NOW - 10 * MINUTE), punched("IN", NOW - 3 * HOUR)],
			"OUT",
		],
		[
			"a missed OUT entered for after the last punch counts",
			[enteredLater("OUT", NOW - 2 * HOUR, NOW - 10 * MINUTE), punched("IN", NOW - 8 * HOUR)],
			"IN",
		],
	] as const)("%s", (_name, recent, direction) => {
		expect(decide(recent)).toEqual(alternated(direction));
	});

	test("a trusted system's word stands, even against alternation", () => {
		expect(decide([punched("IN", NOW - HOUR)], { requestedDirection: "IN" })).toEqual(requested("IN"));
	});

	test("alternates however the pauses fall, as long as each is beyond the cooldown", () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: COOLDOWN, max: 16 * HOUR }), { maxLength: 30 }), (pausesMs) => {
				const recent: ReturnType<typeof punched>[] = [];
				let nowMs = NOW;
				for (const pauseMs of pausesMs) {
					nowMs += pauseMs;
					const decision = decide(recent, { nowMs });
					if (decision.kind !== "record") throw new Error("inside the cooldown");
					recent.unshift(punched(decision.direction, nowMs));
				}
				const expected = recent.map((_, i) => ((recent.length - 1 - i) % 2 === 0 ? "IN" : "OUT"));
				expect(recent.map(({ direction }) => direction)).toEqual(expected);
			}),
		);
	});
});

describe("a correction", () => {
	const wrong = punched("IN", NOW - 8 * HOUR);

	test("counts instead of what it corrects", () => {
		expect(decide([corrected(wrong), wrong])).toEqual(alternated("IN"));
		const back = { ...corrected(corrected(wrong)), eventId: "back" };
		expect(decide([back, corrected(wrong), wrong])).toEqual(alternated("OUT"));
	});

	test("of a moment ago is what was already recorded", () => {
		const justNow = punched("OUT", NOW - 10 * SECOND);
		expect(decide([corrected(justNow), justNow])).toMatchObject({
			kind: "already_recorded",
			event: { direction: "IN" },
		});
	});
});

describe("cooldown", () => {
	test.each([
		["at once", 0, "already_recorded"],
		["a millisecond before it ends", COOLDOWN - 1, "already_recorded"],
		["when it ends", COOLDOWN, "record"],
		["clock put back a little", -20 * SECOND, "already_recorded"],
		["clock put back by an hour: nobody is locked out for it", -HOUR, "record"],
	] as const)("%s", (_name, elapsedMs, kind) => {
		expect(decide([punched("IN", NOW - elapsedMs)]).kind).toBe(kind);
	});

	test("also when another direction is asked for", () => {
		const earlier = punched("IN", NOW - 10 * SECOND);
		expect(decide([earlier], { requestedDirection: "OUT" })).toEqual({ kind: "already_recorded", event: earlier });
	});

	test("of zero lets everything through", () => {
		expect(decide([punched("IN", NOW)], { cooldownMs: 0 })).toEqual(alternated("OUT"));
	});
});

describe("a punch told for a past time", () => {
	const day = [punched("OUT", NOW - HOUR), punched("IN", NOW - 9 * HOUR)];

	test.each([
		["before everything", NOW - 20 * HOUR, alternated("IN")],
		["between IN and OUT follows the IN", NOW - 5 * HOUR, alternated("OUT")],
		["after the last follows the last", NOW - 30 * MINUTE, alternated("IN")],
		["near a record, before it", NOW - 9 * HOUR - 10 * SECOND, { kind: "already_recorded", event: day[1] }],
		["near a record, after it", NOW - 9 * HOUR + 10 * SECOND, { kind: "already_recorded", event: day[1] }],
	])("%s", (_name, atMs, decision) => {
		expect(decide(day, { atMs })).toEqual(decision);
	});

	test("sent twice is one", () => {
		const atMs = NOW - 5 * HOUR;
		const first = enteredLater("OUT", atMs);
		expect(decide([first, ...day], { atMs })).toEqual({ kind: "already_recorded", event: first });
	});

	test("by less than a network's delay counts as now", () => {
		expect(decide([punched("IN", NOW - HOUR)], { atMs: NOW - BACKDATED_AFTER_MS })).toEqual(alternated("OUT"));
	});
});

describe("the clock", () => {
	test.each([
		["never set", Date.UTC(1970, 0, 1), null, true],
		["at its first event", NOW, null, false],
		["after the last event", NOW, NOW - HOUR, false],
		["a moment before it, as NTP does", NOW, NOW + SECOND, false],
		["long before it", NOW, NOW + HOUR, true],
	])("%s", (_name, nowMs, lastRecordedAtMs, isSuspect) => {
		expect(isClockSuspect(nowMs, lastRecordedAtMs)).toBe(isSuspect);
	});
});
