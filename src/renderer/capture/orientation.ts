// How a camera hangs, and how people see themselves in it.
import type { Settings } from "../client/types.ts";
import type { FrameSize } from "./frame-size.ts";

export interface Orientation {
	/** Clockwise: by how much the camera's picture is turned until people stand upright in it. */
	readonly rotationDeg: Settings["cameraRotationDeg"];
	/** On screen only: frames that leave are never mirrored. */
	readonly isMirrored: boolean;
}

export const plainOrientation: Orientation = { rotationDeg: 0, isMirrored: true };

export function isOnItsSide({ rotationDeg }: Pick<Orientation, "rotationDeg">): boolean {
	return rotationDeg === 90 || rotationDeg === 270;
}

/** Size of the picture once it is upright. */
export function uprightSize({ width, height }: FrameSize, orientation: Pick<Orientation, "rotationDeg">): FrameSize {
	return isOnItsSide(orientation) ? { width: height, height: width } : { width, height };
}
