// Pictures for the demo, cut from the sample photos by the product's own face detector.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { AppError } from "../../core/domain/errors.ts";
import type { Box } from "../../core/domain/recognition/geometry.ts";
import type { FaceEngine } from "../../core/ports/face-engine.ts";
import { holdUpOnPhone, standBehind } from "../../vision/compose-portrait.ts";
import { blurBackdrop, cutPortrait } from "../../vision/cut-portrait.ts";
import type { SampleFace } from "./sample-staff.ts";
import type { DemoPicture } from "./storyboard.ts";

const PHOTO_PACKAGE = "@vladmandic/face-api";

interface Photo {
	readonly bytes: Uint8Array;
	readonly faces: readonly Box[];
}

export interface DemoPhotos {
	/** JPEG of that person alone, as the kiosk's camera would see them. */
	portrait(face: SampleFace): Promise<Uint8Array>;
	/** JPEG of what the camera sees in a scene. */
	picture(what: DemoPicture): Promise<Uint8Array>;
}

export function createDemoPhotos(engine: FaceEngine): DemoPhotos {
	const folder = findPhotoFolder();
	const photos = new Map<string, Promise<Photo>>();
	const portraits = new Map<SampleFace, Promise<Uint8Array>>();

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

	async function cut(face: SampleFace): Promise<Uint8Array> {
		const { bytes, faces } = await open(face.photo);
		const [nearest] = faces.toSorted((a, b) => distanceTo(face, a) - distanceTo(face, b));
		if (!nearest) throw new AppError("NO_FACE", {}, { detail: `no face in ${face.photo}` });
		return cutPortrait(bytes, nearest);
	}

	function portrait(face: SampleFace): Promise<Uint8Array> {
		const known = portraits.get(face) ?? cut(face);
		portraits.set(face, known);
		return known;
	}

	/** Of a room with nobody in it. */
	const emptyRoom = async () => blurBackdrop((await open("sample4.jpg")).bytes);

	return {
		portrait,
		async picture(what) {
			if (what.kind === "nobody") return emptyRoom();
			if (what.kind === "photo") return holdUpOnPhone(await portrait(what.face), await emptyRoom());
			if (what.kind === "queue") return standBehind(await portrait(what.face), await portrait(what.behind));
			return portrait(what.face);
		},
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
