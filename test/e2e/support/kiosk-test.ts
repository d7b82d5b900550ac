// The `test` of every e2e spec: a kiosk of its own for each test, on whichever host the project drives.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base, expect, type Page } from "@playwright/test";
import { findElectron } from "../../../scripts/lib/electron-binary.mjs";
import { findBrowser } from "../../../scripts/lib/find-browser.mjs";
import type { HadirClient } from "../../../src/contract/index.ts";
import { type StandInHris, startStandInHris } from "../../../src/sync/stand-in/stand-in-hris.ts";
import { photoOf, type SamplePerson } from "../../support/sample-people.ts";
import { showToCamera } from "../../support/test-camera.ts";
import type { HostKind } from "./host-kind.ts";
import { asKiosk, createRestClient, type RestClient } from "./rest-client.ts";
import { type OpenHost, openHost, type ScreenOptions } from "./screens.ts";

export { expect };

export const PIN = "480912";
const API_KEY = "e2e-key-0123456789abcdef";
/** Not a secret: it signs events to the stand-in of the same test. */
export const HRIS_SECRET = `whsec_${Buffer.from("a secret of the stand-in HRIS").toString("base64")}`;

export interface Kiosk {
	readonly page: Page;
	readonly hris: StandInHris;
	readonly rest: RestClient;
	readonly dataDir: string;
	readonly hostPid: number;
	/** Answers the setup wizard's questions without the wizard, and reloads the screen. */
	setUp(options?: { withHris?: boolean }): Promise<void>;
	/** One template from a photo. */
	enroll(employeeId: string, name: string, person: SamplePerson): Promise<void>;
	/** Calls as the unlocked supervisor area would, on a connection of its own. */
	asSupervisor<T>(action: (client: HadirClient) => Promise<T>): Promise<T>;
	/** Somebody stands there; null: nobody. */
	show(person: SamplePerson | null): Promise<void>;
}

export interface KioskOptions {
	/** The wizard is answered already. */
	isSetUp: boolean;
	camera: "test" | "device";
	chromiumArgs: readonly string[];
	/** Set by the test that tries what the page's content policy forbids. */
	breaksContentPolicy: boolean;
	/** More variables of the host. */
	hostEnv: Readonly<Record<string, string>>;
}

interface Fixtures extends KioskOptions {
	kiosk: Kiosk;
	hris: StandInHris;
	workDir: string;
	/** How the kiosk was opened, for a test that stops it and opens it anew. */
	screenOptions: ScreenOptions;
	opened: OpenHost;
}

export const test = base.extend<Fixtures, { hostKind: HostKind }>({
	hostKind: ["browser", { option: true, scope: "worker" }],
	isSetUp: [true, { option: true }],
	camera: ["test", { option: true }],
	chromiumArgs: [[], { option: true }],
	breaksContentPolicy: [false, { option: true }],
	hostEnv: [{}, { option: true }],

	// biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a function needs from its pattern.
	workDir: async ({}, use) => {
		const folder = mkdtempSync(join(tmpdir(), "hadir-e2e-"));
		await use(folder);
		rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
	},

	// biome-ignore lint/correctness/noEmptyPattern: as above.
	hris: async ({}, use) => {
		const hris = await startStandInHris({ secret: HRIS_SECRET });
		await use(hris);
		await hris.stop();
	},

	screenOptions: async ({ hostKind, workDir, camera, chromiumArgs, hostEnv }, use) => {
		const electron = findElectron();
		test.skip(hostKind === "electron" && electron === null, "Electron's binary is not installed");
		const chromiumPath = findBrowser();
		if (chromiumPath === null) throw new Error("No Chromium, Chrome or Edge found; set CHROMIUM_PATH");
		const env = {
			...process.env,
			HADIR_DATA_DIR: join(workDir, "data"),
			HADIR_PORT: "0",
			HADIR_API_KEY: API_KEY,
			// Photographs are what these tests show.
			HADIR_LIVENESS: "observe",
			HADIR_UNSAFE: "1",
			...hostEnv,
		};
		await use({ kind: hostKind, env, workDir, apiKey: API_KEY, chromiumPath, camera, chromiumArgs });
	},

	opened: async ({ screenOptions }, use, testInfo) => {
		const opened = await openHost(screenOptions);
		await use(opened);
		if (testInfo.status !== testInfo.expectedStatus)
			await testInfo.attach("host output", { body: opened.host.output(), contentType: "text/plain" });
		await opened.close();
	},

	kiosk: async ({ opened, hris, workDir, isSetUp, breaksContentPolicy }, use) => {
		const { page, host } = opened;
		const violations: string[] = [];
		page.on("console", (message) => {
			if (/content security policy/i.test(message.text())) violations.push(message.text());
		});
		const rest = createRestClient(host.url, API_KEY);
		const kiosk: Kiosk = {
			page,
			hris,
			rest,
			dataDir: join(workDir, "data"),
			hostPid: host.pid,
			setUp: async ({ withHris = true } = {}) => {
				const target = withHris ? { hrisUrl: hris.url, hrisSecret: HRIS_SECRET } : { hrisUrl: null, hrisSecret: null };
				const answers = { language: "id" as const, pin: PIN, kioskName: "Pintu utama", cameraId: null, ...target };
				await asKiosk(host.url, API_KEY, (client) => client.setup.complete(answers));
				await page.reload();
				await expect(page.getByTestId("kiosk")).toBeVisible();
			},
			enroll: async (employeeId, name, person) => rest.register(employeeId, name, await photoOf(person)),
			asSupervisor: (action) =>
				asKiosk(host.url, API_KEY, async (client) => {
					await client.session.unlock({ pin: PIN });
					return action(client);
				}),
			show: async (person) => showToCamera(page, person === null ? null : await photoOf(person, 6)),
		};
		if (isSetUp) await kiosk.setUp();
		await use(kiosk);
		// A style or script that the policy stops is a screen that looks or works otherwise than on this machine.
		expect(violations.length > 0, violations.join("\n")).toBe(breaksContentPolicy);
	},
});
