// Whether faces will be clear in this light, from the brightness of the picture's middle and of its border.
import { meanLuma, type Region, type SmallFrame, wholePicture } from "../../capture/small-frame.ts";

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

/** Where a person stands. */
const MIDDLE: Region = { left: 0.15, top: 0.15, right: 0.85, bottom: 0.85 };
/** A window stands on one side only, so each is looked at by itself. */
const BORDERS: readonly Region[] = [
	{ ...wholePicture, right: 0.15 },
	{ ...wholePicture, left: 0.85 },
	{ ...wholePicture, bottom: 0.15 },
];

/** The brightest side counts: one bright side is enough to be backlit. */
export function lumaOf(frame: SmallFrame): Luma {
	return {
		middle: meanLuma(frame, MIDDLE),
		border: Math.max(...BORDERS.map((border) => meanLuma(frame, border))),
	};
}
