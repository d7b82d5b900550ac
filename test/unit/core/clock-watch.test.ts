import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
	beginClockWatch,
	compareWithServer,
	confirmClock,
	judgeClock,
	readClock,
} from "../../../src/core/domain/attendance/clock-watch.ts";
import { createCoreFixture } from "../../support/core-fixture.ts";
import { employeeId } from "../../support/environment.ts";

const NOW = Date.UTC(2026, 10, 23, 1);
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** A watch that has run for an hour, then reads `wallMs` after `elapsedMs` more. */
function watchAfter(elapsedMs: number, wallMs: number) {
	return readClock(beginClockWatch({ wallMs: NOW, monotonicMs: 5 * HOUR }), {
		wallMs,
		monotonicMs: 5 * HOUR + elapsedMs,
	});
}
const believed = { isSuspect: false, estimatedMs: null };

describe("a clock", () => {
	test.each([
		["runs on", 10 * MINUTE, NOW + 10 * MINUTE],
		["is slewed by NTP", 10 * MINUTE, NOW + 10 * MINUTE + 1_900],
	])("that %s is believed", (_name, elapsedMs, wallMs) => {
		expect(judgeClock(watchAfter(elapsedMs, wallMs), false)).toEqual(believed);
	});

	test.each([
		["forward", HOUR],
		["backward", -24 * HOUR],
	])("that was stepped %s is not, and the true time is told", (_name, stepMs) => {
		const watch = watchAfter(MINUTE, NOW + MINUTE + stepMs);
		expect(judgeClock(watch, false)).toEqual({ isSuspect: true, estimatedMs: NOW + MINUTE });
		const later = readClock(watch, { wallMs: watch.last.wallMs + HOUR, monotonicMs: watch.last.monotonicMs + HOUR });
		expect(judgeClock(later, false)).toEqual({ isSuspect: true, estimatedMs: NOW + MINUTE + HOUR });
	});

	test("that was put back to where it was is believed again", () => {
		const wrong = watchAfter(MINUTE, NOW + MINUTE + HOUR);
		const right = readClock(wrong, { wallMs: NOW + 2 * MINUTE, monotonicMs: wrong.last.monotonicMs + MINUTE });
		expect(judgeClock(right, false)).toEqual(believed);
	});

	test("before what is recorded already is suspect, and nothing better is known", () => {
		expect(judgeClock(watchAfter(MINUTE, NOW + MINUTE), true)).toEqual({ isSuspect: true, estimatedMs: null });
	});

	test("steps however it may, the estimate follows the monotonic clock", () => {
		const step = fc.record({
			elapsedMs: fc.integer({ min: 0, max: HOUR }),
			stepMs: fc.integer({ min: -HOUR, max: HOUR }),
		});
		fc.assert(
			fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
				let watch = beginClockWatch({ wallMs: NOW, monotonicMs: 0 });
				for (const { elapsedMs, stepMs } of steps) {
					const { wallMs, monotonicMs } = watch.last;
					watch = readClock(watch, { wallMs: wallMs + elapsedMs + stepMs, monotonicMs: monotonicMs + elapsedMs });
				}
				const { estimatedMs } = judgeClock(watch, false);
				const trueMs = NOW + watch.last.monotonicMs;
				// Steps within NTP's tolerance are believed, so each of them may be taken over.
				expect(Math.abs((estimatedMs ?? watch.last.wallMs) - trueMs)).toBeLessThanOrEqual((steps.length + 1) * 2_000);
			}),
		);
	});
});

describe("beside a server's date", () => {
	const watch = watchAfter(0, NOW);

	test.each([
		["within a minute", -59 * SECOND, believed],
		["an hour behind", HOUR, { isSuspect: true, estimatedMs: NOW + HOUR + 600 }],
		["a day ahead", -24 * HOUR, { isSuspect: true, estimatedMs: NOW - 24 * HOUR + 600 }],
	])("a clock %s", (_name, serverAheadMs, opinion) => {
		expect(judgeClock(compareWithServer(watch, { dateMs: NOW + serverAheadMs, roundTripMs: 200 }), false)).toEqual(
			opinion,
		);
	});

	test("that agrees a step was right", () => {
		const stepped = watchAfter(MINUTE, NOW + MINUTE + HOUR);
		const compared = compareWithServer(stepped, { dateMs: NOW + MINUTE + HOUR, roundTripMs: 100 });
		expect(judgeClock(compared, false)).toEqual(believed);
	});

	test.each([
		["took too long", { dateMs: NOW + HOUR, roundTripMs: 11 * SECOND }],
		["is of a server whose own clock was never set", { dateMs: Date.UTC(2001, 0, 1), roundTripMs: 10 }],
	])("a date that %s says nothing", (_name, date) => {
		expect(compareWithServer(watch, date)).toBe(watch);
	});

	test("or by a supervisor's word, the clock is believed again", () => {
		expect(judgeClock(confirmClock(watchAfter(MINUTE, NOW + HOUR)), false)).toEqual(believed);
	});
});

describe("a punch under a suspect clock", () => {
	const ANI = employeeId("ani");
	const withAni = () => {
		const core = createCoreFixture();
		core.employees.add(ANI);
		return core;
	};

	test("is recorded with the mark and the estimate, which the HRIS is told", async () => {
		const core = withAni();
		core.clockWatch.onServerDate(core.time.clock.nowMs() + 3 * HOUR, 0);
		const { event } = core.attendance.punch({ employeeId: ANI, method: "pin" });
		expect(event).toMatchObject({ clockState: "suspect", estimatedAtMs: core.time.clock.nowMs() + 3 * HOUR + 500 });
		const { data } = JSON.parse(core.log.outboxDrafts[0]?.bodyJson ?? "");
		expect(data).toMatchObject({ clock_state: "suspect", estimated_at: "2026-11-23T11:00:00.500+07:00" });
		expect(core.diagnostics.lines).toContainEqual(expect.objectContaining({ level: "warn" }));
	});

	test("told by somebody else keeps its own time, without an estimate", () => {
		const core = withAni();
		core.clockWatch.onServerDate(core.time.clock.nowMs() + 3 * HOUR, 0);
		const occurredAtMs = core.time.clock.nowMs() - HOUR;
		const { event } = core.attendance.punch({ employeeId: ANI, method: "api", occurredAtMs });
		expect(event).toMatchObject({ clockState: "suspect", estimatedAtMs: null });
	});

	test("after a supervisor's word carries no mark, and the word is audited", () => {
		const core = withAni();
		core.clockWatch.onServerDate(core.time.clock.nowMs() + 3 * HOUR, 0);
		core.clockWatch.confirm("supervisor");
		expect(core.attendance.punch({ employeeId: ANI, method: "pin" }).event).toMatchObject({
			clockState: "trusted",
			estimatedAtMs: null,
		});
		expect(core.audit.list(1)).toMatchObject([{ actor: "supervisor", action: "clock.confirm" }]);
	});
});
