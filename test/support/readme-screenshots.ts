// Pictures for the README, taken from the running demo: `node test/support/readme-screenshots.ts` after a build.
// The people in them are from the photos of the @vladmandic/face-api package, which the demo shows.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium, type Page } from "@playwright/test";
import { findBrowser } from "../../scripts/lib/find-browser.mjs";
import { projectRoot } from "../e2e/support/host-kind.ts";
import { startHostProcess } from "../e2e/support/host-process.ts";
import { rootArgs } from "../e2e/support/screens.ts";

const folder = join(projectRoot, "docs", "images");
const DEMO_PIN = "2468";
const LIMIT_MS = 120_000;

/** Transitions are carried to their end at once: a picture in the middle of one is of no use. */
async function take(page: Page, file: string): Promise<void> {
	const type = file.endsWith(".jpg") ? { type: "jpeg" as const, quality: 88 } : { type: "png" as const };
	await page.screenshot({ ...type, animations: "disabled", path: join(folder, file) });
	console.log(`docs/images/${file}`);
}

async function takeKiosk(page: Page, state: string, name: string): Promise<void> {
	await page.locator(`[data-testid="kiosk"][data-state="${state}"]`).waitFor({ timeout: LIMIT_MS });
	await take(page, name);
}

/** The chapter before or after the one that is told. */
async function turnTo(page: Page, button: "Sebelumnya" | "Berikutnya", chapter: string): Promise<void> {
	const story = page.getByTestId("story");
	while ((await story.getAttribute("data-chapter", { timeout: LIMIT_MS })) !== chapter)
		await story.getByRole("button", { name: button }).click();
}

async function takeSupervisor(page: Page): Promise<void> {
	await page.getByRole("button", { name: "Area supervisor" }).click();
	for (const digit of DEMO_PIN) await page.getByRole("button", { name: digit, exact: true }).click();
	await page.getByRole("button", { name: "Oke" }).click();
	await page.getByRole("heading", { name: "Hari ini" }).waitFor();
	await page.getByRole("row").nth(1).waitFor();
	await take(page, "supervisor-today.png");
	await page.getByRole("button", { name: "Karyawan", exact: true }).click();
	await page.getByRole("row").nth(1).waitFor();
	await take(page, "supervisor-employees.png");
}

const executablePath = findBrowser();
if (executablePath === null) throw new Error("No Chromium, Chrome or Edge found; set CHROMIUM_PATH");
mkdirSync(folder, { recursive: true });
const host = await startHostProcess(process.execPath, [join(projectRoot, "out", "main", "server.js")], {
	...process.env,
	HADIR_DEMO: "1",
	HADIR_PORT: "0",
});
const browser = await chromium.launch({ executablePath, args: rootArgs });
try {
	const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
	await page.goto(/Kiosk: (\S+)/.exec(host.output())?.[1] ?? host.url);
	await takeKiosk(page, "recorded", "kiosk-recorded.jpg");
	await turnTo(page, "Berikutnya", "stranger");
	await takeKiosk(page, "unknown", "kiosk-unknown.jpg");
	await takeSupervisor(page);
	await page.setViewportSize({ width: 800, height: 1280 });
	await page.getByRole("button", { name: "Kunci", exact: true }).click();
	await turnTo(page, "Sebelumnya", "departure");
	await takeKiosk(page, "recorded", "kiosk-portrait.jpg");
	await page.goto(/Events arrive at (\S+)/.exec(host.output())?.[1] ?? host.url);
	await take(page, "stand-in-hris.png");
} finally {
	await browser.close();
	await host.stop();
}
