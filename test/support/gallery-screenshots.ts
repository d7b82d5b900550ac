// Pictures of the gallery's states, for people to look at, into .cache/gallery (ignored):
//   node test/support/gallery-screenshots.ts [--only recorded-in,idle] [--size 1280x800] [--language id] [--theme dark] [--sheet]
// `--sheet` puts them beside one another, six to a picture.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import sharp from "sharp";
import { findBrowser } from "../../scripts/lib/find-browser.mjs";
import { parseGalleryAddress } from "../../src/renderer/gallery/gallery-address.ts";
import { galleryScenes } from "../../src/renderer/gallery/gallery-scenes.ts";
import { buildGallery } from "./build-gallery.ts";
import { openGallery } from "./open-gallery.ts";

const CACHE = join(import.meta.dirname, "../../.cache/gallery");
const SHEET_COLUMNS = 3;
const SHEET_CELLS = 6;
const CELL_WIDTH = 640;

const { values } = parseArgs({
	options: {
		only: { type: "string" },
		size: { type: "string", default: "1280x800" },
		language: { type: "string", default: "id" },
		theme: { type: "string", default: "dark" },
		sheet: { type: "boolean", default: false },
		built: { type: "boolean", default: false },
	},
});

async function sheetOf(pictures: readonly Buffer[]): Promise<Buffer> {
	const cells = await Promise.all(
		pictures.map((picture) => sharp(picture).resize({ width: CELL_WIDTH }).png().toBuffer()),
	);
	const { height = 0 } = await sharp(cells[0]).metadata();
	const rows = Math.ceil(cells.length / SHEET_COLUMNS);
	const canvas = { width: CELL_WIDTH * SHEET_COLUMNS, height: height * rows, channels: 3 as const, background: "#888" };
	return sharp({ create: canvas })
		.composite(
			cells.map((input, i) => ({
				input,
				left: (i % SHEET_COLUMNS) * CELL_WIDTH,
				top: Math.floor(i / SHEET_COLUMNS) * height,
			})),
		)
		.png()
		.toBuffer();
}

const [width = 1280, height = 800] = values.size.split("x").map(Number);
const only = values.only?.split(",");
const scenes = galleryScenes.filter(({ name }) => !only || only.some((part) => name.startsWith(part)));
const built = join(CACHE, "page");
if (!values.built) await buildGallery(built);
await mkdir(CACHE, { recursive: true });
const executablePath = findBrowser() ?? "";
const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
try {
	const gallery = await openGallery(await browser.newPage({ viewport: { width, height } }), built);
	const { language, theme } = parseGalleryAddress(`#language=${values.language}&theme=${values.theme}`);
	const label = `${values.size}-${language}-${theme}`;
	const pictures: Buffer[] = [];
	for (const { name } of scenes) {
		await gallery.show({ state: name, language, theme });
		await gallery.outlineAtRest();
		const picture = await gallery.page.screenshot();
		pictures.push(picture);
		if (!values.sheet) await writeFile(join(CACHE, `${label}-${name}.png`), picture);
	}
	if (values.sheet)
		for (let i = 0; i < pictures.length; i += SHEET_CELLS)
			await writeFile(
				join(CACHE, `${label}-${i / SHEET_CELLS}.png`),
				await sheetOf(pictures.slice(i, i + SHEET_CELLS)),
			);
} finally {
	await browser.close();
}
