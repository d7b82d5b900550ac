import { describe, expect, it } from "vitest";
import type { KioskStatus } from "../../../src/renderer/client/types.ts";
import {
	type DayEvent,
	deliveryState,
	newestFirst,
	summariseDay,
} from "../../../src/renderer/features/attendance/day-summary.ts";

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
	};
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
};

describe("today's log", () => {
	// The second event was stamped earlier: somebody set the clock back. The kiosk's own order holds.
	const events = newestFirst([
		event(1, "A", "IN", "2026-11-02T08:00:00+07:00"),
		event(3, "A", "OUT", "2026-11-02T07:30:00+07:00"),
		event(2, "B", "IN", "2026-11-02T08:10:00+07:00"),
	]);

	it("is ordered by the kiosk's sequence, newest first", () => {
		expect(events.map(({ kioskSeq }) => kioskSeq)).toEqual([3, 2, 1]);
	});

	it("counts people, who is inside by the latest punch, and punches", () => {
		expect(summariseDay(events)).toEqual({ people: 2, inside: 1, events: 3 });
		expect(summariseDay([])).toEqual({ people: 0, inside: 0, events: 0 });
	});
});

describe("deliveries", () => {
	it("say first what needs a person", () => {
		expect(deliveryState(sync)).toEqual({ kind: "delivered", host: "hris.example" });
		expect(deliveryState({ ...sync, waiting: 2 })).toEqual({ kind: "waiting", count: 2 });
		expect(deliveryState({ ...sync, network: "offline", waiting: 2 })).toEqual({ kind: "offline", count: 2 });
		expect(deliveryState({ ...sync, network: "offline", deadLetters: 1 })).toEqual({ kind: "refused", count: 1 });
		expect(deliveryState({ ...sync, network: "not_configured", deadLetters: 1 })).toEqual({ kind: "not_configured" });
	});
});
