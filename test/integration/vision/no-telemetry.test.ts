// The inference process tells nobody that it runs: its library would, unless it is told not to.
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createForkedInference } from "../../../src/vision/inference/fork-inference.ts";
import { createInferenceClient } from "../../../src/vision/inference/inference-client.ts";
import { createRecordingLog } from "../../support/environment.ts";
import { installedModelsDir } from "../../support/models-folder.ts";
import { samplePhoto } from "../../support/sample-photos.ts";

const processFile = join(import.meta.dirname, "../../../src/vision/inference/inference-process.ts");
/** Where onnxruntime keeps its id of the computer and what it has not sent yet; and what would switch it off. */
const variables = ["HOME", "XDG_CACHE_HOME", "ORT_DISABLE_TELEMETRY"] as const;

let home: string;
const before = new Map<string, string | undefined>();

beforeEach(() => {
	home = mkdtempSync(join(tmpdir(), "hadir-home-"));
	for (const name of variables) {
		before.set(name, process.env[name]);
		delete process.env[name];
	}
	process.env["HOME"] = home;
});
afterEach(() => {
	for (const [name, value] of before) {
		if (value === undefined) delete process.env[name];
		else process.env[name] = value;
	}
	rmSync(home, { recursive: true, force: true });
});

it("leaves nothing in the home of its user", async () => {
	const client = createInferenceClient({
		spawn: createForkedInference(processFile),
		gallerySource: { snapshot: () => ({ revision: 0, entries: [], protect: (embedding) => embedding }) },
		modelsDir: installedModelsDir,
		log: createRecordingLog(),
	});
	client.start();
	try {
		await client.engine.analyse(await samplePhoto("maya"), { liveness: true, embedding: true });
		expect(readdirSync(home, { recursive: true })).toEqual([]);
	} finally {
		await client.stop();
	}
	expect(readdirSync(home, { recursive: true })).toEqual([]);
}, 60_000);
