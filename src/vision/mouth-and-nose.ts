// Are mouth and nose uncovered? Cloth shows in five ways, none of which is sure alone: it differs in colour from the skin
// between the eyes, it is less red than an upper lip, it has no lips, no nostrils and no mouth line, and the landmark model,
// which sees none of them either, puts the mouth somewhere else each time the box moves a little. A beard covers neither
// nose nor lips; what covers forehead, ears and neck is not looked at.
import type { Box, Point } from "../core/domain/recognition/geometry.ts";
import { ALIGNED_SIDE } from "./face-alignment.ts";
import { eyeCentres } from "./landmark-locator.ts";
import { clamp } from "./numeric.ts";

/** Left, top, right, bottom in the aligned crop. */
type Patch = readonly [number, number, number, number];
type Rgb = readonly [number, number, number];

const SKIN: readonly Patch[] = [
	[49, 34, 63, 46],
	[51, 46, 61, 58],
	[30, 57, 44, 62],
	[68, 57, 82, 62],
];
const NOSE_TIP: Patch = [50, 65, 62, 76];
const UPPER_LIP: Patch = [48, 79, 64, 86];
const ABOVE_MOUTH: Patch = [36, 76, 76, 86];
const MOUTH: Patch = [44, 86, 68, 100];
const LOWER_FACE: Patch = [30, 62, 82, 104];

/**
 * How an uncovered lower face is lit and coloured, drawn as blobs: height, centre, spread. Nostrils, creases beside them
 * and the mouth line are dark; the tip of the nose, cheeks, the lip above and the chin below the mouth are bright.
 */
const LOWER_FACE_BLOBS: readonly (readonly [number, number, number, number, number])[] = [
	[-1, 50, 76.5, 3, 2.5],
	[-1, 62, 76.5, 3, 2.5],
	[0.8, 56, 70, 5, 6],
	[-1.2, 56, 92, 11, 2.5],
	[0.7, 36, 76, 6, 7],
	[0.7, 76, 76, 6, 7],
	[0.5, 56, 84, 9, 2.5],
	[0.5, 56, 104, 9, 3],
	[-0.4, 44, 73, 2, 4],
	[-0.4, 68, 73, 2, 4],
];
/** Keeps the correlation of a plain surface, which is all noise, near zero. */
const PLAIN_NORM = 5;

/**
 * How much of each piece of evidence counts as one. Chosen, in halves and doubles, to part the bare faces of the five
 * sample people (with beard, hijab and glasses drawn on) from their masked ones; measured on LFW, where the limit below refuses
 * 6 of 3,811 bare faces.
 */
const UNIT = { colourGap: 0.08, lipRedness: 0.24, redLips: 0.1, disagreement: 0.575 };
/** Below this the colours alone say uncovered, and the landmarks are not asked: so with all but one bare face in sixteen. */
const SURELY_UNCOVERED = 0.2;
/** Evidence that reads as 50, the limit of the gate, and how much a unit of it takes away. */
const DOUBTFUL_EVIDENCE = -4.4;
const EVIDENCE_SLOPE = 70;
/** The moved boxes: steps aside in heights of the box, and its scale. */
const MOVES = [
	{ aside: 0.08, scale: 1 },
	{ aside: -0.08, scale: 1 },
	{ aside: 0, scale: 1.1 },
];

export interface AlignedFace {
	/** Three planes of the aligned crop, 0..255. */
	readonly rgb: Float32Array;
	readonly luma: Float32Array;
	readonly box: Box;
	readonly landmarks: readonly Point[];
}

/** 0..100, 50 and less is a mask or a hand over mouth and nose. `locate` finds landmarks in another box of the same image. */
export async function mouthAndNoseVisibility(
	face: AlignedFace,
	locate: (box: Box) => Promise<readonly Point[]>,
): Promise<number> {
	const colours = colourEvidence(face);
	if (colours < SURELY_UNCOVERED) return 100;
	const disagreement = clamp(Math.log((await mouthDisagreement(face, locate)) + 0.01), -4.5, -2.2);
	const evidence = colours + disagreement / UNIT.disagreement;
	return clamp(50 - EVIDENCE_SLOPE * (evidence - DOUBTFUL_EVIDENCE), 0, 100);
}

function colourEvidence({ rgb, luma }: AlignedFace): number {
	const skin = middleOf(SKIN.map((patch) => patchColour(rgb, patch)));
	const nose = patchColour(rgb, NOSE_TIP);
	const lip = patchColour(rgb, UPPER_LIP);
	const centre = chromaticity([nose[0] + lip[0], nose[1] + lip[1], nose[2] + lip[2]]);
	const [skinRed, skinGreen] = chromaticity(skin);
	const colourGap = Math.hypot(centre[0] - skinRed, centre[1] - skinGreen);
	const lipRedness = chromaticity(lip)[0] - skinRed;
	const redLips = quantile(redness(rgb, MOUTH), 0.8) - quantile(redness(rgb, ABOVE_MOUTH), 0.5);
	return (
		clamp(colourGap / UNIT.colourGap, 0, 1) -
		clamp(lipRedness / UNIT.lipRedness, -0.5, 0.5) -
		clamp(patternLikeness(luma), -0.5, 1) -
		clamp(redLips / UNIT.redLips, -1, 2)
	);
}

/** Mean distance between the mouth's landmarks and those found in moved boxes, in inter-eye distances. */
async function mouthDisagreement(
	{ box, landmarks }: AlignedFace,
	locate: (box: Box) => Promise<readonly Point[]>,
): Promise<number> {
	const eyes = eyeCentres(landmarks);
	const interEye = Math.max(1, Math.hypot(eyes.right.x - eyes.left.x, eyes.right.y - eyes.left.y));
	const mouth = landmarks.slice(48);
	let sum = 0;
	for (const { aside, scale } of MOVES) {
		const width = box.width * scale;
		const height = box.height * scale;
		const x = box.x + (box.width - width) / 2 + aside * box.height;
		const moved = (await locate({ x, y: box.y + (box.height - height) / 2, width, height })).slice(48);
		for (const [i, point] of mouth.entries())
			sum += Math.hypot(point.x - (moved[i]?.x ?? 0), point.y - (moved[i]?.y ?? 0));
	}
	return sum / (MOVES.length * mouth.length * interEye);
}

function valuesIn(plane: Float32Array, [left, top, right, bottom]: Patch): Float32Array {
	const width = right - left;
	const values = new Float32Array(width * (bottom - top));
	for (let y = top; y < bottom; y++)
		values.set(plane.subarray(y * ALIGNED_SIDE + left, y * ALIGNED_SIDE + right), (y - top) * width);
	return values;
}

/** Sorts the values. */
function quantile(values: Float32Array, fraction: number): number {
	values.sort();
	const at = fraction * (values.length - 1);
	const below = values[Math.floor(at)] ?? 0;
	return below + (at - Math.floor(at)) * ((values[Math.ceil(at)] ?? 0) - below);
}

function planeOf(rgb: Float32Array, channel: number): Float32Array {
	const size = ALIGNED_SIDE * ALIGNED_SIDE;
	return rgb.subarray(channel * size, (channel + 1) * size);
}

function patchColour(rgb: Float32Array, patch: Patch): Rgb {
	const median = (channel: number) => quantile(valuesIn(planeOf(rgb, channel), patch), 0.5);
	return [median(0), median(1), median(2)];
}

function middleOf(colours: readonly Rgb[]): Rgb {
	const median = (channel: 0 | 1 | 2) =>
		quantile(
			Float32Array.from(colours, (colour) => colour[channel]),
			0.5,
		);
	return [median(0), median(1), median(2)];
}

/** Shares of red and green: the colour without its brightness. */
function chromaticity([red, green, blue]: Rgb): readonly [number, number] {
	const sum = red + green + blue + 1e-3;
	return [red / sum, green / sum];
}

function redness(rgb: Float32Array, patch: Patch): Float32Array {
	const [red, green, blue] = [0, 1, 2].map((channel) => valuesIn(planeOf(rgb, channel), patch));
	return Float32Array.from(red ?? [], (value, i) => value / (value + (green?.[i] ?? 0) + (blue?.[i] ?? 0) + 1));
}

/** A plane (light from one side) fitted to a patch is left out of both sides of the correlation. */
function patternLikeness(luma: Float32Array): number {
	const values = valuesIn(luma, LOWER_FACE);
	let product = 0;
	let squares = 0;
	for (let i = 0; i < values.length; i++) {
		const value = values[i] ?? 0;
		product += value * (PATTERN[i] ?? 0);
		squares += value * value;
	}
	const inPlane = PLANE.reduce((sum, axis) => sum + dot(values, axis) ** 2, 0);
	return product / (Math.sqrt(Math.max(0, squares - inPlane)) + PLAIN_NORM);
}

function dot(a: Float32Array, b: Float32Array): number {
	let sum = 0;
	for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
	return sum;
}

function unitLength(values: Float32Array): Float32Array {
	const length = Math.sqrt(dot(values, values));
	return values.map((value) => value / length);
}

function overLowerFace(valueAt: (x: number, y: number) => number): Float32Array {
	const [left, top, right, bottom] = LOWER_FACE;
	const width = right - left;
	return Float32Array.from({ length: width * (bottom - top) }, (_, i) =>
		valueAt(left + (i % width), top + Math.floor(i / width)),
	);
}

/** Orthogonal on the patch, because it is a rectangle. */
const PLANE = [
	overLowerFace(() => 1),
	overLowerFace((x) => x - (LOWER_FACE[0] + LOWER_FACE[2] - 1) / 2),
	overLowerFace((_, y) => y - (LOWER_FACE[1] + LOWER_FACE[3] - 1) / 2),
].map(unitLength);

const PATTERN = (() => {
	const drawn = overLowerFace((x, y) =>
		LOWER_FACE_BLOBS.reduce(
			(sum, [height, cx, cy, sx, sy]) =>
				sum + height * Math.exp(-((x - cx) ** 2 / (2 * sx * sx) + (y - cy) ** 2 / (2 * sy * sy))),
			0,
		),
	);
	const shares = PLANE.map((axis) => dot(drawn, axis));
	return unitLength(
		drawn.map((value, i) => PLANE.reduce((rest, axis, k) => rest - (shares[k] ?? 0) * (axis[i] ?? 0), value)),
	);
})();
