// A file that the page offers for saving.
import type { Locator, Page } from "@playwright/test";

declare global {
	interface Window {
		/** What was last offered. */
		offered?: Blob;
	}
}

export interface SavedFile {
	/** As the page names it. */
	readonly name: string;
	readonly text: string;
}

/**
 * Touches `button` and reads what it offers, in the page: where the file lands on the disk is for the browser to say, and a
 * browser that two clients steer (the Electron double and its test) puts it into the folder of one of them.
 */
export async function savedFile(page: Page, button: Locator): Promise<SavedFile> {
	await page.evaluate(() => {
		const make = URL.createObjectURL.bind(URL);
		URL.createObjectURL = (made) => {
			if (made instanceof Blob) window.offered = made;
			URL.createObjectURL = make;
			return make(made);
		};
	});
	const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
	const bytes = await page.evaluate(async () => {
		const { offered } = window;
		return offered ? [...new Uint8Array(await offered.arrayBuffer())] : null;
	});
	if (bytes === null) throw new Error("nothing was offered for saving");
	// Without the decoder's own removal of a byte order mark: whether there is one is part of the file.
	return { name: download.suggestedFilename(), text: Buffer.from(bytes).toString("utf8") };
}
