// Regenerates pictures of every kiosk state, in both languages and both orientations, into .cache/screenshots (ignored):
//   node test/support/screenshots.ts [--only recorded-in,idle] [--size wide] [--language id] [--out folder]
// They are for people to look at. The renderer is built first, and served by the scripted host to a real Chromium.
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import react from "@vitejs/plugin-react";
import { type Browser, chromium } from "playwright-core";
import { build } from "vite";
import { type CameraPicture, makeCameraPictures } from "./camera-pictures.ts";
import { type KioskScene, kioskScenes, scriptOf } from "./kiosk-states.ts";
import { startScriptedHost } from "./scripted-host.ts";
import { plugCamera, showToCamera, testCameraScript } from "./test-camera.ts";

const ROOT = join(import.meta.dirname, "../..");
const CACHE = join(ROOT, ".cache/screenshots");
const sizes = [
	{ name: "wide", width: 1280, height: 800 },
	{ name: "small", width: 1024, height: 600 },
	{ name: "upright", width: 1080, height: 1920 },
] as const;
const languages = ["id", "en"] as const;
/** The outline and the card have come to rest. */
const REST_MS = 700;
const SLOWEST_MS = 15_000;

function browserPath(): string {
	const { CHROMIUM_PATH } = process.env;
	const paths = [CHROMIUM_PATH, "/usr/bin/chromium", "/usr/bin/google-chrome"];
	const found = paths.find((path) => path && existsSync(path));
	if (!found) throw new Error("No Chromium here: set CHROMIUM_PATH.");
	return found;
}

interface Shot {
	readonly scene: KioskScene;
	readonly language: (typeof languages)[number];
	readonly size: (typeof sizes)[number];
}

async function take(
	browser: Browser,
	renderer: string,
	{ scene, language, size }: Shot,
	picture: CameraPicture | null,
	file: string,
) {
	const host = await startScriptedHost(renderer, scriptOf(scene, language, picture?.box ?? null));
	const context = await browser.newContext({
		viewport: size,
		permissions: ["camera"],
		forcedColors: values["forced-colours"] ? "active" : "none",
	});
	try {
		const page = await context.newPage();
		page.on("console", (message) => {
			if (message.type() === "error" && !scene.isCut) console.error(`${scene.name}: ${message.text()}`);
		});
		page.on("pageerror", (error) => console.error(`${scene.name}: ${error.message}`));
		await page.addInitScript(testCameraScript);
		await page.goto(host.url);
		await showToCamera(page, picture?.jpeg ?? null);
		if (scene.camera) await plugCamera(page, false, scene.camera === "missing" ? "NotFoundError" : "NotAllowedError");
		await page.locator("[data-testid=kiosk]").waitFor({ timeout: SLOWEST_MS });
		if (scene.isCut) host.cut();
		await page.locator(`[data-state=${scene.state}]`).first().waitFor({ timeout: SLOWEST_MS });
		await page.waitForTimeout(REST_MS);
		await page.screenshot({ path: file });
	} finally {
		await context.close();
		await host.close();
	}
}

const { values } = parseArgs({
	options: {
		only: { type: "string" },
		size: { type: "string" },
		language: { type: "string" },
		out: { type: "string", default: CACHE },
		renderer: { type: "string" },
		"forced-colours": { type: "boolean" },
	},
});
const wanted = values.only?.split(",");
const renderer = values.renderer ?? join(CACHE, "renderer");
if (!values.renderer)
	await build({
		root: join(ROOT, "src/renderer"),
		base: "./",
		configFile: false,
		logLevel: "warn",
		plugins: [react()],
		build: {
			outDir: renderer,
			emptyOutDir: true,
			chunkSizeWarningLimit: 1_000,
			assetsInlineLimit: 0,
			target: "chrome140",
		},
	});
const pictures = await makeCameraPictures();
const browser = await chromium.launch({ executablePath: browserPath(), args: ["--no-sandbox"] });
try {
	for (const scene of kioskScenes) {
		if (wanted && !wanted.includes(scene.name)) continue;
		const picture = scene.picture === "nobody" ? null : pictures[scene.picture];
		for (const size of sizes) {
			for (const language of languages) {
				if ((values.size ?? size.name) !== size.name || (values.language ?? language) !== language) continue;
				const folder = join(values.out, `${size.name}-${language}`);
				await mkdir(folder, { recursive: true });
				const file = join(folder, `${scene.name}.png`);
				try {
					await take(browser, renderer, { scene, language, size }, picture, file);
				} catch (error) {
					console.error(`${scene.name} ${size.name} ${language}: ${error instanceof Error ? error.message : error}`);
					process.exitCode = 1;
				}
			}
		}
	}
} finally {
	await browser.close();
}
