// The open pages: everything local, nothing inline, and the two camera pages at work in a real browser.
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findBrowser } from "../../../scripts/lib/find-browser.mjs";
import { restRoutes } from "../../../src/server/rest/routes.ts";
import { samplePhoto } from "../../support/sample-photos.ts";
import { type ServedApp, serveApp, testApiKey, testLaunchToken } from "../../support/served-app.ts";
import { showToCamera, testCameraScript } from "../../support/test-camera.ts";

const pagesDir = join(import.meta.dirname, "../../../resources/pages");
const pages = ["/docs", "/camera_test.html", "/enroll_camera.html"];
const isBuilt = existsSync(join(import.meta.dirname, "../../../out/renderer/index.html"));
if (!isBuilt) console.warn("skipped, /kiosk in a browser: the screen is not built");
const browserPath = findBrowser();
if (!browserPath) console.warn("skipped, the pages in a browser: no Chromium, Chrome or Edge was found");

let served: ServedApp;
beforeAll(async () => {
	served = await serveApp();
});
afterAll(() => served.close());

describe("pages", () => {
	it.each(pages)("%s is open, local, without inline script or style", async (path) => {
		const response = await fetch(`${served.url}${path}`);
		expect(response.status).toBe(200);
		expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
		const html = await response.text();
		const addresses = [...html.matchAll(/\b(?:src|href|action)="([^"]+)"/g)].map(([, address]) => address);
		expect(addresses.length).toBeGreaterThan(2);
		for (const address of addresses) {
			expect(address).toMatch(/^\/[^/]/);
			expect((await fetch(`${served.url}${address}`)).status).toBe(200);
		}
		expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/);
	});

	it("their own scripts and styles name no other host", async () => {
		const assets = await readdir(join(pagesDir, "assets"));
		for (const asset of assets.filter((name) => !name.endsWith(".svg")))
			expect(await readFile(join(pagesDir, "assets", asset), "utf8")).not.toMatch(/(https?:)?\/\/[a-z0-9-]+\.[a-z]/i);
	});

	it("serves of Swagger UI what the page needs, and nothing outside the folders", async () => {
		for (const path of [
			"/docs/assets/package.json",
			"/docs/assets/..%2fpackage.json",
			"/pages/../../../package.json",
			"/pages/%2e%2e/docs.html",
			"/kiosk/..%2f..%2fpackage.json",
		])
			expect((await fetch(`${served.url}${path}`)).status).toBe(404);
	});

	it("sends /kiosk to /kiosk/, so that relative addresses hold", async () => {
		const { status, headers } = await fetch(`${served.url}/kiosk`, { redirect: "manual" });
		expect({ status, location: headers.get("location") }).toEqual({ status: 302, location: "/kiosk/" });
		expect([200, 503]).toContain((await fetch(`${served.url}/kiosk/`)).status);
	});
});

describe.skipIf(!browserPath)("pages in a browser", () => {
	let browser: Browser;
	let page: Page;
	const hosts = new Set<string>();
	const complaints: string[] = [];

	beforeAll(async () => {
		browser = await chromium.launch({ executablePath: browserPath ?? "", args: ["--no-sandbox"] });
		page = await (await browser.newContext({ viewport: { width: 1200, height: 860 } })).newPage();
		await page.addInitScript(testCameraScript);
		page.on("request", (request) => {
			if (/^(https?|wss?):/.test(request.url())) hosts.add(new URL(request.url()).host);
		});
		page.on("pageerror", (error) => complaints.push(error.message));
		page.on("console", (message) => {
			if (/Content Security Policy|Refused to/i.test(message.text())) complaints.push(message.text());
		});
	});
	afterAll(() => browser.close());

	/** What the camera was told to show has reached the video after a few of its frames. */
	const framesShown = (count: number) =>
		page.evaluate(
			(wanted) =>
				new Promise<void>((resolve) => {
					const video = document.querySelector("video");
					let seen = 0;
					const next = () => {
						seen += 1;
						if (seen >= wanted) resolve();
						else video?.requestVideoFrameCallback(next);
					};
					video?.requestVideoFrameCallback(next);
				}),
			count,
		);

	const enterKey = async () => {
		await page.fill("#key", testApiKey);
		await page.click("#key-form button");
	};

	it("/docs shows every call, offers a file picker, and asks no other host", async () => {
		await page.goto(`${served.url}/docs`);
		await page.waitForSelector(".opblock");
		expect(await page.locator(".opblock").count()).toBe(restRoutes().length);
		await page.click("#operations-faces-register .opblock-summary-control");
		await page.waitForSelector('#operations-faces-register input[type="file"]');
		expect(complaints).toEqual([]);
		expect([...hosts]).toEqual([new URL(served.url).host]);
	});

	it.skipIf(!isBuilt)("/kiosk runs under its policy and connects with the token of its address", async () => {
		await page.goto(`${served.url}/kiosk#token=${testLaunchToken}`);
		await page.waitForFunction(() => document.querySelector("#root")?.childElementCount);
		await page.waitForFunction(() => document.fonts.status === "loaded");
		await page.waitForFunction(() => sessionStorage.getItem("hadir.token") && location.hash === "");
		expect(page.url()).toBe(`${served.url}/kiosk/`);
		expect(complaints).toEqual([]);
		expect([...hosts]).toEqual([new URL(served.url).host]);
	});

	it("/enroll_camera.html registers a person from the camera and from files", async () => {
		await page.goto(`${served.url}/enroll_camera.html`);
		await enterKey();
		await page.fill("#employee-id", "E-5");
		await page.fill("#name", "Sari Wulandari");
		await page.check("#consent");
		await showToCamera(page, await samplePhoto("sari"));
		await page.waitForFunction(() => !document.querySelector<HTMLButtonElement>("#capture")?.disabled);
		await framesShown(3);
		await page.click("#capture");
		const second = { name: "sari.jpg", mimeType: "image/jpeg", buffer: await samplePhoto("sari", 1) };
		await page.setInputFiles("#upload", second);
		await page.click("#register");
		await page.waitForSelector('#result[data-tone="good"]');
		expect(await page.textContent("#explanation")).toBe("Sari Wulandari kini memiliki 2 data wajah.");
		const users = await fetch(`${served.url}/users`, { headers: { "x-api-key": testApiKey } });
		expect(await users.json()).toMatchObject({ data: [{ employee_id: "E-5", num_embeddings: 2 }] });
	});

	it("says below a photo why it cannot be used, and keeps the others", async () => {
		await page.fill("#employee-id", "E-6");
		await page.fill("#name", "Rina");
		await page.check("#consent");
		await page.setInputFiles("#upload", [
			{ name: "rina.jpg", mimeType: "image/jpeg", buffer: await samplePhoto("rina") },
			{ name: "text.jpg", mimeType: "image/jpeg", buffer: Buffer.from("no photo") },
		]);
		await page.click("#register");
		await page.waitForSelector('#result[data-tone="look-again"]');
		expect(await page.textContent('.photos li[data-tone="failed"] p')).toContain("bukan gambar");
		expect(await page.locator('.photos li[data-tone="good"]').count()).toBe(1);
	});

	it("/camera_test.html names who is there, in both languages, and records nothing", async () => {
		await page.goto(`${served.url}/camera_test.html`);
		await showToCamera(page, await samplePhoto("sari", 2));
		await page.waitForFunction(() => !document.querySelector<HTMLButtonElement>("#run")?.disabled);
		await page.click("#run");
		await page.waitForSelector('#result[data-tone="good"]');
		expect(await page.textContent("#headline")).toBe("Sari Wulandari");
		expect(await page.textContent("#employee")).toBe("E-5");
		await showToCamera(page, await samplePhoto("putri"));
		await page.waitForSelector('#result[data-tone="unknown"]');
		await showToCamera(page, null);
		await page.waitForSelector('#result[data-tone="look-again"]');
		await page.click("#language");
		await page.waitForFunction(() => document.querySelector("#headline")?.textContent === "Look once more");
		const punches = await fetch(`${served.url}/v1/punches`, { headers: { "x-api-key": testApiKey } });
		expect(await punches.json()).toMatchObject({ data: [] });
		expect(complaints).toEqual([]);
	});

	it("asks for the key again when it is refused, and keeps it in the tab only", async () => {
		expect(await page.evaluate(() => [sessionStorage.length > 0, localStorage.length])).toEqual([true, 0]);
		await page.evaluate(() => sessionStorage.setItem("hadir.apiKey", "a key that was changed"));
		await page.waitForSelector("#key-form:not([hidden])");
		expect(await page.isDisabled("#run")).toBe(true);
		expect([...hosts]).toEqual([new URL(served.url).host]);
	});
});
