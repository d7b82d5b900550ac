// Encoded bytes to upright RGB pixels. Bytes come from strangers: their kind is judged by content, sizes are checked
// before anything is unpacked, and every failure of the codec is a refusal of the image, never of the process.
import sharp from "sharp";
import { AppError } from "../core/domain/errors.ts";
import type { Raster } from "./raster.ts";

export const MAX_IMAGE_PIXELS = 20_000_000;
/** Smaller than this in either side holds no face that could be used. */
const MIN_IMAGE_SIDE = 16;
const JPEG_START = [0xff, 0xd8, 0xff];
const PNG_START = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const RIFF = [0x52, 0x49, 0x46, 0x46];
const WEBP = [0x57, 0x45, 0x42, 0x50];

/** Keeps libvips from holding decoded faces and from using more threads than the one this process is given. */
export function configureCodec(): void {
	sharp.cache(false);
	sharp.concurrency(1);
}

function hasBytes(image: Uint8Array, at: number, expected: readonly number[]): boolean {
	return expected.every((value, i) => image[at + i] === value);
}

/** Only these three reach libvips: its other loaders (SVG, PDF, TIFF...) are nothing for a stranger's bytes. */
function isKnownKind(image: Uint8Array): boolean {
	return (
		hasBytes(image, 0, JPEG_START) ||
		hasBytes(image, 0, PNG_START) ||
		(hasBytes(image, 0, RIFF) && hasBytes(image, 8, WEBP))
	);
}

/**
 * Decodes JPEG, PNG or WebP, applies the EXIF orientation, turns any colour space into sRGB and drops transparency
 * onto white. Rejects with UNSUPPORTED_IMAGE or, above 20 megapixels, PAYLOAD_TOO_LARGE.
 */
export async function decodeImage(image: Uint8Array): Promise<Raster> {
	if (!isKnownKind(image)) throw unsupported("neither JPEG, PNG nor WebP");
	const header = await refuseFailure(sharp(image, { limitInputPixels: false }).metadata());
	const { width, height, orientation = 1, hasAlpha } = header;
	if (!(width > 0 && height > 0)) throw unsupported("image without a size");
	if (width * height > MAX_IMAGE_PIXELS)
		throw new AppError("PAYLOAD_TOO_LARGE", { maxMegapixels: MAX_IMAGE_PIXELS / 1e6 }, { detail: "too many pixels" });
	if (Math.min(width, height) < MIN_IMAGE_SIDE) throw unsupported("image too small to hold a face");
	const codec = sharp(image, { failOn: "truncated", limitInputPixels: MAX_IMAGE_PIXELS });
	// A camera's frame is upright and opaque: asking for what it does not need takes a fifth of its decoding time.
	if (orientation !== 1) codec.autoOrient();
	if (hasAlpha) codec.flatten({ background: "#ffffff" });
	const pixels = codec.toColourspace("srgb").raw({ depth: "uchar" });
	const { data, info } = await refuseFailure(pixels.toBuffer({ resolveWithObject: true }));
	if (info.channels !== 3) throw unsupported(`${info.channels} channels after decoding`);
	return { width: info.width, height: info.height, data };
}

async function refuseFailure<T>(work: Promise<T>): Promise<T> {
	try {
		return await work;
	} catch (cause) {
		throw unsupported("the codec refused it", cause);
	}
}

function unsupported(detail: string, cause?: unknown): AppError {
	return new AppError("UNSUPPORTED_IMAGE", {}, { detail, cause });
}
