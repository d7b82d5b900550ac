// The equal path: people punch without a face, with a PIN or a badge, and it ends in the same log and the same HRIS.
import decodeQR from "qr/decode.js";
import sharp from "sharp";
import { badgePicture } from "../support/badge-picture.ts";
import { showToCamera } from "../support/test-camera.ts";
import { expectAccessible } from "./support/accessibility.ts";
import { storedEvents } from "./support/event-log.ts";
import { expect, type Kiosk, PIN, test } from "./support/kiosk-test.ts";
import { openSection, openSupervisorArea, typePin } from "./support/supervisor-steps.ts";

const EMPLOYEE_PIN = "730418";

async function typeNumber(kiosk: Kiosk, digits: string): Promise<void> {
	await kiosk.page.getByRole("button", { name: "PIN", exact: true }).click();
	await expect(kiosk.page.getByRole("heading", { name: "Nomor karyawan" })).toBeVisible();
	await typePin(kiosk.page, digits);
	await expect(kiosk.page.getByRole("heading", { name: "PIN Anda" })).toBeVisible();
}

function givePinTo(kiosk: Kiosk, employeeId: string) {
	return kiosk.asSupervisor(({ personalCodes }) => personalCodes.setPin({ employeeId, pin: EMPLOYEE_PIN }));
}

/** Somebody without a face, who has a PIN. */
async function givePin(kiosk: Kiosk, employeeId: string, name: string): Promise<void> {
	await kiosk.asSupervisor(({ personalCodes }) => personalCodes.register({ employeeId, name }));
	await givePinTo(kiosk, employeeId);
	await kiosk.page.reload();
}

/** The text of the badge's code. */
async function giveBadge(kiosk: Kiosk, employeeId: string, name: string): Promise<string> {
	const [badge] = await kiosk.asSupervisor(async ({ personalCodes }) => {
		await personalCodes.register({ employeeId, name });
		return personalCodes.print({ employeeIds: [employeeId], issuesMissing: true });
	});
	await kiosk.page.reload();
	return badge?.token ?? "";
}

test("somebody who gives no face is added, types a PIN, and punches with it, up to the HRIS", async ({ kiosk }) => {
	const { page } = kiosk;
	await expect(page.getByRole("button", { name: "PIN", exact: true })).toBeHidden();
	await openSupervisorArea(page);
	await typePin(page, PIN);
	await page.getByRole("button", { name: "Karyawan", exact: true }).click();
	await page.getByRole("button", { name: "Tambah tanpa wajah" }).click();
	await page.getByLabel("Nomor karyawan").fill("K-1001");
	await page.getByLabel("Nama", { exact: true }).fill("Wayan Sudarma");
	await expectAccessible(page);
	await page.getByRole("button", { name: "Tambah, lalu beri PIN atau kartu" }).click();
	await page.getByRole("button", { name: "Karyawan mengetik sendiri" }).click();
	for (let entry = 0; entry < 2; entry += 1) await typePin(page, "123456");
	await expect(page.getByText("PIN ini terlalu mudah", { exact: false }).first()).toBeVisible();
	for (let entry = 0; entry < 2; entry += 1) await typePin(page, EMPLOYEE_PIN);
	await expect(page.getByText("PIN tersimpan.")).toBeVisible();
	await expectAccessible(page);
	await page.getByRole("button", { name: "Tutup", exact: true }).click();
	await page.getByRole("button", { name: "Kunci", exact: true }).click();

	// Digits alone are enough to say who it is.
	await typeNumber(kiosk, "1001");
	await expectAccessible(page);
	const card = page.getByTestId("card-recorded").filter({ hasText: "Wayan Sudarma" });
	// The finger waits for the card, not the card for the finger: it is up for seconds only.
	await Promise.all([card.getByRole("button", { name: "Ubah ke Keluar" }).click(), typePin(page, EMPLOYEE_PIN)]);
	await expect
		.poll(() => storedEvents(kiosk.dataDir).map(({ employee_id, direction }) => [employee_id, direction]))
		.toEqual([
			["K-1001", "IN"],
			["K-1001", "OUT"],
		]);
	await expect
		.poll(() => kiosk.hris.ledger().map(({ event }) => [event.type, event.data["method"], event.data["confidence"]]))
		.toEqual([
			["attendance.punch.v1", "pin", null],
			["attendance.correction.v1", "pin", null],
		]);
});

test("five wrong PINs lock the number, also for the right one; the keyboard works like the screen", async ({
	kiosk,
}) => {
	const { page } = kiosk;
	await givePin(kiosk, "1002", "Ketut Arta");
	await expect(page.getByRole("button", { name: "PIN", exact: true })).toBeVisible();
	await page.keyboard.type("1002");
	await page.keyboard.press("Enter");
	const problem = page.getByRole("alert");
	for (const expected of ["belum cocok", "belum cocok", "2 percobaan", "1 percobaan"]) {
		await expect(page.getByLabel("0 angka diisi")).toBeVisible();
		await page.keyboard.type("904112");
		await page.keyboard.press("Enter");
		await expect(problem).toContainText(expected);
	}
	await page.keyboard.type("904112");
	await page.keyboard.press("Enter");
	await expect(page.getByRole("timer")).toContainText("Terlalu banyak percobaan");
	await expectAccessible(page);
	const refusal = await kiosk
		.asSupervisor(({ personalCodes }) => personalCodes.punchByPin({ employeeNumber: "1002", pin: EMPLOYEE_PIN }))
		.catch((error) => error.code);
	expect(refusal).toBe("PIN_LOCKED");
	await page.keyboard.press("Escape");
	await expect(page.getByTestId("code-panel")).toBeHidden();
	expect(storedEvents(kiosk.dataDir)).toEqual([]);
});

test("nothing is begun behind the privacy page, neither by a key nor by a badge", async ({ kiosk }) => {
	const { page } = kiosk;
	const token = await giveBadge(kiosk, "K-2000", "Gede Arya");
	await givePinTo(kiosk, "K-2000");
	await kiosk.asSupervisor(({ settings }) => settings.update({ badgeReading: "idle" }));
	await page.reload();
	await expect(page.getByRole("button", { name: "PIN", exact: true })).toBeVisible();
	await page.getByRole("button", { name: "Privasi" }).click();
	await expect(page.getByTestId("privacy")).toBeVisible();
	await page.keyboard.type("2000");
	await showToCamera(page, await badgePicture(token));
	// Several looks of the reader, were it looking.
	await page.waitForTimeout(2_000);
	expect(storedEvents(kiosk.dataDir)).toEqual([]);
	await expect(page.getByTestId("code-panel")).toBeHidden();
	await page.getByRole("button", { name: "Kembali ke kiosk" }).click();
	await expect(page.getByTestId("card-recorded")).toContainText("Gede Arya");
	expect(storedEvents(kiosk.dataDir)).toMatchObject([{ employee_id: "K-2000" }]);
});

test("a badge before the camera is recorded; once it is cancelled it is refused", async ({ kiosk }) => {
	const { page } = kiosk;
	const token = await giveBadge(kiosk, "K-2001", "Dewi Anggraini");
	await page.getByRole("button", { name: "Kartu", exact: true }).click();
	await expect(page.getByRole("heading", { name: "Tunjukkan kartu Anda" })).toBeVisible();
	await expectAccessible(page);
	// However long that took: nobody has touched anything since, and the panel closes by itself.
	const stayThere = () => page.keyboard.press("Shift");
	await stayThere();
	await showToCamera(page, await badgePicture("https://example.com/not-a-badge"));
	await expect(page.getByRole("alert")).toContainText("tidak berlaku di sini");
	await stayThere();
	await showToCamera(page, await badgePicture(token, { modulePx: 4, tiltDeg: 20 }));
	await expect(page.getByTestId("card-recorded")).toContainText("Dewi Anggraini");
	expect(storedEvents(kiosk.dataDir)).toMatchObject([{ employee_id: "K-2001", direction: "IN" }]);
	await expect.poll(() => kiosk.hris.ledger().map(({ event }) => event.data["method"])).toEqual(["qr"]);

	await showToCamera(page, null);
	await kiosk.asSupervisor(({ personalCodes }) => personalCodes.issueBadge({ employeeId: "K-2001" }));
	await page.getByRole("button", { name: "Kartu", exact: true }).click();
	await showToCamera(page, await badgePicture(token));
	await expect(page.getByRole("alert")).toContainText("sudah diganti");
	expect(storedEvents(kiosk.dataDir)).toHaveLength(1);
});

test("where the kiosk reads badges at any time, holding one up is enough, and other codes are left alone", async ({
	kiosk,
}) => {
	const { page } = kiosk;
	const token = await giveBadge(kiosk, "K-2002", "Putu Lestari");
	await kiosk.asSupervisor(({ settings }) => settings.update({ badgeReading: "idle" }));
	await page.reload();
	await expect(page.getByRole("button", { name: "Kartu", exact: true })).toBeVisible();
	await showToCamera(page, await badgePicture("https://example.com/not-a-badge"));
	await expect(page.getByTestId("code-panel")).toBeHidden();
	await showToCamera(page, await badgePicture(token));
	await expect(page.getByTestId("card-recorded")).toContainText("Putu Lestari");
});

test("the printed sheet holds the badges, and nothing else; their code is read back from the paper", async ({
	kiosk,
}) => {
	const { page } = kiosk;
	const token = await giveBadge(kiosk, "K-2003", "Made Wirawan");
	await openSupervisorArea(page);
	await typePin(page, PIN);
	await page.getByRole("button", { name: "Karyawan", exact: true }).click();
	await page.getByRole("button", { name: "Cetak kartu" }).click();
	await expect(page.getByTestId("badge")).toContainText("Made Wirawan");
	await expectAccessible(page);
	await page.evaluate(() => {
		window.print = () => undefined;
	});
	await page.getByRole("button", { name: "Cetak", exact: true }).click();
	await page.emulateMedia({ media: "print" });
	const paper = page.locator("[data-print-area]");
	await expect(paper.getByTestId("badge")).toBeVisible();
	await expect(page.getByRole("heading", { name: "Cetak kartu" })).toBeHidden();
	const { width, height } = (await paper.getByTestId("badge").boundingBox()) ?? { width: 0, height: 0 };
	expect([Math.round((width / 96) * 254) / 10, Math.round((height / 96) * 254) / 10]).toEqual([85.6, 54]);

	const picture = await paper.getByTestId("badge").screenshot();
	const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
	expect(decodeQR({ width: info.width, height: info.height, data: new Uint8ClampedArray(data) })).toBe(token);
});

test("a supervisor makes, replaces and takes away PIN and badge on screen, and switches a way off", async ({
	kiosk,
}) => {
	const { page } = kiosk;
	const employeeId = "K-3001";
	await kiosk.asSupervisor(({ personalCodes }) => personalCodes.register({ employeeId, name: "Komang Ayu" }));
	await openSupervisorArea(page);
	await typePin(page, PIN);
	await page.getByRole("button", { name: "Karyawan", exact: true }).click();
	await page.getByText("Komang Ayu").first().click();
	await page.getByRole("button", { name: "PIN dan kartu Komang Ayu" }).click();
	const dialog = page.getByRole("dialog");
	await dialog.getByRole("button", { name: "Buatkan PIN" }).click();
	const generated = (await dialog.getByTestId("generated-pin").textContent())?.match(/\d{6}/)?.[0] ?? "";
	const punched = await kiosk.asSupervisor(({ personalCodes }) =>
		personalCodes.punchByPin({ employeeNumber: "3001", pin: generated }),
	);
	expect(punched.state).toBe("recorded");

	const asked = page.getByRole("alertdialog");
	await dialog.getByRole("button", { name: "Buat kartu" }).click();
	await expect(dialog).toContainText("Kartu ke-1");
	await dialog.getByRole("button", { name: "Ganti kartu" }).click();
	await asked.getByRole("button", { name: "Ganti kartu" }).click();
	await expect(dialog).toContainText("Kartu ke-2");
	await dialog.getByRole("button", { name: "Kartu hilang" }).click();
	await expectAccessible(page);
	await asked.getByRole("button", { name: "Nonaktifkan" }).click();
	await expect(dialog).toContainText("Belum punya kartu.");
	await dialog.getByRole("button", { name: "Hapus PIN" }).click();
	await asked.getByRole("button", { name: "Hapus PIN" }).click();
	await expect(dialog).toContainText("Belum punya PIN.");
	await dialog.getByRole("button", { name: "Tutup", exact: true }).click();

	await givePinTo(kiosk, employeeId);
	await page.getByRole("button", { name: "Pengaturan", exact: true }).click();
	await openSection(page, "PIN dan kartu");
	const section = page.locator("section").filter({ has: page.getByRole("heading", { name: "PIN dan kartu" }) });
	await section.getByRole("checkbox", { name: "Presensi dengan PIN" }).click();
	await section.getByRole("button", { name: "Simpan" }).click();
	await expect(section).toContainText("Tersimpan");
	await page.getByRole("button", { name: "Kunci", exact: true }).click();
	await expect(page.getByTestId("kiosk")).toBeVisible();
	expect(await kiosk.asSupervisor(({ personalCodes }) => personalCodes.ways({}))).toMatchObject({ pin: false });
	await expect(page.getByRole("button", { name: "PIN", exact: true })).toBeHidden();
});
