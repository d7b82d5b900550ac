import { describe, expect, test } from "vitest";
import { AppError } from "../../../src/core/domain/errors.ts";
import { type CoreFixture, createCoreFixture } from "../../support/core-fixture.ts";
import { employeeId } from "../../support/environment.ts";

const ANI = employeeId("ani");
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function withAni(): CoreFixture {
	const core = createCoreFixture();
	core.employees.add(ANI);
	return core;
}
const punch = (core: CoreFixture, changes: Partial<Parameters<CoreFixture["attendance"]["punch"]>[0]> = {}) =>
	core.attendance.punch({ employeeId: ANI, method: "api", ...changes });

describe("a correction", () => {
	test("by the person keeps both records, at the same time, and goes out as a correction", async () => {
		const core = withAni();
		const { event } = punch(core, { method: "face", confidence: "high", similarity: 0.7 });
		await core.time.advance(20_000);
		const correction = core.attendance.correctOwn(event.eventId);
		expect(correction).toMatchObject({
			direction: "OUT",
			directionSource: "corrected",
			corrects: event.eventId,
			occurredAtMs: event.occurredAtMs,
			method: "face",
			confidence: "high",
			kioskSeq: 2,
		});
		expect(core.log.events).toHaveLength(2);
		const sent = JSON.parse(core.log.outboxDrafts.at(-1)?.bodyJson ?? "");
		expect(sent).toMatchObject({
			id: correction.eventId,
			type: "attendance.correction.v1",
			data: { direction: "OUT" },
		});
		expect(sent.data.corrects).toBe(event.eventId);
		expect(JSON.parse(core.log.outboxDrafts[0]?.bodyJson ?? "").data).not.toHaveProperty("corrects");
	});

	test("by the person can be turned round again, but not after a minute and not of an older event", async () => {
		const core = withAni();
		const { event } = punch(core);
		const correction = core.attendance.correctOwn(event.eventId);
		expect(() => core.attendance.correctOwn(event.eventId)).toThrow("CORRECTION_TOO_LATE");
		await core.time.advance(60_000);
		expect(core.attendance.correctOwn(correction.eventId).direction).toBe("IN");
		await core.time.advance(60_001);
		expect(() => core.attendance.correctOwn(core.log.events.at(-1)?.eventId ?? "")).toThrow("CORRECTION_TOO_LATE");
		expect(() => core.attendance.correctOwn("nothing")).toThrow("NOT_FOUND");
	});

	test("decides what the next punch is", async () => {
		const core = withAni();
		core.attendance.correctOwn(punch(core).event.eventId);
		await core.time.advance(2 * MINUTE);
		expect(punch(core).event.direction).toBe("IN");
	});

	test("by a supervisor is possible later, once an event, with the reason", async () => {
		const core = withAni();
		const { event } = punch(core);
		await core.time.advance(9 * HOUR);
		const correction = core.attendance.correct(event.eventId, "salah pintu");
		expect(correction).toMatchObject({ direction: "OUT", method: "supervisor", note: "salah pintu" });
		expect(() => core.attendance.correct(event.eventId, "lagi")).toThrow("NOT_FOUND");
		expect(core.attendance.correct(correction.eventId, "lagi").direction).toBe("IN");
	});
});

describe("a punch", () => {
	test("writes event and outbox row together, then wakes the worker", () => {
		const core = withAni();
		const { state, event } = punch(core, { note: "  gate 2 " });
		expect(state).toBe("recorded");
		expect(event).toMatchObject({ direction: "IN", kioskSeq: 1, note: "gate 2", confidence: null });
		expect(event).toMatchObject({ timeZone: "Asia/Jakarta", offsetMinutes: 420 });
		const [row] = core.log.outboxDrafts;
		expect(row).toMatchObject({ eventId: event.eventId, target: "hris" });
		expect(JSON.parse(row?.bodyJson ?? "")).toMatchObject({
			id: event.eventId,
			source: `/kiosk/${core.settings.read().kioskId}`,
			data: { employee_id: "ani", kiosk_seq: 1, occurred_at: "2026-11-23T08:00:00.000+07:00" },
		});
		expect(core.outbox.wakes()).toBe(1);
	});

	test("inside the cooldown writes nothing; the cooldown is the operator's", async () => {
		const core = withAni();
		const first = punch(core);
		await core.time.advance(59_999);
		expect(punch(core)).toEqual({ state: "already_recorded", event: first.event });
		expect(core.outbox.wakes()).toBe(1);
		core.settings.update({ cooldownSeconds: 30 });
		expect(punch(core).event.direction).toBe("OUT");
	});

	test("of somebody unknown, removed or deactivated is refused", () => {
		const core = withAni();
		expect(() => punch(core, { employeeId: employeeId("nobody") })).toThrow("EMPLOYEE_NOT_FOUND");
		core.employees.deactivate(ANI);
		expect(() => punch(core)).toThrow("EMPLOYEE_NOT_FOUND");
		expect(core.log.events).toEqual([]);
	});

	test("that could not be written is an error, and the worker sleeps on", () => {
		const core = withAni();
		core.log.refuse(new AppError("STORAGE_UNAVAILABLE"));
		expect(() => punch(core)).toThrow("STORAGE_UNAVAILABLE");
		expect(core.outbox.wakes()).toBe(0);
	});

	test("told for a past time alternates by time; told twice is one", () => {
		const core = withAni();
		const nowMs = core.time.clock.nowMs();
		expect(punch(core, { occurredAtMs: nowMs - 9 * HOUR }).event.direction).toBe("IN");
		expect(punch(core, { occurredAtMs: nowMs - HOUR }).event.direction).toBe("OUT");
		expect(punch(core, { occurredAtMs: nowMs - 9 * HOUR }).state).toBe("already_recorded");
		expect(punch(core).event.direction).toBe("IN");
	});

	test("told again a few seconds earlier or later is still the same one", () => {
		const core = withAni();
		const atMs = core.time.clock.nowMs() - HOUR;
		punch(core, { occurredAtMs: atMs });
		for (const differenceMs of [-10_000, 10_000])
			expect(punch(core, { occurredAtMs: atMs + differenceMs }).state).toBe("already_recorded");
	});

	// The year 0, seen from an office east of Greenwich, lies before it and cannot be written as RFC 3339.
	test.each(["0000-01-01T00:00:00+07:00", "1999-12-31T23:59:59Z"])("told for %s is refused", (told) => {
		const core = withAni();
		expect(() => punch(core, { occurredAtMs: Date.parse(told) })).toThrow("VALIDATION_FAILED");
		expect(core.log.events).toEqual([]);
	});

	test("at the door counts whatever the kiosk's own clock says", () => {
		const core = withAni();
		core.time.stepWallClock(-core.time.clock.nowMs());
		expect(punch(core)).toMatchObject({ state: "recorded", event: { clockState: "suspect" } });
	});

	test.each([6 * MINUTE, Number.NaN])("from the future or from no time at all is refused: %d", (aheadMs) => {
		const core = withAni();
		expect(() => punch(core, { occurredAtMs: core.time.clock.nowMs() + aheadMs })).toThrow("VALIDATION_FAILED");
	});

	test("is marked when the clock was put back, and the order stays", () => {
		const core = withAni();
		punch(core);
		core.time.stepWallClock(-2 * HOUR);
		expect(punch(core).event).toMatchObject({ direction: "OUT", clockState: "suspect", kioskSeq: 2 });
		expect(punch(core, { direction: "IN" }).state).toBe("already_recorded");
	});
});

describe("reading back", () => {
	test("pages newest first without gaps or repeats", async () => {
		const core = withAni();
		for (let i = 0; i < 7; i++) {
			punch(core);
			await core.time.advance(2 * MINUTE);
		}
		const seen: number[] = [];
		let cursor: string | undefined;
		do {
			const page = core.attendance.list({ limit: 3, cursor });
			seen.push(...page.events.map(({ kioskSeq }) => kioskSeq));
			cursor = page.nextCursor ?? undefined;
		} while (cursor);
		expect(seen).toEqual([7, 6, 5, 4, 3, 2, 1]);
		expect(core.attendance.list({ limit: 7 }).nextCursor).toBeNull();
	});

	test.each(["", "0", "-1", "x", "1e3", "1".repeat(16)])("refuses a cursor that it did not give: %j", (cursor) => {
		expect(() => withAni().attendance.list({ limit: 1, cursor })).toThrow("VALIDATION_FAILED");
	});
});
