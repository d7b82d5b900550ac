import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { uuidv7 } from "uuidv7";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createSystemClock } from "../../../src/app/system-clock.ts";
import { createKeyFileSecretStore } from "../../../src/storage/keys/key-file-secret-store.ts";
import { openStore } from "../../../src/storage/open-store.ts";
import { openStoreReadOnly } from "../../../src/storage/open-store-read-only.ts";
import { runCommand } from "../../support/run-command.ts";
import { createStoreFixture, employeeId, type StoreFixture } from "../../support/store-fixture.ts";

let fixture: StoreFixture;
let file: string;
beforeEach(() => {
	fixture = createStoreFixture();
	mkdirSync(fixture.dataDir);
	file = join(fixture.dataDir, "faces_db.json");
});
afterEach(() => {
	fixture.dispose();
});

const vector = (seed: number) => Array.from({ length: 512 }, (_, index) => Math.sin(seed + index) * 20);
const save = (content: unknown) => writeFileSync(file, JSON.stringify(content));
const runImport = (...more: string[]) => runCommand("import", [file, ...more], { HADIR_DATA_DIR: fixture.dataDir });
const people = {
	"QL-1": { name: "Ana", embeddings: [vector(1), vector(2)] },
	"QL-2": { name: "Budi", embeddings: [vector(3)] },
};

function readBack() {
	const secrets = createKeyFileSecretStore(join(fixture.dataDir, "keys"));
	const store = openStoreReadOnly({ dataDir: fixture.dataDir, secrets });
	const list = store.employees.list("imported:arcface-r100");
	const templates = store.employees.templates(employeeId("QL-1"));
	const audit = store.audit.list(10);
	store.close();
	return { list, templates, audit };
}

it("takes people and templates over, normalised, under the named contract, and says who must enroll again", async () => {
	save(people);
	const { code, stdout, stderr } = await runImport("--model", "arcface-r100");
	expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
	expect(stdout).toContain("People in the file: 2, of them new: 2.");
	expect(stdout).toContain("Templates imported: 3 (contract imported:arcface-r100).");
	expect(stdout).toContain("People who must enroll again: 2.");
	const { list, templates, audit } = readBack();
	expect(list).toMatchObject([
		{ employeeId: "QL-1", name: "Ana", templateCount: 2 },
		{ employeeId: "QL-2", name: "Budi", templateCount: 1 },
	]);
	for (const { embedding, source, pose } of templates) {
		expect(Math.hypot(...embedding)).toBeCloseTo(1, 5);
		expect([source, pose]).toEqual(["import", "any"]);
	}
	expect(audit).toMatchObject([{ action: "gallery.import", detail: { people: 2, newTemplates: 3 } }]);
});

it("takes no template over of somebody who withdrew the consent, and everybody else's", async () => {
	save(people);
	await runImport("--model", "arcface-r100");
	const secrets = createKeyFileSecretStore(join(fixture.dataDir, "keys"));
	const store = openStore({ dataDir: fixture.dataDir, secrets, clock: createSystemClock(), ids: { uuidv7 } });
	store.consents.withdraw(employeeId("QL-1"), { atMs: Date.now(), takenBy: "operator:1", reference: "R" });
	store.close();
	expect(await runImport("--model", "other-model")).toMatchObject({ code: 0, stderr: "" });
	expect(readBack().templates).toHaveLength(2);
});

it("adds nothing the second time, and only what is new when the file has grown", async () => {
	save(people);
	await runImport("--model", "arcface-r100");
	const before = readBack().templates.map((template) => template.templateId);
	const again = await runImport("--model", "arcface-r100");
	expect(again.stdout).toContain("of them new: 0.");
	expect(again.stdout).toContain("Templates imported: 0");
	expect(again.stdout).toContain("Templates that were here already: 3.");
	save([{ employee_id: "QL-1", name: "Other name", embeddings: [vector(2), vector(9), vector(9)] }]);
	const grown = await runImport("--model", "arcface-r100");
	expect(grown.stdout).toContain("Templates imported: 1");
	const { templates, list } = readBack();
	expect(templates.map((template) => template.templateId)).toEqual([...before, expect.any(String)]);
	expect(list[0]?.name).toBe("Ana");
});

it("imports nothing of a file with a mistake in it", async () => {
	save({ ...people, "QL-3": { name: "", embeddings: [] } });
	const { code, stderr } = await runImport("--model", "arcface-r100");
	expect(code).toBe(1);
	expect(stderr).toContain('entry "QL-3": name: is empty');
	expect(() => readBack()).toThrowError(expect.objectContaining({ data: { reason: "NO_DATABASE" } }));
});

it("says that a kiosk is running, and leaves it alone", async () => {
	save(people);
	const store = fixture.open();
	const { code, stderr } = await runImport("--model", "arcface-r100");
	expect(code).toBe(1);
	expect(stderr).toBe("Nothing was imported: a kiosk is running on this data folder. Close it, then import.\n");
	expect(store.employees.count()).toBe(0);
});

it("makes no second key where the system's key store has one", async () => {
	save(people);
	mkdirSync(join(fixture.dataDir, "keys"));
	writeFileSync(join(fixture.dataDir, "keys", "masterKey.sealed"), "sealed");
	const { code, stderr } = await runImport("--model", "arcface-r100");
	expect(code).toBe(1);
	expect(stderr).toContain("the system's key store");
	expect(() => readBack()).toThrowError(expect.objectContaining({ data: { reason: "NO_DATABASE" } }));
});

it("wants a file and a model", async () => {
	save(people);
	for (const parameters of [[file], ["--model", "x"], [file, "--model", "../x"], [file, "--models", "x"]]) {
		const { code, stderr } = await runCommand("import", parameters, { HADIR_DATA_DIR: fixture.dataDir });
		expect(code).toBe(2);
		expect(stderr).toContain("npm run import -- <faces_db.json> --model <id>");
	}
	const missing = await runCommand("import", ["/no/such/file.json", "--model", "x"], {
		HADIR_DATA_DIR: fixture.dataDir,
	});
	expect(missing).toMatchObject({ code: 1, stderr: expect.stringContaining("Cannot read /no/such/file.json") });
});
