import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Point } from "../../../src/core/domain/recognition/geometry.ts";
import { applyAffine, boxToGrid, fitSimilarity, invertAffine, sourceScale } from "../../../src/vision/affine.ts";
import { ARCFACE_REFERENCE, alignedToImage, fivePoints, mirrored } from "../../../src/vision/face-alignment.ts";

const coordinate = fc.double({ min: -500, max: 500, noNaN: true });
const similarity = fc.record({
	scale: fc.double({ min: 0.05, max: 20, noNaN: true }),
	angle: fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }),
	tx: coordinate,
	ty: coordinate,
});

function expectPoint(actual: Point, expected: Point, tolerance = 1e-4): void {
	expect(Math.abs(actual.x - expected.x)).toBeLessThan(tolerance);
	expect(Math.abs(actual.y - expected.y)).toBeLessThan(tolerance);
}

describe("fitSimilarity", () => {
	it("finds the rotation, scale and translation that points were moved by", () => {
		fc.assert(
			fc.property(similarity, ({ scale, angle, tx, ty }) => {
				const [cos, sin] = [Math.cos(angle) * scale, Math.sin(angle) * scale];
				const moved = ARCFACE_REFERENCE.map(({ x, y }) => ({ x: cos * x - sin * y + tx, y: sin * x + cos * y + ty }));
				const map = fitSimilarity(ARCFACE_REFERENCE, moved);
				for (const [i, point] of ARCFACE_REFERENCE.entries()) expectPoint(applyAffine(map, point), moved[i] ?? point);
				expect(sourceScale(map)).toBeCloseTo(scale, 6);
			}),
		);
	});

	it("is the least-squares answer: nudging it never brings the points nearer", () => {
		const noisy = ARCFACE_REFERENCE.map(({ x, y }, i) => ({ x: 2 * x + ((i * 7) % 5) - 2, y: 2 * y - i }));
		const map = fitSimilarity(ARCFACE_REFERENCE, noisy);
		const error = (candidate: typeof map) =>
			ARCFACE_REFERENCE.reduce((sum, point, i) => {
				const at = applyAffine(candidate, point);
				const to = noisy[i] ?? at;
				return sum + (at.x - to.x) ** 2 + (at.y - to.y) ** 2;
			}, 0);
		for (const step of [-0.01, 0.01]) {
			expect(error({ ...map, tx: map.tx + step })).toBeGreaterThan(error(map));
			expect(error({ ...map, ty: map.ty + step })).toBeGreaterThan(error(map));
			expect(error({ ...map, a: map.a + step, d: map.d + step })).toBeGreaterThan(error(map));
			expect(error({ ...map, b: map.b - step, c: map.c + step })).toBeGreaterThan(error(map));
		}
	});

	it("never mirrors, even where a mirror image would fit better", () => {
		const reflected = ARCFACE_REFERENCE.map(({ x, y }) => ({ x: -x, y }));
		const map = fitSimilarity(ARCFACE_REFERENCE, reflected);
		expect(map.a * map.d - map.b * map.c).toBeGreaterThan(0);
	});

	it("refuses points that span nothing, and lists of different lengths", () => {
		const same = ARCFACE_REFERENCE.map(() => ({ x: 7, y: 7 }));
		expect(() => fitSimilarity(same, ARCFACE_REFERENCE)).toThrow(RangeError);
		expect(() => fitSimilarity(ARCFACE_REFERENCE, same)).toThrow(RangeError);
		expect(() => fitSimilarity(ARCFACE_REFERENCE, ARCFACE_REFERENCE.slice(1))).toThrow(RangeError);
	});
});

describe("invertAffine", () => {
	it("undoes the map", () => {
		fc.assert(
			fc.property(similarity, coordinate, coordinate, ({ scale, angle, tx, ty }, x, y) => {
				const map = {
					a: scale * Math.cos(angle),
					b: -scale * Math.sin(angle),
					tx,
					c: scale * Math.sin(angle),
					d: scale * Math.cos(angle),
					ty,
				};
				expectPoint(applyAffine(invertAffine(map), applyAffine(map, { x, y })), { x, y });
			}),
		);
	});

	it("refuses a map that folds the plane onto a line", () => {
		expect(() => invertAffine({ a: 1, b: 2, tx: 0, c: 2, d: 4, ty: 0 })).toThrow(RangeError);
	});
});

describe("boxToGrid", () => {
	it("puts the edges of the grid on the edges of the box, with integers as centres of pixels", () => {
		const map = boxToGrid({ x: 10, y: 20, width: 64, height: 32 }, 32, 32);
		expectPoint(applyAffine(map, { x: -0.5, y: -0.5 }), { x: 9.5, y: 19.5 });
		expectPoint(applyAffine(map, { x: 31.5, y: 31.5 }), { x: 73.5, y: 51.5 });
	});
});

describe("alignment", () => {
	it("carries the five points of a face onto the reference", () => {
		const landmarks = Array.from({ length: 68 }, (_, i) => ({ x: 300 + (i % 9) * 7, y: 200 + i }));
		const place = (from: number, to: number, at: Point) => {
			for (let i = from; i <= to; i++) landmarks[i] = { x: 2 * at.x + 40, y: 2 * at.y + 90 };
		};
		const [left, right, nose, mouthLeft, mouthRight] = ARCFACE_REFERENCE;
		if (!left || !right || !nose || !mouthLeft || !mouthRight) throw new Error("five points");
		place(36, 41, left);
		place(42, 47, right);
		place(30, 30, nose);
		place(48, 48, mouthLeft);
		place(54, 54, mouthRight);
		const toImage = alignedToImage(landmarks);
		for (const [i, reference] of ARCFACE_REFERENCE.entries())
			expectPoint(applyAffine(toImage, reference), fivePoints(landmarks)[i] ?? reference);
	});

	it("mirrors the crop about its middle column", () => {
		const map = { a: 2, b: -1, tx: 5, c: 1, d: 2, ty: 9 };
		expectPoint(applyAffine(mirrored(map, 112), { x: 0, y: 3 }), applyAffine(map, { x: 111, y: 3 }));
	});
});
