// What a camera's next frame costs and finds when earlier frames say where to look, with the real models.
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recognitionLimits } from "../../../src/core/domain/recognition/quality-gate.ts";
import type { AnalysisOptions } from "../../../src/core/ports/face-engine.ts";
import { type LoadedModels, loadModels } from "../../../src/vision/load-models.ts";
import { samplePhoto } from "../../support/sample-photos.ts";

const everything: AnalysisOptions = { liveness: true, embedding: true };
const nothing: AnalysisOptions = { liveness: false, embedding: false };
let models: LoadedModels;

beforeAll(async () => {
	models = await loadModels(join(import.meta.dirname, "../../../models"), { optionalLiveness: false });
});
afterAll(() => models.release());

/** Somebody far away in a large room: a face of about 50 px. */
async function farAway(): Promise<Buffer> {
	const person = await sharp(await samplePhoto("sari"))
		.resize(75, 75)
		.toBuffer();
	return sharp({ create: { width: 1280, height: 720, channels: 3, background: { r: 150, g: 158, b: 166 } } })
		.composite([{ input: person, left: 930, top: 420 }])
		.jpeg({ quality: 95 })
		.toBuffer();
}

describe("a camera's frames", () => {
	it("show a far face at the latest when each closer view has had its turn, and at once where it was", async () => {
		const frame = await farAway();
		const alone = (await models.pipeline.analyse(frame, nothing)).primary;
		if (!alone) throw new Error("the far face is not found at all");
		const found: boolean[] = [];
		for (let turn = 0; turn < 5; turn++)
			found.push((await models.pipeline.analyse(frame, { ...nothing, turn })).primary !== null);
		expect(found).toContain(true);
		expect(found).toContain(false);
		for (let turn = 0; turn < 5; turn++) {
			const { primary } = await models.pipeline.analyse(frame, { ...nothing, near: alone.box, turn });
			expect(primary?.box.x).toBeGreaterThan(alone.box.x - 10);
			expect(primary?.box.x).toBeLessThan(alone.box.x + 10);
		}
	});

	it("keep what is known of a face, and measure the rest", async () => {
		const photo = await samplePhoto("sari");
		const knownPose = { yawDeg: 1, pitchDeg: 2, rollDeg: 3 };
		const knownEyes = { leftOpen: 0.5, rightOpen: 0.25 };
		const { primary, timingsMs } = await models.pipeline.analyse(photo, { ...nothing, knownPose, knownEyes });
		expect(primary).toMatchObject({ pose: knownPose, eyes: knownEyes, liveness: [], embedding: null });
		expect(Object.keys(timingsMs)).not.toContain("pose");
		expect(primary?.landmarks).toHaveLength(68);
	});

	it("spend neither liveness nor an embedding on a face that the gate refuses", async () => {
		const photo = await samplePhoto("sari");
		const good = await models.pipeline.analyse(photo, { ...everything, limits: recognitionLimits });
		expect(good.primary?.embedding).toHaveLength(512);
		expect(good.primary?.liveness).toHaveLength(1);
		const tooFar = await models.pipeline.analyse(photo, {
			...everything,
			limits: { ...recognitionLimits, minFacePx: 999 },
		});
		expect(tooFar.primary).toMatchObject({ embedding: null, liveness: [] });
	});
});
