// Head pose against labels: mean absolute errors.
import { z } from "zod";
import type { HeadPose } from "../../src/core/domain/recognition/face-analysis.ts";
import { parseCsv } from "./csv-rows.ts";

export interface PoseLabel extends HeadPose {
	/** Name of the photo in the folder. */
	readonly file: string;
}

export interface PoseFigures {
	readonly yawMaeDeg: number;
	readonly pitchMaeDeg: number;
	readonly rollMaeDeg: number;
	/** Photos with a face, which the errors are means of. */
	readonly count: number;
	readonly facesNotFound: number;
}

const degrees = z.string().min(1).transform(Number).pipe(z.number().min(-180).max(180));
const rowSchema = z.object({ file: z.string().min(1), pitch_deg: degrees, yaw_deg: degrees, roll_deg: degrees });

/** @throws MeasurementError with one plain line that names the row */
export function parsePoseLabels(csv: string): PoseLabel[] {
	return parseCsv(csv, rowSchema).map(({ file, pitch_deg, yaw_deg, roll_deg }) => ({
		file,
		pitchDeg: pitch_deg,
		yawDeg: yaw_deg,
		rollDeg: roll_deg,
	}));
}

/** 179 and -179 degrees are two degrees apart. */
function angleBetween(aDeg: number, bDeg: number): number {
	const difference = Math.abs(aDeg - bDeg) % 360;
	return Math.min(difference, 360 - difference);
}

/** `found` is null where no face was found: there is no angle to be wrong by, so these are told apart. */
export function measurePose(
	photos: readonly { readonly label: HeadPose; readonly found: HeadPose | null }[],
): PoseFigures {
	const pairs = photos.flatMap(({ label, found }) => (found ? [{ label, found }] : []));
	const meanError = (angle: keyof HeadPose) =>
		pairs.reduce((sum, { label, found }) => sum + angleBetween(label[angle], found[angle]), 0) / pairs.length;
	return {
		yawMaeDeg: meanError("yawDeg"),
		pitchMaeDeg: meanError("pitchDeg"),
		rollMaeDeg: meanError("rollDeg"),
		count: pairs.length,
		facesNotFound: photos.length - pairs.length,
	};
}
