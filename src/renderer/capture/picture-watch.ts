// Whether a camera that says that it is well still shows something. A pure state machine over what can be had cheaply twice
// a second: the small picture, and how many pictures the element has shown so far.
import { SMALL_FRAME, type SmallFrame } from "./small-frame.ts";

/**
 * `frozen`: no new picture, the system muted the track, or the same picture byte for byte.
 * `black`: nothing but black: a covered lens, a dead sensor, or a room without any light.
 */
export type PictureFault = "frozen" | "black";

export interface PictureSample {
	/** Monotonic. */
	readonly atMs: number;
	/** null: the element has no picture. */
	readonly frame: SmallFrame | null;
	/** Pictures that the element has shown so far; only differences mean something. */
	readonly framesShown: number;
	/** The system took the picture away for the time being. */
	readonly isMuted: boolean;
}

export interface PictureWatchState {
	readonly last: PictureSample | null;
	/**
	 * Each picture of this camera was unlike the one before, as every sensor's are, for long enough to be sure. Of a still
	 * source (a virtual camera, a file, a test's canvas) the same picture is no fault, and it never gets here.
	 */
	readonly isNoisy: boolean;
	readonly unlikeSinceMs: number | null;
	readonly alikeSinceMs: number | null;
	readonly noneSinceMs: number | null;
	readonly blackSinceMs: number | null;
	/** A first picture came since the camera was opened. */
	readonly hasShown: boolean;
	readonly fault: PictureFault | null;
}

export const unwatched: PictureWatchState = {
	last: null,
	isNoisy: false,
	unlikeSinceMs: null,
	alikeSinceMs: null,
	noneSinceMs: null,
	blackSinceMs: null,
	hasShown: false,
	fault: null,
};

/** A fault must be found and the camera opened again within five seconds. */
const FROZEN_MS = 3_000;
const BLACK_MS = 3_000;
/** Cameras that were just opened set up their sensor first; some take seconds. */
const FIRST_PICTURE_MS = 8_000;
const NOISY_MS = 5_000;
/** Between two samples so far apart the computer slept or the page was hidden: what lies between is not known. */
const GAP_MS = 2_500;
/** Luma of the brightest cell: the noise of a sensor without light stays below, a room at night with any lamp does not. */
const BLACK_BELOW = 14;

function isBlack({ luma }: SmallFrame): boolean {
	return luma.every((value) => value < BLACK_BELOW);
}

function isAlike(a: SmallFrame, b: SmallFrame): boolean {
	for (let i = 0; i < SMALL_FRAME.width * SMALL_FRAME.height; i += 1) if (a.luma[i] !== b.luma[i]) return false;
	return true;
}

function lasts(sinceMs: number | null, atMs: number, forMs: number): boolean {
	return sinceMs !== null && atMs - sinceMs >= forMs;
}

/** The camera was opened anew. What its picture was like is remembered: one that is still the same is still frozen. */
export function watchAnew({ isNoisy, last }: PictureWatchState): PictureWatchState {
	return { ...unwatched, isNoisy, last };
}

/** Since when something lasts: unchanged while nothing can be told, null once it is over. */
function since(sinceMs: number | null, isSo: boolean | null, atMs: number): number | null {
	if (isSo === null) return sinceMs;
	return isSo ? (sinceMs ?? atMs) : null;
}

/** One more sample; about two a second. */
export function watchPicture(state: PictureWatchState, sample: PictureSample): PictureWatchState {
	const { last } = state;
	const { atMs, frame, framesShown, isMuted } = sample;
	if (last && atMs - last.atMs > GAP_MS)
		return { ...unwatched, isNoisy: state.isNoisy, hasShown: state.hasShown, last: sample };
	const isNew = frame !== null && !isMuted && framesShown !== last?.framesShown;
	const alike = isNew && last?.frame ? isAlike(frame, last.frame) : null;
	const next = {
		last: isNew || !last ? sample : { ...sample, frame: last.frame },
		unlikeSinceMs: since(state.unlikeSinceMs, alike === false, atMs),
		alikeSinceMs: since(state.alikeSinceMs, alike, atMs),
		noneSinceMs: since(state.noneSinceMs, !isNew, atMs),
		blackSinceMs: since(state.blackSinceMs, isNew ? isBlack(frame) : null, atMs),
		hasShown: state.hasShown || isNew,
	};
	const isNoisy = state.isNoisy || lasts(next.unlikeSinceMs, atMs, NOISY_MS);
	return { ...next, isNoisy, fault: judge({ ...next, isNoisy }, atMs) };
}

function judge(state: Omit<PictureWatchState, "fault">, atMs: number): PictureFault | null {
	const { isNoisy, alikeSinceMs, noneSinceMs, blackSinceMs, hasShown } = state;
	// Black is the same byte for byte with many sensors: it is called what it is.
	if (lasts(blackSinceMs, atMs, BLACK_MS)) return "black";
	if (lasts(noneSinceMs, atMs, hasShown ? FROZEN_MS : FIRST_PICTURE_MS)) return "frozen";
	return isNoisy && blackSinceMs === null && lasts(alikeSinceMs, atMs, FROZEN_MS) ? "frozen" : null;
}

/**
 * Pictures come and nothing is wrong with them. Of a sensor two in a row are unlike the one before: a single one may be what
 * the element showed between the old stream and the new.
 */
export function isWell(state: PictureWatchState): boolean {
	const { last, fault, hasShown, noneSinceMs, blackSinceMs, unlikeSinceMs, isNoisy } = state;
	const isAlive = unlikeSinceMs !== null && last !== null && last.atMs > unlikeSinceMs;
	return fault === null && hasShown && noneSinceMs === null && blackSinceMs === null && (isAlive || !isNoisy);
}
