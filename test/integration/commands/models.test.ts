// `npm run models -- use` and `re-embed` on a kiosk's data folder: beside a kiosk refused, otherwise done.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { employeeId } from "../../support/environment.ts";
import { createModelsFolder, type ModelsFolder } from "../../support/models-folder.ts";
import { runCommand } from "../../support/run-command.ts";
import { samplePhoto } from "../../support/sample-photos.ts";
import { startApp } from "../../support/served-app.ts";
import { tinyRecognitionPack } from "../../support/tiny-packs.ts";

let models: ModelsFolder;
let dataDir: string;

beforeAll(async () => {
	models = await createModelsFolder();
	const { pack, files } = await tinyRecognitionPack("sface");
	await models.addPack(pack, files);
	const missing = await tinyRecognitionPack("buffalo-l");
	await models.addPack(missing.pack, {});
	dataDir = await mkdtemp(join(tmpdir(), "hadir-models-command-"));
});
afterAll(async () => {
	await models[Symbol.asyncDispose]();
	await rm(dataDir, { recursive: true, force: true });
});

const run = (...args: string[]) =>
	runCommand("models", [...args, "--models-dir", models.path], { HOME: dataDir, HADIR_DATA_DIR: dataDir });

describe("npm run models", () => {
	it("changes nothing beside a running kiosk, and says where to do it", async () => {
		const { app, close } = await startApp({ dataDir, env: { HADIR_MODELS_DIR: models.path } });
		try {
			await app.services.models.keepCrops(true, "test");
			for (const person of ["sari", "dewi"] as const)
				await app.services.employees.register(
					{ employeeId: employeeId(person), name: `Name of ${person}` },
					await samplePhoto(person),
					"test",
				);
			const { code, stderr } = await run("use", "sface");
			expect(code).toBe(1);
			expect(stderr).toContain("A kiosk is running");
			expect((await run("list")).stdout).toMatch(/^default .*installed, active/m);
		} finally {
			await close();
		}
	});

	it("refuses a pack that is not there, and keeps the one in use", async () => {
		for (const [pack, reason] of [
			["buffalo-l", "is not installed"],
			["nothing", "no pack"],
		] as const) {
			const { code, stderr } = await run("use", pack);
			expect(code).toBe(1);
			expect(stderr).toContain(reason);
			expect(stderr).toContain("Nothing was changed");
		}
	});

	it("changes the pack, tells how many must enroll again without naming them, and makes templates from pictures", async () => {
		const used = await run("use", "sface");
		expect(used).toMatchObject({ code: 0 });
		expect(used.stdout).toContain("People who must enroll again: 2");
		expect(used.stdout).toContain("re-embed");
		expect((await run("list")).stdout).toMatch(/^sface .*installed, active/m);
		const made = await run("re-embed");
		expect(made).toMatchObject({ code: 0 });
		expect(made.stdout).toContain("Templates made from pictures: 2");
		expect(made.stdout).toContain("People who must enroll again: 0");
		expect(used.stdout + made.stdout).not.toContain("Name of");
		expect((await run("re-embed")).stdout).toContain("Templates made from pictures: 0");
		expect(await run("use", "default")).toMatchObject({ code: 0 });
	}, 60_000);
});
