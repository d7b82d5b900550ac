// The first minutes with a new kiosk, and the supervisor's area behind its PIN.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "@playwright/test";
import { poseFrame } from "../support/scripted-engine/scripted-frame.ts";
import { showToCamera } from "../support/test-camera.ts";
import { expectAccessible } from "./support/accessibility.ts";
import { headTurns, turnHead } from "./support/head-turns.ts";
import { projectRoot } from "./support/host-kind.ts";
import { expect, HRIS_SECRET, PIN, test } from "./support/kiosk-test.ts";
import { fillPerson, openSupervisorArea, typePin } from "./support/supervisor-steps.ts";

/** Every second group of the paper is asked for, or others: whatever the screen asks. */
async function keepRecoveryCode(page: Page): Promise<void> {
	await expect(page.getByTestId("recovery-code").getByRole("listitem")).toHaveCount(8);
	const shown = await page.getByTestId("recovery-code").getByRole("listitem").allTextContents();
	const groups = shown.map((text, position) => text.slice(String(position + 1).length));
	await expectAccessible(page);
	await page.getByRole("button", { name: "Sudah saya simpan" }).click();
	for (const field of await page.getByRole("textbox").all()) {
		const label = await field.evaluate((element: HTMLInputElement) => element.labels?.[0]?.textContent ?? "");
		await field.fill(groups[Number(/\d+/.exec(label)?.[0]) - 1] ?? "");
	}
	await page.getByRole("button", { name: "Periksa" }).click();
	await expect(page.getByText("Kode pemulihan berlaku.")).toBeVisible();
}

test.describe("at the first start", () => {
	const register = pathToFileURL(join(projectRoot, "test", "support", "scripted-engine", "register.ts")).href;
	test.use({ isSetUp: false, hostEnv: { NODE_OPTIONS: `--import ${register}` } });
	test.beforeEach(({ hostKind }) => {
		test.skip(hostKind === "electron", "Electron ignores NODE_OPTIONS, by which the scripted engine is put in place");
	});

	test("a wizard leads from the language to a punch that reached the HRIS, by its words alone", async ({ kiosk }) => {
		test.slow();
		const { page } = kiosk;
		const next = page.getByRole("button", { name: "Lanjut", exact: true });
		await expect(page.getByRole("heading", { name: "Selamat datang di Hadir" })).toBeVisible();
		await expectAccessible(page);
		await next.click();

		await expect(page.getByRole("heading", { name: "Buat PIN administrator" })).toBeVisible();
		await expectAccessible(page);
		await typePin(page, PIN);
		await expect(page.getByText("Ketik PIN sekali lagi")).toBeVisible();
		await typePin(page, PIN);

		await expect(page.getByRole("heading", { name: "Pilih kamera" })).toBeVisible();
		await expect(page.getByText("Belum ada wajah.")).toBeVisible();
		await showToCamera(page, await poseFrame({ yawDeg: 60, pitchDeg: 0 }));
		await expect(page.getByText("Wajah menoleh.")).toBeVisible();
		await showToCamera(page, await poseFrame({ yawDeg: 0, pitchDeg: 0 }));
		await expect(page.getByText("Siap.")).toBeVisible();
		await expectAccessible(page);
		await next.click();

		await next.click();
		await expect(page.getByText("Isi nama kiosk.")).toBeVisible();
		await page.getByLabel("Nama kiosk").fill("Pintu utama");
		await page.getByRole("radio", { name: "Selalu masuk" }).click();
		await expectAccessible(page);
		await next.click();

		await expect(page.getByRole("heading", { name: "Hubungkan ke HRIS" })).toBeVisible();
		await page.getByText("Hubungkan sekarang", { exact: true }).click();
		await page.getByLabel("Alamat HRIS").fill("http://127.0.0.1:1/");
		await page.getByRole("button", { name: "Coba sambungan" }).click();
		await expect(page.getByRole("alert")).toBeVisible();
		await expectAccessible(page);
		await page.getByLabel("Alamat HRIS").fill(kiosk.hris.url);
		await page.getByLabel("Kunci tanda tangan").fill(HRIS_SECRET);
		await page.getByRole("button", { name: "Coba sambungan" }).click();
		await expect(page.getByText("Tujuan ini dapat dihubungi")).toBeVisible();

		// A page that is loaded anew asks for the PIN again, and for nothing else.
		await page.reload();
		await expect(page.getByText("jawaban lain masih ada")).toBeVisible();
		await typePin(page, PIN);
		await typePin(page, PIN);
		await expect(page.getByLabel("Alamat HRIS")).toHaveValue(kiosk.hris.url);
		await page.getByRole("button", { name: "Kembali" }).click();
		await expect(page.getByLabel("Nama kiosk")).toHaveValue("Pintu utama");
		await expect(page.getByRole("radio", { name: "Selalu masuk" })).toBeChecked();
		await next.click();
		await page.getByRole("button", { name: "Simpan dan lanjut" }).click();

		await expect(page.getByRole("heading", { name: "Kode pemulihan" })).toBeVisible();
		await keepRecoveryCode(page);
		await expectAccessible(page);
		await next.click();

		await expect(page.getByRole("heading", { name: "Daftarkan karyawan pertama" })).toBeVisible();
		await expectAccessible(page);
		await page.getByRole("button", { name: "Daftarkan sekarang" }).click();
		await expectAccessible(page);
		await fillPerson(page, { employeeId: "E-100", name: "Rani Permata" });
		await page.getByRole("checkbox").click();
		await page.getByRole("button", { name: "Setuju, lanjut" }).click();
		await turnHead(page, headTurns);
		await page.getByRole("button", { name: "Simpan", exact: true }).click();
		await expect(page.getByRole("heading", { name: "Rani Permata sudah terdaftar" })).toBeVisible();
		await page.getByRole("button", { name: "Lanjut ke percobaan" }).click();

		await expect(page.getByRole("heading", { name: "Coba: tatap kamera" })).toBeVisible();
		await expect(page.getByTestId("kiosk")).toBeVisible();
		await showToCamera(page, await poseFrame({ yawDeg: 0, pitchDeg: 0 }));
		await expect(page.getByRole("heading", { name: "Rani Permata tercatat" })).toBeVisible();
		await expect.poll(() => kiosk.hris.ledger().length).toBe(1);
		await expectAccessible(page);

		// Here too: what was done is done, and the summary is still to come.
		await page.reload();
		await expect(page.getByRole("heading", { name: "Rani Permata tercatat" })).toBeVisible();
		await next.click();
		await expect(page.getByRole("heading", { name: "Hadir siap dipakai" })).toBeVisible();
		for (const fact of ["Pintu utama", "Selalu masuk", "1 orang", "Rani Permata"])
			await expect(page.getByRole("definition").filter({ hasText: fact })).toBeVisible();
		await expectAccessible(page);
		await page.getByRole("button", { name: "Buka kiosk" }).click();

		await expect(page.getByTestId("kiosk")).toBeVisible();
		await expect(page.getByText("Pintu utama")).toBeVisible();
		await expect(page.getByTestId("network")).toHaveAttribute("data-network", "online");
		await page.reload();
		await expect(page.getByTestId("kiosk")).toBeVisible();
		await page.getByRole("button", { name: "Area supervisor" }).click();
		await expect(page.getByText("Masukkan PIN Anda")).toBeVisible();
	});

	test("everything that can wait can be left for later, in English, with the keyboard alone, on a small screen", async ({
		kiosk,
	}) => {
		const { page } = kiosk;
		await page.setViewportSize({ width: 1024, height: 600 });
		const press = async (name: string) => {
			const button = page.getByRole("button", { name, exact: true });
			await expect(button).toBeInViewport({ ratio: 1 });
			await button.focus();
			await page.keyboard.press("Enter");
		};
		await page.getByRole("radio", { name: "English" }).focus();
		await page.keyboard.press("Space");
		await expect(page.getByRole("heading", { name: "Welcome to Hadir" })).toBeVisible();
		await expect(page.locator("html")).toHaveAttribute("lang", "en");
		await press("Next");
		await expect(page.getByRole("heading", { name: "Make the administrator's PIN" })).toBeVisible();
		for (let times = 0; times < 2; times += 1) {
			await page.keyboard.type(PIN);
			await page.keyboard.press("Enter");
		}
		await expect(page.getByRole("heading", { name: "Choose the camera" })).toBeVisible();
		await press("Next");
		await page.getByLabel("Kiosk name").fill("Main entrance");
		await page.keyboard.press("Enter");
		await expect(page.getByRole("heading", { name: "Connect to the HRIS" })).toBeVisible();
		await press("Save and go on");
		await expect(page.getByTestId("recovery-code")).toBeVisible();
		await page.getByRole("button", { name: "Not now" }).focus();
		await page.keyboard.press("Enter");
		await expect(page.getByRole("heading", { name: "Enroll the first employee" })).toBeVisible();
		await press("Later");
		await expect(page.getByRole("heading", { name: "Hadir is ready" })).toBeVisible();
		await expectAccessible(page);
		await press("Open the kiosk");
		await expect(page.getByTestId("kiosk")).toBeVisible();
		await expect(page.getByTestId("network")).toHaveAttribute("data-network", "not_configured");
	});

	test("whoever comes back to the first employee later enters the PIN", async ({ kiosk }) => {
		const { page } = kiosk;
		const next = page.getByRole("button", { name: "Lanjut", exact: true });
		await next.click();
		await typePin(page, PIN);
		await typePin(page, PIN);
		await next.click();
		await page.getByLabel("Nama kiosk").fill("Pintu utama");
		await next.click();
		await page.getByRole("button", { name: "Simpan dan lanjut" }).click();
		await page.getByRole("button", { name: "Nanti saja" }).click();
		await expect(page.getByRole("heading", { name: "Daftarkan karyawan pertama" })).toBeVisible();
		await page.reload();
		await expect(page.getByText("Masukkan PIN Anda")).toBeVisible();
		await typePin(page, PIN);
		await expect(page.getByRole("heading", { name: "Daftarkan karyawan pertama" })).toBeVisible();
	});
});

test("the supervisor's area opens with the PIN only, lists people, and deletes them", async ({ kiosk }) => {
	const { page } = kiosk;
	await kiosk.enroll("E-001", "Sari Wulandari", "sari");
	await kiosk.enroll("E-002", "Ayu Lestari", "ayu");
	await openSupervisorArea(page);
	await typePin(page, "135790");
	await expect(page.getByText(/PIN salah/)).toBeVisible();
	await expectAccessible(page);
	await typePin(page, PIN);

	await page.getByRole("button", { name: "Karyawan", exact: true }).click();
	await expect(page.getByText("2 orang terdaftar")).toBeVisible();
	await expectAccessible(page);
	await page.getByRole("button", { name: "Hapus Ayu Lestari" }).click();
	await expect(page.getByText("Hapus data Ayu Lestari?")).toBeVisible();
	await expectAccessible(page);
	await page.getByRole("button", { name: "Hapus sekarang" }).click();
	await expect(page.getByRole("dialog", { name: "Sertifikat penghapusan" })).toBeVisible();
	await page.keyboard.press("Escape");
	await expect(page.getByText("Ayu Lestari sudah dihapus.")).toBeVisible();
	await expect.poll(async () => (await kiosk.rest.users()).map((user) => user.employee_id)).toEqual(["E-001"]);

	await page.getByRole("button", { name: "Kunci", exact: true }).click();
	await kiosk.show("ayu");
	await expect(page.getByTestId("card-unknown")).toBeVisible();
});

test("today's log shows what was recorded", async ({ kiosk }) => {
	const { page } = kiosk;
	await kiosk.enroll("E-001", "Sari Wulandari", "sari");
	await kiosk.show("sari");
	await expect(page.getByTestId("card-recorded")).toBeVisible();
	await openSupervisorArea(page);
	await typePin(page, PIN);
	await expect(page.getByRole("heading", { name: "Hari ini" })).toBeVisible();
	const row = page.getByRole("row", { name: /Sari Wulandari/ });
	await expect(row).toContainText("Masuk");
	await expectAccessible(page);
});
