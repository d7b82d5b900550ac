// Pictures for the demo, cut from the sample photos by the product's own face detector.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { AppError } from "../../core/domain/errors.ts";
import type { Box } from "../../core/domain/recognition/geometry.ts";
import type { FaceEngine } from "../../core/ports/face-engine.ts";
import { blurBackdrop, cutPortrait } from "../../vision/cut-portrait.ts";
import type { SampleFace } from "./sample-staff.ts";

const PHOTO_PACKAGE = "@vladmandic/face-api";

interface Photo {
	readonly bytes: Uint8Array;
	readonly faces: readonly Box[];
}

export interface DemoPhotos {
	/** JPEG of that person alone, as the kiosk's camera would see them. */
	portrait(face: SampleFace): Promise<Uint8Array>;
	/** JPEG of a room with nobody in it. */
	emptyRoom(): Promise<Uint8Array>;
}

export function createDemoPhotos(engine: FaceEngine): DemoPhotos {
	const folder = findPhotoFolder();
	const photos = new Map<string, Promise<Photo>>();

	async function load(name: string): Promise<Photo> {
		const bytes = new Uint8Array(await readFile(join(folder, name)));
		const { faces } = await engine.analyse(bytes, { liveness: false, embedding: false });
		return { bytes, faces: faces.map(({ box }) => box) };
	}

	function open(name: string): Promise<Photo> {
		const known = photos.get(name) ?? load(name);
		photos.set(name, known);
		return known;
	}

	return {
		async portrait(face) {
			const { bytes, faces } = await open(face.photo);
			const [nearest] = faces.toSorted((a, b) => distanceTo(face, a) - distanceTo(face, b));
			if (!nearest) throw new AppError("NO_FACE", {}, { detail: `no face in ${face.photo}` });
			return cutPortrait(bytes, nearest);
		},
		emptyRoom: async () => blurBackdrop((await open("sample4.jpg")).bytes),
	};
}

function distanceTo(point: { readonly x: number; readonly y: number }, box: Box): number {
	return Math.hypot(box.x + box.width / 2 - point.x, box.y + box.height / 2 - point.y);
}

/** The package is there after `npm install`; a packaged application has no demo. */
function findPhotoFolder(): string {
	try {
		const manifest = createRequire(import.meta.url).resolve(`${PHOTO_PACKAGE}/package.json`);
		return join(dirname(manifest), "demo");
	} catch (cause) {
		const fields = [`demo (the package ${PHOTO_PACKAGE} with the sample photos is not installed)`];
		throw new AppError("CONFIG_INVALID", { fields }, { cause });
	}
}
