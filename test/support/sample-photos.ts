// Photos of single people, cut from the group photos that @vladmandic/face-api ships, for tests with the real models.
import { join } from "node:path";
import sharp from "sharp";

const PHOTOS = join(import.meta.dirname, "../../node_modules/@vladmandic/face-api/demo");

interface Cut {
	readonly photo: string;
	readonly left: number;
	readonly top: number;
	/** The cut is a square. */
	readonly size: number;
}

/** Four people of one photo and one of another; the names are ours. */
const cuts = {
	dewi: { photo: "sample6.jpg", left: 514, top: 270, size: 480 },
	sari: { photo: "sample6.jpg", left: 1400, top: 240, size: 460 },
	rina: { photo: "sample6.jpg", left: 130, top: 480, size: 460 },
	maya: { photo: "sample6.jpg", left: 1040, top: 200, size: 440 },
	putri: { photo: "sample3.jpg", left: 961, top: 164, size: 420 },
} as const satisfies Record<string, Cut>;

export type SamplePerson = keyof typeof cuts;

/**
 * A JPEG of one person. `shot` 0 is the photo itself; others are a little closer, brighter and moved, as another frame
 * of the same camera would be.
 */
export async function samplePhoto(person: SamplePerson, shot = 0): Promise<Buffer> {
	const { photo, left, top, size } = cuts[person];
	const inset = shot * 6;
	return sharp(join(PHOTOS, photo))
		.extract({ left: left + inset, top: top + inset, width: size - 2 * inset, height: size - 2 * inset })
		.resize(480, 480)
		.modulate({ brightness: 1 + shot * 0.03 })
		.jpeg({ quality: 95 - shot })
		.toBuffer();
}

/** Four people, none of them in front. */
export function groupPhoto(): Promise<Buffer> {
	return sharp(join(PHOTOS, "sample6.jpg")).resize(1280).jpeg().toBuffer();
}

/** A wall. */
export function emptyRoomPhoto(): Promise<Buffer> {
	return sharp({ create: { width: 640, height: 480, channels: 3, background: { r: 150, g: 158, b: 166 } } })
		.jpeg()
		.toBuffer();
}

/** As a browser would send it. */
export function asFile(bytes: Uint8Array, name = "photo.jpg"): File {
	return new File([new Uint8Array(bytes)], name, { type: "image/jpeg" });
}
