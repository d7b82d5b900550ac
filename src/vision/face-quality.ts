// Sample quality: plain measurements of the face, in the spirit of ISO/IEC 29794-5. Limits are core's.
import type { EyeState, FaceQuality, HeadPose } from "../core/domain/recognition/face-analysis.ts";
import type { Box, Point } from "../core/domain/recognition/geometry.ts";
import { type Affine, applyAffine, boxToGrid } from "./affine.ts";
import { insideFraction, scaleBox } from "./crop.ts";
import { ALIGNED_SIDE } from "./face-alignment.ts";
import { eyeCentres, type LandmarkLocator } from "./landmark-locator.ts";
import { mouthAndNoseVisibility } from "./mouth-and-nose.ts";
import { clamp } from "./numeric.ts";
import type { ModelInput } from "./packs/manifest-schema.ts";
import type { Raster, RasterPyramid } from "./raster.ts";
import { sampleTensor } from "./tensor-sampling.ts";

const sampling = (name: string, side: number, colour: "RGB" | "GREY"): ModelInput => {
	const channels = colour === "RGB" ? 3 : 1;
	const values = (value: number) => Array.from({ length: channels }, () => value);
	return { name, width: side, height: side, colour, mean: values(0), std: values(1) };
};
/** 0..255 of the aligned face: the same pixels whatever the size and tilt of the face in the image. */
const ALIGNED_INPUT = sampling("aligned", ALIGNED_SIDE, "RGB");
/** The face and as much around it, coarsely. */
const SURROUNDINGS_SIDE = 24;
const SURROUNDINGS_INPUT = sampling("surroundings", SURROUNDINGS_SIDE, "GREY");
const SURROUNDINGS_SCALE = 2;
/** Hair, ears and neck belong to the person, not to what is behind. */
const HEAD_SCALE = 1.35;
/** The part of the aligned crop that is face and not background, hair or collar. */
const FACE_AREA = { left: 20, right: 92, top: 28, bottom: 104 };
const FACE_PIXELS = (FACE_AREA.right - FACE_AREA.left) * (FACE_AREA.bottom - FACE_AREA.top);
const FACE_GRID: readonly Point[] = Array.from({ length: 18 * 19 }, (_, i) => ({
	x: FACE_AREA.left + 4 * (i % 18),
	y: FACE_AREA.top + 4 * Math.floor(i / 18),
}));
/** Variance of the Laplacian that reads as sharpness 0 and 100 on the log scale between them. */
const BLURRED_VARIANCE = 8;
const CRISP_VARIANCE = 2000;
/** Standard deviation of an even spread over all 256 lumas, 256 / sqrt(12): contrast 100. */
const FULL_CONTRAST = 73.9;
/** What ISO/IEC 29794-5 counts as under- and over-exposed. */
const DARKEST_LUMA = 25;
const BRIGHTEST_LUMA = 247;
/** Inter-eye distance of a portrait by ISO/IEC 19794-5. */
const PORTRAIT_INTER_EYE_PX = 90;
/** Lid distance over eye width; the median of LFW is 0.28. */
const SHUT_RATIO = 0.14;
const WIDE_OPEN_RATIO = 0.3;
/**
 * A turned face hides part of nose and mouth by itself: on LFW one in eight of those turned by 40 degrees and more looked
 * covered, of frontal ones one in a thousand. This much visibility a point of frontality that is missing.
 */
const TURN_ALLOWANCE = 0.5;
/** Surroundings this many times as bright as the face make a silhouette of it; 1 is even light. */
const SILHOUETTE_RATIO = 5;

export interface AssessedFace {
	readonly box: Box;
	readonly landmarks: readonly Point[];
	readonly alignment: Affine;
	readonly pose: HeadPose;
	readonly eyes: EyeState;
}

export interface QualityAssessor {
	assess(image: RasterPyramid, face: AssessedFace): Promise<FaceQuality>;
}

/** The locator is asked again where it is not clear from the colours whether mouth and nose are covered. */
export function createQualityAssessor(locator: LandmarkLocator): QualityAssessor {
	const plane = ALIGNED_SIDE * ALIGNED_SIDE;
	const rgb = new Float32Array(3 * plane);
	const luma = new Float32Array(plane);
	const surroundings = new Float32Array(SURROUNDINGS_SIDE * SURROUNDINGS_SIDE);

	function frontLight(image: RasterPyramid, face: Box, faceLuma: number): number {
		const view = scaleBox(face, SURROUNDINGS_SCALE);
		sampleTensor(
			surroundings,
			image,
			boxToGrid(view, SURROUNDINGS_SIDE, SURROUNDINGS_SIDE),
			SURROUNDINGS_INPUT,
			"edge",
		);
		const ratio = meanAround(surroundings) / Math.max(1, faceLuma);
		return (1 - clamp(Math.log(ratio) / Math.log(SILHOUETTE_RATIO), 0, 1)) * 100;
	}

	return {
		async assess(image, { box, landmarks, alignment, pose, eyes }) {
			sampleTensor(rgb, image, alignment, ALIGNED_INPUT, "edge");
			for (let i = 0; i < plane; i++)
				luma[i] = 0.299 * (rgb[i] ?? 0) + 0.587 * (rgb[plane + i] ?? 0) + 0.114 * (rgb[2 * plane + i] ?? 0);
			const centres = eyeCentres(landmarks);
			const interEyePx = Math.hypot(centres.right.x - centres.left.x, centres.right.y - centres.left.y);
			const { mean, deviation, wellExposed } = lumaSpread(luma);
			const frontality = squaredCosine(pose.yawDeg) * squaredCosine(pose.pitchDeg) * squaredCosine(pose.rollDeg) * 100;
			const visibility = await mouthAndNoseVisibility({ rgb, luma, box, landmarks }, (moved) =>
				locator.locate(image, moved),
			);
			return {
				interEyePx,
				faceSizePx: Math.min(box.width, box.height),
				resolution: clamp(interEyePx / PORTRAIT_INTER_EYE_PX, 0, 1) * 100,
				sharpness: sharpnessOf(luma),
				brightness: (mean / 255) * 100,
				exposure: wellExposed * 100,
				contrast: clamp(deviation / FULL_CONTRAST, 0, 1) * 100,
				frontLight: frontLight(image, box, mean),
				pose: frontality,
				eyesOpen: Math.max(eyes.leftOpen, eyes.rightOpen, lidOpening(landmarks, 36), lidOpening(landmarks, 42)) * 100,
				insideFrame: insideFrame(image.full, { box, landmarks, alignment }) * 100,
				mouthAndNose: Math.min(100, visibility + TURN_ALLOWANCE * (100 - frontality)),
			};
		},
	};
}

/**
 * How open an eye is by the shape of its lids, 0..1: their distance over the eye's width (the "eye aspect ratio" of
 * Soukupova and Cech, CVWW 2016). Behind thick rims it sees what the eye model does not.
 */
function lidOpening(landmarks: readonly Point[], first: number): number {
	const between = (a: number, b: number) => {
		const [from, to] = [landmarks[first + a], landmarks[first + b]];
		return from && to ? Math.hypot(from.x - to.x, from.y - to.y) : 0;
	};
	const ratio = (between(1, 5) + between(2, 4)) / (2 * Math.max(1, between(0, 3)));
	return clamp((ratio - SHUT_RATIO) / (WIDE_OPEN_RATIO - SHUT_RATIO), 0, 1);
}

/** The angle measure of ISO/IEC 29794-5; 0 from a quarter turn on. */
function squaredCosine(angleDeg: number): number {
	return Math.max(0, Math.cos((angleDeg * Math.PI) / 180)) ** 2;
}

/**
 * 0..1. The detector draws its box around what it sees of a face that is cut by the border; the landmarks and the aligned
 * face reach beyond it to where the rest would be, each in its own cases, so that the least of the three is told.
 */
function insideFrame(image: Raster, { box, landmarks, alignment }: Omit<AssessedFace, "pose" | "eyes">): number {
	const isInside = ({ x, y }: Point) => x >= -0.5 && y >= -0.5 && x < image.width - 0.5 && y < image.height - 0.5;
	const share = (points: readonly Point[]) => points.filter(isInside).length / points.length;
	const aligned = FACE_GRID.map((point) => applyAffine(alignment, point));
	return Math.min(clamp(insideFraction(box, image), 0, 1), share(landmarks), share(aligned));
}

/** Mean of the grid's rim: beside and above the head. Below it are clothes. */
function meanAround(grid: Float32Array): number {
	const margin = Math.round((SURROUNDINGS_SIDE * (1 - HEAD_SCALE / SURROUNDINGS_SCALE)) / 2);
	let sum = 0;
	let count = 0;
	for (let y = 0; y < SURROUNDINGS_SIDE - margin; y++)
		for (let x = 0; x < SURROUNDINGS_SIDE; x++) {
			if (y >= margin && x >= margin && x < SURROUNDINGS_SIDE - margin) continue;
			sum += grid[y * SURROUNDINGS_SIDE + x] ?? 0;
			count++;
		}
	return sum / count;
}

function lumaSpread(luma: Float32Array): { mean: number; deviation: number; wellExposed: number } {
	let sum = 0;
	let squares = 0;
	let wellExposed = 0;
	for (let y = FACE_AREA.top; y < FACE_AREA.bottom; y++)
		for (let x = FACE_AREA.left; x < FACE_AREA.right; x++) {
			const value = luma[y * ALIGNED_SIDE + x] ?? 0;
			sum += value;
			squares += value * value;
			if (value > DARKEST_LUMA && value < BRIGHTEST_LUMA) wellExposed++;
		}
	const mean = sum / FACE_PIXELS;
	const deviation = Math.sqrt(Math.max(0, squares / FACE_PIXELS - mean * mean));
	return { mean, deviation, wellExposed: wellExposed / FACE_PIXELS };
}

/** Variance of the Laplacian (Pech-Pacheco et al., ICPR 2000), on a log scale so that each doubling counts alike. */
function sharpnessOf(luma: Float32Array): number {
	let sum = 0;
	let squares = 0;
	for (let y = FACE_AREA.top; y < FACE_AREA.bottom; y++)
		for (let x = FACE_AREA.left; x < FACE_AREA.right; x++) {
			const i = y * ALIGNED_SIDE + x;
			const cross =
				(luma[i - 1] ?? 0) + (luma[i + 1] ?? 0) + (luma[i - ALIGNED_SIDE] ?? 0) + (luma[i + ALIGNED_SIDE] ?? 0);
			const laplacian = cross - 4 * (luma[i] ?? 0);
			sum += laplacian;
			squares += laplacian * laplacian;
		}
	const variance = Math.max(1e-6, squares / FACE_PIXELS - (sum / FACE_PIXELS) ** 2);
	const position = Math.log(variance / BLURRED_VARIANCE) / Math.log(CRISP_VARIANCE / BLURRED_VARIANCE);
	return clamp(position * 100, 0, 100);
}
