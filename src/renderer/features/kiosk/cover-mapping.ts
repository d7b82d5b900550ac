// Where a box of an upright frame lies on a screen that the picture fills (`object-fit: cover`), mirrored or not.
import type { FaceOverlay } from "../../client/types.ts";

export interface Size {
	readonly width: number;
	readonly height: number;
}

/** An ellipse around the head, pixels of the stage; `tiltDeg` clockwise on screen. */
export interface HeadOutline {
	readonly centerX: number;
	readonly centerY: number;
	readonly radiusX: number;
	readonly radiusY: number;
	readonly tiltDeg: number;
}

/** The detector's box ends at brow and chin; the outline goes around hair and jaw. */
const WIDEN = 1.16;
const HEIGHTEN = 1.28;
const RAISE = 0.06;

export function outlineOnStage({ box, pose }: FaceOverlay, frame: Size, stage: Size, isMirrored: boolean): HeadOutline {
	const scale = Math.max(stage.width / frame.width, stage.height / frame.height);
	const shown = { width: frame.width * scale, height: frame.height * scale };
	const middle = box.x + box.width / 2;
	const left = (stage.width - shown.width) / 2;
	const top = (stage.height - shown.height) / 2;
	return {
		centerX: left + (isMirrored ? 1 - middle : middle) * shown.width,
		centerY: top + (box.y + box.height * (0.5 - RAISE)) * shown.height,
		radiusX: (box.width * shown.width * WIDEN) / 2,
		radiusY: (box.height * shown.height * HEIGHTEN) / 2,
		tiltDeg: isMirrored ? -pose.rollDeg : pose.rollDeg,
	};
}
