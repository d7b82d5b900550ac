// Real encoders' outputs to mutate: every kind the product reads, and every feature of it that takes another path through
// the codec. Small, because a fuzz run is as good as the number of its inputs.
import sharp, { type Sharp } from "sharp";
import { samplePhoto } from "../support/sample-photos.ts";

export interface SeedImage {
	readonly name: string;
	readonly bytes: Uint8Array;
}

const SIDE = 160;

export async function createSeedImages(): Promise<SeedImage[]> {
	const face = await sharp(await samplePhoto("sari"))
		.resize(SIDE, SIDE)
		.png()
		.toBuffer();
	const small = await sharp(face).resize(40, 40).png().toBuffer();
	const group = await sharp({ create: { width: 3 * SIDE, height: SIDE, channels: 3, background: "#777" } })
		.composite([0, 1, 2].map((i) => ({ input: face, left: i * SIDE, top: 0 })))
		.png()
		.toBuffer();
	const of = (image: Buffer) => sharp(image);
	const makers: Record<string, () => Sharp> = {
		"baseline.jpg": () => of(face).jpeg({ quality: 90 }),
		"coarse.jpg": () => of(face).jpeg({ quality: 15, chromaSubsampling: "4:4:4" }),
		"progressive.jpg": () => of(face).jpeg({ progressive: true, mozjpeg: true }),
		"grey.jpg": () => of(face).greyscale().jpeg(),
		"cmyk.jpg": () => of(face).toColourspace("cmyk").jpeg(),
		"turned.jpg": () => of(face).withMetadata({ orientation: 6 }).jpeg(),
		"profile.jpg": () => of(face).withIccProfile("p3").jpeg(),
		"tagged.jpg": () =>
			of(face)
				.withExif({ IFD0: { ImageDescription: "x".repeat(300) } })
				.jpeg(),
		"small.jpg": () => of(small).jpeg(),
		"group.jpg": () => of(group).jpeg(),
		"true-colour.png": () => of(face).png(),
		"adaptive.png": () => of(face).png({ adaptiveFiltering: true, compressionLevel: 1 }),
		"interlaced.png": () => of(face).png({ progressive: true }),
		"palette.png": () => of(face).png({ palette: true, colours: 32 }),
		"grey.png": () => of(face).greyscale().png(),
		"deep.png": () => of(face).toColourspace("rgb16").png(),
		"transparent.png": () => of(face).ensureAlpha(0.5).png(),
		"profile.png": () => of(face).withIccProfile("p3").png(),
		"small.png": () => of(small).png(),
		"lossy.webp": () => of(face).webp({ quality: 80 }),
		"lossless.webp": () => of(face).webp({ lossless: true }),
		"transparent.webp": () => of(face).ensureAlpha(0.4).webp({ quality: 60 }),
		"turned.webp": () => of(face).withMetadata({ orientation: 8 }).webp(),
		"animated.webp": () =>
			sharp(
				[face, small, face].map((frame) => frame),
				{ join: { animated: true } },
			).webp({ loop: 0 }),
		"small.webp": () => of(small).webp(),
	};
	return Promise.all(Object.entries(makers).map(async ([name, make]) => ({ name, bytes: await make().toBuffer() })));
}
