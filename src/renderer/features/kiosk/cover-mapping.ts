// Where a box of the camera's frame lies on a screen that shows the frame mirrored and filled (`object-fit: cover`).
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

export function outlineOnStage({ box, pose }: FaceOverlay, frame: Size, stage: Size): HeadOutline {
	const scale = Math.max(stage.width / frame.width, stage.height / frame.height);
	const shown = { width: frame.width * scale, height: frame.height * scale };
	const left = (stage.width - shown.width) / 2;
	const top = (stage.height - shown.height) / 2;
	return {
		centerX: left + (1 - (box.x + box.width / 2)) * shown.width,
		centerY: top + (box.y + box.height * (0.5 - RAISE)) * shown.height,
		radiusX: (box.width * shown.width * WIDEN) / 2,
		radiusY: (box.height * shown.height * HEIGHTEN) / 2,
		tiltDeg: -pose.rollDeg,
	};
}
