// Enrolling from a phone: a second, real Chromium of a phone's size over HTTPS, let in by the code on the kiosk's screen.
// Poses come from the scripted engine, as in the spec of enrollment at the kiosk.
import { join } from "node:path";
import { connect } from "node:tls";
import { pathToFileURL } from "node:url";
import { type BrowserContext, chromium, type Page } from "@playwright/test";
import { findBrowser } from "../../scripts/lib/find-browser.mjs";
import { poseFrame } from "../support/scripted-engine/scripted-frame.ts";
import { showToCamera, testCameraScript } from "../support/test-camera.ts";
import { expectAccessible } from "./support/accessibility.ts";
import { headTurns, turnHead } from "./support/head-turns.ts";
import { projectRoot } from "./support/host-kind.ts";
import { expect, test as kioskTest, PIN } from "./support/kiosk-test.ts";
import { rootArgs } from "./support/screens.ts";
import { fillPerson, openSupervisorArea, typePin } from "./support/supervisor-steps.ts";

const PHONE = { width: 360, height: 740 };

interface Phones {
	/** A phone of its own each time: nothing is shared between two. */
	openPhone(address: string): Promise<Page>;
}

const test = kioskTest.extend<Phones>({
	// biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a function needs from its pattern.
	openPhone: async ({}, use) => {
		const executablePath = findBrowser();
		if (executablePath === null) throw new Error("No Chromium, Chrome or Edge found; set CHROMIUM_PATH");
		const browser = await chromium.launch({ executablePath, args: rootArgs });
		const contexts: BrowserContext[] = [];
		await use(async (address) => {
			const context = await browser.newContext({
				viewport: PHONE,
				hasTouch: true,
				isMobile: true,
				locale: "id-ID",
				// As somebody who compared the fingerprint and went on.
				ignoreHTTPSErrors: true,
			});
			contexts.push(context);
			await context.addInitScript(testCameraScript);
			const page = await context.newPage();
			await page.goto(address);
			return page;
		});
		await browser.close();
	},
});

async function openDevicePage(page: Page): Promise<void> {
	await openSupervisorArea(page);
	await typePin(page, PIN);
	await page.getByRole("button", { name: "Daftarkan", exact: true }).click();
	await page.getByRole("button", { name: "Dengan ponsel atau laptop" }).click();
}

async function showCode(page: Page) {
	await page.getByRole("button", { name: "Tampilkan kode" }).click();
	const text = async (id: string) => (await page.getByTestId(id).textContent())?.replace(/\s/g, "") ?? "";
	await expect(page.getByTestId("device-code")).toBeVisible();
	return {
		address: await text("device-address"),
		fingerprint: await text("device-fingerprint"),
		code: await text("device-code"),
	};
}

async function enterCode(phone: Page, code: string): Promise<void> {
	await phone.getByLabel("Kode").fill(code);
	await phone.getByRole("button", { name: "Lanjut" }).click();
}

/** As the phone's browser tells it in its warning. */
function servedFingerprint(address: string): Promise<string> {
	const { hostname, port } = new URL(address);
	return new Promise((resolve, reject) => {
		const socket = connect({ host: hostname, port: Number(port), rejectUnauthorized: false }, () => {
			resolve(socket.getPeerX509Certificate()?.fingerprint256.replaceAll(":", "") ?? "");
			socket.end();
		});
		socket.on("error", reject);
	});
}

const register = pathToFileURL(join(projectRoot, "test", "support", "scripted-engine", "register.ts")).href;
const scripted = { NODE_OPTIONS: `--import ${register}`, HADIR_DEVICE_ADDRESS: "127.0.0.1", HADIR_DEVICE_PORT: "0" };

test.describe("a phone on the office network", () => {
	test.use({ hostEnv: scripted });
	test.beforeEach(({ hostKind }) => {
		test.skip(hostKind === "electron", "Electron ignores NODE_OPTIONS, by which the scripted engine is put in place");
	});

	test("enrolls somebody with the code, and the kiosk knows them at once", async ({ kiosk, openPhone }) => {
		test.slow();
		const { page } = kiosk;
		await openDevicePage(page);
		await expectAccessible(page);
		const { address, fingerprint, code } = await showCode(page);
		await expectAccessible(page);
		expect(code).toMatch(/^\d{8}$/);
		expect(address).not.toContain(code);
		expect(fingerprint).toBe(await servedFingerprint(address));

		const phone = await openPhone(address);
		await expectAccessible(phone);
		await enterCode(phone, "1234");
		await expect(phone.getByText("Kode terdiri dari 8 angka.")).toBeVisible();
		await enterCode(phone, code === "00000000" ? "11111111" : "00000000");
		await expect(phone.getByText("Sisa percobaan: 4.")).toBeVisible();
		await enterCode(phone, `${code.slice(0, 4)} ${code.slice(4)}`);
		await expect(phone.getByLabel("Nomor karyawan")).toBeVisible();
		await expect(page.getByRole("heading", { name: "1 perangkat terhubung" })).toBeVisible();
		await expectAccessible(page);

		const second = await openPhone(address);
		await enterCode(second, code);
		await expect(second.getByText("Kode ini sudah tidak berlaku.")).toBeVisible();

		await expectAccessible(phone);
		await fillPerson(phone, { employeeId: "E-300", name: "Wulan Sari" });
		await expectAccessible(phone);
		await phone.getByRole("checkbox").click();
		await phone.getByRole("button", { name: "Setuju, lanjut" }).click();
		await turnHead(phone, headTurns);
		await expectAccessible(phone);
		await phone.getByRole("button", { name: "Simpan" }).click();
		await expect(phone.getByRole("heading", { name: "Wulan Sari sudah terdaftar" })).toBeVisible();
		await expect(phone.getByRole("button", { name: "Lihat karyawan" })).toHaveCount(0);
		await expect(page.getByText("1 orang didaftarkan dari sana")).toBeVisible();
		expect(await kiosk.rest.users()).toEqual([expect.objectContaining({ employee_id: "E-300", num_embeddings: 5 })]);

		// The same face under another number: asked on the phone too.
		await phone.getByRole("button", { name: "Daftarkan orang lain" }).click();
		await fillPerson(phone, { employeeId: "E-301", name: "Wulan S." });
		await phone.getByRole("checkbox").click();
		await phone.getByRole("button", { name: "Setuju, lanjut" }).click();
		await turnHead(phone, headTurns);
		await phone.getByRole("button", { name: "Simpan" }).click();
		const question = phone.getByRole("alertdialog");
		await expect(question.getByRole("radio", { name: "Ini Wulan Sari" })).toBeVisible();
		await expectAccessible(phone);
		await question.getByRole("button", { name: "Lanjut" }).click();

		await phone.getByRole("button", { name: "Selesai" }).click();
		await expect(phone.getByRole("heading", { name: "Pendaftaran di perangkat ini sudah berakhir" })).toBeVisible();
		await expectAccessible(phone);
		await expect(page.getByText("Perangkat sudah selesai.")).toBeVisible();

		await page.getByRole("button", { name: "Kunci", exact: true }).click();
		await showToCamera(page, await poseFrame({ yawDeg: 0, pitchDeg: 0 }));
		await expect(page.getByTestId("card-recorded")).toContainText("Wulan Sari");
	});

	test("is out when it is stopped in the middle, and nothing of that is kept", async ({ kiosk, openPhone }) => {
		const { page } = kiosk;
		await openDevicePage(page);
		const { address, code } = await showCode(page);
		const phone = await openPhone(address);
		await enterCode(phone, code);
		await fillPerson(phone, { employeeId: "E-300", name: "Wulan Sari" });
		await phone.getByRole("checkbox").click();
		await phone.getByRole("button", { name: "Setuju, lanjut" }).click();
		await turnHead(phone, headTurns.slice(0, 2));
		await page.getByRole("button", { name: "Hentikan" }).click();
		await page.getByRole("button", { name: "Ya, hentikan" }).click();
		await expect(page.getByText("Perangkat sudah dihentikan.")).toBeVisible();
		await expect(phone.getByRole("heading", { name: "Pendaftaran di perangkat ini sudah berakhir" })).toBeVisible();
		expect(await kiosk.rest.users()).toEqual([]);

		// A new code lets it in again; the old one does not.
		const fresh = await showCode(page);
		await phone.goto(fresh.address);
		await enterCode(phone, code === fresh.code ? "00000000" : code);
		await expect(phone.getByText("Sisa percobaan: 4.")).toBeVisible();
		await enterCode(phone, fresh.code);
		await expect(phone.getByLabel("Nomor karyawan")).toBeVisible();
	});

	test("gets no further after five wrong codes, until there is a new one", async ({ kiosk, openPhone }) => {
		const { page } = kiosk;
		await openDevicePage(page);
		const { address, code } = await showCode(page);
		const phone = await openPhone(address);
		const wrong = code === "00000000" ? "11111111" : "00000000";
		for (const left of [4, 3, 2, 1]) {
			await enterCode(phone, wrong);
			await expect(phone.getByText(`Sisa percobaan: ${left}.`)).toBeVisible();
		}
		await enterCode(phone, wrong);
		await expect(phone.getByText("Kode ini sudah tidak berlaku.")).toBeVisible();
		await expect(page.getByText("Kode dibatalkan karena 5 kali salah.")).toBeVisible();
		await expectAccessible(page);
		await enterCode(phone, code);
		await expect(phone.getByText("Kode ini sudah tidak berlaku.")).toBeVisible();
		await page.getByRole("button", { name: "Kode baru" }).click();
		await expect(page.getByTestId("device-code")).toBeVisible();
		await enterCode(phone, (await page.getByTestId("device-code").textContent())?.replace(/\s/g, "") ?? "");
		await expect(phone.getByLabel("Nomor karyawan")).toBeVisible();
	});
});

test.describe("without a network", () => {
	// An address of documentation (RFC 5737): no computer has it.
	test.use({ hostEnv: { HADIR_DEVICE_ADDRESS: "203.0.113.7" } });

	test("the kiosk says so, and what to do", async ({ kiosk: { page } }) => {
		await openDevicePage(page);
		await page.getByRole("button", { name: "Tampilkan kode" }).click();
		await expect(page.getByText("Kiosk ini tidak tersambung ke jaringan.")).toBeVisible();
		await expectAccessible(page);
	});
});
