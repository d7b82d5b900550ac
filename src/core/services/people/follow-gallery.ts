import type { Log } from "../../ports/environment.ts";
import type { Gallery, GalleryChange } from "../../ports/gallery.ts";

/**
 * Tells the index of a change that the store has already committed. When it cannot follow (the inference process is
 * starting again) nothing is lost: the index reloads from the store, so the request does not fail for it.
 */
export async function followGallery(gallery: Pick<Gallery, "apply">, change: GalleryChange, log: Log): Promise<void> {
	try {
		await gallery.apply(change);
	} catch (error) {
		log.warn({ revision: change.revision, err: error }, "the gallery index did not take a change and will reload");
	}
}
