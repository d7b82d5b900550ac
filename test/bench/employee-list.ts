// The list of employees with ten thousand people in real Chromium, beside a bare list of as many rows in the same browser:
//   node test/bench/employee-list.ts [--people 10000] [--renderer out/renderer]
// Prints how long the first row takes after the click, and frames while scrolling, as ratios of one run.
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromium, type Page } from "playwright-core";
import { findBrowser } from "../../scripts/lib/find-browser.mjs";
import { adminProcedures, people } from "../support/admin-answers.ts";
import { plainAdmin } from "../support/admin-scenes.ts";
import { openArea, wordsOf } from "../support/admin-steps.ts";
import { plainSettings, plainStatus } from "../support/kiosk-states.ts";
import { type Script, startScriptedHost } from "../support/scripted-host.ts";
import { testCameraScript } from "../support/test-camera.ts";

const ROOT = join(import.meta.dirname, "../..");
const SCROLL_MS = 3_000;
/** About ninety rows a second. */
const FLING_PX_PER_MS = 6;
const ROUNDS = 3;

interface Round {
	readonly firstRowMs: number;
	readonly framesPerSecond: number;
	readonly elements: number;
}

/** Scrolls what `selector` names down as fast as a finger flings it, and counts the frames. */
function scrollFrames(page: Page, selector: string): Promise<number> {
	return page.locator(selector).evaluate(
		(element, { limitMs, pxPerMs }) =>
			new Promise<number>((resolve) => {
				const startedMs = performance.now();
				let frames = 0;
				const step = (nowMs: number): void => {
					frames += 1;
					element.scrollTop = (nowMs - startedMs) * pxPerMs;
					if (nowMs - startedMs < limitMs) requestAnimationFrame(step);
					else resolve((frames * 1000) / (nowMs - startedMs));
				};
				requestAnimationFrame(step);
			}),
		{ limitMs: SCROLL_MS, pxPerMs: FLING_PX_PER_MS },
	);
}

const countElements = (page: Page) => page.evaluate(() => document.querySelectorAll("*").length);

async function measureList(page: Page): Promise<Round> {
	const list = page.getByRole("navigation").getByRole("button", { name: wordsOf.en.session.nav.employees });
	const startedMs = performance.now();
	await list.click();
	await page.getByRole("row").nth(1).waitFor();
	const firstRowMs = performance.now() - startedMs;
	const framesPerSecond = await scrollFrames(page, "div:has(> table)");
	const elements = await countElements(page);
	await page.getByRole("navigation").getByRole("button", { name: wordsOf.en.session.nav.today }).click();
	return { firstRowMs, framesPerSecond, elements };
}

/** The same texts as plain rows: what a browser needs for so many without any help. */
async function measureBare(page: Page, rows: readonly string[]): Promise<Round> {
	await page.setContent('<div id="list" style="height:560px;overflow-y:auto"></div><button>open</button>');
	const startedMs = performance.now();
	await page.evaluate((texts) => {
		const list = document.getElementById("list");
		list?.replaceChildren(
			...texts.map((text) => {
				const row = document.createElement("div");
				row.style.height = "68px";
				row.textContent = text;
				return row;
			}),
		);
		return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
	}, rows);
	const firstRowMs = performance.now() - startedMs;
	return { firstRowMs, framesPerSecond: await scrollFrames(page, "#list"), elements: await countElements(page) };
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const { values } = parseArgs({ options: { people: { type: "string" }, renderer: { type: "string" } } });
const staff = people(Number(values.people ?? 10_000));
const executablePath = findBrowser();
if (executablePath === null) throw new Error("No Chromium, Chrome or Edge found; set CHROMIUM_PATH");
const script: Script = {
	settings: { ...plainSettings, language: "en" },
	status: plainStatus,
	recognise: () => ({ outcome: "no_face", presentation: 1, face: null, liveness: null }),
};
const procedures = adminProcedures(script, { ...plainAdmin(), employees: staff });
const host = await startScriptedHost(values.renderer ?? join(ROOT, "out/renderer"), script, procedures);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
try {
	const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
	await page.addInitScript(testCameraScript);
	await page.goto(host.url);
	await openArea(page, wordsOf.en);
	const bare = await browser.newPage({ viewport: { width: 1280, height: 800 } });
	const texts = staff.map(({ name, employeeId }) => `${name} ${employeeId}`);
	const ours: Round[] = [];
	const theirs: Round[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		await page.bringToFront();
		ours.push(await measureList(page));
		await bare.bringToFront();
		theirs.push(await measureBare(bare, texts));
	}
	const of = (rounds: readonly Round[], key: keyof Round) => median(rounds.map((round) => round[key]));
	const figures = {
		people: staff.length,
		firstRowMs: Math.round(of(ours, "firstRowMs")),
		bareFirstRowMs: Math.round(of(theirs, "firstRowMs")),
		firstRowOverBare: Number((of(ours, "firstRowMs") / of(theirs, "firstRowMs")).toFixed(2)),
		framesPerSecond: Math.round(of(ours, "framesPerSecond")),
		bareFramesPerSecond: Math.round(of(theirs, "framesPerSecond")),
		framesOverBare: Number((of(ours, "framesPerSecond") / of(theirs, "framesPerSecond")).toFixed(2)),
		elements: of(ours, "elements"),
		bareElements: of(theirs, "elements"),
	};
	console.log(JSON.stringify(figures));
} finally {
	await browser.close();
	await host.close();
}
