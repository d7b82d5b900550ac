// The built gallery in a page of a real browser, with no server behind it: every request but for its own files fails.
import { join } from "node:path";
import type { Page } from "playwright-core";
import { formatGalleryAddress, type GalleryAddress } from "../../src/renderer/gallery/gallery-address.ts";
import { galleryScenes } from "../../src/renderer/gallery/gallery-scenes.ts";

const ORIGIN = "http://gallery.test";
/** The product's own, but for frames of itself: so is a state seen as on the kiosk. */
const PAGE_POLICY =
	"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; frame-src 'self'";

export interface OpenGallery {
	readonly page: Page;
	/** Shows one state, once it stands still. */
	show(address: GalleryAddress): Promise<void>;
	/** The outline is moved by hand, not by an animation: for pictures, waits until it has faded in or out. */
	outlineAtRest(): Promise<void>;
}

/** @param folder as `buildGallery` wrote it */
export async function openGallery(page: Page, folder: string): Promise<OpenGallery> {
	await page.route("**/*", (route) => {
		const { origin, pathname } = new URL(route.request().url());
		if (origin !== ORIGIN) return route.abort();
		const path = join(folder, pathname.endsWith("/") ? `${pathname}index.html` : pathname);
		return route.fulfill({ path, headers: { "content-security-policy": PAGE_POLICY } });
	});
	await page.goto(`${ORIGIN}/gallery/${formatGalleryAddress({ state: "idle", language: "id", theme: "dark" })}`);
	await page.evaluate(async () => void (await document.fonts.ready));
	return {
		page,
		async show(address) {
			const scene = galleryScenes.find(({ name }) => name === address.state);
			if (!scene) throw new Error(`The gallery has no ${address.state}.`);
			await page.evaluate((hash) => {
				window.location.hash = hash;
			}, formatGalleryAddress(address));
			await page.locator(`html[lang=${address.language}] [data-state=${scene.screen.kind}]`).first().waitFor();
			await comeToRest(page);
		},
		async outlineAtRest() {
			await page.waitForFunction(() => {
				const opacity = Number(document.querySelector<SVGGElement>("[data-testid=face-outline] g")?.style.opacity);
				return opacity < 0.01 || opacity > 0.99;
			});
		},
	};
}

/** Transitions run their time in no time; what repeats for ever stands where it begins. */
async function comeToRest(page: Page): Promise<void> {
	await page.evaluate(async () => {
		const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
		await nextFrame();
		for (const animation of document.getAnimations()) {
			const { endTime } = animation.effect?.getComputedTiming() ?? {};
			if (typeof endTime === "number" && Number.isFinite(endTime)) animation.finish();
			else animation.cancel();
		}
		await nextFrame();
	});
}
