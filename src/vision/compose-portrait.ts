// Portraits put together into what a camera would see: a photo held up on a telephone, one person behind another. For the demo.
import sharp from "sharp";

const JPEG_QUALITY = 92;
/** Of the telephone, pixels of a 960x720 picture. */
const PHONE = { width: 280, height: 470, frame: 14, corner: 34, top: 120, tiltDeg: -4, colour: "#15171b" } as const;
/** How much of the portrait's height its screen shows: head and neck. */
const SHOWN_SHARE = 0.6;
/** A face of two thirds stands about a step behind. */
const BEHIND_SCALE = 0.62;
const CLEAR = { r: 0, g: 0, b: 0, alpha: 0 } as const;

/** The portrait on a telephone's screen, a little askew, held up in the room. Both are JPEGs of one size; returns a JPEG. */
export async function holdUpOnPhone(portrait: Uint8Array, room: Uint8Array): Promise<Uint8Array> {
	const { width, height, frame, corner, top, tiltDeg, colour } = PHONE;
	const screen = { width: width - 2 * frame, height: height - 2 * frame };
	const { width: roomWidth = 0, height: roomHeight = 0 } = await sharp(room).metadata();
	const shown = {
		width: Math.round((roomHeight * SHOWN_SHARE * screen.width) / screen.height),
		height: roomHeight * SHOWN_SHARE,
	};
	const picture = await sharp(portrait)
		.extract({
			left: Math.round((roomWidth - shown.width) / 2),
			top: Math.round((roomHeight - shown.height) * 0.4),
			width: shown.width,
			height: Math.round(shown.height),
		})
		.resize(screen.width, screen.height)
		.linear(1.15, -8)
		.extend({ top: frame, bottom: frame, left: frame, right: frame, background: colour })
		.ensureAlpha()
		.composite([{ input: Buffer.from(roundCorners({ width, height, corner })), blend: "dest-in" }])
		.png()
		.toBuffer();
	const held = await sharp(picture).rotate(tiltDeg, { background: CLEAR }).png().toBuffer({ resolveWithObject: true });
	return sharp(room)
		.composite([{ input: held.data, left: Math.round((roomWidth - held.info.width) / 2), top }])
		.jpeg({ quality: JPEG_QUALITY })
		.toBuffer();
}

function roundCorners({
	width,
	height,
	corner,
}: {
	readonly width: number;
	readonly height: number;
	readonly corner: number;
}) {
	return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
<rect width="${width}" height="${height}" rx="${corner}"/>
</svg>`;
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
