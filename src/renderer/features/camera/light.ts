// Whether faces will be clear in this light, from the brightness of the picture's middle and of its border.

export type Light = "too_dark" | "too_bright" | "backlit" | "good";

/** Mean luma, 0..255. */
export interface Luma {
	/** Of the middle, where a person stands. */
	readonly middle: number;
	/** Of the left, right and upper border, where windows are. */
	readonly border: number;
}

/** Mean luma, 0..255. Below, sensors turn noise up and eyes drown; above, skin is washed out. */
const DARK_BELOW = 55;
const BRIGHT_ABOVE = 200;
/** A middle that is darker than this by itself, and by so much darker than its surroundings, has the light behind it. */
const BACKLIT_BELOW = 110;
const BACKLIT_BY = 70;
/** A verdict is kept until the value is this far beyond its border, so that it does not flicker. */
const HYSTERESIS = 8;

export function judgeLight({ middle, border }: Luma, previous: Light | null): Light {
	const wasBacklit = previous === "backlit" ? HYSTERESIS : 0;
	if (middle < BACKLIT_BELOW + wasBacklit && border - middle > BACKLIT_BY - wasBacklit) return "backlit";
	const darkBelow = DARK_BELOW + (previous === "too_dark" ? HYSTERESIS : 0);
	const brightAbove = BRIGHT_ABOVE - (previous === "too_bright" ? HYSTERESIS : 0);
	if (middle < darkBelow) return "too_dark";
	return middle > brightAbove ? "too_bright" : "good";
}

/** Mean luma (ITU-R BT.601) of RGBA pixels, 0..255. */
export function meanLuma(rgba: ArrayLike<number>): number {
	let sum = 0;
	const pixels = Math.floor(rgba.length / 4);
	for (let i = 0; i < pixels * 4; i += 4)
		sum += 0.299 * (rgba[i] ?? 0) + 0.587 * (rgba[i + 1] ?? 0) + 0.114 * (rgba[i + 2] ?? 0);
	return pixels === 0 ? 0 : sum / pixels;
}
