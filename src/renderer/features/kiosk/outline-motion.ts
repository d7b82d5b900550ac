// The outline follows the face without jumps: every animation frame it covers a part of the way that depends on time
// only, so it moves alike at 30 and at 144 Hz and however often results come.
import type { HeadOutline } from "./cover-mapping.ts";

export interface OutlineMotion {
	readonly outline: HeadOutline | null;
	/** 0..1, fades in and out. */
	readonly opacity: number;
	/** 0..1, follows the progress of the observation. */
	readonly progress: number;
}

export const restingOutline: OutlineMotion = { outline: null, opacity: 0, progress: 0 };

const FOLLOW_MS = 80;
const FADE_MS = 90;
const INVISIBLE = 0.01;

function toward(from: number, to: number, share: number): number {
	return from + (to - from) * share;
}

function share(elapsedMs: number, timeConstantMs: number): number {
	return 1 - Math.exp(-elapsedMs / timeConstantMs);
}

/** @param target null: there is no face; the outline fades where it is */
export function moveOutline(
	motion: OutlineMotion,
	target: HeadOutline | null,
	progress: number,
	elapsedMs: number,
): OutlineMotion {
	const opacity = toward(motion.opacity, target ? 1 : 0, share(elapsedMs, FADE_MS));
	if (!target) return opacity < INVISIBLE ? restingOutline : { ...motion, opacity };
	// Progress only ever grows smoothly; a new attempt starts from nothing at once.
	const nextProgress =
		progress < motion.progress ? progress : toward(motion.progress, progress, share(elapsedMs, FOLLOW_MS));
	const { outline } = motion;
	if (!outline) return { outline: target, opacity, progress: nextProgress };
	const part = share(elapsedMs, FOLLOW_MS);
	return {
		outline: {
			centerX: toward(outline.centerX, target.centerX, part),
			centerY: toward(outline.centerY, target.centerY, part),
			radiusX: toward(outline.radiusX, target.radiusX, part),
			radiusY: toward(outline.radiusY, target.radiusY, part),
			tiltDeg: toward(outline.tiltDeg, target.tiltDeg, part),
		},
		opacity,
		progress: nextProgress,
	};
}
