import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { evidencePicture } from "../../../src/vision/evidence-picture.ts";

const face = { x: 500, y: 260, width: 200, height: 260 };

/** A room of black and white stripes, four pixels wide: what is written on a screen. A red square where the face is. */
async function room(): Promise<Uint8Array> {
	const width = 1280;
	const height = 720;
	const stripes = Buffer.alloc(width * height * 3);
	for (let pixel = 0; pixel < width * height; pixel += 1)
		stripes.fill((pixel >> 2) % 2 === 0 ? 0 : 255, pixel * 3, pixel * 3 + 3);
	const square = { create: { width: face.width, height: face.height, channels: 3 as const, background: "#c02020" } };
	return sharp(stripes, { raw: { width, height, channels: 3 } })
		.composite([{ input: square, left: face.x, top: face.y }])
		.withExif({ IFD0: { Artist: "somebody" } })
		.jpeg()
		.toBuffer();
}

/** How much neighbouring pixels of a row differ, 0..255. */
async function detail(picture: Uint8Array, region: { left: number; top: number; width: number; height: number }) {
	const { data, info } = await sharp(picture).extract(region).greyscale().raw().toBuffer({ resolveWithObject: true });
	let sum = 0;
	for (let index = 1; index < data.length; index += 1)
		if (index % info.width > 0) sum += Math.abs((data[index] ?? 0) - (data[index - 1] ?? 0));
	return sum / data.length;
}

describe("an evidence picture", () => {
	it.each(["face", "blurred"] as const)(
		"%s is a WebP of at most 320 pixels and some kilobytes, without metadata",
		async (kind) => {
			const picture = await evidencePicture(await room(), face, kind);
			const metadata = await sharp(picture).metadata();
			expect(metadata.format).toBe("webp");
			expect(Math.max(metadata.width, metadata.height)).toBeLessThanOrEqual(320);
			expect(metadata.exif).toBeUndefined();
			expect(picture.length).toBeLessThan(30_000);
		},
	);
	it("keeps the face and none of the room's detail where the background is hidden", async () => {
		const picture = await evidencePicture(await room(), face, "blurred");
		const whole = await sharp(await room())
			.resize(320)
			.toBuffer();
		const corner = { left: 0, top: 0, width: 80, height: 180 };
		expect(await detail(whole, corner)).toBeGreaterThan(3 * (await detail(picture, corner)) + 1);
		const middle = await sharp(picture).extract({ left: 140, top: 85, width: 20, height: 20 }).raw().toBuffer();
		const [red = 0, green = 0] = middle;
		expect(red - green).toBeGreaterThan(100);
	});
	it("takes a face at the edge, or as large as the picture", async () => {
		for (const edge of [
			{ x: -20, y: -10, width: 200, height: 260 },
			{ x: 1200, y: 600, width: 200, height: 260 },
			{ x: 0, y: 0, width: 1280, height: 720 },
		])
			for (const kind of ["face", "blurred"] as const)
				expect((await sharp(await evidencePicture(await room(), edge, kind)).metadata()).format).toBe("webp");
	});
	it("is refused for what is no image", async () => {
		await expect(evidencePicture(new Uint8Array(100), face, "face")).rejects.toMatchObject({
			code: "UNSUPPORTED_IMAGE",
		});
	});
});
