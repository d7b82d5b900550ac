// Leaving the kiosk and restarting it: asked on its own screen, behind the PIN, and carried out to the last process.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { findBrowser } from "../../scripts/lib/find-browser.mjs";
import { createKeyFileSecretStore } from "../../src/storage/keys/key-file-secret-store.ts";
import { openStoreReadOnly } from "../../src/storage/open-store-read-only.ts";
import { expectAccessible } from "./support/accessibility.ts";
import { projectRoot } from "./support/host-kind.ts";
import { startHostProcess } from "./support/host-process.ts";
import { expect, PIN, test } from "./support/kiosk-test.ts";
import { asKiosk } from "./support/rest-client.ts";
import { openSettings } from "./support/supervisor-steps.ts";

const SECTION = "Tutup dan mulai ulang";
const API_KEY = "e2e-key-0123456789abcdef";

/** The browser's own process, which has no `--type`; null while there is none. */
function browserPid(dataDir: string): number | null {
	const lines = execFileSync("ps", ["-A", "-o", "pid=,args="], { encoding: "utf8" }).split("\n");
	const line = lines.find((each) => each.includes(`--user-data-dir=${dataDir}`) && !each.includes("--type="));
	return line === undefined ? null : Number.parseInt(line, 10);
}

/** Command lines of the processes that work on this data folder: host, inference and browser. */
function processesOf(dataDir: string): string[] {
	const lines = execFileSync("ps", ["-A", "-o", "args="], { encoding: "utf8" }).split("\n");
	return lines.filter((line) => line.includes(dataDir));
}

function isRunning(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
}

/** What was done to the host, newest first. */
function audited(dataDir: string): string[] {
	const store = openStoreReadOnly({ dataDir, secrets: createKeyFileSecretStore(join(dataDir, "keys")) });
	try {
		return store.audit
			.list(20)
			.map(({ action }) => action)
			.filter((action) => action.startsWith("host."));
	} finally {
		store.close();
	}
}

test("what this host cannot do is not offered; what it can do asks first", async ({ kiosk, hostKind }) => {
	test.skip(hostKind !== "browser", "Electron can leave: the next test");
	const { page } = kiosk;
	await openSettings(page, PIN, SECTION);
	// Started alone, without a script that would start it again or a browser that it could close.
	await expect(page.getByText("Kiosk ini dijalankan oleh program lain", { exact: false })).toBeVisible();
	await expect(page.getByRole("main").getByRole("button", { name: "Keluar dari kiosk" })).toHaveCount(0);
	await expectAccessible(page);
	await expect(kiosk.asSupervisor(({ host }) => host.perform({ action: "leaveKiosk" }))).rejects.toMatchObject({
		code: "HOST_ACTION_REFUSED",
	});
});

test("under Electron it asks, says what becomes of the punches, and ends", async ({ kiosk, hostKind }) => {
	test.skip(hostKind === "browser", "the browser host's own way is the next test");
	const { page } = kiosk;
	await openSettings(page, PIN, SECTION);
	await page.getByRole("button", { name: "Keluar dari kiosk" }).click();
	const question = page.getByRole("alertdialog");
	await expect(question).toContainText("Tidak ada presensi yang menunggu dikirim.");
	await expectAccessible(page);
	await question.getByRole("button", { name: "Batal" }).click();
	expect(isRunning(kiosk.hostPid)).toBe(true);
	await page.getByRole("button", { name: "Keluar dari kiosk" }).click();
	await question.getByRole("button", { name: "Keluar" }).click();
	await expect.poll(() => isRunning(kiosk.hostPid)).toBe(false);
});

test("under npm start the application starts again when asked, and leaving ends every process", async ({
	hostKind,
	workDir,
}) => {
	test.skip(hostKind !== "browser", "npm start takes the browser host here");
	test.slow();
	const dataDir = join(workDir, "started");
	const started = await startHostProcess(
		process.execPath,
		[join(projectRoot, "scripts", "start.mjs"), "--host=browser", "--headless"],
		{
			...process.env,
			CHROMIUM_PATH: findBrowser() ?? "",
			HADIR_DATA_DIR: dataDir,
			HADIR_PORT: "0",
			HADIR_API_KEY: API_KEY,
		},
	);
	try {
		const answers = { language: "id" as const, pin: PIN, kioskName: "Pintu", cameraId: null };
		const noHris = { hrisUrl: null, hrisSecret: null };
		await asKiosk(started.url, API_KEY, (client) => client.setup.complete({ ...answers, ...noHris }));
		const ask = (url: string, action: "restartApp" | "leaveKiosk") =>
			asKiosk(url, API_KEY, async (client) => {
				await expect(client.host.perform({ action })).rejects.toMatchObject({ code: "FORBIDDEN" });
				await client.session.unlock({ pin: PIN });
				expect((await client.host.actions({})).actions).toEqual(expect.arrayContaining(["leaveKiosk", "restartApp"]));
				await client.host.perform({ action });
			});
		await ask(started.url, "restartApp");
		const addresses = () => [...started.output().matchAll(/Hadir listens on (http\S+)/g)].map(([, url]) => url ?? "");
		await expect.poll(addresses, { timeout: 60_000 }).toHaveLength(2);
		const [, again = ""] = addresses();
		expect((await fetch(again)).status).toBe(200);
		expect(isRunning(started.pid)).toBe(true);
		await expect.poll(() => browserPid(dataDir)).not.toBeNull();
		// Alt+F4, or a crash: the window comes back, because the kiosk is left behind its PIN.
		const closed = browserPid(dataDir) ?? 0;
		process.kill(closed, "SIGTERM");
		await expect.poll(() => isRunning(closed)).toBe(false);
		await expect.poll(() => browserPid(dataDir)).not.toBeNull();

		await ask(again, "leaveKiosk");
		await expect.poll(() => isRunning(started.pid), { timeout: 60_000 }).toBe(false);
		expect(processesOf(dataDir)).toEqual([]);
		expect(audited(dataDir)).toEqual(["host.leaveKiosk", "host.restartApp"]);
	} finally {
		await started.stop();
	}
});
