// One person of a group photo as a camera would show them alone: head and shoulders, before a blur of the same photo.
// For the demo, whose staff are cut from sample photos.
import sharp from "sharp";
import type { Box } from "../core/domain/recognition/geometry.ts";

export interface PortraitFraming {
	/** Size of the picture, pixels. */
	readonly width: number;
	readonly height: number;
	/** Height of the face box as a fraction of the picture's height. */
	readonly faceShare: number;
}

const webcamFraming: PortraitFraming = { width: 960, height: 720, faceShare: 0.34 };
/** Centre of the face, fraction of the picture's height from the top. */
const FACE_CENTRE_Y = 0.46;
/** Width of what is shown sharp, in widths of the face box: the shoulders, but not the neighbours' faces. */
const SHARP_WIDTH = 2.1;
/** Soft edge of the sharp part, fraction of its width. */
const FEATHER = 0.16;
const JPEG_QUALITY = 92;

interface Region {
	readonly left: number;
	readonly top: number;
	readonly width: number;
	readonly height: number;
}

/** @param face box of the person in the upright photo, pixels. Returns a JPEG. */
export async function cutPortrait(photo: Uint8Array, face: Box, framing = webcamFraming): Promise<Uint8Array> {
	const { data: upright, info } = await sharp(photo)
		.autoOrient()
		.removeAlpha()
		.raw()
		.toBuffer({ resolveWithObject: true });
	const open = () => sharp(upright, { raw: info });
	const scale = (framing.height * framing.faceShare) / face.height;
	const source = sourceRegion(face, framing, scale, info);
	const target = {
		left: Math.round(framing.width / 2 + (source.left - (face.x + face.width / 2)) * scale),
		top: Math.round(framing.height * FACE_CENTRE_Y + (source.top - (face.y + face.height / 2)) * scale),
		width: Math.min(framing.width, Math.round(source.width * scale)),
		height: Math.min(framing.height, Math.round(source.height * scale)),
	};
	const person = await open()
		.extract(source)
		.resize(target.width, target.height, { fit: "fill" })
		.ensureAlpha()
		.composite([{ input: Buffer.from(softEdges(target)), blend: "dest-in" }])
		.png({ compressionLevel: 1 })
		.toBuffer();
	// Blurred small and enlarged: the same to the eye, and a tenth of the time.
	const blurred = await open()
		.extract(source)
		.resize(framing.width / 8, framing.height / 8, { fit: "cover" })
		.blur(framing.height / 112)
		.modulate({ brightness: 0.8, saturation: 0.7 })
		.png()
		.toBuffer();
	return sharp(blurred)
		.resize(framing.width, framing.height, { fit: "fill", kernel: "cubic" })
		.composite([{ input: person, left: Math.max(0, target.left), top: Math.max(0, target.top) }])
		.jpeg({ quality: JPEG_QUALITY })
		.toBuffer();
}

/** A room with nobody in it: the blur of a photo's colours. Returns a JPEG. */
export async function blurBackdrop(photo: Uint8Array, framing = webcamFraming): Promise<Uint8Array> {
	// sharp resizes once a pipeline, so small and large are two.
	const colours = await sharp(photo).autoOrient().resize(16, 12, { fit: "cover" }).blur(2).png().toBuffer();
	return sharp(colours)
		.resize(framing.width, framing.height, { fit: "fill", kernel: "cubic" })
		.modulate({ brightness: 0.8, saturation: 0.5 })
		.jpeg({ quality: JPEG_QUALITY })
		.toBuffer();
}

/** The part of the photo that is shown sharp, inside the photo. */
function sourceRegion(face: Box, framing: PortraitFraming, scale: number, photo: Pick<Region, "width" | "height">) {
	const centreX = face.x + face.width / 2;
	const centreY = face.y + face.height / 2;
	const halfWidth = Math.min((face.width * SHARP_WIDTH) / 2, framing.width / scale / 2);
	const left = Math.max(0, Math.round(centreX - halfWidth));
	const top = Math.max(0, Math.round(centreY - (framing.height * FACE_CENTRE_Y) / scale));
	const right = Math.min(photo.width, Math.round(centreX + halfWidth));
	const bottom = Math.min(photo.height, Math.round(centreY + (framing.height * (1 - FACE_CENTRE_Y)) / scale));
	return { left, top, width: right - left, height: bottom - top } satisfies Region;
}

/** A mask that is opaque in the middle and fades to the left, the right and the top. */
function softEdges({ width, height }: Pick<Region, "width" | "height">): string {
	const feather = Math.round(width * FEATHER);
	return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
<filter id="soft" x="-50%" y="-50%" width="200%" height="200%"><feGaussianBlur stdDeviation="${feather / 2.5}"/></filter>
<rect x="${feather}" y="${feather}" width="${width - 2 * feather}" height="${height * 2}" rx="${feather * 2}" filter="url(#soft)"/>
</svg>`;
}
