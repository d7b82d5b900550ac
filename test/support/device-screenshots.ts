// Pictures of the page on a phone or laptop that enrolls, for people to look at, into .cache/screenshots-device:
//   node test/support/device-screenshots.ts [--only 4-capture,3-consent] [--device phone] [--language id] [--renderer folder]
// of the built renderer, out/renderer when not given.
import { existsSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { extname, join } from "node:path";
import { parseArgs } from "node:util";
import { implement, ORPCError } from "@orpc/server";
import { RPCHandler } from "@orpc/server/node";
import { type Browser, chromium, type Page } from "playwright-core";
import { contract } from "../../src/contract/index.ts";
import { type AdminScript, adminProcedures } from "./admin-answers.ts";
import { plainAdmin } from "./admin-scenes.ts";
import { button, next, type Words, wordsOf } from "./admin-steps.ts";
import { makeCameraPictures } from "./camera-pictures.ts";
import { plainSettings, plainStatus } from "./kiosk-states.ts";
import { showToCamera, testCameraScript } from "./test-camera.ts";

const ROOT = join(import.meta.dirname, "../..");
const OUT = join(ROOT, ".cache/screenshots-device");
const devices = [
	{ name: "phone", width: 360, height: 740, isMobile: true },
	{ name: "laptop", width: 1366, height: 768, isMobile: false },
] as const;
const languages = ["id", "en"] as const;
const REST_MS = 900;
const contentTypes: Readonly<Record<string, string>> = {
	".html": "text/html; charset=utf-8",
	".js": "text/javascript",
	".css": "text/css",
	".svg": "image/svg+xml",
};

interface DeviceScene {
	readonly name: string;
	readonly admin?: Partial<AdminScript>;
	readonly steps: (page: Page, words: Words) => Promise<void>;
}

async function enter(page: Page, words: Words): Promise<void> {
	await page.getByLabel(words.devices.page.enter.label).fill("48210937");
	await button(page, words.devices.page.enter.submit).click();
	await page.getByLabel(words.enrollment.details.employeeId).waitFor();
}

async function toConsent(page: Page, words: Words): Promise<void> {
	await enter(page, words);
	await page.getByLabel(words.enrollment.details.employeeId).fill("K-1001");
	await page.getByLabel(words.enrollment.details.name).fill("Rafika Anggraini");
	await next(page, words);
	await page.getByText(words.consent.title).waitFor();
}

async function toCapture(page: Page, words: Words): Promise<void> {
	await toConsent(page, words);
	await page.getByRole("checkbox").click();
	await button(page, words.enrollment.consent.accept).click();
}

async function toFinish(page: Page, words: Words): Promise<void> {
	await toCapture(page, words);
	await button(page, words.enrollment.capture.finish).click();
}

const taken = {
	pose: null,
	captured: ["front", "left", "right", "up", "down"],
	guidance: "done",
	hold: 1,
	isComplete: true,
} as const;

const scenes: readonly DeviceScene[] = [
	{ name: "1-code", steps: async () => {} },
	{
		name: "1-code-wrong",
		admin: { refuse: { "devices.redeem": ["DEVICE_CODE_INCORRECT", { remainingAttempts: 4 }] } },
		async steps(page, words) {
			await page.getByLabel(words.devices.page.enter.label).fill("48210938");
			await button(page, words.devices.page.enter.submit).click();
			await page.getByRole("alert").waitFor();
		},
	},
	{ name: "2-details", steps: enter },
	{ name: "3-consent", steps: toConsent },
	{
		name: "4-capture",
		admin: {
			enrollment: { pose: "left", captured: ["front"], guidance: "turn_left", hold: 0.4, isComplete: false },
		},
		steps: toCapture,
	},
	{ name: "5-review", admin: { enrollment: taken }, steps: toCapture },
	{
		name: "6-question",
		admin: {
			enrollment: taken,
			question: {
				kind: "resembles",
				people: [{ employeeId: "K-1005", name: "Ayu Lestari", isActive: true, similarity: 0.71 }],
			},
		},
		steps: toFinish,
	},
	{ name: "7-saved", admin: { enrollment: taken }, steps: toFinish },
	{
		name: "8-over",
		async steps(page, words) {
			await enter(page, words);
			await button(page, words.devices.page.leave).click();
			await page.getByText(words.devices.page.over.title).waitFor();
		},
	},
];

/** A page and its calls over HTTP, as the kiosk's own door serves them. */
async function startDoor(renderer: string, admin: AdminScript): Promise<{ url: string; close(): void }> {
	const os = implement(contract);
	const { enrollment, log } = adminProcedures(
		{ settings: plainSettings, status: plainStatus, recognise: noFrames },
		admin,
	);
	const refusal = admin.refuse["devices.redeem"];
	const handler = new RPCHandler({
		enrollment,
		log: { evidence: log.evidence },
		devices: {
			redeem: os.devices.redeem.handler(() => {
				if (refusal) throw new ORPCError(refusal[0], { defined: true, status: 401, data: refusal[1] });
				return { token: "0".repeat(64) };
			}),
			heartbeat: os.devices.heartbeat.handler(() => ({})),
			leave: os.devices.leave.handler(() => ({})),
		},
	});
	const serveFile = async (request: IncomingMessage, response: ServerResponse) => {
		const path = request.url === "/" ? "/device.html" : (request.url ?? "");
		const content = await readFile(join(renderer, path)).catch(() => null);
		response.setHeader("content-type", contentTypes[extname(path)] ?? "application/octet-stream");
		response.writeHead(content ? 200 : 404).end(content);
	};
	const server = createServer(async (request, response) => {
		const { matched } = await handler.handle(request, response, { prefix: "/rpc", context: {} });
		if (!matched) await serveFile(request, response);
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const address = server.address();
	if (address === null || typeof address === "string") throw new Error("The door has no port.");
	return { url: `http://127.0.0.1:${address.port}/`, close: () => server.close() };
}

function noFrames(): never {
	throw new Error("A device has no kiosk.");
}

async function take(
	browser: Browser,
	renderer: string,
	scene: DeviceScene,
	{ device, language }: { device: (typeof devices)[number]; language: (typeof languages)[number] },
	jpeg: Buffer,
): Promise<void> {
	const door = await startDoor(renderer, { ...plainAdmin(), ...scene.admin });
	const { name, isMobile, ...viewport } = device;
	const context = await browser.newContext({ viewport, isMobile, hasTouch: isMobile, locale: language });
	context.setDefaultTimeout(4_000);
	const page = await context.newPage();
	try {
		page.on("pageerror", (error) => console.error(`${scene.name}: ${error.message}`));
		await page.addInitScript(testCameraScript);
		await page.goto(door.url);
		await showToCamera(page, jpeg);
		await scene.steps(page, wordsOf[language]);
		await page.waitForTimeout(REST_MS);
	} catch (error) {
		console.error(`${scene.name} ${name} ${language}: ${error instanceof Error ? error.message : error}`);
		process.exitCode = 1;
	} finally {
		const folder = join(OUT, `${name}-${language}`);
		await mkdir(folder, { recursive: true });
		await page.screenshot({ path: join(folder, `${scene.name}.png`) });
		await context.close();
		door.close();
	}
}

const { values } = parseArgs({
	options: {
		only: { type: "string" },
		device: { type: "string" },
		language: { type: "string" },
		renderer: { type: "string", default: join(ROOT, "out/renderer") },
	},
});
const only = values.only?.split(",");
const { CHROMIUM_PATH } = process.env;
const executablePath = [CHROMIUM_PATH, "/usr/bin/chromium", "/usr/bin/google-chrome"].find(
	(path) => path && existsSync(path),
);
if (!executablePath) throw new Error("No Chromium here: set CHROMIUM_PATH.");
const { person } = await makeCameraPictures();
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
try {
	for (const scene of scenes.filter(({ name }) => only?.includes(name) ?? true))
		for (const device of devices.filter(({ name }) => (values.device ?? name) === name))
			for (const language of languages.filter((each) => (values.language ?? each) === each))
				await take(browser, values.renderer, scene, { device, language }, person.jpeg);
} finally {
	await browser.close();
}
