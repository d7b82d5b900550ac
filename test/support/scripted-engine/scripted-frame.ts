// Head pose as a colour: red is yaw, green is pitch (two degrees a step of 4, 128 is straight), blue is full while
// somebody is there, less while the liveness layers are in doubt, and still less while the eyes are closed besides. Coarse
// enough to survive JPEG.
import sharp from "sharp";
import { plainPhoto } from "../sample-people.ts";

const CENTRE = 128;
const STEP_PER_DEGREE = 2;

/** Levels of blue. */
const SURE = 255;
const DOUBTFUL = 232;
const DOUBTFUL_BLINK = 208;
const NOBODY = 190;

export interface ScriptedPose {
	readonly yawDeg: number;
	readonly pitchDeg: number;
}

export interface ScriptedFace extends ScriptedPose {
	/** Score of every liveness layer. */
	readonly live: number;
	/** 0..100 */
	readonly eyesOpen: number;
}

/** Of somebody whose liveness the layers cannot judge. */
export interface DoubtfulPose extends ScriptedPose {
	readonly doubt: "eyes_open" | "eyes_closed";
}

export function poseFrame(pose: ScriptedPose | DoubtfulPose): Promise<Buffer> {
	const blue = !("doubt" in pose) ? SURE : pose.doubt === "eyes_open" ? DOUBTFUL : DOUBTFUL_BLINK;
	return plainPhoto(CENTRE + pose.yawDeg * STEP_PER_DEGREE, CENTRE + pose.pitchDeg * STEP_PER_DEGREE, blue);
}

/** null when nobody is there. */
export async function readPoseFrame(image: Uint8Array): Promise<ScriptedFace | null> {
	const { channels } = await sharp(image).stats();
	const [red, green, blue] = channels.map(({ mean }) => mean);
	if (red === undefined || green === undefined || blue === undefined || blue < NOBODY) return null;
	return {
		yawDeg: (red - CENTRE) / STEP_PER_DEGREE,
		pitchDeg: (green - CENTRE) / STEP_PER_DEGREE,
		live: blue > (SURE + DOUBTFUL) / 2 ? 0.95 : 0.5,
		eyesOpen: blue > (DOUBTFUL + DOUBTFUL_BLINK) / 2 ? 100 : 5,
	};
}
