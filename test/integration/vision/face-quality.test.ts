// Each measure of quality falls when, and only when, its own fault is put into a good photo.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, describe, expect, it } from "vitest";
import type { FaceAnalysis, FaceQuality } from "../../../src/core/domain/recognition/face-analysis.ts";
import { enrollmentLimits, qualityHint, recognitionLimits } from "../../../src/core/domain/recognition/quality-gate.ts";
import { loadModels } from "../../../src/vision/load-models.ts";
import { installedModelsDir } from "../../support/models-folder.ts";
import { samplePhoto } from "../../support/sample-photos.ts";

const models = await loadModels(installedModelsDir, { optionalLiveness: false });
afterAll(() => models.release());

const photo = await samplePhoto("rina");
const good = await judge(photo);

interface Judged extends Pick<FaceAnalysis, "box"> {
	readonly quality: FaceQuality;
	readonly atKiosk: string | null;
	readonly atEnrollment: string | null;
}

async function judge(image: Uint8Array): Promise<Judged> {
	const { primary, ...frame } = await models.pipeline.analyse(image, { liveness: false, embedding: false });
	if (!primary) throw new Error("no face");
	return {
		box: primary.box,
		quality: primary.quality,
		atKiosk: qualityHint(primary, frame, recognitionLimits),
		atEnrollment: qualityHint(primary, frame, enrollmentLimits),
	};
}

/** The head darkened by `factor`, a window as bright as day behind it. */
async function beforeWindow(factor: number): Promise<Buffer> {
	const { x, y, width, height } = good.box;
	const centre = { x: x + width / 2, y: y + height / 2 };
	const hole = `<ellipse cx="${centre.x}" cy="${centre.y}" rx="${width * 0.62}" ry="${height * 0.62}" fill="black"/>`;
	const window = `<svg width="480" height="480"><mask id="m"><rect width="480" height="480" fill="white"/>${hole}</mask><rect width="480" height="480" fill="#f4f8ff" mask="url(#m)"/></svg>`;
	const dark = await sharp(photo).linear(factor, 0).toBuffer();
	return sharp(dark)
		.composite([{ input: Buffer.from(window) }])
		.jpeg({ quality: 95 })
		.toBuffer();
}

describe("the measures", () => {
	it("of a good photo are high, and all between 0 and 100", () => {
		const { interEyePx, faceSizePx, ...measures } = good.quality;
		expect(interEyePx).toBeGreaterThan(80);
		expect(faceSizePx).toBeGreaterThan(interEyePx);
		for (const [name, value] of Object.entries(measures)) {
			expect(value, name).toBeGreaterThan(40);
			expect(value, name).toBeLessThanOrEqual(100);
		}
		expect([good.atKiosk, good.atEnrollment]).toEqual([null, null]);
	});

	it("tell a silhouette before a window: turn to the light", async () => {
		const { quality, atKiosk } = await judge(await beforeWindow(0.12));
		expect(quality.frontLight).toBeLessThan(20);
		expect(quality.brightness).toBeLessThan(good.quality.brightness / 3);
		expect(atKiosk).toBe("more_light");
	});

	it("do not mistake a bright wall behind a well-lit or a dark face for back light", async () => {
		const lit = await judge(await beforeWindow(1));
		expect([lit.atKiosk, lit.atEnrollment]).toEqual([null, null]);
		const dark = await judge(await beforeWindow(0.45));
		expect(dark.quality.frontLight).toBeLessThan(60);
		expect([dark.atKiosk, dark.atEnrollment]).toEqual([null, null]);
	});

	it("tell burnt-out light", async () => {
		const { quality, atKiosk } = await judge(await sharp(photo).linear(4, 40).jpeg().toBuffer());
		expect(quality.exposure).toBeLessThan(good.quality.exposure - 50);
		expect(atKiosk).toBe("less_light");
	});

	it("tell darkness", async () => {
		const { quality, atKiosk } = await judge(await sharp(photo).linear(0.12, 0).png().toBuffer());
		expect(quality.brightness).toBeLessThan(8);
		expect(atKiosk).toBe("more_light");
	});

	it("tell a blur in good light: hold still", async () => {
		const { quality, atKiosk } = await judge(await sharp(photo).blur(7).jpeg().toBuffer());
		expect(quality.sharpness).toBeLessThan(10);
		expect(atKiosk).toBe("hold_still");
	});

	it("tell distance, in pixels and on the scale", async () => {
		const far = await judge(
			await sharp(photo).resize(120, 120).extend({ left: 260, right: 260, top: 180, bottom: 180 }).toBuffer(),
		);
		expect(far.quality.interEyePx / good.quality.interEyePx).toBeCloseTo(0.25, 1);
		expect(far.quality.resolution).toBeLessThan(40);
		expect(far.atEnrollment).toBe("come_closer");
	});

	it("tell a head on its side", async () => {
		const turned = await judge(await sharp(photo).rotate(35, { background: "#888" }).toBuffer());
		expect(turned.quality.pose).toBeLessThan(good.quality.pose - 12);
		expect(turned.atEnrollment).toBe("look_straight");
	});

	it("tell eyes narrowed by laughing from open ones", async () => {
		const file = join(import.meta.dirname, "../../../node_modules/@vladmandic/face-api/demo/sample1.jpg");
		const { quality } = await judge(await readFile(file));
		expect(quality.eyesOpen).toBeLessThan(good.quality.eyesOpen - 30);
	});
});
