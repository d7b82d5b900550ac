// People to stand before the simulated camera: crops of the photos that @vladmandic/face-api ships, framed as a kiosk's
// camera would see them.
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import sharp from "sharp";

const photoDir = join(dirname(createRequire(import.meta.url).resolve("@vladmandic/face-api/package.json")), "demo");

interface Crop {
	readonly file: string;
	readonly left: number;
	readonly top: number;
	readonly width: number;
	readonly height: number;
}

/** Nobody here is anybody else of the list. */
const crops = {
	sari: { file: "sample3.jpg", left: 813, top: 74, width: 749, height: 562 },
	ayu: { file: "sample6.jpg", left: 16, top: 359, width: 696, height: 522 },
	dewi: { file: "sample5.jpg", left: 609, top: 18, width: 529, height: 397 },
	stranger: { file: "sample3.jpg", left: 326, top: 189, width: 729, height: 547 },
} as const satisfies Record<string, Crop>;

export type SamplePerson = keyof typeof crops;

/** A 640x480 JPEG. `shiftPx` moves the frame over the photo, so that two pictures of one person are not the same. */
export function photoOf(person: SamplePerson, shiftPx = 0): Promise<Buffer> {
	const { file, left, top, width, height } = crops[person];
	return sharp(join(photoDir, file))
		.extract({ left: Math.max(0, left - shiftPx), top: Math.max(0, top - Math.round(shiftPx / 2)), width, height })
		.resize(640, 480)
		.jpeg({ quality: 92 })
		.toBuffer();
}

/** One colour: what the scripted face engine reads a head pose from, and an empty room for the real one. */
export function plainPhoto(red: number, green: number, blue: number): Promise<Buffer> {
	return sharp({ create: { width: 640, height: 480, channels: 3, background: { r: red, g: green, b: blue } } })
		.jpeg({ quality: 92 })
		.toBuffer();
}

/** Motion JPEG, as Chromium's fake capture device plays it: the frames one after the other. */
export async function motionJpegOf(person: SamplePerson): Promise<Buffer> {
	const frames = await Promise.all([0, 2, 4, 6, 4, 2].map((shiftPx) => photoOf(person, shiftPx)));
	return Buffer.concat(frames);
}

/** What a camera that hangs on its side sees: 640x480, and upright only when it is turned clockwise by `turnDeg`. */
export async function sidewaysPhotoOf(person: SamplePerson, turnDeg: 90 | 270): Promise<Buffer> {
	const upright = await sharp(await photoOf(person, 6))
		.extract({ left: 140, top: 0, width: 360, height: 480 })
		.resize(480, 640)
		.toBuffer();
	return sharp(upright)
		.rotate(360 - turnDeg)
		.jpeg({ quality: 92 })
		.toBuffer();
}

/** The first stands before the camera, the second a step behind and to the side: a face of 0.7 times the width. */
export async function queuePhoto(first: SamplePerson, second: SamplePerson): Promise<Buffer> {
	const behind = await sharp(await photoOf(second))
		.extract({ left: 170, top: 60, width: 300, height: 330 })
		.resize({ width: 255 })
		.toBuffer();
	return sharp(await photoOf(first, 6))
		.composite([{ input: behind, left: 640 - 255 - 8, top: 40 }])
		.jpeg({ quality: 92 })
		.toBuffer();
}
