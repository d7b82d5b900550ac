// How a still photo becomes somebody who walks up to the kiosk.

/** How the picture of a scene lies on the canvas, which it always covers. */
export interface ScenePose {
	/** 0..1 over the empty room. */
	readonly opacity: number;
	/** At least 1. */
	readonly scale: number;
	/** Fractions of the canvas. */
	readonly shiftX: number;
	readonly shiftY: number;
}

const FADE_MS = 350;
const APPROACH_MS = 1_400;
/** Larger than the canvas by this at least, so that a sway shows no edge. */
const FAR_SCALE = 1.03;
const NEAR_SCALE = 1.12;

function easeOut(progress: number): number {
	return 1 - (1 - Math.min(1, Math.max(0, progress))) ** 3;
}

/**
 * Somebody appears, comes closer, stands as still as people stand, and leaves.
 * @param swayMs moves on also while the story is held
 */
export function poseAt(sinceMs: number, durationMs: number, swayMs = sinceMs): ScenePose {
	const opacity = Math.max(0, Math.min(1, sinceMs / FADE_MS, (durationMs - sinceMs) / FADE_MS));
	const scale = FAR_SCALE + (NEAR_SCALE - FAR_SCALE) * easeOut(sinceMs / APPROACH_MS);
	const seconds = swayMs / 1000;
	return {
		opacity,
		scale,
		shiftX: 0.006 * Math.sin(seconds * 1.7) + 0.002 * Math.sin(seconds * 5.3),
		shiftY: 0.004 * Math.sin(seconds * 2.3 + 1),
	};
}
