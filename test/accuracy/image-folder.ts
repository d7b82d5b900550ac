// A folder of labelled photos: one folder a person, as LFW is laid out, or photos without people's folders.
import { readdir } from "node:fs/promises";
import { extname, join, sep } from "node:path";

const IMAGE_EXTENSIONS = new Set([".jpg", ".jpeg", ".png", ".webp"]);

export interface ImageFolder {
	readonly root: string;
	/** Paths inside the root, with `/`, sorted. */
	readonly images: readonly string[];
}

/** Takes the folder itself, or its `images` subfolder where that is the one that holds the photos. */
export async function openImageFolder(path: string): Promise<ImageFolder> {
	const root = (await readdir(path)).includes("images") ? join(path, "images") : path;
	const images = (await readdir(root, { recursive: true }))
		.filter((name) => IMAGE_EXTENSIONS.has(extname(name).toLowerCase()))
		.map((name) => name.split(sep).join("/"))
		.sort();
	if (images.length === 0) throw new Error(`${path} holds no photos`);
	return { root, images };
}

/** The person on a photo: the name of its folder; null where photos are not in people's folders. */
export function identityOf(image: string): string | null {
	const folders = image.split("/").slice(0, -1);
	return folders.length > 0 ? folders.join("/") : null;
}
