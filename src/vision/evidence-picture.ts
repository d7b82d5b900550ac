// The picture that may be kept as evidence of a punch: who stood there, and as little else as can be.
import sharp from "sharp";
import type { Box } from "../core/domain/recognition/geometry.ts";
import type { EvidencePictureKind } from "../core/ports/face-cropper.ts";
import { regionAround } from "./face-crop.ts";
import { decodeImage } from "./image-decoder.ts";

/** Of the picture, pixels: a face can be told on it, and no screen or paper in the room read. */
const LONGEST_SIDE = 320;
/** Widths of the face box around its centre. */
const FACE_SCALE = 1.6;
/** What is around the face keeps so many pixels across: colours of a room, nobody's face. */
const BACKGROUND_PIXELS = 12;
const WEBP_QUALITY = 70;

/** @param face box in pixels of the upright image. Returns a WebP without metadata. Rejects as `decodeImage` does. */
export async function evidencePicture(image: Uint8Array, face: Box, kind: EvidencePictureKind): Promise<Uint8Array> {
	const { width, height, data } = await decodeImage(image);
	const whole = () => sharp(data, { raw: { width, height, channels: 3 } });
	const region = regionAround(face, FACE_SCALE, { width, height });
	if (kind === "face")
		return whole()
			.extract(region)
			.resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: "inside", withoutEnlargement: true })
			.webp({ quality: WEBP_QUALITY })
			.toBuffer();
	const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height));
	const size = { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
	const left = Math.min(size.width - 1, Math.round(region.left * scale));
	const top = Math.min(size.height - 1, Math.round(region.top * scale));
	const portrait = await whole()
		.extract(region)
		.resize(
			Math.min(size.width - left, Math.max(1, Math.round(region.width * scale))),
			Math.min(size.height - top, Math.max(1, Math.round(region.height * scale))),
			{ fit: "fill" },
		)
		.png()
		.toBuffer();
	// Two pipelines: a pipeline resizes once. Thrown away, not blurred: a blur can be undone in part.
	const colours = await whole().resize({ width: BACKGROUND_PIXELS }).png().toBuffer();
	return sharp(colours)
		.resize(size.width, size.height, { fit: "fill", kernel: "cubic" })
		.composite([{ input: portrait, left, top }])
		.webp({ quality: WEBP_QUALITY })
		.toBuffer();
}
