import { describe, expect, it } from "vitest";
import type { KioskStatus } from "../../../src/renderer/client/types.ts";
import {
	correctedIds,
	type DayEvent,
	type DayWork,
	dateAfter,
	deliveryState,
	inWords,
	newestFirst,
	otherDirection,
	summariseDay,
} from "../../../src/renderer/features/attendance/day-summary.ts";
import { plainStatus } from "../../support/kiosk-states.ts";

function event(kioskSeq: number, employeeId: string, direction: "IN" | "OUT", occurredAt: string): DayEvent {
	return {
		eventId: `e${kioskSeq}`,
		kioskSeq,
		employeeId,
		name: employeeId,
		direction,
		occurredAt,
		method: "face",
		confidence: "high",
		corrects: null,
	};
}

function work(changes: Partial<DayWork>): DayWork {
	const day = { employeeId: "A", name: "A", firstIn: null, lastOut: null, workedMinutes: 0, punches: 1 };
	const plan = { shifts: [], lateMinutes: 0, earlyLeaveMinutes: 0 };
	return { ...day, ...plan, isInside: false, flags: [], ...changes };
}

const sync: KioskStatus["sync"] = {
	network: "online",
	targetHost: "hris.example",
	waiting: 0,
	oldestWaitingAtMs: null,
	delivered: 3,
	lastDeliveredAtMs: null,
	deadLetters: 0,
	lastErrorCode: null,
	targets: [],
};

describe("a day's log", () => {
	// The second event was stamped earlier: somebody set the clock back. The kiosk's own order holds.
	const events = newestFirst([
		event(1, "A", "IN", "2026-11-02T08:00:00+07:00"),
		event(3, "A", "OUT", "2026-11-02T07:30:00+07:00"),
		event(2, "B", "IN", "2026-11-02T08:10:00+07:00"),
	]);

	it("is ordered by the kiosk's sequence, newest first", () => {
		expect(events.map(({ kioskSeq }) => kioskSeq)).toEqual([3, 2, 1]);
	});

	it("counts people, who is inside, punches, and days that need a supervisor", () => {
		const workDays = [work({ isInside: true }), work({ flags: ["missing_out"] }), work({ flags: ["clock_suspect"] })];
		expect(summariseDay({ events, workDays })).toEqual({ people: 3, inside: 1, events: 3, incomplete: 1 });
		expect(summariseDay({ events: [], workDays: [] })).toEqual({ people: 0, inside: 0, events: 0, incomplete: 0 });
	});

	it("counts a corrected punch once", () => {
		const correction = { ...event(4, "B", "OUT", "2026-11-02T08:10:00+07:00"), corrects: "e2" };
		expect(summariseDay({ events: [correction, ...events], workDays: [] }).events).toBe(3);
		expect([...correctedIds([correction, ...events])]).toEqual(["e2"]);
		expect(otherDirection("IN")).toBe("OUT");
	});

	it("goes from day to day over the end of a month", () => {
		expect([dateAfter("2026-11-30", 1), dateAfter("2026-03-01", -1)]).toEqual(["2026-12-01", "2026-02-28"]);
	});

	it("says worked time in hours and minutes of two digits", () => {
		expect([485, 0, 59].map(inWords)).toEqual([
			{ hours: 8, minutes: "05" },
			{ hours: 0, minutes: "00" },
			{ hours: 0, minutes: "59" },
		]);
	});
});

describe("deliveries", () => {
	it("say first what needs a person", () => {
		expect(deliveryState(sync)).toEqual({ kind: "delivered", host: "hris.example" });
		expect(deliveryState({ ...sync, waiting: 2 })).toEqual({ kind: "waiting", count: 2 });
		expect(deliveryState({ ...sync, network: "offline", waiting: 2 })).toEqual({ kind: "offline", count: 2 });
		expect(deliveryState({ ...sync, network: "offline", deadLetters: 1 })).toEqual({ kind: "refused", count: 1 });
		const [target] = plainStatus.sync.targets;
		const paused = target ? [{ ...target, name: "Odoo", state: "paused" as const }] : [];
		expect(deliveryState({ ...sync, network: "offline", deadLetters: 1, targets: paused })).toEqual({
			kind: "stopped",
			name: "Odoo",
		});
		expect(deliveryState({ ...sync, network: "not_configured", deadLetters: 1 })).toEqual({ kind: "not_configured" });
	});
});
