// Pictures for the simulated camera, cut from the photos that @vladmandic/face-api ships: one person stands in front,
// whoever else is on the photo is blurred away.
import { join } from "node:path";
import sharp from "sharp";

const PHOTOS = join(import.meta.dirname, "../../node_modules/@vladmandic/face-api/demo");
/** The test camera is a plain 640x480 one. */
const WIDTH = 640;
const HEIGHT = 480;

interface Cut {
	readonly photo: string;
	/** Part of the photo that becomes the frame, pixels of the photo, 4:3. */
	readonly frame: { readonly left: number; readonly top: number; readonly width: number };
	/** Ellipse of the frame that stays sharp, fractions. */
	readonly person: { readonly cx: number; readonly cy: number; readonly rx: number; readonly ry: number };
}

async function cut({ photo, frame, person }: Cut): Promise<Buffer> {
	const height = Math.round((frame.width * HEIGHT) / WIDTH);
	const picture = await sharp(join(PHOTOS, photo))
		.extract({ left: frame.left, top: frame.top, width: frame.width, height })
		.resize(WIDTH, HEIGHT)
		.toBuffer();
	const ellipse = `<ellipse cx="${person.cx * WIDTH}" cy="${person.cy * HEIGHT}" rx="${person.rx * WIDTH}" ry="${person.ry * HEIGHT}"/>`;
	const mask = Buffer.from(
		`<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><filter id="soft"><feGaussianBlur stdDeviation="16"/></filter><g filter="url(#soft)">${ellipse}</g></svg>`,
	);
	const sharpPerson = await sharp(picture)
		.composite([{ input: mask, blend: "dest-in" }])
		.png()
		.toBuffer();
	return sharp(picture)
		.blur(15)
		.composite([{ input: sharpPerson }])
		.jpeg({ quality: 92 })
		.toBuffer();
}

export interface CameraPicture {
	readonly jpeg: Buffer;
	/** Where the face is, fractions of the frame. */
	readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

export async function makeCameraPictures(): Promise<{ person: CameraPicture; group: CameraPicture }> {
	const person = await cut({
		photo: "sample3.jpg",
		frame: { left: 560, top: 0, width: 1340 },
		person: { cx: 0.5, cy: 0.62, rx: 0.14, ry: 0.6 },
	});
	const group = await sharp(join(PHOTOS, "sample6.jpg"))
		.extract({ left: 0, top: 60, width: 1920, height: 1440 })
		.resize(WIDTH, HEIGHT)
		.jpeg({ quality: 92 })
		.toBuffer();
	return {
		person: { jpeg: person, box: { x: 0.39, y: 0.2, width: 0.175, height: 0.3 } },
		group: { jpeg: group, box: { x: 0.39, y: 0.29, width: 0.09, height: 0.16 } },
	};
}
