// A folder of labelled photos: one folder a person, as LFW is laid out, or photos without people's folders.
import { readdir } from "node:fs/promises";
import { extname, join, sep } from "node:path";
import { MeasurementError } from "./measurement-error.ts";

const IMAGE_EXTENSIONS = new Set([".jpg", ".jpeg", ".png", ".webp"]);
/** `002.jpg` before `010.jpg` and `2.jpg` before `10.jpg`: frames in the order they were filmed. */
const inOrder = new Intl.Collator("en", { numeric: true });

export interface ImageFolder {
	readonly root: string;
	/** Paths inside the root, with `/`, sorted. */
	readonly images: readonly string[];
}

/** Takes the folder itself, or its `images` subfolder where that is the one that holds the photos. */
export async function openImageFolder(path: string): Promise<ImageFolder> {
	const root = (await foldersIn(path)).includes("images") ? join(path, "images") : path;
	const images = await imagesIn(root);
	if (images.length === 0) throw new MeasurementError(`${path} holds no photos`);
	return { root, images };
}

/** Every image below a folder, as paths inside it with `/`, in order. */
export async function imagesIn(path: string): Promise<string[]> {
	return (await list(path, true))
		.filter((name) => IMAGE_EXTENSIONS.has(extname(name).toLowerCase()))
		.map((name) => name.split(sep).join("/"))
		.sort(inOrder.compare);
}

/** Names of the folders right in a folder, in order. */
export async function foldersIn(path: string): Promise<string[]> {
	const entries = await list(path, false);
	const isFolder = await Promise.all(entries.map((name) => isDirectory(join(path, name))));
	return entries.filter((_, i) => isFolder[i]).sort(inOrder.compare);
}

async function list(path: string, recursive: boolean): Promise<string[]> {
	try {
		return await readdir(path, { recursive });
	} catch {
		throw new MeasurementError(`${path} is no folder that can be read`);
	}
}

async function isDirectory(path: string): Promise<boolean> {
	try {
		await readdir(path);
		return true;
	} catch {
		return false;
	}
}

/** The person on a photo: the name of its folder; null where photos are not in people's folders. */
export function identityOf(image: string): string | null {
	const folders = image.split("/").slice(0, -1);
	return folders.length > 0 ? folders.join("/") : null;
}
