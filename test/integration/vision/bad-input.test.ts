import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import { afterAll, describe, expect, it } from "vitest";
import { hasDominantFace } from "../../../src/core/domain/recognition/face-analysis.ts";
import { cosineSimilarity } from "../../../src/core/domain/recognition/match-policy.ts";
import { enrollmentLimits, qualityHint, recognitionLimits } from "../../../src/core/domain/recognition/quality-gate.ts";
import { decodeImage } from "../../../src/vision/image-decoder.ts";
import { loadModels } from "../../../src/vision/load-models.ts";
import { installedModelsDir } from "../../support/models-folder.ts";
import { type SamplePerson, samplePhoto } from "../../support/sample-photos.ts";

const models = await loadModels(installedModelsDir, { optionalLiveness: false });
afterAll(() => models.release());
const analyse = (image: Uint8Array) => models.pipeline.analyse(image, { liveness: true, embedding: true });

const photo = await samplePhoto("sari");
const plain = await analyse(photo);
const refusedAs = (code: string) => expect.objectContaining({ code });

async function similarity(image: Uint8Array): Promise<number> {
	const { primary } = await analyse(image);
	if (!primary?.embedding || !plain.primary?.embedding) return -1;
	return cosineSimilarity(primary.embedding, plain.primary.embedding);
}

function pngChunk(type: string, data: Uint8Array): Buffer {
	const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
	const length = Buffer.alloc(4);
	length.writeUInt32BE(data.length);
	const checksum = Buffer.alloc(4);
	checksum.writeUInt32BE(crc32(body));
	return Buffer.concat([length, body, checksum]);
}

/** Puts chunks right behind a PNG's header. */
function withChunks(png: Buffer, ...chunks: readonly Buffer[]): Buffer {
	const headerEnd = 8 + 25;
	return Buffer.concat([png.subarray(0, headerEnd), ...chunks, png.subarray(headerEnd)]);
}

/** A lossless WebP with an image of `width` x `height` in its header and next to nothing behind it. */
function webpBomb(width: number, height: number): Buffer {
	const data = Buffer.alloc(64);
	data.writeUInt8(0x2f, 0);
	data.writeUInt32LE(((width - 1) | ((height - 1) << 14)) >>> 0, 1);
	const lengths = Buffer.alloc(8);
	lengths.writeUInt32LE(12 + data.length, 0);
	lengths.writeUInt32LE(data.length, 4);
	const [riffBytes, chunkBytes] = [lengths.subarray(0, 4), lengths.subarray(4)];
	return Buffer.concat([Buffer.from("RIFF"), riffBytes, Buffer.from("WEBPVP8L"), chunkBytes, data]);
}

describe("images that are more than one thing", () => {
	it.each([
		["a ZIP archive", Buffer.from("PK\u0003\u0004\u0014\u0000payload", "latin1")],
		["a page with a script", Buffer.from("<html><script>alert(1)</script></html>")],
		["another JPEG", photo],
	])("a JPEG with %s behind it is the JPEG", async (_what, tail) => {
		expect(await similarity(Buffer.concat([photo, tail]))).toBeGreaterThan(0.999);
	});

	it("a PNG with a program behind it is the PNG", async () => {
		const png = await sharp(photo).png().toBuffer();
		expect(await similarity(Buffer.concat([png, Buffer.from("MZ\u0090\u0000", "latin1")]))).toBeGreaterThan(0.99);
	});

	it.each([
		["a page", "<html>"],
		["a PDF", "%PDF-1.7\n"],
		["a byte order mark", "\u00ef\u00bb\u00bf"],
	])("%s in front of a JPEG makes it no image", async (_what, head) => {
		const bytes = Buffer.concat([Buffer.from(head, "latin1"), photo]);
		await expect(analyse(bytes)).rejects.toThrow(refusedAs("UNSUPPORTED_IMAGE"));
	});
});

describe("animations", () => {
	it("a GIF is refused, still or moving", async () => {
		const still = await sharp(photo).gif().toBuffer();
		const moving = await sharp([still, still], { join: { animated: true } })
			.gif()
			.toBuffer();
		for (const gif of [still, moving]) await expect(analyse(gif)).rejects.toThrow(refusedAs("UNSUPPORTED_IMAGE"));
	});

	it("of a moving WebP the first picture counts", async () => {
		const wall = await sharp({ create: { width: 480, height: 480, channels: 3, background: "#999" } })
			.png()
			.toBuffer();
		const moving = (frames: Buffer[]) =>
			sharp(frames, { join: { animated: true } })
				.webp({ quality: 95 })
				.toBuffer();
		expect(await similarity(await moving([photo, wall, wall]))).toBeGreaterThan(0.95);
		expect((await analyse(await moving([wall, photo]))).faces).toHaveLength(0);
	});

	it("of a moving PNG the picture counts that other programs show", async () => {
		const png = await sharp(photo).png().toBuffer();
		const control = Buffer.alloc(8);
		control.writeUInt32BE(2, 0);
		expect(await similarity(withChunks(png, pngChunk("acTL", control)))).toBeGreaterThan(0.99);
	});
});

const widePng = await sharp({ create: { width: 20_001, height: 1000, channels: 3, background: "#000" } })
	.png({ compressionLevel: 9 })
	.toBuffer();

describe("decompression bombs", () => {
	it.each([
		["a WebP of 16383 x 16383 in 84 bytes", webpBomb(16_383, 16_383)],
		["a black PNG of 20 001 x 1 000", widePng],
	])("%s is refused by its size", async (_what, bomb) => {
		expect(bomb.length).toBeLessThan(200_000);
		await expect(analyse(bomb)).rejects.toThrow(refusedAs("PAYLOAD_TOO_LARGE"));
	});

	it.each(["iCCP", "zTXt"])("200 MB packed into a PNG's %s chunk are not unpacked", async (type) => {
		const packed = Buffer.concat([
			Buffer.from("name\u0000\u0000", "latin1"),
			deflateSync(Buffer.alloc(200e6), { level: 9 }),
		]);
		const png = await sharp(photo).png().toBuffer();
		const before = process.memoryUsage().rss;
		const outcome = await decodeImage(withChunks(png, pngChunk(type, packed))).then(
			({ width }) => width,
			(error: unknown) => error,
		);
		expect([480, refusedAs("UNSUPPORTED_IMAGE")]).toContainEqual(outcome);
		expect(process.memoryUsage().rss - before).toBeLessThan(100e6);
	});
});

describe("colours and depths", () => {
	it.each([
		["a Display P3 profile", () => sharp(photo).withIccProfile("p3").jpeg({ quality: 95 })],
		["16 bits", () => sharp(photo).toColourspace("rgb16").png()],
		["an alpha channel", () => sharp(photo).ensureAlpha(1).png()],
		["CMYK", () => sharp(photo).toColourspace("cmyk").jpeg({ quality: 95 })],
		["no colour at all", () => sharp(photo).greyscale().jpeg({ quality: 95 })],
		["16 bits of grey", () => sharp(photo).greyscale().toColourspace("grey16").png()],
		["a palette", () => sharp(photo).png({ palette: true })],
	])("a face in %s is the same person's", async (_what, encode) => {
		expect(await similarity(await encode().toBuffer())).toBeGreaterThan(0.75);
	});
});

describe("sizes", () => {
	it("one pixel, or a line of them, is no image of a face", async () => {
		for (const [width, height] of [
			[1, 1],
			[5000, 1],
			[15, 15],
		] as const) {
			const image = await sharp({ create: { width, height, channels: 3, background: "#fff" } })
				.png()
				.toBuffer();
			await expect(analyse(image)).rejects.toThrow(refusedAs("UNSUPPORTED_IMAGE"));
		}
	});

	it("the smallest image that is read has no face", async () => {
		const image = await sharp(photo).resize(16, 16).png().toBuffer();
		expect((await analyse(image)).faces).toHaveLength(0);
	});

	it("finds the person in 20 megapixels", async () => {
		const canvas = sharp({ create: { width: 5000, height: 4000, channels: 3, background: "#8a8f95" } });
		const large = await sharp(photo).resize(2000, 2000).toBuffer();
		const image = await canvas
			.composite([{ input: large, left: 1500, top: 1000 }])
			.jpeg()
			.toBuffer();
		expect(await similarity(image)).toBeGreaterThan(0.9);
	});
});

describe("how many faces, and how much of them", () => {
	/** `count` of the same portrait side by side, in rows of ten. */
	async function crowd(count: number, side: number): Promise<Buffer> {
		const columns = Math.min(10, count);
		const rows = Math.ceil(count / columns);
		const face = await sharp(photo).resize(side, side).toBuffer();
		const input = Array.from({ length: count }, (_, i) => ({
			input: face,
			left: (i % columns) * side,
			top: Math.floor(i / columns) * side,
		}));
		return sharp({ create: { width: columns * side, height: rows * side, channels: 3, background: "#888" } })
			.composite(input)
			.jpeg({ quality: 92 })
			.toBuffer();
	}

	it("nobody: no face, and nothing about one", async () => {
		const wall = await sharp({ create: { width: 640, height: 480, channels: 3, background: "#999" } })
			.jpeg()
			.toBuffer();
		expect(await analyse(wall)).toMatchObject({ faces: [], primary: null });
	});

	it("two alike: both are found and none is meant", async () => {
		const frame = await analyse(await crowd(2, 320));
		expect(frame.faces).toHaveLength(2);
		expect(hasDominantFace(frame)).toBe(false);
	});

	it("fifty: many are found and none is meant", async () => {
		const frame = await analyse(await crowd(50, 256));
		expect(frame.faces.length).toBeGreaterThan(25);
		expect(hasDominantFace(frame)).toBe(false);
	});

	/** `share` of the face's box is beyond the border. */
	async function cut(person: SamplePerson, side: "left" | "right" | "top" | "bottom", share: number) {
		const whole = await samplePhoto(person);
		const { box } = (await analyse(whole)).primary ?? { box: { x: 0, y: 0, width: 480, height: 480 } };
		const left = side === "left" ? Math.round(box.x + box.width * share) : 0;
		const top = side === "top" ? Math.round(box.y + box.height * share) : 0;
		const right = side === "right" ? Math.round(box.x + box.width * (1 - share)) : 480;
		const bottom = side === "bottom" ? Math.round(box.y + box.height * (1 - share)) : 480;
		const part = { left, top, width: right - left, height: bottom - top };
		return analyse(await sharp(whole).extract(part).jpeg({ quality: 95 }).toBuffer());
	}
	const people: readonly SamplePerson[] = ["sari", "rina", "maya"];

	it.each(["left", "right", "top", "bottom"] as const)(
		"a face cut by the %s border is told from a whole one",
		async (side) => {
			for (const person of people) {
				const { primary, ...frame } = await cut(person, side, 0.4);
				if (!primary) continue;
				expect(primary.quality.insideFrame).toBeLessThan(90);
				for (const value of Object.values(primary.quality)) expect(value).toSatisfy(Number.isFinite);
				expect(qualityHint(primary, frame, enrollmentLimits)).not.toBeNull();
			}
		},
	);

	it.each(["left", "right"] as const)("half a face at the %s border is asked to move, or not there", async (side) => {
		for (const person of people) {
			const { primary, ...frame } = await cut(person, side, 0.6);
			if (primary) expect(qualityHint(primary, frame, recognitionLimits)).toBe("move_into_frame");
		}
	});
});
