// The `test` of the specs that look at states: the gallery's page in a real Chromium, with no server behind it.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base, expect, type Page } from "@playwright/test";
import { findBrowser } from "../../../scripts/lib/find-browser.mjs";
import { formatGalleryAddress, type GalleryAddress } from "../../../src/renderer/gallery/gallery-address.ts";
import { galleryScenes } from "../../../src/renderer/gallery/gallery-scenes.ts";
import { buildGallery } from "../../support/build-gallery.ts";
import { rootArgs } from "./screens.ts";

export { expect };

const ORIGIN = "http://gallery.test";
/** The product's own, but for frames of itself: so is a state seen as on the kiosk. */
const PAGE_POLICY =
	"default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' blob: data:; font-src 'self'; frame-src 'self'";

export const sizes = [
	{ width: 1280, height: 800 },
	{ width: 1024, height: 600 },
	{ width: 1080, height: 1920 },
	{ width: 3840, height: 2160 },
] as const;
export const languages = ["id", "en"] as const;

export interface GalleryPage {
	readonly page: Page;
	/** Shows one state, once it stands still. */
	show(address: GalleryAddress): Promise<void>;
}

export const test = base.extend<{ gallery: GalleryPage }, { galleryDir: string }>({
	launchOptions: [{ executablePath: findBrowser() ?? "", args: rootArgs }, { scope: "worker" }],
	galleryDir: [
		// biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a function needs from its pattern.
		async ({}, use) => {
			const folder = mkdtempSync(join(tmpdir(), "hadir-gallery-"));
			await buildGallery(folder);
			await use(folder);
			rmSync(folder, { recursive: true, force: true });
		},
		{ scope: "worker", timeout: 120_000 },
	],
	gallery: async ({ page, galleryDir }, use) => {
		const errors: string[] = [];
		page.on("pageerror", (error) => errors.push(error.message));
		await page.route("**/*", (route) => {
			const { origin, pathname } = new URL(route.request().url());
			if (origin !== ORIGIN) return route.abort();
			const path = join(galleryDir, pathname.endsWith("/") ? `${pathname}index.html` : pathname);
			return route.fulfill({ path, headers: { "content-security-policy": PAGE_POLICY } });
		});
		await page.goto(`${ORIGIN}/gallery/${formatGalleryAddress({ state: "idle", language: "id", theme: "dark" })}`);
		await page.evaluate(() => document.fonts.ready);
		await use({
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
		});
		expect(errors).toEqual([]);
	},
});

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
