// The picture of a face that enrollment may keep: enough around it to find and align it again, nothing of the room.
import sharp from "sharp";
import type { Box } from "../core/domain/recognition/geometry.ts";
import { scaleInside } from "./crop.ts";
import { decodeImage } from "./image-decoder.ts";

/** Widths of the face box around its centre. */
const CROP_SCALE = 1.6;
const LONGEST_SIDE = 320;
const JPEG_QUALITY = 92;

/** @param face box in pixels of the upright image. Returns a JPEG without metadata. Rejects as `decodeImage` does. */
export async function cropFace(image: Uint8Array, face: Box): Promise<Uint8Array> {
	const { width, height, data } = await decodeImage(image);
	const region = regionAround(face, CROP_SCALE, { width, height });
	return sharp(data, { raw: { width, height, channels: 3 } })
		.extract(region)
		.resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: "inside", withoutEnlargement: true })
		.jpeg({ quality: JPEG_QUALITY, chromaSubsampling: "4:4:4" })
		.toBuffer();
}

/** Whole pixels of the image around a face, for sharp. */
export function regionAround(
	face: Box,
	scale: number,
	{ width, height }: { readonly width: number; readonly height: number },
) {
	const crop = scaleInside(face, scale, { width, height });
	const left = Math.max(0, Math.min(width - 1, Math.floor(crop.x)));
	const top = Math.max(0, Math.min(height - 1, Math.floor(crop.y)));
	return {
		left,
		top,
		width: Math.max(1, Math.min(width - left, Math.ceil(crop.width))),
		height: Math.max(1, Math.min(height - top, Math.ceil(crop.height))),
	};
}
