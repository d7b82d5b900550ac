// Known photos give known numbers. Tolerances are for other processors and library versions, not for other models.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import sharp, { type Sharp } from "sharp";
import { afterAll, describe, expect, it } from "vitest";
import type { FaceAnalysis } from "../../../src/core/domain/recognition/face-analysis.ts";
import { type Box, overlap, type Point } from "../../../src/core/domain/recognition/geometry.ts";
import { cosineSimilarity } from "../../../src/core/domain/recognition/match-policy.ts";
import { loadModels } from "../../../src/vision/load-models.ts";
import { installedModelsDir } from "../../support/models-folder.ts";
import { emptyRoomPhoto, type SamplePerson, samplePhoto } from "../../support/sample-photos.ts";

const photosDir = join(import.meta.dirname, "../../../node_modules/@vladmandic/face-api/demo");
const models = await loadModels(installedModelsDir, { optionalLiveness: false });
afterAll(() => models.release());

const MIN_BOX_OVERLAP = 0.9;
const LANDMARK_TOLERANCE = 0.03;
const POSE_TOLERANCE_DEG = 3;
const EMBEDDING_TOLERANCE = 0.015;

interface Golden {
	/** x, y, width, height, most prominent first. */
	readonly boxes: readonly (readonly [number, number, number, number])[];
	/** Nose tip, outer eye corners, outer mouth corners, chin (30, 36, 45, 48, 54, 8) of the first face. */
	readonly landmarks: readonly (readonly [number, number])[];
	/** Yaw, pitch, roll of the first face, degrees. */
	readonly pose: readonly [number, number, number];
	/** First numbers of the first face's embedding. */
	readonly embedding: readonly number[];
}

const LANDMARKS = [30, 36, 45, 48, 54, 8];
const golden: Record<string, Golden> = {
	"sample1.jpg": {
		boxes: [
			[829, 424, 204, 228],
			[414, 360, 186, 231],
			[1461, 213, 234, 225],
		],
		landmarks: [
			[913.1, 583.4],
			[861.3, 556.5],
			[958.1, 506.6],
			[917.9, 611.7],
			[983, 580],
			[980, 651.6],
		],
		pose: [11.3, -22, -35.6],
		embedding: [0.0215, -0.0594, 0.0268, -0.0313, -0.0545, -0.0145],
	},
	"sample3.jpg": {
		boxes: [
			[1071, 207, 232, 295],
			[586, 318, 209, 288],
			[1503, 305, 183, 261],
		],
		landmarks: [
			[1136.8, 382.6],
			[1100.4, 316.8],
			[1233.3, 344.6],
			[1102.4, 419.3],
			[1188.9, 438.4],
			[1129.6, 498],
		],
		pose: [15.5, -7.8, 6.1],
		embedding: [0.0657, -0.0708, 0.0423, 0.0681, 0.0546, 0.0085],
	},
	"sample5.jpg": {
		boxes: [
			[599, 416, 178, 257],
			[1119, 209, 156, 224],
			[796, 112, 155, 209],
			[1411, 382, 180, 279],
			[379, 889, 169, 277],
		],
		landmarks: [
			[743.3, 557.8],
			[661.7, 513.3],
			[759.8, 520.2],
			[687.2, 605.1],
			[742.4, 604.6],
			[711.6, 669.7],
		],
		pose: [-38.9, -5.7, 0.3],
		embedding: [-0.0235, 0.0059, -0.0435, 0.009, 0.0273, -0.0429],
	},
	"sample6.jpg": {
		boxes: [
			[673, 319, 176, 310],
			[1174, 302, 193, 277],
			[1477, 268, 225, 293],
			[258, 483, 211, 275],
		],
		landmarks: [
			[730.7, 509.2],
			[686.3, 452.3],
			[812.7, 446.8],
			[724.7, 547.8],
			[804.2, 548.4],
			[772.3, 621],
		],
		pose: [18.2, -13.6, -11.8],
		embedding: [0.0449, -0.0807, 0.0317, 0.0165, -0.0425, 0.0241],
	},
};

async function analyse(image: Uint8Array) {
	return models.pipeline.analyse(image, { liveness: true, embedding: true });
}

function primaryOf(analysis: { readonly primary: FaceAnalysis | null }): FaceAnalysis {
	if (!analysis.primary) throw new Error("a face was expected");
	return analysis.primary;
}

const toBox = ([x, y, width, height]: readonly [number, number, number, number]): Box => ({ x, y, width, height });
const distance = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);

describe.each(Object.entries(golden))("%s", (file, expected) => {
	const analysis = readFile(join(photosDir, file)).then(analyse);

	it("has its faces where they were", async () => {
		const { faces } = await analysis;
		expect(faces).toHaveLength(expected.boxes.length);
		for (const [i, box] of expected.boxes.entries()) {
			const found = faces[i];
			expect(found && overlap(found.box, toBox(box))).toBeGreaterThan(MIN_BOX_OVERLAP);
		}
	});

	it("has the first face's landmarks and pose", async () => {
		const primary = primaryOf(await analysis);
		expect(primary.landmarks).toHaveLength(68);
		for (const [i, [x, y]] of expected.landmarks.entries()) {
			const found = primary.landmarks[LANDMARKS[i] ?? 0];
			expect(found && distance(found, { x, y }) / primary.box.height).toBeLessThan(LANDMARK_TOLERANCE);
		}
		const { yawDeg, pitchDeg, rollDeg } = primary.pose;
		for (const [i, angle] of [yawDeg, pitchDeg, rollDeg].entries())
			expect(Math.abs(angle - (expected.pose[i] ?? 0))).toBeLessThan(POSE_TOLERANCE_DEG);
	});

	it("has the first face's embedding, of length 1", async () => {
		const { embedding } = primaryOf(await analysis);
		expect(embedding).toHaveLength(512);
		expect(Math.hypot(...(embedding ?? []))).toBeCloseTo(1, 5);
		for (const [i, value] of expected.embedding.entries())
			expect(Math.abs((embedding?.[i] ?? Number.NaN) - value)).toBeLessThan(EMBEDDING_TOLERANCE);
	});
});

describe("one person", () => {
	const people: readonly SamplePerson[] = ["dewi", "sari", "rina", "maya", "putri"];
	const { high, low } = models.description.matchThresholds;
	const embed = async (image: Uint8Array, averageMirror = false) => {
		const options = { liveness: false, embedding: true, averageMirror };
		const { embedding } = primaryOf(await models.pipeline.analyse(image, options));
		if (!embedding) throw new Error("an embedding was expected");
		return embedding;
	};

	it("is alike in two pictures and unlike everybody else", async () => {
		const shots = new Map<SamplePerson, Float32Array[]>();
		for (const person of people)
			shots.set(person, [await embed(await samplePhoto(person)), await embed(await samplePhoto(person, 2))]);
		for (const [a, [first, again]] of shots)
			for (const [b, [other]] of shots) {
				if (!first || !again || !other) throw new Error("two pictures each");
				if (a === b) expect(cosineSimilarity(first, again)).toBeGreaterThan(high);
				else expect(cosineSimilarity(again, other)).toBeLessThan(low);
			}
	});

	it("is alike whether the mirrored face is averaged in or not, and more so in a mirror with it", async () => {
		const photo = await samplePhoto("sari");
		const mirrored = await sharp(photo).flop().jpeg({ quality: 95 }).toBuffer();
		const [plain, average] = [await embed(photo), await embed(photo, true)];
		expect(cosineSimilarity(plain, average)).toBeGreaterThan(0.9);
		const plainInMirror = cosineSimilarity(plain, await embed(mirrored));
		expect(cosineSimilarity(average, await embed(mirrored, true))).toBeGreaterThan(plainInMirror);
	});

	it("is the same in every format and every EXIF orientation", async () => {
		const photo = await samplePhoto("rina");
		const reference = await embed(photo);
		const turned = await sharp(photo).rotate(270).toBuffer();
		const variants = [
			await sharp(photo).png().toBuffer(),
			await sharp(photo).webp({ quality: 95 }).toBuffer(),
			await sharp(turned).withMetadata({ orientation: 6 }).jpeg({ quality: 95 }).toBuffer(),
		];
		for (const variant of variants) expect(cosineSimilarity(reference, await embed(variant))).toBeGreaterThan(0.95);
	});

	it("turns the other way in a mirror", async () => {
		const photo = await samplePhoto("dewi");
		const straight = primaryOf(await analyse(photo)).pose;
		const mirrored = primaryOf(await analyse(await sharp(photo).flop().toBuffer())).pose;
		expect(straight.yawDeg).toBeGreaterThan(10);
		expect(mirrored.yawDeg).toBeLessThan(-10);
		expect(Math.abs(mirrored.pitchDeg - straight.pitchDeg)).toBeLessThan(8);
		expect(mirrored.rollDeg * straight.rollDeg).toBeLessThan(0);
	});

	it("has open eyes in sample6 and shut ones, laughing, in sample1", async () => {
		const open = primaryOf(await analyse(await samplePhoto("sari"))).eyes;
		const shut = primaryOf(await analyse(await readFile(join(photosDir, "sample1.jpg")))).eyes;
		expect(Math.min(open.leftOpen, open.rightOpen)).toBeGreaterThan(0.5);
		expect(Math.max(shut.leftOpen, shut.rightOpen)).toBeLessThan(0.2);
	});
});

describe("quality", () => {
	const qualityOf = async (image: Sharp) =>
		primaryOf(await analyse(await image.jpeg({ quality: 95 }).toBuffer())).quality;

	it("falls with blur, follows the light, and measures the face in pixels", async () => {
		const photo = await samplePhoto("sari");
		const good = await qualityOf(sharp(photo));
		const blurred = await qualityOf(sharp(photo).blur(4));
		const dark = await qualityOf(sharp(photo).linear(0.4, 0));
		const small = await qualityOf(sharp(photo).resize(240, 240));
		expect(blurred.sharpness).toBeLessThan(good.sharpness - 25);
		expect(dark.brightness).toBeLessThan(good.brightness * 0.6);
		expect(dark.contrast).toBeLessThan(good.contrast);
		expect(small.interEyePx / good.interEyePx).toBeCloseTo(0.5, 1);
		expect(small.faceSizePx / good.faceSizePx).toBeCloseTo(0.5, 1);
	});
});

describe("the detector", () => {
	/** A portrait of `facePx` height somewhere on a grey canvas. */
	async function canvasWith(facePx: number, width: number, height: number): Promise<Buffer> {
		const portrait = await sharp(await samplePhoto("sari"))
			.resize(Math.round((480 * facePx) / 306))
			.toBuffer();
		const canvas = sharp({ create: { width, height, channels: 3, background: "#8a8f95" } });
		const at = { left: Math.round(width * 0.55), top: Math.round(height * 0.3) };
		return canvas
			.composite([{ input: portrait, ...at }])
			.jpeg({ quality: 95 })
			.toBuffer();
	}

	it.each([
		[60, 640, 480],
		[60, 1280, 720],
		[60, 1920, 1080],
		[90, 480, 640],
		[150, 3840, 2160],
	])("finds a face of %i pixels in %i x %i", async (facePx, width, height) => {
		const { faces } = await analyse(await canvasWith(facePx, width, height));
		expect(faces).toHaveLength(1);
		expect((faces[0]?.box.height ?? 0) / facePx).toBeGreaterThan(0.75);
		expect((faces[0]?.box.height ?? 0) / facePx).toBeLessThan(1.3);
	});

	it.each([1.3, 1.1, 1])("finds a face when the frame is only %d times its height", async (factor) => {
		const [x, y, w, h] = golden["sample6.jpg"]?.boxes[2] ?? [0, 0, 0, 0];
		const height = Math.round(h * factor);
		const width = Math.min(1900, Math.round((height * 4) / 3));
		const cut = { left: Math.round(x + w / 2 - width / 2), top: Math.round(y + h / 2 - height / 2), width, height };
		const frame = await sharp(join(photosDir, "sample6.jpg")).extract(cut).resize(640, 480).jpeg().toBuffer();
		const { faces } = await analyse(frame);
		expect((faces[0]?.box.height ?? 0) / (480 / factor)).toBeGreaterThan(0.8);
	});

	it("sees nobody where nobody is", async () => {
		const { faces, primary, width, height } = await analyse(await emptyRoomPhoto());
		expect({ faces, primary, width, height }).toEqual({ faces: [], primary: null, width: 640, height: 480 });
	});
});
