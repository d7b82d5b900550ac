// The arithmetic of the decoder on grids made here; the real model is tested where its file can be had.
import { describe, expect, it } from "vitest";
import { YUNET_STRIDES } from "../../../src/vision/packs/model-signature.ts";
import { decodeYunet } from "../../../src/vision/yunet-detector.ts";

const tensor = { width: 64, height: 32 };

/** Every cell empty; `cells` are filled in. */
function outputs(
	cells: readonly { stride: number; cell: number; cls: number; obj: number; bbox: number[]; kps: number[] }[],
) {
	const grids: Record<string, Float32Array> = {};
	for (const stride of YUNET_STRIDES) {
		const count = (tensor.width / stride) * (tensor.height / stride);
		for (const [name, each] of Object.entries({ cls: 1, obj: 1, bbox: 4, kps: 10 }))
			grids[`${name}_${stride}`] = new Float32Array(count * each);
	}
	for (const { stride, cell, cls, obj, bbox, kps } of cells) {
		grids[`cls_${stride}`]?.set([cls], cell);
		grids[`obj_${stride}`]?.set([obj], cell);
		grids[`bbox_${stride}`]?.set(bbox, cell * 4);
		grids[`kps_${stride}`]?.set(kps, cell * 10);
	}
	return grids;
}

describe("decodeYunet", () => {
	it("reads a cell as centre, size and five points relative to the cell", () => {
		// Stride 16: 4 columns; cell 5 is row 1, column 1.
		const filled = outputs([
			{
				stride: 16,
				cell: 5,
				cls: 0.81,
				obj: 1,
				bbox: [0.5, 0.25, Math.log(2), Math.log(1.5)],
				kps: [0, 0, 1, 0, 0.5, 0.5, 0, 1, 1, 1],
			},
		]);
		const [face, ...others] = decodeYunet(filled, tensor, 0.6);
		expect(others).toEqual([]);
		expect(face?.detectionScore).toBeCloseTo(0.9, 6);
		expect(face?.box.width).toBeCloseTo(32, 4);
		expect(face?.box.height).toBeCloseTo(24, 4);
		expect(face?.box.x).toBeCloseTo(1.5 * 16 - 16, 4);
		expect(face?.box.y).toBeCloseTo(1.25 * 16 - 12, 4);
		expect(face?.points).toEqual([
			{ x: 16, y: 16 },
			{ x: 32, y: 16 },
			{ x: 24, y: 24 },
			{ x: 16, y: 32 },
			{ x: 32, y: 32 },
		]);
	});

	it("takes the geometric mean of both scores, each within 0 and 1", () => {
		const scored = (cls: number, obj: number) =>
			decodeYunet(outputs([{ stride: 8, cell: 0, cls, obj, bbox: [0, 0, 0, 0], kps: [] }]), tensor, 0.6);
		expect(scored(0.7, 0.5)).toEqual([]);
		expect(scored(0.9, 0.9)[0]?.detectionScore).toBeCloseTo(0.9, 6);
		expect(scored(1.2, 1.4)[0]?.detectionScore).toBe(1);
		expect(scored(-0.5, -0.5)).toEqual([]);
		expect(scored(Number.NaN, 1)).toEqual([]);
	});

	it("refuses grids that are not those of the tensor", () => {
		const wrong = { ...outputs([]), bbox_32: new Float32Array(3) };
		expect(() => decodeYunet(wrong, tensor, 0.6)).toThrow(RangeError);
		const { obj_8: _, ...missing } = outputs([]);
		expect(() => decodeYunet(missing, tensor, 0.6)).toThrow(RangeError);
	});
});
