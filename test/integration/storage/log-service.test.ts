// The log as people look something up in it, on a real store.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AttendanceEvent } from "../../../src/core/domain/attendance/attendance-event.ts";
import { createLogService, type LogService } from "../../../src/core/services/attendance/log-service.ts";
import type { Store } from "../../../src/storage/open-store.ts";
import { createStoreFixture, enroll, punch } from "../../support/store-fixture.ts";

const fixture = createStoreFixture();
const jakarta = (text: string) => Date.parse(`${text}+07:00`);
const clock = {
	nowMs: () => jakarta("2026-11-20T17:00:00"),
	monotonicMs: () => 0,
	zone: () => ({ timeZone: "Asia/Jakarta", offsetMinutes: 420 }),
};
let store: Store;
let log: LogService;
let wrong: AttendanceEvent;

beforeAll(() => {
	store = fixture.open({ clock });
	const ana = enroll(store, "QL-1");
	wrong = punch(store, ana, { occurredAtMs: jakarta("2026-11-02T23:59:59.999"), direction: "OUT" });
	punch(store, ana, { occurredAtMs: wrong.occurredAtMs, direction: "IN", corrects: wrong.eventId, note: "=1+1" });
	punch(store, ana, { occurredAtMs: jakarta("2026-11-03T00:00:00") });
	store.targets.put({
		targetId: "hris",
		kind: "webhook",
		name: "HRIS kantor",
		settings: {},
		isEnabled: true,
		createdAtMs: 1,
		updatedAtMs: 1,
	});
	log = createLogService({ search: store.search, targets: store.targets, audit: store.audit, clock });
});
afterAll(() => fixture.dispose());

const seqsOf = (days: { fromDate?: string; toDate?: string }) =>
	log.page(log.momentsOf(days), { limit: 10 }).entries.map(({ kioskSeq }) => kioskSeq);

describe("looking something up", () => {
	it("takes whole days of the kiosk's calendar, the last one included", () => {
		expect(seqsOf({})).toEqual([3, 2, 1]);
		expect(seqsOf({ fromDate: "2026-11-02", toDate: "2026-11-02" })).toEqual([2, 1]);
		expect(seqsOf({ fromDate: "2026-11-03" })).toEqual([3]);
		expect(seqsOf({ toDate: "2026-11-01" })).toEqual([]);
	});

	it("pages without gaps or repeats, and says when there is no more", () => {
		const first = log.page({}, { limit: 2 });
		const second = log.page({}, { limit: 2, cursor: first.nextCursor ?? "" });
		expect([...first.entries, ...second.entries].map(({ kioskSeq }) => kioskSeq)).toEqual([3, 2, 1]);
		expect(second.nextCursor).toBeNull();
		expect(log.page({}, { limit: 3 }).nextCursor).toBeNull();
		for (const cursor of ["", "x", "1", "1.x", "1.2.3"])
			expect(() => log.page({}, { limit: 2, cursor }), cursor).toThrow("VALIDATION_FAILED");
	});

	it("tells a record's corrections in both directions, and each target by its name", () => {
		const record = log.record(wrong.eventId);
		expect(record).toMatchObject({ entry: { isCorrected: true }, corrects: null, correctedBy: { kioskSeq: 2 } });
		expect(log.record(record.correctedBy?.eventId ?? "").corrects).toEqual(record.entry);
		expect(record.deliveries).toMatchObject([{ name: "HRIS kantor", state: "waiting", attempts: 0 }]);
		expect(() => log.record("nothing")).toThrow("NOT_FOUND");
	});
});

describe("the file", () => {
	it("has a header for spreadsheets, oldest first, formula-safe, and is audited once", () => {
		const { text, rows, nextCursor } = log.csvPart({ direction: "IN" }, { separator: ";" }, "supervisor");
		expect({ rows, nextCursor }).toEqual({ rows: 2, nextCursor: null });
		const [header, first, second] = text.split("\r\n");
		expect(header).toMatch(/^\uFEFFemployee_id;name;date;time;direction;work_date;shift;/);
		expect(first).toMatch(/^QL-1;Name of QL-1;2026-11-02;23:59:59;IN;;;face;correction;"'=1\+1";waiting;trusted;;/);
		expect(second).toMatch(/^QL-1;Name of QL-1;2026-11-03;00:00:00;IN;/);
		expect(store.audit.list(9)).toMatchObject([
			{ action: "log.export", actor: "supervisor", subject: null, detail: { direction: "IN" } },
		]);
	});

	it("goes on where it was, without a second header or audit row", () => {
		store.transaction(() => {
			for (let index = 0; index < 998; index += 1)
				punch(store, wrong.employeeId, { occurredAtMs: jakarta("2026-11-05T08:00:00") + Math.floor(index / 7) });
		});
		let text = "";
		let parts = 0;
		for (let cursor: string | null | undefined; cursor !== null; parts += 1) {
			const part = log.csvPart({}, { separator: ",", cursor }, "supervisor");
			text += part.text;
			cursor = part.nextCursor;
		}
		const lines = text.trim().split("\r\n");
		expect(lines).toHaveLength(1 + 1001);
		expect(new Set(lines).size).toBe(lines.length);
		expect(parts).toBe(3);
		expect(store.audit.list(9)).toHaveLength(2);
	});
});
