// Which parts of an image the detector looks at, one run each: its tensor is small, and a face can be small or huge.
import type { Box, ImageSize } from "../core/domain/recognition/geometry.ts";
import type { AnalysisOptions } from "../core/ports/face-engine.ts";
import { insideFraction, scaleBox } from "./crop.ts";

/** How far the second view steps back, for faces so near that they fill the first one. */
const STEP_BACK = 2;
/** Faces down to this height, pixels, are looked for; the detector is sure of them from `SURE_FACE_IN_TENSOR` on. */
const SMALLEST_FACE_PX = 60;
const SURE_FACE_IN_TENSOR = 24;
/** Neighbouring closer views share this much, so that a small face is whole in one of them. */
const VIEW_OVERLAP_PX = 2 * SMALLEST_FACE_PX;
/** Bounds the work on large photos: beyond it, closer views grow and the smallest face with them. */
const MAX_VIEWS_PER_SIDE = 5;
/** The view around a face that is followed: so wide that a step between two frames does not leave it. */
const FACE_HEIGHTS_AROUND = 4;

/** What earlier frames of the same camera say about where to look. */
export type Focus = Pick<AnalysisOptions, "near" | "turn">;

/** The smallest box of the tensor's proportions around the image: nothing is stretched. */
export function wholeView(image: ImageSize, aspect: number): Box {
	const width = Math.max(image.width, image.height * aspect);
	const height = width / aspect;
	return { x: (image.width - width) / 2, y: (image.height - height) / 2, width, height };
}

/** Overlapping parts of an image that is so large that the smallest face is not sure to be found in the whole of it. */
export function closerViews(image: ImageSize, whole: Box, tensorWidth: number): Box[] {
	const sureWidth = (SMALLEST_FACE_PX * tensorWidth) / SURE_FACE_IN_TENSOR;
	if (whole.width <= sureWidth) return [];
	const perSide = Math.min(MAX_VIEWS_PER_SIDE, Math.ceil(whole.width / (sureWidth - VIEW_OVERLAP_PX)));
	const step = 1 / perSide;
	const size = step + VIEW_OVERLAP_PX / whole.width;
	const views = Array.from({ length: perSide * perSide }, (_, i) => ({
		x: whole.x + whole.width * Math.min(1 - size, (i % perSide) * step),
		y: whole.y + whole.height * Math.min(1 - size, Math.floor(i / perSide) * step),
		width: whole.width * size,
		height: whole.height * size,
	}));
	return views.filter((view) => insideFraction(view, image) > 0);
}

/** For faces so near that they fill the whole view. */
export function stepBack(whole: Box): Box {
	return scaleBox(whole, STEP_BACK);
}

/** Around a face that is followed, in the tensor's proportions. */
export function viewAround(face: Box, whole: Box): Box {
	const height = Math.max(face.width, face.height) * FACE_HEIGHTS_AROUND;
	const width = (height * whole.width) / whole.height;
	return { x: face.x + (face.width - width) / 2, y: face.y + (face.height - height) / 2, width, height };
}

/** Every view once in as many frames. */
export function viewInTurn(views: readonly [Box, ...Box[]], turn: number): Box {
	return views[turn % views.length] ?? views[0];
}
