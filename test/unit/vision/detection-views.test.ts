import { describe, expect, it } from "vitest";
import type { Box } from "../../../src/core/domain/recognition/geometry.ts";
import { closerViews, stepBack, viewAround, viewInTurn, wholeView } from "../../../src/vision/detection-views.ts";
import { createFaceDetector } from "../../../src/vision/face-detector.ts";
import type { ModelOf } from "../../../src/vision/packs/manifest-schema.ts";
import { createRasterPyramid } from "../../../src/vision/raster.ts";

const TENSOR = { width: 320, height: 240 };
const detectorModel: ModelOf<"detection"> = {
	id: "scripted",
	file: "scripted.onnx",
	bytes: 1,
	sha256: "0".repeat(64),
	alsoAccepted: [],
	licence: "MIT",
	task: "detection",
	architecture: "ultraface",
	input: { name: "input", ...TENSOR, colour: "RGB", mean: [0, 0, 0], std: [1, 1, 1] },
	scoreThreshold: 0.65,
	overlapThreshold: 0.4,
};

/** A detector whose model sees a face in the runs of these numbers, in the middle of the view; and counts its runs. */
function scriptedDetector(runsWithFace: readonly number[] = []) {
	let runs = 0;
	const detector = createFaceDetector({
		model: detectorModel,
		input: new Float32Array(3 * TENSOR.width * TENSOR.height),
		async run() {
			const score = runsWithFace.includes(++runs) ? 0.99 : 0;
			return { scores: Float32Array.of(1 - score, score), boxes: Float32Array.of(0.4, 0.3, 0.6, 0.7) };
		},
		release: async () => undefined,
	});
	return { detector, runs: () => runs };
}

function blank(width: number, height: number) {
	return createRasterPyramid({ width, height, data: new Uint8Array(width * height * 3) });
}

const isInside = (inner: Box, outer: Box) =>
	inner.x >= outer.x &&
	inner.y >= outer.y &&
	inner.x + inner.width <= outer.x + outer.width &&
	inner.y + inner.height <= outer.y + outer.height;

describe("views of the detector", () => {
	it("hold every face of 60 px whole in one of the closer views of a large image", () => {
		const image = { width: 1280, height: 720 };
		const tiles = closerViews(image, wholeView(image, 4 / 3), TENSOR.width);
		for (let x = 0; x <= image.width - 60; x += 20)
			for (let y = 0; y <= image.height - 60; y += 20)
				expect(tiles.some((tile) => isInside({ x, y, width: 60, height: 60 }, tile))).toBe(true);
	});

	it("come each once in as many frames", () => {
		const whole = wholeView({ width: 1280, height: 720 }, 4 / 3);
		const tiles = closerViews({ width: 1280, height: 720 }, whole, TENSOR.width);
		const seen = new Set([0, 1, 2, 3, 4].map((turn) => viewInTurn([stepBack(whole), ...tiles], turn + 17)));
		expect(seen.size).toBe(tiles.length + 1);
	});

	it("around a face that is followed have room for a step to any side", () => {
		const face = { x: 300, y: 200, width: 60, height: 80 };
		const view = viewAround(face, wholeView({ width: 1280, height: 720 }, 4 / 3));
		for (const step of [-80, 80]) expect(isInside({ ...face, x: face.x + step, y: face.y + step }, view)).toBe(true);
		expect(view.width / view.height).toBeCloseTo(4 / 3);
	});
});

describe("the detector's runs", () => {
	it("are one for a face that the whole image shows, followed or not", async () => {
		for (const focus of [{}, { turn: 3 }, { near: { x: 0, y: 0, width: 90, height: 90 }, turn: 4 }]) {
			const { detector, runs } = scriptedDetector([1]);
			expect(await detector.detect(blank(1280, 720), focus)).toHaveLength(1);
			expect(runs()).toBe(1);
		}
	});

	it("are six in an empty image of 1280x720 on its own, two in a camera's sequence", async () => {
		for (const [focus, expected] of [
			[{}, 6],
			[{ turn: 9 }, 2],
		] as const) {
			const { detector, runs } = scriptedDetector();
			expect(await detector.detect(blank(1280, 720), focus)).toEqual([]);
			expect(runs()).toBe(expected);
		}
	});

	it("are three for a small face that is followed: one of them looks for somebody else", async () => {
		const near = { x: 700, y: 300, width: 60, height: 80 };
		const { detector, runs } = scriptedDetector([2]);
		const [face] = await detector.detect(blank(1280, 720), { near, turn: 5 });
		expect(face?.box.x).toBeCloseTo(730 - (0.2 * 320 * 4) / 3 / 2);
		expect(runs()).toBe(3);
	});

	it("search everywhere at once when the followed face is lost", async () => {
		const { detector, runs } = scriptedDetector();
		await detector.detect(blank(1280, 720), { near: { x: 0, y: 0, width: 60, height: 80 }, turn: 5 });
		expect(runs()).toBe(7);
	});
});
