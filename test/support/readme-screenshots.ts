// Pictures for the README, taken from the running demo: `node test/support/readme-screenshots.ts` after a build.
// The people in them are from the photos of the @vladmandic/face-api package, which the demo shows.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium, type Page } from "@playwright/test";
import sharp from "sharp";
import { findBrowser } from "../../scripts/lib/find-browser.mjs";
import { projectRoot } from "../e2e/support/host-kind.ts";
import { startHostProcess } from "../e2e/support/host-process.ts";
import { rootArgs } from "../e2e/support/screens.ts";

const folder = join(projectRoot, "docs", "images");
const DEMO_PIN = "2468";
const LIMIT_MS = 120_000;
/** Photographs do not compress well: three quarters of the size are enough for a README. */
const WIDTH_SCALE = 0.75;

async function take(page: Page, name: string): Promise<void> {
	// Transitions are carried to their end at once: a picture in the middle of one is of no use.
	const picture = await page.screenshot({ animations: "disabled" });
	await sharp(picture)
		.resize({ width: Math.round(WIDTH_SCALE * (page.viewportSize()?.width ?? 1280)) })
		.png({ compressionLevel: 9 })
		.toFile(join(folder, `${name}.png`));
	console.log(`docs/images/${name}.png`);
}

async function takeKiosk(page: Page, states: Readonly<Record<string, string>>): Promise<void> {
	for (const [state, name] of Object.entries(states)) {
		await page.locator(`[data-testid="kiosk"][data-state="${state}"]`).waitFor({ timeout: LIMIT_MS });
		await take(page, name);
	}
}

async function takeSupervisor(page: Page): Promise<void> {
	await page.getByRole("button", { name: "Area supervisor" }).click();
	for (const digit of DEMO_PIN) await page.getByRole("button", { name: digit, exact: true }).click();
	await page.getByRole("button", { name: "Oke" }).click();
	await page.getByRole("heading", { name: "Hari ini" }).waitFor();
	await page.getByRole("row").nth(1).waitFor();
	await take(page, "supervisor-today");
	await page.getByRole("button", { name: "Karyawan" }).click();
	await page.getByRole("row").nth(1).waitFor();
	await take(page, "supervisor-employees");
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
	await takeKiosk(page, { recorded: "kiosk-recorded", unknown: "kiosk-unknown" });
	await takeSupervisor(page);
	await page.setViewportSize({ width: 800, height: 1280 });
	await page.getByRole("button", { name: "Kunci" }).click();
	await takeKiosk(page, { recorded: "kiosk-portrait" });
	await page.goto(/Events arrive at (\S+)/.exec(host.output())?.[1] ?? host.url);
	await take(page, "stand-in-hris");
} finally {
	await browser.close();
	await host.stop();
}
