// Erasing a person, proven where it counts: in the raw bytes of every file of the data folder.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { EmployeeId } from "../../src/core/domain/employee.ts";
import { type ErasureScope, erasureItems, itemsOf } from "../../src/core/domain/rights/erasure.ts";
import type { ErasureCertificate } from "../../src/core/domain/rights/erasure-certificate.ts";
import { openConnection } from "../../src/storage/database/connection.ts";
import { verifySignature } from "../../src/storage/keys/ed25519-record-signer.ts";
import { applyErasures, readErasures } from "../../src/storage/rights/apply-erasures.ts";
import { personCommitment } from "../../src/storage/rights/erasure-record-store.ts";
import { createRightsFixture, filesWith, type RightsFixture } from "../support/rights-fixture.ts";
import { employeeId, enroll, punch, punchOf, templateOf } from "../support/store-fixture.ts";

const ID = "CANARY-7731";
const FORMER = "CANARY-OLD-42";
const NAME = "Zulaikha Kenarinama";
const budi = employeeId("QL-2");

let rights: RightsFixture;
beforeEach(() => {
	rights = createRightsFixture();
});
afterEach(() => {
	rights.dispose();
});

/** Somebody of whom there is something in every table. */
async function somebody(): Promise<EmployeeId> {
	const { store, gallery } = rights;
	const old = employeeId(FORMER);
	const id = employeeId(ID);
	const templates = [templateOf(old, 1), templateOf(old, 2, { pose: "left" })];
	const consent = { version: "2026-11-1", language: "id", acceptedAtMs: 1_000 } as const;
	const crops = templates.map(({ templateId }, index) => ({ cropId: `crop-${index}`, templateId, image: picture() }));
	enroll(store, "QL-2", 9);
	store.employees.enroll({ employeeId: old, name: NAME, consent }, templates, {
		replace: false,
		crops,
		lookAlikes: [budi],
	});
	punch(store, old);
	store.identities.changeId(old, id);
	punch(store, id, { direction: "OUT", note: `told by ${NAME}` });
	store.personalCodes.writePin(id, "$argon2id$hash", 5);
	store.personalCodes.issueBadge(id, "badge-of-canary", 6);
	store.groups.put({ groupId: "g1", name: "Gudang", directionRule: null });
	store.groups.assign([id], "g1");
	const target = {
		targetId: "hris",
		kind: "csv",
		name: "Berkas",
		settings: { folder: "/nowhere" },
		isEnabled: true,
	} as const;
	store.targets.put({ ...target, createdAtMs: 1, updatedAtMs: 1 });
	store.targetPeople.replace("hris", [{ employeeId: ID, externalId: "EXT-CANARY", name: NAME, isActive: true }], 7);
	store.targetPeople.setExternalId("hris", id, "EXT-CANARY", 8);
	const [due] = store.outbox.due({ target: "hris", holdsBehindDead: false }, rights.time.clock.nowMs(), 1);
	store.outbox.markDelivered(due?.outboxId ?? 0, 9);
	const event = store.attendance.latest(id);
	store.punchRequests.keep(
		{ key: `key-of-${ID}`, content: [Buffer.from(ID)] },
		{ eventId: event?.eventId ?? "", state: "recorded" },
	);
	store.audit.append({ atMs: 1, actor: "operator:1", action: "employee.rename", subject: ID, detail: {} });
	store.audit.append({
		atMs: 2,
		actor: "operator:1",
		action: "employee.merge",
		subject: "QL-2",
		detail: { into: FORMER },
	});
	store.audit.append({
		atMs: 3,
		actor: "operator:1",
		action: "employee.enroll",
		subject: "QL-2",
		detail: { lookAlikes: `QL-3, ${ID}` },
	});
	for (const template of store.employees.templates(id))
		await gallery.apply({ revision: 1, upserted: [template], removedTemplateIds: [] });
	return id;
}

const picture = () => Buffer.from("a picture of a face, never stored like this");

/** What the database holds of the person's biometrics, as bytes. */
function sealedBytes(): Record<string, Uint8Array> {
	const database = new Database(rights.databasePath, { readonly: true });
	const column = (sql: string) => database.prepare(sql).pluck().all() as Uint8Array[];
	const person = `(SELECT person_key FROM people WHERE name = '${NAME}')`;
	const found = {
		template: column(`SELECT sealed_embedding FROM templates WHERE person_key = ${person}`),
		picture: column(`SELECT sealed_image FROM enrollment_crops WHERE person_key = ${person}`),
		dataKey: column(`SELECT wrapped_key FROM person_keys WHERE person_key = ${person}`),
	};
	database.close();
	return Object.fromEntries(
		Object.entries(found).flatMap(([what, blobs]) => blobs.map((bytes, index) => [`${what} ${index}`, bytes])),
	);
}

async function erase(id: EmployeeId, scope: ErasureScope) {
	const issued = await rights.erasure.erase(id, { scope, cause: "administrator" }, "operator:1");
	return { ...issued, document: JSON.parse(issued.certificate.document) as ErasureCertificate };
}

const words = { name: NAME, id: ID, formerId: FORMER, external: "EXT-CANARY", badge: "badge-of-canary" };

describe("erasing everything", () => {
	it("leaves no byte of it in any file: database, write-ahead log, shared memory, copies", async () => {
		const id = await somebody();
		const sealed = sealedBytes();
		expect(Object.keys(sealed)).toHaveLength(5);
		mkdirSync(join(rights.dataDir, "backups"), { recursive: true });
		writeFileSync(join(rights.dataDir, "backups", "hadir-v140-1790000000000.db"), `${NAME} ${ID}`);
		expect(filesWith(rights.dataDir, { ...words, ...sealed }).length).toBeGreaterThan(8);
		const { document } = await erase(id, "personAndAttendance");
		expect(filesWith(rights.dataDir, { ...words, ...sealed })).toEqual([]);
		expect(document.files).toMatchObject({ writeAheadLogEmptied: true, copiesDeleted: 1 });
		expect(document.files.databaseCompactedAt).not.toBeNull();
	});

	it("finds something in every store before, and nothing in any after", async () => {
		const id = await somebody();
		const { document } = await erase(id, "personAndAttendance");
		// The kiosk takes evidence photos only where somebody switched them on.
		const present = erasureItems.filter((item) => item !== "evidencePhotos");
		expect(present.filter((item) => document.removed[item] === 0)).toEqual([]);
		expect(erasureItems.filter((item) => document.remaining[item] !== 0)).toEqual([]);
		expect(document.searchIndex).toEqual({ searched: 2, found: 0 });
	});

	it("keeps the log whole and in its place, without saying whose the records are", async () => {
		const id = await somebody();
		await erase(id, "personAndAttendance");
		expect(rights.store.verifyLog()).toMatchObject({ ok: true });
		const events = rights.store.attendance.list({ limit: 10 });
		expect(events).toHaveLength(2);
		expect(events.map(({ employeeId: who }) => who)).toEqual([
			expect.stringMatching(/^erased-/),
			expect.stringMatching(/^erased-/),
		]);
	});

	it("is written into the audit under the erasure's own number", async () => {
		const id = await somebody();
		const { erasureId } = await erase(id, "person");
		const [entry] = rights.store.audit.list(1);
		expect(entry).toMatchObject({ action: "person.erase", subject: erasureId, actor: "operator:1" });
		expect(rights.forgotten).toEqual([id]);
	});

	it("refuses somebody who is not there, and erases nothing", async () => {
		await somebody();
		await expect(erase(employeeId("QL-99"), "person")).rejects.toMatchObject({ code: "EMPLOYEE_NOT_FOUND" });
		expect(rights.certificates.list()).toEqual([]);
	});
});

describe("erasing the person but not the wage", () => {
	it("keeps the attendance records under the number, and says so", async () => {
		const id = await somebody();
		const { document } = await erase(id, "person");
		expect(document.kept).toEqual({ attendanceRecords: 2 });
		expect(document.removed.attendanceRecords).toBe(0);
		expect(rights.store.attendance.list({ limit: 10 }).map(({ employeeId: who }) => who)).toEqual([ID, FORMER]);
		expect(rights.store.employees.find(id)).toBeNull();
		// The supervisor's note is part of the record of the wage; the name is nowhere else.
		expect(filesWith(rights.dataDir, { badge: words.badge, external: words.external })).toEqual([]);
	});

	it("still sends to the HRIS what it has not got yet", async () => {
		const id = await somebody();
		await erase(id, "person");
		expect(rights.store.outbox.status().waiting).toBe(1);
		expect(
			rights.store.outbox.due({ target: "hris", holdsBehindDead: false }, rights.time.clock.nowMs(), 5),
		).toHaveLength(1);
	});
});

describe("erasing the face alone", () => {
	it("leaves name, PIN and badge, and no byte of the face", async () => {
		const id = await somebody();
		const sealed = sealedBytes();
		const { document } = await erase(id, "face");
		expect(filesWith(rights.dataDir, sealed)).toEqual([]);
		expect(rights.store.employees.find(id)).toMatchObject({ name: NAME, isActive: true });
		expect(rights.store.personalCodes.readPin(id)).not.toBeNull();
		expect(itemsOf("face").filter((item) => document.remaining[item] !== 0)).toEqual([]);
	});

	it("ends the clock of a withdrawal, and the person goes on without a face", async () => {
		const id = await somebody();
		await rights.consents.withdraw(id, "operator:1");
		expect(rights.consents.pending()).toHaveLength(1);
		await erase(id, "face");
		expect(rights.consents.pending()).toEqual([]);
		expect(rights.store.employees.find(id)?.withdrawal).toMatchObject({ eraseByMs: null });
		expect(punch(rights.store, id, { method: "pin" }).employeeId).toBe(ID);
	});

	it("lets the person enroll anew with a new consent, under a new key", async () => {
		const id = await somebody();
		await rights.consents.withdraw(id, "operator:1");
		await erase(id, "face");
		const again = { version: "2026-11-1", language: "id", acceptedAtMs: rights.time.clock.nowMs() + 1 } as const;
		rights.store.employees.enroll({ employeeId: id, name: NAME, consent: again }, [templateOf(id, 5)], {
			replace: false,
		});
		expect(rights.store.employees.templates(id)).toHaveLength(1);
	});
});

describe("the certificate", () => {
	it("is signed by the kiosk, and names nobody", async () => {
		const id = await somebody();
		const { certificate, document } = await erase(id, "personAndAttendance");
		const bytes = Buffer.from(certificate.document, "utf8");
		const key = Buffer.from(certificate.publicKey, "base64");
		const signature = Buffer.from(certificate.signature, "base64");
		expect(verifySignature(bytes, signature, key)).toBe(true);
		const altered = Buffer.from(certificate.document.replace('"templates":2', '"templates":3'), "utf8");
		expect(altered.equals(bytes)).toBe(false);
		expect(verifySignature(altered, signature, key)).toBe(false);
		for (const word of [ID, FORMER, NAME]) expect(certificate.document).not.toContain(word);
		expect(document).toMatchObject({ type: "hadir.erasure-certificate.v1", revision: 1, cause: "administrator" });
	});

	it("is shown to be about the person by whoever has the reference of the withdrawal", async () => {
		const id = await somebody();
		const { reference } = await rights.consents.withdraw(id, "operator:1");
		const { opening, document } = await erase(id, "face");
		expect(opening).toEqual({ employeeId: ID, reference });
		expect(personCommitment(reference, ID)).toBe(document.person.commitment);
		expect(personCommitment(reference, "QL-2")).not.toBe(document.person.commitment);
		expect(document.withdrawnAt).not.toBeNull();
		expect(filesWith(rights.dataDir, { reference })).toEqual([]);
	});

	it("says until when a backup of before is kept", async () => {
		rights.dispose();
		rights = createRightsFixture({ backups: { untilMs: Date.UTC(2026, 11, 20), withoutEnd: 1 } });
		const { document } = await erase(await somebody(), "person");
		expect(document.backups).toEqual({
			lastKeptUntil: "2026-12-20T07:00:00.000+07:00",
			keptUntilRemovedByHand: 1,
		});
	});

	it("is there after a start that the erasure did not live to see", async () => {
		const { erasureId } = await erase(await somebody(), "person");
		const raw = new Database(rights.databasePath);
		raw.exec("DELETE FROM erasure_certificates");
		raw.close();
		rights.erasure.certifyMissing();
		expect(rights.certificates.read(erasureId).document).toContain(erasureId);
	});
});

describe("a backup that is put back", () => {
	it("is cleaned of whom was erased since, and of nobody else", async () => {
		const id = await somebody();
		const sealed = sealedBytes();
		const backup = join(rights.dataDir, "older.db");
		new Database(rights.databasePath).exec(`VACUUM INTO '${backup}'`);
		await erase(id, "personAndAttendance");
		const live = openConnection(rights.databasePath, { readOnly: true });
		const erased = readErasures(live);
		live.close();
		const restored = openConnection(backup);
		expect(applyErasures(restored, erased)).toBe(1);
		expect(applyErasures(restored, erased)).toBe(0);
		restored.close();
		expect(filesWith(rights.dataDir, { ...words, ...sealed })).toEqual([]);
		const people = new Database(backup).prepare("SELECT name FROM people WHERE removed_at_ms IS NULL").pluck().all();
		expect(people).toEqual(["Name of QL-2"]);
	});

	it("does not take the face that was enrolled with a new consent since", async () => {
		const id = await somebody();
		await rights.consents.withdraw(id, "operator:1");
		await erase(id, "face");
		const again = { version: "2026-11-1", language: "id", acceptedAtMs: rights.time.clock.nowMs() + 1 } as const;
		rights.store.employees.enroll({ employeeId: id, name: NAME, consent: again }, [templateOf(id, 5)], {
			replace: false,
		});
		const backup = join(rights.dataDir, "newer.db");
		new Database(rights.databasePath).exec(`VACUUM INTO '${backup}'`);
		const restored = openConnection(backup);
		expect(applyErasures(restored, readErasures(restored))).toBe(0);
		restored.close();
	});
});

it("asks a kind of system that cannot be asked nothing, and certifies that it cannot", async () => {
	const { document } = await erase(await somebody(), "face");
	expect(document.systems).toEqual([{ name: "Berkas", state: "cannot", answeredAt: null }]);
	expect(punchOf(budi).employeeId).toBe(budi);
});
