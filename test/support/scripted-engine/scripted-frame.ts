// Head pose as a colour: red is yaw, green is pitch (two degrees a step of 4, 128 is straight), blue is full while
// somebody is there. Coarse enough to survive JPEG.
import sharp from "sharp";
import { plainPhoto } from "../sample-people.ts";

const CENTRE = 128;
const STEP_PER_DEGREE = 2;

export interface ScriptedPose {
	readonly yawDeg: number;
	readonly pitchDeg: number;
}

export function poseFrame({ yawDeg, pitchDeg }: ScriptedPose): Promise<Buffer> {
	return plainPhoto(CENTRE + yawDeg * STEP_PER_DEGREE, CENTRE + pitchDeg * STEP_PER_DEGREE, 255);
}

/** null when nobody is there. */
export async function readPoseFrame(image: Uint8Array): Promise<ScriptedPose | null> {
	const { channels } = await sharp(image).stats();
	const [red, green, blue] = channels.map(({ mean }) => mean);
	if (red === undefined || green === undefined || blue === undefined || blue < 200) return null;
	return { yawDeg: (red - CENTRE) / STEP_PER_DEGREE, pitchDeg: (green - CENTRE) / STEP_PER_DEGREE };
}
