// Pictures of every screen of the wizard and the supervisor area, for people to look at, into .cache/screenshots-admin:
//   node test/support/admin-screenshots.ts [--only today,settings] [--size wide] [--language id] [--renderer folder] [--axe]
//   [--dark] [--forced-colours] [--still]   (--size 4k only where it is asked for)
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { AxeBuilder } from "@axe-core/playwright";
import react from "@vitejs/plugin-react";
import { type Browser, chromium, type Page } from "playwright-core";
import { build } from "vite";
import { adminProcedures } from "./admin-answers.ts";
import type { AdminScene } from "./admin-scene.ts";
import { adminScenes, plainAdmin } from "./admin-scenes.ts";
import { wordsOf } from "./admin-steps.ts";
import { type CameraPicture, makeCameraPictures } from "./camera-pictures.ts";
import { codeProcedures } from "./code-answers.ts";
import { codeScenes } from "./code-scenes.ts";
import { plainSettings, plainStatus } from "./kiosk-states.ts";
import { modelScenes } from "./model-scenes.ts";
import { posterScenes } from "./poster-scenes.ts";
import { type Script, startScriptedHost } from "./scripted-host.ts";
import { sectionScenes } from "./section-scenes.ts";
import { showToCamera, testCameraScript } from "./test-camera.ts";

const ROOT = join(import.meta.dirname, "../..");
const CACHE = join(ROOT, ".cache/screenshots-admin");
const sizes = [
	{ name: "wide", width: 1280, height: 800 },
	{ name: "small", width: 1024, height: 600 },
	{ name: "upright", width: 1080, height: 1920 },
	{ name: "4k", width: 3840, height: 2160 },
] as const;
const languages = ["id", "en"] as const;
const REST_MS = 900;

interface Shot {
	readonly scene: AdminScene;
	readonly language: (typeof languages)[number];
	readonly size: (typeof sizes)[number];
	readonly picture: CameraPicture | null;
}

function scriptOf({ scene, language }: Shot): Script {
	const deadLetters = scene.deadLetters ?? 0;
	return {
		settings: scene.isFirstStart
			? { ...plainSettings, setupCompleted: false, kioskName: "Hadir" }
			: { ...plainSettings, language, ...(scene.screenTheme && { screenTheme: scene.screenTheme }) },
		status: {
			...plainStatus,
			...(scene.isClockSuspect && { kioskClock: { state: "suspect", estimatedMs: plainStatus.nowMs + 3_600_000 } }),
			sync: {
				...plainStatus.sync,
				deadLetters,
				targets: plainStatus.sync.targets.flatMap((target) =>
					deadLetters === 0 ? [target] : troubled(target, deadLetters),
				),
			},
		},
		recognise: () => ({ outcome: outcomeNow(scene), presentation: 1, face: null, liveness: null }),
	};
}

/** Refused, looked at, refused: as somebody stands there who is not enrolled. */
function outcomeNow({ refusesFaces = false }: AdminScene): "no_face" | "unknown" {
	return refusesFaces && Math.floor(Date.now() / 4_000) % 2 === 0 ? "unknown" : "no_face";
}

type TargetSync = (typeof plainStatus.sync.targets)[number];

/** One that refused punches, and one that rests because its key has ended. */
function troubled(target: TargetSync, deadLetters: number): TargetSync[] {
	const refusing = {
		...target,
		deadLetters,
		held: 2,
		waiting: 3,
		lastErrorCode: "HRIS_REJECTED",
		lastErrorDetail: "HTTP 422",
	};
	const paused: TargetSync = {
		...target,
		targetId: "odoo",
		kind: "odoo",
		name: "Odoo",
		place: "odoo.example",
		state: "paused",
		cause: "HRIS_UNAUTHORISED",
		nextTryAtMs: plainStatus.nowMs + 240_000,
		waiting: 17,
		oldestWaitingAtMs: plainStatus.nowMs - 5_400_000,
		lastErrorCode: "HRIS_UNAUTHORISED",
		lastErrorDetail: "odoo.exceptions.AccessDenied",
	};
	return [refusing, paused];
}

async function reportViolations(page: Page, where: string): Promise<void> {
	const { violations } = await new AxeBuilder({ page })
		.withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
		.analyze();
	for (const { id, nodes } of violations)
		console.error(`${where}: ${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
}

async function take(browser: Browser, renderer: string, shot: Shot, file: string): Promise<void> {
	const { scene, language, size, picture } = shot;
	const script = scriptOf(shot);
	const admin = { ...plainAdmin(), ...scene.admin };
	const procedures = {
		...adminProcedures(script, admin),
		personalCodes: codeProcedures(scene.codes ?? {}, () => admin.employees),
	};
	const host = await startScriptedHost(renderer, script, procedures);
	const context = await browser.newContext({
		viewport: size,
		colorScheme: scene.isDark || values.dark ? "dark" : "light",
		forcedColors: values["forced-colours"] ? "active" : "none",
		reducedMotion: values.still ? "reduce" : "no-preference",
		hasTouch: true,
	});
	context.setDefaultTimeout(4_000);
	const page = await context.newPage();
	try {
		page.on("console", (message) => {
			if (message.type() === "error") console.error(`${scene.name}: ${message.text()}`);
		});
		page.on("pageerror", (error) => console.error(`${scene.name}: ${error.message}`));
		await page.addInitScript(testCameraScript);
		await page.goto(host.url);
		await showToCamera(page, picture?.jpeg ?? null);
		await scene.steps(page, wordsOf[language]);
		await page.waitForTimeout(REST_MS);
		if (values.axe) await reportViolations(page, `${scene.name} ${size.name} ${language}`);
	} catch (error) {
		console.error(`${scene.name} ${size.name} ${language}: ${error instanceof Error ? error.message : error}`);
		process.exitCode = 1;
	} finally {
		await page.screenshot({ path: file });
		await context.close();
		await host.close();
	}
}

const { values } = parseArgs({
	options: {
		only: { type: "string" },
		size: { type: "string" },
		language: { type: "string" },
		renderer: { type: "string" },
		axe: { type: "boolean" },
		dark: { type: "boolean" },
		"forced-colours": { type: "boolean" },
		still: { type: "boolean" },
	},
});
const only = values.only?.split(",");
const renderer = values.renderer ?? join(CACHE, "renderer");
if (!values.renderer)
	await build({
		root: join(ROOT, "src/renderer"),
		base: "./",
		configFile: false,
		logLevel: "warn",
		plugins: [react()],
		// As the product is built: for a browser that knows light-dark() itself.
		build: { outDir: renderer, emptyOutDir: true, assetsInlineLimit: 0, target: "chrome140" },
	});
const pictures = await makeCameraPictures();
const { CHROMIUM_PATH } = process.env;
const executablePath = [CHROMIUM_PATH, "/usr/bin/chromium", "/usr/bin/google-chrome"].find(
	(path) => path && existsSync(path),
);
if (!executablePath) throw new Error("No Chromium here: set CHROMIUM_PATH.");
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
try {
	for (const scene of [...adminScenes, ...modelScenes, ...codeScenes, ...posterScenes, ...sectionScenes].filter(
		({ name }) => !only || only.includes(name),
	))
		for (const size of sizes.filter(({ name }) => (values.size ? values.size === name : name !== "4k")))
			for (const language of languages.filter((each) => !values.language || values.language === each)) {
				const look = [values.dark && "dark", values["forced-colours"] && "forced"]
					.filter(Boolean)
					.map((each) => `-${each}`);
				const folder = join(CACHE, `${size.name}-${language}${look.join("")}`);
				await mkdir(folder, { recursive: true });
				const picture = scene.picture === "person" ? pictures.person : null;
				await take(browser, renderer, { scene, language, size, picture }, join(folder, `${scene.name}.png`));
			}
} finally {
	await browser.close();
}
