// How a still photo becomes somebody who walks up to the kiosk: when which scene is on, and how it is drawn.

export interface ScriptedScene {
	readonly kind: "employee" | "stranger" | "nobody";
	readonly durationMs: number;
}

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

/** Which scene is on after `elapsedMs`, over and over, and for how long already; null without scenes. */
export function sceneAt<Scene extends ScriptedScene>(
	scenes: readonly Scene[],
	elapsedMs: number,
): { readonly scene: Scene; readonly sinceMs: number } | null {
	const totalMs = scenes.reduce((sum, { durationMs }) => sum + durationMs, 0);
	if (totalMs <= 0) return null;
	let sinceMs = elapsedMs % totalMs;
	for (const scene of scenes) {
		if (sinceMs < scene.durationMs) return { scene, sinceMs };
		sinceMs -= scene.durationMs;
	}
	return null;
}

function easeOut(progress: number): number {
	return 1 - (1 - Math.min(1, Math.max(0, progress))) ** 3;
}

/** Somebody appears, comes closer, stands as still as people stand, and leaves. */
export function poseAt(sinceMs: number, durationMs: number): ScenePose {
	const opacity = Math.max(0, Math.min(1, sinceMs / FADE_MS, (durationMs - sinceMs) / FADE_MS));
	const scale = FAR_SCALE + (NEAR_SCALE - FAR_SCALE) * easeOut(sinceMs / APPROACH_MS);
	const seconds = sinceMs / 1000;
	return {
		opacity,
		scale,
		shiftX: 0.006 * Math.sin(seconds * 1.7) + 0.002 * Math.sin(seconds * 5.3),
		shiftY: 0.004 * Math.sin(seconds * 2.3 + 1),
	};
}
