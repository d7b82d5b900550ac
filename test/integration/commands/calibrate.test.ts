// `npm run calibrate` beside a running kiosk, on a gallery with templates of known likeness.
import { join } from "node:path";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createSystemClock } from "../../../src/app/system-clock.ts";
import { createKeyFileSecretStore } from "../../../src/storage/keys/key-file-secret-store.ts";
import { openStore, type Store } from "../../../src/storage/open-store.ts";
import { readManifest } from "../../../src/vision/packs/model-manifest.ts";
import { templateContractId } from "../../../src/vision/packs/template-contract.ts";
import { installedModelsDir } from "../../support/models-folder.ts";
import { runCommand } from "../../support/run-command.ts";
import { createStoreFixture, employeeId, type StoreFixture, templateOf } from "../../support/store-fixture.ts";

const DIMENSION = 512;
let fixture: StoreFixture;
let dataDir: string;
/** Open all the while, as a running kiosk has it. */
let store: Store;

/** One axis a person, a little to the side for each template. */
function embedding(person: number, template: number): Float32Array {
	const values = new Float32Array(DIMENSION);
	values[person] = 1;
	values[200 + person * 4 + template] = 0.3;
	const length = Math.hypot(...values);
	return values.map((value) => value / length);
}

beforeAll(async () => {
	fixture = createStoreFixture();
	dataDir = fixture.dataDir;
	// Where the command looks for them.
	const secrets = createKeyFileSecretStore(join(dataDir, "keys"));
	store = openStore({ dataDir, secrets, clock: createSystemClock(), ids: { uuidv7 } });
	store.settings.read();
	const { packs } = await readManifest(installedModelsDir);
	const model = packs[0]?.models.find((entry) => entry.task === "embedding");
	if (model?.task !== "embedding") throw new Error("the default pack recognises");
	const contractId = templateContractId(model);
	const people = [
		...Array.from({ length: 30 }, (_, i) => [`K-${i}`, i, 3] as const),
		["TWIN", 4, 2] as const,
		["ONCE", 40, 1] as const,
	];
	for (const [name, axis, count] of people) {
		const id = employeeId(name);
		const templates = Array.from({ length: count }, (_, i) =>
			templateOf(id, i, { embedding: embedding(axis, i), templateContractId: contractId }),
		);
		store.employees.enroll({ employeeId: id, name: `Name of ${name}`, consent: null }, templates, { replace: false });
	}
});
afterAll(() => {
	store.close();
	fixture.dispose();
});

const run = (...args: string[]) => runCommand("calibrate", args, { HOME: dataDir, HADIR_DATA_DIR: dataDir });

describe("npm run calibrate", () => {
	it("reports beside the running kiosk: look-alikes, weak enrollments, and that so few people prove nothing", async () => {
		const { code, stdout } = await run();
		expect(code).toBe(0);
		expect(stdout).toContain('Gallery of the pack "default": 32 people, 93 templates');
		expect(stdout).toMatch(/K-4 {2}TWIN .*reaches high/);
		expect(stdout).toMatch(/ONCE {2}one template only/);
		expect(stdout).toContain("Nothing here speaks against the pack's thresholds. Keep them. 1 pair(s) of look-alikes");
		expect(stdout).not.toContain("Name of");
	});

	it("prints one object for machines", async () => {
		const { code, stdout } = await run("--json");
		expect(code).toBe(0);
		const report: unknown = JSON.parse(stdout.trim().split("\n").at(-1) ?? "");
		expect(report).toMatchObject({
			pack: "default",
			people: 32,
			templates: 93,
			evidence: "warnings",
			setAside: 1,
			peoplePairs: { count: (32 * 31) / 2 },
			lookAlikes: [{ employees: ["K-4", "TWIN"], band: "high" }],
		});
	});

	it("ends with one plain line without a database, and with the usage for what it does not know", async () => {
		const nowhere = await runCommand("calibrate", [], { HOME: dataDir, HADIR_DATA_DIR: `${dataDir}/none` });
		expect(nowhere.code).toBe(1);
		expect(nowhere.stderr.trim().split("\n")).toHaveLength(1);
		expect(await run("--bogus")).toMatchObject({ code: 2 });
	});
});
