// Purging the oldest records of real logs: what goes, what stays together, and what remains provable.
import { uuidv7 } from "uuidv7";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PunchDraft } from "../../../src/core/domain/attendance/attendance-event.ts";
import { defaultLogRules } from "../../../src/core/domain/attendance/log-rules.ts";
import type { EmployeeId } from "../../../src/core/domain/employee.ts";
import { createLogRetentionService } from "../../../src/core/services/attendance/log-retention-service.ts";
import { createCheckpointService } from "../../../src/core/services/operation/checkpoint-service.ts";
import type { Store } from "../../../src/storage/open-store.ts";
import { createRecordingLog } from "../../support/environment.ts";
import { tamper } from "../../support/forge-log.ts";
import { webhookTarget } from "../../support/memory-targets.ts";
import { createStoreFixture, enroll, punchOf, type StoreFixture } from "../../support/store-fixture.ts";

const DAY_MS = 86_400_000;
/** Noon in Jakarta, 2026-11-03. */
const NOW_MS = Date.UTC(2026, 10, 3, 5);
const log = createRecordingLog();
let fixture: StoreFixture;
let store: Store;
let nowMs = NOW_MS;
const clock = {
	nowMs: () => nowMs,
	monotonicMs: () => performance.now(),
	zone: () => ({ timeZone: "Asia/Jakarta", offsetMinutes: 420 }),
};
beforeEach(() => {
	nowMs = NOW_MS;
	fixture = createStoreFixture();
	store = fixture.open({ clock });
});
afterEach(() => {
	fixture.dispose();
});

function service(letOthersRun: () => Promise<void> = async () => undefined) {
	const { checkpointAnchor: anchor, evidencePhotos: photos, logPurges: purges, ...ports } = store;
	const signal = { wake: () => undefined };
	const ids = { uuidv7 };
	const checkpoints = createCheckpointService({ ...ports, anchor, signal, clock, ids, log });
	return createLogRetentionService({ ...ports, purges, photos, checkpoints, letOthersRun, clock, log });
}

const rules = { ...defaultLogRules, keepMonths: 12 };
const dayOf = (daysAgo: number) => new Date(NOW_MS - daysAgo * DAY_MS).toISOString().slice(0, 10);

/** As it was recorded so many days ago. */
function record(id: EmployeeId, daysAgo: number, changes: Partial<PunchDraft> = {}, target: string | null = null) {
	nowMs = NOW_MS - daysAgo * DAY_MS;
	const draft = punchOf(id, { occurredAtMs: nowMs, workDate: dayOf(daysAgo), ...changes });
	const event = store.attendance.append(draft, () =>
		target === null ? [] : [{ eventId: draft.eventId, target, bodyJson: "{}" }],
	);
	nowMs = NOW_MS;
	return event;
}

const seqs = () => store.attendance.list({ limit: 500 }).map(({ kioskSeq }) => kioskSeq);

describe("the rule", () => {
	it("is off until somebody sets it, and refuses less than a year", async () => {
		expect(service().rules()).toEqual(defaultLogRules);
		await expect(service().saveRules({ ...rules, keepMonths: 11 }, "operator:1")).rejects.toMatchObject({
			code: "VALIDATION_FAILED",
			data: { fields: ["keepMonths"] },
		});
		await service().saveRules(rules, "operator:1");
		expect(service().rules()).toEqual(rules);
		expect(store.audit.list(1)).toMatchObject([{ action: "log.rules", detail: { keepMonths: 12 } }]);
	});
	it("says what it would remove without removing it", async () => {
		const id = enroll(store, "QL-1");
		for (const daysAgo of [800, 700, 10]) record(id, daysAgo);
		expect(await service().preview(rules)).toMatchObject({
			beforeDate: "2025-11-03",
			events: 2,
			acts: 0,
			fromMs: NOW_MS - 800 * DAY_MS,
			toMs: NOW_MS - 700 * DAY_MS,
			heldBy: null,
		});
		expect(seqs()).toHaveLength(3);
		expect(await service().preview({ ...rules, keepMonths: null })).toMatchObject({ beforeDate: null, events: 0 });
	});
});

describe("a purge", () => {
	it("removes what is older, signs it, and the rest verifies from there", async () => {
		const id = enroll(store, "QL-1");
		for (let daysAgo = 900; daysAgo > 890; daysAgo -= 1) record(id, daysAgo);
		record(id, 5);
		await service().saveRules(rules, "operator:1");
		expect(await service().purge("schedule")).toEqual({ records: 10, photos: 0 });
		expect(seqs()).toEqual([11]);
		expect(store.verifyLog()).toEqual({ ok: true, records: 3, checkpoints: 1, beginsAfter: 10 });
		expect(store.checkpoints.newest()).toMatchObject({ reason: "purge", base: { chainSeq: 10, kioskSeq: 10 } });
		expect(store.audit.list(1)).toMatchObject([
			{ action: "log.purge", actor: "schedule", detail: { events: 10, acts: 0, before: "2025-11-03", upTo: 10 } },
		]);
		expect(record(id, 0).kioskSeq).toBe(12);
		expect(await service().purge("schedule")).toEqual({ records: 0, photos: 0 });
		expect(store.verifyLog()).toMatchObject({ ok: true, records: 4 });
	});
	it("never touches a record that a target has not taken, nor anything behind it", async () => {
		const id = enroll(store, "QL-1");
		store.targets.put(webhookTarget());
		record(id, 800);
		const waiting = record(id, 799, {}, "hris");
		record(id, 798);
		await service().saveRules(rules, "operator:1");
		expect(await service().preview(rules)).toMatchObject({ events: 1, heldBy: "undelivered" });
		await service().purge("schedule");
		expect(seqs()).toEqual([3, 2]);
		const [row] = store.outbox.due({ target: "hris", holdsBehindDead: false }, NOW_MS, 10);
		expect(row?.eventId).toBe(waiting.eventId);
		if (row) store.outbox.markDead(row.outboxId, NOW_MS, { errorCode: "HRIS_REJECTED" });
		expect((await service().preview(rules)).heldBy).toBe("undelivered");
		if (row) store.outbox.skip(row.outboxId, NOW_MS);
		await service().purge("schedule");
		expect(seqs()).toEqual([]);
	});
	it("keeps a work day whole: a night's OUT, a correction and a late entry hold its IN back", async () => {
		const [ani, budi] = [enroll(store, "QL-1"), enroll(store, "QL-2")];
		record(ani, 370);
		const night = record(budi, 366, { direction: "IN" });
		// In the log behind the first record that is young enough.
		record(ani, 364);
		const out = record(budi, 363, { direction: "OUT", workDate: night.workDate });
		await service().saveRules(rules, "operator:1");
		expect(await service().preview(rules)).toMatchObject({ events: 1, heldBy: "work_day" });
		await service().purge("schedule");
		expect(seqs()).toEqual([4, 3, 2]);
		expect(store.attendance.find(out.eventId)?.workDate).toBe(night.workDate);
	});
	it("lets a corrected record wait for its correction", async () => {
		const id = enroll(store, "QL-1");
		const wrong = record(id, 800, { workDate: null, direction: "OUT" });
		record(id, 700);
		record(id, 100, { corrects: wrong.eventId, workDate: null });
		expect(await service().preview(rules)).toMatchObject({ events: 0, heldBy: "work_day" });
	});
	it("keeps an IN of before work days were kept with its OUT", async () => {
		const id = enroll(store, "QL-1");
		record(id, 366, { workDate: null, direction: "IN" });
		record(id, 365, { workDate: null, direction: "OUT" });
		expect(await service().preview(rules)).toMatchObject({ events: 0, heldBy: "work_day" });
	});
	it("goes on after it was killed between two pieces; what is left does not count meanwhile", async () => {
		const id = enroll(store, "QL-1");
		store.transaction(() => {
			for (let index = 0; index < 1200; index += 1) record(id, 800);
		});
		record(id, 1);
		await service().saveRules(rules, "operator:1");
		let pauses = 0;
		const killed = service(async () => {
			// The photos, then the plan page by page; after that it deletes.
			pauses += 1;
			if (pauses > 9) throw new Error("killed");
		});
		await expect(killed.purge("schedule")).rejects.toThrow("killed");
		const left = seqs().length;
		expect(left).toBeGreaterThan(1);
		store.close();
		store = fixture.open({ clock });
		expect(store.verifyLog()).toMatchObject({ ok: true, beginsAfter: 1200, records: 3 });
		await service().purge("schedule");
		expect(seqs()).toEqual([1201]);
		expect(store.verifyLog()).toMatchObject({ ok: true, beginsAfter: 1200 });
	});
	it("does not disturb a check of the log that is under way", async () => {
		const id = enroll(store, "QL-1");
		store.transaction(() => {
			for (let index = 0; index < 1200; index += 1) record(id, 800);
		});
		for (let index = 0; index < 10; index += 1) record(id, 1);
		await service().saveRules(rules, "operator:1");
		const check = store.verifyLogInPieces();
		expect(check.next()).toMatchObject({ done: false });
		await service().purge("schedule");
		let step = check.next();
		while (!step.done) step = check.next();
		expect(step.value).toMatchObject({ ok: true, beginsAfter: 1200 });
	});
	it("leaves what is behind it append-only", async () => {
		const id = enroll(store, "QL-1");
		record(id, 800);
		record(id, 1);
		await service().saveRules(rules, "operator:1");
		await service().purge("schedule");
		tamper(fixture.databasePath, "DELETE FROM attendance_events WHERE kiosk_seq = 2");
		expect(store.verifyLog()).toMatchObject({ ok: false, problem: "missing", chainSeq: 2 });
	});
});
