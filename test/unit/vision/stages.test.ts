import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boxArea, overlap } from "../../../src/core/domain/recognition/geometry.ts";
import { cropBox, insideFraction, scaleBox, scaleInside, squareOf } from "../../../src/vision/crop.ts";
import { suppressOverlaps } from "../../../src/vision/non-maximum-suppression.ts";
import { normaliseLength, softmax } from "../../../src/vision/numeric.ts";

const box = fc.record({
	x: fc.integer({ min: -50, max: 300 }),
	y: fc.integer({ min: -50, max: 300 }),
	width: fc.integer({ min: 1, max: 200 }),
	height: fc.integer({ min: 1, max: 200 }),
});
const face = fc.record({ box, detectionScore: fc.double({ min: 0, max: 1, noNaN: true }) });

describe("suppressOverlaps", () => {
	it("keeps no two boxes that overlap, and drops none without a better one that covers it", () => {
		fc.assert(
			fc.property(
				fc.array(face, { maxLength: 30 }),
				fc.double({ min: 0.1, max: 0.9, noNaN: true }),
				(faces, threshold) => {
					const kept = suppressOverlaps(faces, threshold);
					for (const [i, a] of kept.entries())
						for (const b of kept.slice(i + 1)) expect(overlap(a.box, b.box)).toBeLessThan(threshold);
					for (const dropped of faces.filter((candidate) => !kept.includes(candidate)))
						expect(
							kept.some((k) => k.detectionScore >= dropped.detectionScore && overlap(k.box, dropped.box) >= threshold),
						).toBe(true);
				},
			),
		);
	});

	it("lets the better score win", () => {
		const at = { x: 0, y: 0, width: 10, height: 10 };
		expect(
			suppressOverlaps(
				[
					{ box: at, detectionScore: 0.7 },
					{ box: at, detectionScore: 0.9 },
				],
				0.4,
			),
		).toEqual([{ box: at, detectionScore: 0.9 }]);
	});
});

describe("crops", () => {
	const image = { width: 320, height: 240 };

	it("squares a box to its height around its own centre", () => {
		expect(squareOf({ x: 100, y: 50, width: 60, height: 100 })).toEqual({ x: 80, y: 50, width: 100, height: 100 });
	});

	it("keeps a liveness crop inside the image, in its proportions, with the face in it where it fits", () => {
		fc.assert(
			fc.property(box, fc.double({ min: 1, max: 5, noNaN: true }), (face, scale) => {
				const crop = scaleInside(face, scale, image);
				expect(crop.x).toBeGreaterThanOrEqual(0);
				expect(crop.y).toBeGreaterThanOrEqual(0);
				expect(crop.x + crop.width).toBeLessThanOrEqual(image.width + 1e-6);
				expect(crop.y + crop.height).toBeLessThanOrEqual(image.height + 1e-6);
				expect(crop.width / crop.height).toBeCloseTo(face.width / face.height, 6);
				expect(crop.width).toBeLessThanOrEqual(face.width * scale + 1e-6);
			}),
		);
	});

	it("lets other crops go beyond the edge", () => {
		const crop = cropBox(
			{ x: 0, y: 0, width: 80, height: 100 },
			{ kind: "square", scale: 1.5, outside: "edge", keepAspect: false },
			image,
		);
		expect(crop).toEqual({ x: -35, y: -25, width: 150, height: 150 });
	});

	it("scales about the centre", () => {
		expect(scaleBox({ x: 10, y: 10, width: 20, height: 20 }, 2)).toEqual({ x: 0, y: 0, width: 40, height: 40 });
	});

	it("tells how much of a box the image holds", () => {
		expect(insideFraction({ x: -10, y: 0, width: 20, height: 20 }, image)).toBe(0.5);
		expect(insideFraction({ x: 400, y: 0, width: 20, height: 20 }, image)).toBe(0);
		fc.assert(
			fc.property(box, (any) => {
				const fraction = insideFraction(any, image);
				expect(fraction * boxArea(any)).toBeLessThanOrEqual(boxArea(any) + 1e-9);
				expect(fraction).toBeGreaterThanOrEqual(0);
			}),
		);
	});
});

describe("softmax", () => {
	it("gives probabilities in the order of the logits, however large they are", () => {
		fc.assert(
			fc.property(
				fc.array(fc.double({ min: -1e4, max: 1e4, noNaN: true }), { minLength: 1, maxLength: 66 }),
				(logits) => {
					const probabilities = softmax(logits);
					expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9);
					expect(probabilities.every((p) => p >= 0 && p <= 1)).toBe(true);
					const top = logits.indexOf(Math.max(...logits));
					expect(Math.max(...probabilities)).toBe(probabilities[top]);
				},
			),
		);
	});

	it("matches values worked out by hand", () => {
		const [a, b] = softmax([0, Math.log(3)]);
		expect(a).toBeCloseTo(0.25, 12);
		expect(b).toBeCloseTo(0.75, 12);
	});
});

describe("normaliseLength", () => {
	it("scales to length 1 and refuses what has no direction", () => {
		const vector = new Float32Array([3, 4]);
		expect(normaliseLength(vector)).toBe(true);
		expect([...vector]).toEqual([Math.fround(0.6), Math.fround(0.8)]);
		expect(normaliseLength(new Float32Array(4))).toBe(false);
		expect(normaliseLength(new Float32Array([1, Number.NaN]))).toBe(false);
		expect(normaliseLength(new Float32Array([1, Number.POSITIVE_INFINITY]))).toBe(false);
	});
});
