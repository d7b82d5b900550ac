// Portraits put together into what a camera would see: a print held up in a room, one person behind another. For the demo.
import sharp from "sharp";

const JPEG_QUALITY = 92;
/** Of the print, pixels of a 960x720 picture. */
const PRINT = { width: 430, height: 520, border: 22, top: 95, tiltDeg: -4 } as const;
/** A face of two thirds stands about a step behind. */
const BEHIND_SCALE = 0.62;
const CLEAR = { r: 0, g: 0, b: 0, alpha: 0 } as const;

/** A paper print of the portrait with a white border, a little askew, held up in the room. Both are JPEGs; returns a JPEG. */
export async function holdUpPrint(portrait: Uint8Array, room: Uint8Array): Promise<Uint8Array> {
	const { width, height, border, top, tiltDeg } = PRINT;
	const paper = await sharp(portrait)
		.resize(width - 2 * border, height - 2 * border, { fit: "cover" })
		.extend({ top: border, bottom: border, left: border, right: border, background: "#f4f2ee" })
		.png()
		.toBuffer();
	const held = await sharp(paper).rotate(tiltDeg, { background: CLEAR }).png().toBuffer({ resolveWithObject: true });
	const { width: roomWidth = 0 } = await sharp(room).metadata();
	return sharp(room)
		.composite([{ input: held.data, left: Math.round((roomWidth - held.info.width) / 2), top }])
		.jpeg({ quality: JPEG_QUALITY })
		.toBuffer();
}

/** The second person stands a step behind the first, at the right edge. Both are portraits of the same size; returns a JPEG. */
export async function standBehind(front: Uint8Array, behind: Uint8Array): Promise<Uint8Array> {
	const { width = 0, height = 0 } = await sharp(front).metadata();
	const size = { width: Math.round(width * BEHIND_SCALE), height: Math.round(height * BEHIND_SCALE) };
	const cut = { width: Math.round(size.width * 0.42), height: size.height };
	const small = await sharp(behind).resize(size.width, size.height).png().toBuffer();
	const person = await sharp(small)
		.extract({ left: Math.round((size.width - cut.width) / 2), top: 0, ...cut })
		.ensureAlpha()
		.composite([{ input: Buffer.from(softSides(cut)), blend: "dest-in" }])
		.png()
		.toBuffer();
	return sharp(front)
		.composite([{ input: person, left: width - cut.width, top: Math.round(height * 0.12) }])
		.jpeg({ quality: JPEG_QUALITY })
		.toBuffer();
}

function softSides({ width, height }: { readonly width: number; readonly height: number }): string {
	const feather = Math.round(width * 0.12);
	return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
<filter id="soft" x="-50%" y="-50%" width="200%" height="200%"><feGaussianBlur stdDeviation="${feather / 2.5}"/></filter>
<rect x="${feather}" y="${feather}" width="${width}" height="${height * 2}" filter="url(#soft)"/>
</svg>`;
}
