// The pictures of the benchmark: one person as a webcam shows them, from a photo that an npm package ships.
import { join } from "node:path";
import sharp from "sharp";

const PHOTO = join(import.meta.dirname, "../../node_modules/@vladmandic/face-api/demo/sample6.jpg");
/** Faces of the photo, each about a third of the height of a 640x480 cut. */
const CUTS = [
	{ left: 1270, top: 150 },
	{ left: 900, top: 120 },
	{ left: 60, top: 400 },
] as const;

/** Standard deviation of a webcam's noise indoors, of 0..255. */
const SENSOR_NOISE = 3;

/** 640x480 JPEGs with one person in the middle each, as the kiosk's page sends them. */
export function benchPhotos(): Promise<Buffer[]> {
	return Promise.all(CUTS.map((cut) => cutOut(cut.left, cut.top)));
}

/** The first of them. */
export function benchPhoto(): Promise<Buffer> {
	return cutOut(CUTS[0].left, CUTS[0].top);
}

/** The same frame of an empty room, of the size of a large camera. */
export function emptyRoom(width: number, height: number): Promise<Buffer> {
	return sharp({ create: { width, height, channels: 3, background: { r: 150, g: 158, b: 166 } } })
		.jpeg({ quality: 95 })
		.toBuffer();
}

/** Frames of an empty room as a sensor delivers it: a wall, a door, and noise that is another in each frame. */
export async function noisyRoom(width: number, height: number, frames: number): Promise<Buffer[]> {
	const door = await sharp({ create: { width: 300, height: 560, channels: 3, background: { r: 96, g: 72, b: 54 } } })
		.png()
		.toBuffer();
	const room = await sharp(await emptyRoom(width, height))
		.composite([{ input: door, left: Math.round(width * 0.6), top: height - 560 }])
		.raw()
		.toBuffer();
	const noise = { type: "gaussian", mean: 0, sigma: SENSOR_NOISE } as const;
	return Promise.all(
		Array.from({ length: frames }, async () => {
			const raw = { width, height, channels: 3 } as const;
			const grain = sharp({ create: { ...raw, background: "black", noise: { ...noise, mean: 64 } } });
			const grained = await grain.raw().toBuffer();
			const noisy = room.map((value, i) => Math.max(0, Math.min(255, value + (grained[i] ?? 64) - 64)));
			return sharp(noisy, { raw }).jpeg({ quality: 90 }).toBuffer();
		}),
	);
}

function cutOut(left: number, top: number): Promise<Buffer> {
	return sharp(PHOTO).extract({ left, top, width: 640, height: 480 }).jpeg({ quality: 95 }).toBuffer();
}
