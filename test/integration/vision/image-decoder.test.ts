import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { decodeImage } from "../../../src/vision/image-decoder.ts";

const photo = await readFile(join(import.meta.dirname, "../../../node_modules/@vladmandic/face-api/demo/sample3.jpg"));
/** Red left half, blue right half, a green bar at the top: every orientation looks different. */
const scene = sharp({ create: { width: 96, height: 64, channels: 3, background: "#0000ff" } }).composite([
	{ input: { create: { width: 48, height: 64, channels: 3, background: "#ff0000" } }, left: 0, top: 0 },
	{ input: { create: { width: 96, height: 16, channels: 3, background: "#00ff00" } }, left: 0, top: 0 },
]);
const scenePixels = await scene.png().toBuffer();

function expectScene(raster: { width: number; height: number; data: Uint8Array }): void {
	expect([raster.width, raster.height]).toEqual([96, 64]);
	const pixel = (x: number, y: number) => [...raster.data.subarray((y * 96 + x) * 3, (y * 96 + x) * 3 + 3)];
	const near = (actual: number[], expected: number[]) =>
		expect(
			actual.every((value, i) => Math.abs(value - (expected[i] ?? 0)) < 40),
			`${actual} is not ${expected}`,
		).toBe(true);
	near(pixel(20, 5), [0, 255, 0]);
	near(pixel(20, 50), [255, 0, 0]);
	near(pixel(80, 50), [0, 0, 255]);
}

function chunk(type: string, data: Uint8Array): Buffer {
	const length = Buffer.alloc(4);
	length.writeUInt32BE(data.length);
	// The checksum is wrong on purpose: a decoder must not get as far as trusting it.
	return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)]);
}

/** A PNG header that claims a size, with next to no pixels behind it. */
function pngBomb(width: number, height: number): Buffer {
	const header = Buffer.alloc(13);
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(height, 4);
	header.set([8, 2, 0, 0, 0], 8);
	const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
	return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", deflateSync(Buffer.alloc(100)))]);
}

describe("decodeImage", () => {
	it("reads JPEG, PNG and WebP alike", async () => {
		for (const encoded of [
			await sharp(scenePixels).jpeg({ quality: 95 }).toBuffer(),
			await sharp(scenePixels).jpeg({ quality: 95, progressive: true }).toBuffer(),
			scenePixels,
			await sharp(scenePixels).webp({ lossless: true }).toBuffer(),
		])
			expectScene(await decodeImage(encoded));
	});

	/** How the stored pixels lie for each EXIF orientation: turned clockwise, then mirrored. */
	it.each([
		[1, 0, false],
		[2, 0, true],
		[3, 180, false],
		[4, 180, true],
		[5, 90, true],
		[6, 270, false],
		[7, 270, true],
		[8, 90, false],
	])("honours EXIF orientation %i", async (orientation, turnDeg, isMirrored) => {
		const turned = await sharp(scenePixels).rotate(turnDeg).png().toBuffer();
		for (const format of ["jpeg", "webp", "png"] as const) {
			const tagged = sharp(turned).flop(isMirrored).withMetadata({ orientation })[format]({ quality: 95 });
			expectScene(await decodeImage(await tagged.toBuffer()));
		}
	});

	it("turns CMYK, grey, 16-bit and transparent images into plain RGB", async () => {
		const plain = await decodeImage(photo);
		const cmyk = await decodeImage(await sharp(photo).toColourspace("cmyk").jpeg({ quality: 98 }).toBuffer());
		const difference = plain.data.reduce((sum, value, i) => sum + Math.abs(value - (cmyk.data[i] ?? 0)), 0);
		expect(difference / plain.data.length).toBeLessThan(14);
		const grey = await decodeImage(await sharp(scenePixels).greyscale().jpeg().toBuffer());
		expect(grey.data).toHaveLength(96 * 64 * 3);
		expectScene(await decodeImage(await sharp(scenePixels).toColourspace("rgb16").png().toBuffer()));
		const clear = {
			create: { width: 96, height: 64, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
		} as const;
		const flattened = await decodeImage(await sharp(clear).png().toBuffer());
		expect(flattened.data.every((value) => value === 255)).toBe(true);
	});

	it.each<[string, () => Promise<Uint8Array> | Uint8Array]>([
		["nothing", () => new Uint8Array()],
		["text", () => Buffer.from("not an image")],
		["a page of HTML", () => Buffer.from("<html></html>")],
		[
			"an SVG, which other loaders would draw",
			() => Buffer.from("<svg xmlns='http://www.w3.org/2000/svg' width='99' height='99'/>"),
		],
		["a GIF", () => sharp(scenePixels).gif().toBuffer()],
		["a TIFF", () => sharp(scenePixels).tiff().toBuffer()],
		["an AVIF", () => sharp(scenePixels).avif().toBuffer()],
		["a JPEG that breaks off", () => photo.subarray(0, Math.floor(photo.length / 2))],
		["the first bytes of a JPEG", () => photo.subarray(0, 20)],
		["a PNG that breaks off", () => scenePixels.subarray(0, 60)],
		["noise behind a JPEG's first bytes", () => Buffer.concat([photo.subarray(0, 4), Buffer.alloc(5000, 0xa5)])],
		[
			"one pixel",
			() =>
				sharp({ create: { width: 1, height: 1, channels: 3, background: "#fff" } })
					.png()
					.toBuffer(),
		],
		[
			"a strip too thin for a face",
			() =>
				sharp({ create: { width: 900, height: 4, channels: 3, background: "#fff" } })
					.png()
					.toBuffer(),
		],
	])("refuses %s as an unsupported image", async (_what, make) => {
		await expect(decodeImage(await make())).rejects.toMatchObject({ code: "UNSUPPORTED_IMAGE" });
	});

	it("accepts 20 megapixels and refuses more", async () => {
		const image = (width: number, height: number) =>
			sharp({ create: { width, height, channels: 3, background: "#888" } })
				.jpeg({ quality: 20 })
				.toBuffer();
		expect((await decodeImage(await image(5000, 4000))).width).toBe(5000);
		await expect(decodeImage(await image(5001, 4000))).rejects.toMatchObject({ code: "PAYLOAD_TOO_LARGE" });
	});

	it("refuses a decompression bomb by its header, without unpacking it", async () => {
		const before = process.memoryUsage().rss;
		await expect(decodeImage(pngBomb(60_000, 60_000))).rejects.toMatchObject({ code: "PAYLOAD_TOO_LARGE" });
		expect(process.memoryUsage().rss - before).toBeLessThan(200e6);
	});
});
