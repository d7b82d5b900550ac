// Groups and shifts as a supervisor keeps them on screen, and what becomes of them at the kiosk and in the summary.
import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/accessibility.ts";
import { expect, PIN, test } from "./support/kiosk-test.ts";
import { openSettings, openSupervisorArea, typePin } from "./support/supervisor-steps.ts";

const section = (page: Page, title: string) =>
	page.locator("section", { has: page.getByRole("heading", { name: title, exact: true }) });
const dialog = (page: Page) => page.getByRole("dialog");

test("a group with a rule of its own: its people are asked, everybody else is not", async ({ kiosk }) => {
	const { page } = kiosk;
	await kiosk.enroll("E-001", "Sari Wulandari", "sari");
	await kiosk.enroll("E-002", "Ayu Lestari", "ayu");
	await openSettings(page, PIN, "Kelompok karyawan");
	const groups = section(page, "Kelompok karyawan");
	await groups.getByRole("button", { name: "Tambah kelompok" }).click();
	await dialog(page).getByLabel("Nama kelompok").fill("Gudang");
	await dialog(page).getByRole("combobox", { name: "Arah presensi" }).click();
	await page.getByRole("option", { name: "Tanya di layar" }).click();
	await dialog(page).getByRole("button", { name: "Simpan" }).click();
	await expect(groups.getByText("0 orang · Tanya di layar")).toBeVisible();

	await groups.getByRole("button", { name: "Anggota kelompok Gudang" }).click();
	await dialog(page).getByRole("searchbox", { name: "Cari nama atau nomor" }).fill("sari");
	await expect(dialog(page).getByRole("checkbox")).toHaveCount(1);
	await dialog(page).getByRole("checkbox", { name: "Sari Wulandari anggota" }).click();
	await expectAccessible(page);
	await dialog(page).getByRole("button", { name: "Simpan" }).click();
	await expect(groups.getByText("1 orang · Tanya di layar")).toBeVisible();

	await page.getByRole("button", { name: "Kunci", exact: true }).click();
	await kiosk.show("sari");
	await expect(page.getByTestId("card-ask")).toContainText("Sari Wulandari");
	await kiosk.show("ayu");
	await expect(page.getByTestId("card-recorded")).toContainText("Ayu Lestari");

	await openSettings(page, PIN, "Kelompok karyawan");
	await groups.getByRole("button", { name: "Ubah kelompok Gudang" }).click();
	await dialog(page).getByLabel("Nama kelompok").fill("Gudang utara");
	await dialog(page).getByRole("button", { name: "Simpan" }).click();
	await groups.getByRole("button", { name: "Ubah kelompok Gudang utara" }).click();
	await dialog(page).getByRole("button", { name: "Hapus" }).click();
	await expect(page.getByRole("alertdialog")).toContainText("1 orang");
	await page.getByRole("alertdialog").getByRole("button", { name: "Hapus" }).click();
	await expect(groups.getByText("Gudang utara")).toBeHidden();
});

test("a shift that is typed in, and a file that is refused line by line and then taken", async ({ kiosk }) => {
	const { page } = kiosk;
	await openSettings(page, PIN, "Shift");
	const shifts = section(page, "Shift");
	await shifts.getByRole("button", { name: "Tambah shift" }).click();
	await dialog(page).getByLabel("Kode").fill("K");
	await dialog(page).getByLabel("Nama shift").fill("Kantor");
	await dialog(page).getByRole("button", { name: "Sab" }).click();
	await expectAccessible(page);
	await dialog(page).getByRole("button", { name: "Simpan" }).click();
	await expect(shifts.getByText("K · Kantor")).toBeVisible();
	await expect(shifts.getByText("08.00 – 17.00 · Sen–Sab · toleransi 5 menit · Semua karyawan")).toBeVisible();

	await shifts.getByRole("button", { name: "Berkas CSV" }).click();
	const [download] = await Promise.all([
		page.waitForEvent("download"),
		dialog(page).getByRole("button", { name: "Unduh jadwal sekarang" }).click(),
	]);
	expect(download.suggestedFilename()).toBe("shift.csv");
	const header = "code,name,start,end,days,grace_minutes,groups";
	const content = dialog(page).getByLabel("Isi berkas");
	await content.fill(`${header}\nM,Malam,22:00,6,Sen-Jum,10,`);
	await dialog(page).getByRole("button", { name: "Terapkan" }).click();
	await expect(dialog(page).getByText('Jam "6": tulis seperti 08:00.')).toBeVisible();
	await expect(dialog(page).getByText("Baris 2")).toBeVisible();
	await expectAccessible(page);
	const file = { name: "shift.csv", mimeType: "text/csv" };
	const good = Buffer.from(`${header}\nM,Malam,22:00,06:00,Sen-Jum,10,`);
	await dialog(page)
		.locator("input[type=file]")
		.setInputFiles({ ...file, buffer: good });
	await dialog(page).getByRole("button", { name: "Terapkan" }).click();
	await expect(dialog(page).getByText("1 ditambah, 0 diubah, 0 tetap.")).toBeVisible();
	await dialog(page).getByRole("button", { name: "Tutup" }).click();
	await expect(shifts.getByText("M · Malam")).toBeVisible();

	await shifts.getByRole("button", { name: "Ubah shift M" }).click();
	await dialog(page).getByRole("button", { name: "Hapus" }).click();
	await page.getByRole("alertdialog").getByRole("button", { name: "Hapus" }).click();
	await expect(shifts.getByText("M · Malam")).toBeHidden();
});

/** A zone in which it is noon now: whenever the test runs, the shift began this morning. */
const hoursToNoon = 12 - new Date().getUTCHours();
const noonZone = `Etc/GMT${hoursToNoon >= 0 ? "-" : "+"}${Math.abs(hoursToNoon)}`;

test.describe("at noon", () => {
	test.use({ hostEnv: { TZ: noonZone } });

	test("who comes late for a shift is told so in the summary, with the shift", async ({ kiosk }) => {
		const { page } = kiosk;
		await kiosk.enroll("E-001", "Sari Wulandari", "sari");
		await openSettings(page, PIN, "Shift");
		const shifts = section(page, "Shift");
		await shifts.getByRole("button", { name: "Berkas CSV" }).click();
		const csv = "code,name,start,end,days,grace_minutes,groups\nH,Harian,08:00,17:00,Sen-Min,0,";
		await dialog(page).getByLabel("Isi berkas").fill(csv);
		await dialog(page).getByRole("button", { name: "Terapkan" }).click();
		await expect(dialog(page).getByText("1 ditambah")).toBeVisible();
		await dialog(page).getByRole("button", { name: "Tutup" }).click();
		await page.getByRole("button", { name: "Kunci", exact: true }).click();
		await kiosk.show("sari");
		await expect(page.getByTestId("card-recorded")).toContainText("Sari Wulandari");
		const [punch] = await kiosk.rest.punches();
		expect(punch).toMatchObject({ employee_id: "E-001", direction: "IN" });
		await openSupervisorArea(page);
		await typePin(page, PIN);
		await page.getByRole("navigation").getByRole("button", { name: "Presensi" }).click();
		await page.getByRole("radio", { name: "Rekap" }).click();
		const row = page.getByRole("row", { name: /Sari Wulandari/ });
		await expect(row).toContainText("H 08.00–17.00");
		await expect(row).toContainText("Terlambat");
		await expectAccessible(page);
	});
});
