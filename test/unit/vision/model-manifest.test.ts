import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { AppError } from "../../../src/core/domain/errors.ts";
import type { ModelManifest } from "../../../src/vision/packs/manifest-schema.ts";
import { findPack, livenessThresholdsFor, parseManifest } from "../../../src/vision/packs/model-manifest.ts";
import { templateContractId } from "../../../src/vision/packs/template-contract.ts";

const manifestFile = join(import.meta.dirname, "../../../models/manifest.json");
const json = await readFile(manifestFile, "utf8");
const shipped = parseManifest(json);

/** The shipped manifest with one change made to its JSON. */
function changed(change: (manifest: Record<string, unknown>) => void): string {
	const copy: Record<string, unknown> = JSON.parse(json);
	change(copy);
	return JSON.stringify(copy);
}

function embedding(manifest: ModelManifest = shipped) {
	const model = findPack(manifest, "default")?.models.find((candidate) => candidate.task === "embedding");
	if (model?.task !== "embedding") throw new Error("the default pack has an embedding model");
	return model;
}

describe("the shipped manifest", () => {
	it("has everything that a frame needs in its required pack", () => {
		const required = shipped.packs.filter((pack) => pack.install === "required");
		expect(required.map((pack) => pack.id)).toEqual(["default"]);
		const tasks = required.flatMap((pack) => pack.models.map((model) => model.task));
		expect(tasks.sort()).toEqual(["detection", "embedding", "eyes", "landmarks", "liveness", "pose"]);
	});

	it("asks before installing what may not be used for business", () => {
		for (const pack of shipped.packs.filter((candidate) => candidate.nonCommercial))
			expect(pack.install).toBe("optional");
		expect(findPack(shipped, "buffalo-l")?.nonCommercial).toBe(true);
	});

	it("orders its thresholds from strict to lenient, each with the operating point it was measured at", () => {
		for (const model of shipped.packs.flatMap((pack) => pack.models)) {
			if (model.task !== "embedding") continue;
			const { high, medium, low, operatingPoint } = model.thresholds;
			expect(high).toBeGreaterThan(medium);
			expect(medium).toBeGreaterThanOrEqual(low);
			expect(operatingPoint.length).toBeGreaterThan(40);
		}
	});
});

describe("parseManifest", () => {
	const cases: Record<string, (manifest: Record<string, unknown>) => void> = {
		"an unknown key at the top": (manifest) => Object.assign(manifest, { colour: "RGB" }),
		"another version": (manifest) => Object.assign(manifest, { manifestVersion: 2 }),
		"no packs": (manifest) => Object.assign(manifest, { packs: [] }),
	};
	it.each(Object.entries(cases))("refuses %s", (_what, change) => {
		expect(() => parseManifest(changed(change))).toThrow(AppError);
	});

	it.each([
		["an unknown key of a model", '"openIndex"', '"openIndx"'],
		["a path outside the pack's folder", '"fr_eye.onnx"', '"../fr_eye.onnx"'],
		["a digest that is none", "1afcea006abc", "1AFCEA006abc"],
		["an unknown colour order", '"GREY"', '"GRAY"'],
		["a file named twice", '"fr_eye.onnx"', '"fr_pose.onnx"'],
		["means for another number of channels", '"mean": [0],', '"mean": [0, 0, 0],'],
	])("refuses %s and names the place", (_what, from, to) => {
		expect(json).toContain(from);
		expect(() => parseManifest(json.replace(from, to))).toThrow(/CONFIG_INVALID: (model manifest, packs\.|pack )/);
	});

	it("refuses what is not JSON", () => {
		expect(() => parseManifest("{")).toThrow(/CONFIG_INVALID/);
	});
});

describe("templateContractId", () => {
	it("stays the same as long as nothing that decides an embedding changes", () => {
		const model = embedding();
		const renamed = { ...model, file: "other.onnx", licence: "other", thresholds: { ...model.thresholds, low: 0 } };
		expect(templateContractId(model)).toMatch(/^tc1-[0-9a-f]{32}$/);
		expect(templateContractId(renamed)).toBe(templateContractId(model));
	});

	it("changes with the model, its preprocessing and the dimension", () => {
		const model = embedding();
		const variants = [
			model,
			{ ...model, sha256: "0".repeat(64) },
			{ ...model, preprocessingVersion: 2 },
			{ ...model, dimension: 128 },
			{ ...model, input: { ...model.input, colour: "RGB" as const } },
			{ ...model, input: { ...model.input, mean: [127.5, 127.5, 127.5] } },
		];
		expect(new Set(variants.map(templateContractId)).size).toBe(variants.length);
	});
});

describe("livenessThresholdsFor", () => {
	it("has thresholds of each layer's own, in the order of the layers", () => {
		const pair = livenessThresholdsFor(shipped, ["deepface-antispoof", "faceplugin"]);
		expect(pair.map(({ layer }) => layer)).toEqual(["deepface-antispoof", "faceplugin"]);
		for (const { live, attack } of pair) expect(attack).toBeLessThan(live);
	});

	it("asks more of a layer that is alone", () => {
		const [alone] = livenessThresholdsFor(shipped, ["faceplugin"]);
		const [beside] = livenessThresholdsFor(shipped, ["faceplugin", "anti-spoof-mn3"]);
		expect(alone?.live).toBeGreaterThan(beside?.live ?? 1);
	});

	it("refuses a layer without thresholds", () => {
		expect(() => livenessThresholdsFor(shipped, ["nobody"])).toThrow("CONFIG_INVALID");
		const { liveness, ...rest } = shipped;
		const unjudged = { ...rest, liveness: liveness.filter(({ layer }) => layer !== "anti-spoof-mn3") };
		expect(() => parseManifest(JSON.stringify(unjudged))).toThrow("CONFIG_INVALID");
	});
});
