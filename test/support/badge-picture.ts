// A badge before the kiosk's camera: its code as printed, held a little askew over what else the camera sees.
import encodeQR from "qr";
import sharp from "sharp";

const WIDTH = 640;
const HEIGHT = 480;

export interface BadgePictureOptions {
	/** Pixels for each module of the code: what distance and camera leave of it. */
	readonly modulePx?: number;
	readonly tiltDeg?: number;
}

/** A JPEG of 640 by 480 pixels. */
export async function badgePicture(
	text: string,
	{ modulePx = 6, tiltDeg = 9 }: BadgePictureOptions = {},
): Promise<Buffer> {
	const rows = encodeQR(text, "raw", { ecc: "medium", border: 4 });
	const size = rows.length;
	const pixels = Buffer.from(rows.flatMap((row) => row.map((isDark) => (isDark ? 24 : 232))));
	const drawn = await sharp(pixels, { raw: { width: size, height: size, channels: 1 } })
		.resize(size * modulePx * 2, size * modulePx * 2, { kernel: "nearest" })
		.toColourspace("srgb")
		.png()
		.toBuffer();
	const tilted = await sharp(drawn).rotate(tiltDeg, { background: "#dfe3e8" }).png().toBuffer();
	const { width } = await sharp(tilted).metadata();
	const shown = await sharp(tilted)
		.resize(Math.round(width / 2))
		.blur(0.7)
		.png()
		.toBuffer();
	return sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: "#56606e" } })
		.composite([{ input: shown, left: 150, top: 60 }])
		.jpeg({ quality: 88 })
		.toBuffer();
}
