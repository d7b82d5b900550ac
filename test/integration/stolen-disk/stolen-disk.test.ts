// `npm run test:stolen-disk`: somebody has a copy of the data folder, and not the key. After enrollments with pictures,
// punches with evidence photos, a recovery paper, a backup of the database and changes of both keys.
import { createHmac, createSecretKey, randomBytes } from "node:crypto";
import { copyFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createSystemClock } from "../../../src/app/system-clock.ts";
import { unseal } from "../../../src/storage/keys/envelope.ts";
import { createKeyFileSecretStore } from "../../../src/storage/keys/key-file-secret-store.ts";
import { openStore } from "../../../src/storage/open-store.ts";
import { fakeEmbedding } from "../../support/fake-embedding.ts";
import { createStoreFixture, employeeId, punch, type StoreFixture, templateOf } from "../../support/store-fixture.ts";

const people = Array.from({ length: 12 }, (_, i) => `P${i}`);
const pictureOf = (person: string) => Buffer.from(`a picture of the face of ${person}, `.repeat(60));
const embeddingsOf = (person: string) => [0, 1, 2].map((shot) => fakeEmbedding(person, 0.3, shot));
const bytesOf = ({ buffer, byteOffset, byteLength }: Float32Array) => Buffer.from(buffer, byteOffset, byteLength);

let fixture: StoreFixture;
let thief: string;
/** What the index was given before and after the key was changed: it must be on no disk either. */
const protectedEmbeddings: Float32Array[] = [];
const code = new Uint8Array(randomBytes(20));

beforeAll(() => {
	fixture = createStoreFixture();
	const store = fixture.open();
	const consent = { version: "1", language: "id", acceptedAtMs: 1 } as const;
	for (const person of people) {
		const id = employeeId(person);
		const templates = embeddingsOf(person).map((embedding, shot) => templateOf(id, shot, { embedding }));
		const crops = templates.map(({ templateId }) => ({ cropId: uuidv7(), templateId, image: pictureOf(person) }));
		store.employees.enroll({ employeeId: id, name: person, consent }, templates, { replace: false, crops });
		const { eventId } = punch(store, id);
		const image = pictureOf(`${person} at the door`);
		expect(store.evidencePhotos.add({ eventId, employeeId: id, image, takenAtMs: 1, eraseAtMs: 2e12 })).toBe(true);
	}
	const keepIndex = () => {
		const { entries } = store.employees.snapshot("contract-a");
		protectedEmbeddings.push(...[...entries].map(({ embedding }) => embedding));
	};
	keepIndex();
	store.templateKeys.revoke();
	while (store.templateKeys.step());
	keepIndex();
	store.masterKeyRotation.begin();
	while (store.masterKeyRotation.step());
	store.recovery.keep(store.recovery.draft(code));
	// Taken while the kiosk runs, write-ahead log and all.
	thief = mkdtempSync(join(tmpdir(), "hadir-thief-"));
	cpSync(fixture.dataDir, thief, { recursive: true });
	expect(readdirSync(thief)).not.toContain("keys");
	store.close();
});
afterAll(() => {
	fixture.dispose();
	rmSync(thief, { recursive: true, force: true });
});

function filesOfThief(): Buffer[] {
	return readdirSync(thief, { recursive: true, encoding: "utf8" })
		.map((name) => join(thief, name))
		.filter((path) => statSync(path).isFile())
		.map((path) => readFileSync(path));
}

/** Every value that is sealed in the stolen database. */
function sealedValues(): Buffer[] {
	const database = new Database(join(thief, "hadir.db"), { readonly: true });
	const read = (column: string, table: string) =>
		database.prepare<[], Buffer>(`SELECT ${column} FROM ${table}`).pluck().all();
	const values = [
		...read("sealed_embedding", "templates"),
		...read("sealed_image", "enrollment_crops"),
		...read("sealed_image", "evidence_photos"),
		...read("wrapped_key", "person_keys"),
		...read("wrapped_key", "installation_keys"),
		...read("wrap", "recovery_kit"),
	];
	database.close();
	return values;
}

describe("a copy of the data folder without the key", () => {
	it("holds no template and no picture as it was, and no part of one", () => {
		const files = filesOfThief();
		expect(files.reduce((sum, file) => sum + file.length, 0)).toBeGreaterThan(100_000);
		const embeddings = [...people.flatMap(embeddingsOf), ...protectedEmbeddings];
		expect(embeddings.length).toBe(3 * 36);
		// Four numbers in a row are the embedding's own; a search for them finds any part of it.
		const traces = embeddings.flatMap((embedding) =>
			Array.from({ length: embedding.length / 4 }, (_, i) => bytesOf(embedding.subarray(4 * i, 4 * i + 4))),
		);
		const pictures = people.flatMap((person) => [pictureOf(person), pictureOf(`${person} at the door`)]);
		const shown = pictures.map((picture) => picture.subarray(0, 30));
		const key = Buffer.from(fixture.secrets.read("masterKey") ?? []);
		expect(key).toHaveLength(32);
		for (const trace of [...traces, ...shown, key, Buffer.from(code)])
			for (const file of files) expect(file.includes(trace)).toBe(false);
	});

	it("opens with no key that lies in it: not one of the 32 bytes anywhere in its files", () => {
		const database = new Database(join(thief, "hadir.db"), { readonly: true });
		const ids = new Set(database.prepare("SELECT DISTINCT master_key_id FROM person_keys").pluck().all());
		database.close();
		expect(ids.size).toBe(1);
		const idOf = (key: Uint8Array) =>
			createHmac("sha256", key).update("hadir.master-key-id.v1").digest("hex").slice(0, 16);
		expect(ids).toContain(idOf(fixture.secrets.read("masterKey") ?? new Uint8Array()));
		let tried = 0;
		for (const file of filesOfThief())
			for (let at = 0; at + 32 <= file.length; at++) {
				const candidate = file.subarray(at, at + 32);
				// Long runs of zeros are free pages.
				if (candidate[0] === 0 && candidate[31] === 0) continue;
				tried++;
				if (ids.has(idOf(candidate))) throw new Error(`the master key lies in the folder, at byte ${at}`);
			}
		expect(tried).toBeGreaterThan(50_000);
	});

	it("tells nothing to wrong keys, and does not let the program open it either", () => {
		const values = sealedValues();
		expect(values.length).toBe(36 + 36 + 12 + 12 + 1 + 1);
		for (const value of values) expect(value.length).toBeGreaterThan(29);
		const guesses = [new Uint8Array(32), randomBytes(32), Buffer.alloc(32, "hadir")].map((bytes) =>
			createSecretKey(bytes),
		);
		for (const value of values)
			for (const guess of guesses) expect(unseal(guess, value, ["hadir.template.v2"])).toBeNull();
		const at = mkdtempSync(join(tmpdir(), "hadir-thief-"));
		for (const name of ["hadir.db", "hadir.db-wal"]) copyFileSync(join(thief, name), join(at, name));
		const secrets = createKeyFileSecretStore(join(at, "keys"));
		const open = () => openStore({ dataDir: at, secrets, clock: createSystemClock(), ids: { uuidv7 } });
		expect(open).toThrowError(expect.objectContaining({ code: "SECRET_UNAVAILABLE" }));
		secrets.write("masterKey", randomBytes(32));
		expect(open).toThrowError(expect.objectContaining({ code: "SECRET_UNAVAILABLE" }));
		rmSync(at, { recursive: true });
	});

	it("has no two sealed values alike, though the same picture was sealed three times", () => {
		const values = sealedValues().map((value) => value.toString("hex"));
		expect(new Set(values).size).toBe(values.length);
	});
});
