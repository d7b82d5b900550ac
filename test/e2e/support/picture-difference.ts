// Compares what a page looks like with a small picture of how it looked: shapes, colours and places, not pixels.
import sharp from "sharp";

const CHANNELS = 3;
/** Of 255: edges of letters land on other grey values when anything around them changes. */
const CHANNEL_TOLERANCE = 28;
/** Small, and still far within the tolerance: a picture is here to be compared, not to be admired. */
const QUALITY = 70;

interface Pixels {
	readonly data: Buffer;
	readonly width: number;
	readonly height: number;
}

async function pixelsOf(picture: Buffer): Promise<Pixels> {
	const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
	return { data, width: info.width, height: info.height };
}

/** A reference to be committed: a WebP of `width` pixels. */
export function toReference(screenshot: Buffer, width: number): Promise<Buffer> {
	return sharp(screenshot)
		.resize({ width, kernel: "mitchell" })
		.removeAlpha()
		.webp({ quality: QUALITY, effort: 6 })
		.toBuffer();
}

/** The part of the pixels, 0..1, that differ; 1 when the sizes do. Both have gone through `toReference`. */
export async function pictureDifference(a: Buffer, b: Buffer): Promise<number> {
	const [left, right] = await Promise.all([pixelsOf(a), pixelsOf(b)]);
	if (left.width !== right.width || left.height !== right.height) return 1;
	const pixels = left.width * left.height;
	let different = 0;
	for (let i = 0; i < pixels * CHANNELS; i += CHANNELS) {
		const isFar = [0, 1, 2].some(
			(channel) => Math.abs((left.data[i + channel] ?? 0) - (right.data[i + channel] ?? 0)) > CHANNEL_TOLERANCE,
		);
		if (isFar) different += 1;
	}
	return different / pixels;
}
