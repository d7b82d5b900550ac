import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import {
	auditRecord,
	digestPersonal,
	type EventFields,
	eventRecord,
	hashRecord,
} from "../../../src/storage/log/hash-chain.ts";

const event: EventFields = {
	kioskSeq: 3,
	eventId: "01a202db-4841-72dd-85aa-7a8eccc76414",
	personKey: 12,
	employeeId: "QL-0007",
	direction: "IN",
	directionSource: "alternating",
	occurredAtMs: 1_790_000_000_000,
	timeZone: "Asia/Jakarta",
	offsetMinutes: 420,
	method: "face",
	confidence: "high",
	similarity: 0.7123456789,
	livenessScore: 0.93,
	templateContractId: "c1",
	clockState: "trusted",
	estimatedAtMs: null,
	note: 'pintu "utara" é',
	recordedAtMs: 1_790_000_000_123,
	workDate: "2026-09-21",
	shiftCode: "P1",
	shiftStartMs: 1_790_000_100_000,
	shiftEndMs: 1_790_028_900_000,
	graceMinutes: 5,
	corrects: null,
};
const salt = Buffer.alloc(16, 0xa5);

const PUBLIC_TEXT =
	'["hadir.event.v3",5,3,"01a202db-4841-72dd-85aa-7a8eccc76414","IN","alternating",1790000000000,"Asia/Jakarta",420,' +
	'"face","high","c1","trusted",1790000000123,null,null,"2026-09-21","P1",1790000100000,1790028900000,5]';
/** As it was before records had a work day and a shift. */
const SECOND_PUBLIC_TEXT =
	'["hadir.event.v2",5,3,"01a202db-4841-72dd-85aa-7a8eccc76414","IN","alternating",1790000000000,"Asia/Jakarta",420,' +
	'"face","high","c1","trusted",1790000000123,null,null]';
/** As it was before records had an estimated time. */
const FIRST_PUBLIC_TEXT =
	'["hadir.event.v1",5,3,"01a202db-4841-72dd-85aa-7a8eccc76414","IN","alternating",1790000000000,"Asia/Jakarta",420,' +
	'"face","high","c1","trusted",1790000000123,null]';
const PERSONAL_TEXT = '[12,"QL-0007",0.7123456789,0.93,"pintu \\"utara\\" é"]';

describe("the canonical bytes", () => {
	it("are exactly the documented text: a log written years ago must still verify", () => {
		const record = eventRecord(5, event);
		expect(JSON.stringify(record.public)).toBe(PUBLIC_TEXT);
		expect(JSON.stringify(record.personal)).toBe(PERSONAL_TEXT);
		const digest = createHash("sha256").update(salt).update(PERSONAL_TEXT, "utf8").digest();
		expect(digestPersonal(salt, record.personal)).toEqual(digest);
		const previous = Buffer.alloc(32, 1);
		expect(hashRecord(previous, record.public, digest)).toEqual(
			createHash("sha256").update(previous).update(PUBLIC_TEXT, "utf8").update(digest).digest(),
		);
	});

	it("of a record of version 2 are still what they were", () => {
		expect(JSON.stringify(eventRecord(5, event, 2).public)).toBe(SECOND_PUBLIC_TEXT);
	});

	it("of a record of version 1 are still what they were", () => {
		expect(JSON.stringify(eventRecord(5, event, 1).public)).toBe(FIRST_PUBLIC_TEXT);
		expect(JSON.stringify(eventRecord(5, { ...event, estimatedAtMs: 7 }, 1).public)).toBe(FIRST_PUBLIC_TEXT);
	});

	it("of an audit entry keep who and about whom in the personal part", () => {
		const entry = {
			auditKey: 2,
			atMs: 9,
			action: "employee.remove",
			actor: "supervisor",
			subject: "QL-0007",
			detailJson: "{}",
		};
		const record = auditRecord(6, entry);
		expect(record.public).toEqual(["hadir.audit.v3", 6, 2, 9, "employee.remove"]);
		expect(auditRecord(6, entry, 1).public).toEqual(["hadir.audit.v1", 6, 2, 9, "employee.remove"]);
		expect(record.personal).toEqual(["supervisor", "QL-0007", "{}"]);
	});

	it("differ for every field of an event", () => {
		const hashOf = (fields: EventFields) => {
			const record = eventRecord(5, fields);
			return hashRecord(Buffer.alloc(32), record.public, digestPersonal(salt, record.personal)).toString();
		};
		const original = hashOf(event);
		for (const [field, value] of Object.entries(event)) {
			const other = typeof value === "number" ? value + 1 : `${value ?? ""}x`;
			expect(hashOf({ ...event, [field]: other }), field).not.toBe(original);
		}
	});

	it("keep the personal part out of reach without the salt", () => {
		const { personal } = eventRecord(5, event);
		expect(digestPersonal(Buffer.alloc(16, 1), personal)).not.toEqual(digestPersonal(salt, personal));
	});
});
