// Whether faces will be clear in this light, from the brightness of the picture's middle.

export type Light = "too_dark" | "too_bright" | "good";

/** Mean luma, 0..255. Below, sensors turn noise up and eyes drown; above, skin is washed out. */
const DARK_BELOW = 55;
const BRIGHT_ABOVE = 200;
/** A verdict is kept until the value is this far beyond its border, so that it does not flicker. */
const HYSTERESIS = 8;

export function judgeLight(luma: number, previous: Light | null): Light {
	const darkBelow = DARK_BELOW + (previous === "too_dark" ? HYSTERESIS : 0);
	const brightAbove = BRIGHT_ABOVE - (previous === "too_bright" ? HYSTERESIS : 0);
	if (luma < darkBelow) return "too_dark";
	return luma > brightAbove ? "too_bright" : "good";
}

/** Mean luma (ITU-R BT.601) of RGBA pixels, 0..255. */
export function meanLuma(rgba: ArrayLike<number>): number {
	let sum = 0;
	const pixels = Math.floor(rgba.length / 4);
	for (let i = 0; i < pixels * 4; i += 4)
		sum += 0.299 * (rgba[i] ?? 0) + 0.587 * (rgba[i + 1] ?? 0) + 0.114 * (rgba[i + 2] ?? 0);
	return pixels === 0 ? 0 : sum / pixels;
}
