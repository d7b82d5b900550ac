// A model whose numbers are no numbers, stage by stage: a clear error that names the file, never a score.
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type LoadedModels, loadModels } from "../../../src/vision/load-models.ts";
import type { ModelEntry, ModelTask } from "../../../src/vision/packs/manifest-schema.ts";
import { DEFAULT_PACK, MANIFEST_FILE, readManifest } from "../../../src/vision/packs/model-manifest.ts";
import { installedModelsDir } from "../../support/models-folder.ts";
import { samplePhoto } from "../../support/sample-photos.ts";
import { constantModel } from "../../support/tiny-onnx.ts";

const everything = { liveness: true, embedding: true, averageMirror: true };
const photo = await samplePhoto("sari");
const manifest = await readManifest(installedModelsDir);

function outputsOf(model: ModelEntry): Record<string, readonly number[]> {
	switch (model.task) {
		case "detection":
			return { scores: [1, 4, 2], boxes: [1, 4, 4] };
		case "landmarks":
			return { [model.output]: [1, 136] };
		case "embedding":
			return { [model.output]: [1, model.dimension] };
		case "pose":
			return Object.fromEntries(Object.values(model.outputs).map((name) => [name, [1, 66]]));
		case "eyes":
		case "liveness":
			return { [model.output]: [1, 2] };
	}
}

/** Same signature as the real model; every value is 0.5 but the one in the middle. */
function misbehaving(model: ModelEntry, odd: number): Uint8Array {
	const { name, width, height, colour } = model.input;
	const outputs = Object.entries(outputsOf(model)).map(([output, shape]) => {
		const values = new Float32Array(shape.reduce((product, size) => product * size, 1)).fill(0.5);
		values[values.length >> 1] = odd;
		return [output, { shape, values }];
	});
	return constantModel({ name, shape: [1, colour === "GREY" ? 1 : 3, height, width] }, Object.fromEntries(outputs));
}

/** The default pack with one model put in the place of another, in the manifest too: its digest is right. */
async function withModel<T>(
	task: ModelTask,
	make: (model: ModelEntry) => Uint8Array,
	use: (models: LoadedModels, file: string) => Promise<T>,
): Promise<T> {
	const pack = manifest.packs.find(({ id }) => id === DEFAULT_PACK);
	const replaced = pack?.models.find((model) => model.task === task);
	if (!pack || !replaced) throw new Error(`the default pack has no ${task}`);
	const bytes = make(replaced);
	const path = await mkdtemp(join(tmpdir(), "hadir-broken-"));
	try {
		await mkdir(join(path, DEFAULT_PACK));
		for (const { file } of pack.models.filter((model) => model !== replaced))
			await symlink(join(installedModelsDir, DEFAULT_PACK, file), join(path, DEFAULT_PACK, file));
		await writeFile(join(path, DEFAULT_PACK, replaced.file), bytes);
		const source: unknown = JSON.parse(await readFile(join(installedModelsDir, MANIFEST_FILE), "utf8"));
		const digest = createHash("sha256").update(bytes).digest("hex");
		const text = JSON.stringify(source).replace(
			`"bytes":${replaced.bytes},"sha256":"${replaced.sha256}"`,
			`"bytes":${bytes.length},"sha256":"${digest}"`,
		);
		await writeFile(join(path, MANIFEST_FILE), text);
		const models = await loadModels(path, { optionalLiveness: false });
		try {
			return await use(models, replaced.file);
		} finally {
			await models.release();
		}
	} finally {
		await rm(path, { recursive: true, force: true });
	}
}

describe.each<ModelTask>(["detection", "landmarks", "pose", "eyes", "liveness", "embedding"])(
	"the %s model",
	(task) => {
		it.each([
			["NaN", Number.NaN],
			["infinity", Number.POSITIVE_INFINITY],
		])("answers %s: ENGINE_UNAVAILABLE with its file", async (_name, odd) => {
			await withModel(
				task,
				(model) => misbehaving(model, odd),
				async ({ pipeline }, file) => {
					const refused = { code: "ENGINE_UNAVAILABLE", data: { file } };
					await expect(pipeline.analyse(photo, everything)).rejects.toMatchObject(refused);
					await expect(pipeline.analyse(photo, everything)).rejects.toMatchObject(refused);
				},
			);
		});
	},
);

it("an embedding without a direction is no embedding", async () => {
	const zeros = (model: ModelEntry) => {
		const { name, width, height } = model.input;
		const shape = [1, 512];
		return constantModel({ name, shape: [1, 3, height, width] }, { output: { shape, values: new Float32Array(512) } });
	};
	await withModel("embedding", zeros, async ({ pipeline }, file) => {
		await expect(pipeline.analyse(photo, everything)).rejects.toMatchObject({
			code: "ENGINE_UNAVAILABLE",
			data: { file },
		});
	});
});

it("landmarks that fall together are no face to align", async () => {
	const together = (model: ModelEntry) => {
		const { name, width, height } = model.input;
		const values = new Float32Array(136).fill(0.5);
		return constantModel({ name, shape: [1, 1, height, width] }, { output: { shape: [1, 136], values } });
	};
	await withModel("landmarks", together, async ({ pipeline }) => {
		await expect(pipeline.analyse(photo, everything)).rejects.toThrow(RangeError);
	});
});
