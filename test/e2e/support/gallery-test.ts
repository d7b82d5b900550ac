// The `test` of the specs that look at states: the gallery's page in a real Chromium.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base, expect } from "@playwright/test";
import { findBrowser } from "../../../scripts/lib/find-browser.mjs";
import { buildGallery } from "../../support/build-gallery.ts";
import { type OpenGallery, openGallery } from "../../support/open-gallery.ts";
import { rootArgs } from "./screens.ts";

export { expect };

export const sizes = [
	{ width: 1280, height: 800 },
	{ width: 1024, height: 600 },
	{ width: 1080, height: 1920 },
	{ width: 3840, height: 2160 },
] as const;
export const languages = ["id", "en"] as const;

export const test = base.extend<{ gallery: OpenGallery }, { galleryDir: string }>({
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
		await use(await openGallery(page, galleryDir));
		expect(errors).toEqual([]);
	},
});
