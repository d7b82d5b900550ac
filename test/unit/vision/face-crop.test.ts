import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { cropFace } from "../../../src/vision/face-crop.ts";

/** A grey room with a red square where the face is, and a name in the metadata. */
function room(width: number, height: number, face: { x: number; y: number; width: number; height: number }) {
	const square = { create: { width: face.width, height: face.height, channels: 3 as const, background: "#c02020" } };
	return sharp({ create: { width, height, channels: 3, background: "#808080" } })
		.composite([{ input: square, left: face.x, top: face.y }])
		.withExif({ IFD0: { Artist: "somebody" } })
		.jpeg()
		.toBuffer();
}

describe("the picture of a face", () => {
	it.each([
		["in the middle of a large photo", 1600, 1200, { x: 600, y: 300, width: 300, height: 400 }],
		["in the corner", 640, 480, { x: 0, y: 0, width: 150, height: 200 }],
		["as large as the photo", 240, 320, { x: 0, y: 0, width: 240, height: 320 }],
	])("%s is at most 320 pixels, mostly face, and tells nothing else", async (_where, width, height, face) => {
		const picture = await cropFace(await room(width, height, face), face);
		const metadata = await sharp(picture).metadata();
		expect(metadata.format).toBe("jpeg");
		expect(Math.max(metadata.width, metadata.height)).toBeLessThanOrEqual(320);
		expect(metadata.exif).toBeUndefined();
		const { channels } = await sharp(picture).stats();
		const [red = 0, green = 0] = channels.map(({ mean }) => mean);
		// 1 / 1.6 / 1.6 of the picture is the face at least.
		expect((red - green) / (0xc0 - 0x20)).toBeGreaterThan(0.35);
	});

	it("is refused for what is no image", async () => {
		const face = { x: 0, y: 0, width: 10, height: 10 };
		await expect(cropFace(new Uint8Array(100), face)).rejects.toMatchObject({ code: "UNSUPPORTED_IMAGE" });
	});
});
