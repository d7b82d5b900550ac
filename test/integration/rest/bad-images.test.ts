// Odd and hostile images over real HTTP: each a clear answer, and the service goes on.
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { loadModels } from "../../../src/vision/load-models.ts";
import { drawOn } from "../../support/drawn-on.ts";
import { installedModelsDir } from "../../support/models-folder.ts";
import { asFile, groupPhoto, samplePhoto } from "../../support/sample-photos.ts";
import { type ServedApp, serveApp, testApiKey } from "../../support/served-app.ts";

const answerSchema = z.object({
	status: z.string(),
	code: z.string().optional(),
	message: z.string().optional(),
	data: z.record(z.string(), z.unknown()).optional(),
});

let served: ServedApp;
let masked: Buffer;
const photo = await samplePhoto("sari");
beforeAll(async () => {
	served = await serveApp();
	const models = await loadModels(installedModelsDir, { optionalLiveness: false });
	const { primary } = await models.pipeline.analyse(photo, { liveness: false, embedding: false });
	await models.release();
	masked = await drawOn(photo, primary?.landmarks ?? [], "blue");
});
afterAll(() => served.close());

async function post(path: string, image: Uint8Array, fields: Readonly<Record<string, string>> = {}) {
	const form = new FormData();
	for (const [name, value] of Object.entries(fields)) form.append(name, value);
	form.append("image", asFile(image));
	const headers = { "x-api-key": testApiKey, "accept-language": "en" };
	const response = await fetch(`${served.url}${path}`, { method: "POST", headers, body: form });
	return { httpStatus: response.status, ...answerSchema.parse(await response.json()) };
}
const register = (image: Uint8Array) => post("/register", image, { employee_id: "E-1", name: "Sari" });

const solid = (width: number, height: number) =>
	sharp({ create: { width, height, channels: 3, background: "#888888" } })
		.png({ compressionLevel: 9 })
		.toBuffer();

describe("refused", () => {
	it.each<[string, number, string, () => Promise<Buffer>]>([
		["one pixel", 415, "UNSUPPORTED_IMAGE", () => solid(1, 1)],
		["a GIF", 415, "UNSUPPORTED_IMAGE", () => sharp(photo).gif().toBuffer()],
		["an SVG", 415, "UNSUPPORTED_IMAGE", async () => Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>")],
		["half a JPEG", 415, "UNSUPPORTED_IMAGE", async () => photo.subarray(0, photo.length / 2)],
		["a page with a JPEG behind it", 415, "UNSUPPORTED_IMAGE", async () => Buffer.concat([Buffer.from("<p>"), photo])],
		["more than 20 megapixels in a few kilobytes", 413, "PAYLOAD_TOO_LARGE", () => solid(20_001, 1000)],
		["a grey wall", 422, "NO_FACE", () => solid(640, 480)],
		["four people", 422, "MULTIPLE_FACES", groupPhoto],
	])("%s: %d %s by all three calls", async (_what, httpStatus, code, make) => {
		const image = await make();
		const refusal = { httpStatus, status: "error", code, message: expect.stringMatching(/\w/) };
		expect(await post("/recognize", image)).toEqual(refusal);
		expect(await post("/v1/punches", image)).toEqual(refusal);
		expect(await register(image)).toEqual(refusal);
	});
});

describe("a mask over mouth and nose", () => {
	it("makes no template and no punch, and the message says to take it off", async () => {
		const refusal = { httpStatus: 422, status: "error", code: "LOW_QUALITY" };
		const message = expect.stringContaining("without a mask");
		expect(await register(masked)).toEqual({ ...refusal, message });
		expect(await post("/v1/punches", masked)).toEqual({ ...refusal, message });
	});

	it("is quality_low in /recognize, with the hint in its debug text", async () => {
		expect(await post("/recognize", masked)).toMatchObject({
			httpStatus: 200,
			data: { match: false, liveness_ok: false, reason: "quality_low" },
		});
		const { data } = await post("/recognize", masked);
		expect(data?.["debug_liveness"]).toContain("quality=take_off_mask");
	});

	it("is let be where the operator says so, but never becomes a template", async () => {
		served.app.services.setup.update({ maskPolicy: "accept" }, "test");
		const { httpStatus, data } = await post("/recognize", masked);
		expect(httpStatus).toBe(200);
		expect(data?.["reason"]).not.toBe("quality_low");
		expect((await register(masked)).code).toBe("LOW_QUALITY");
		served.app.services.setup.update({ maskPolicy: "ask" }, "test");
	});
});

describe("read", () => {
	it.each<[string, () => Promise<Buffer>]>([
		["CMYK", () => sharp(photo).toColourspace("cmyk").jpeg().toBuffer()],
		["16 bits", () => sharp(photo).toColourspace("rgb16").png().toBuffer()],
		["grey", () => sharp(photo).greyscale().jpeg().toBuffer()],
		["transparent", () => sharp(photo).ensureAlpha(1).webp().toBuffer()],
		["turned by its EXIF data", async () => turned(await sharp(photo).rotate(270).toBuffer())],
		["with an archive behind it", async () => Buffer.concat([photo, Buffer.from("PK\u0003\u0004", "latin1")])],
	])("a photo that is %s is the same person", async (_what, make) => {
		expect((await register(photo)).httpStatus).toBe(200);
		expect(await post("/recognize", await make())).toMatchObject({ data: { match: true, employee_id: "E-1" } });
	});
});

function turned(image: Buffer): Promise<Buffer> {
	return sharp(image).withMetadata({ orientation: 6 }).jpeg({ quality: 95 }).toBuffer();
}
