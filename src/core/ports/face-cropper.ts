import type { EvidenceKind } from "../domain/attendance/log-rules.ts";
import type { Box } from "../domain/recognition/geometry.ts";

export type EvidencePictureKind = Exclude<EvidenceKind, "off">;

export interface FaceCropper {
	/**
	 * The face with a little around it, as a JPEG of at most 320 pixels, for whoever keeps pictures of an enrollment.
	 * `face` is in pixels of the upright image. Rejects as `FaceEngine.analyse` does.
	 */
	cropFace(image: Uint8Array, face: Box): Promise<Uint8Array>;
	/** A small WebP of at most 320 pixels, for whoever keeps evidence of a punch; otherwise likewise. */
	evidencePicture(image: Uint8Array, face: Box, kind: EvidencePictureKind): Promise<Uint8Array>;
}
