// Who may open the area behind the PIN, what each role finds there, and the keys of other systems, all on screen.
import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/accessibility.ts";
import { expect, PIN, test } from "./support/kiosk-test.ts";
import { openSection, openSettings, openSupervisorArea, typePin } from "./support/supervisor-steps.ts";

const dialog = (page: Page) => page.getByRole("dialog");
const menu = (page: Page) => page.getByRole("navigation", { name: "Menu supervisor" });

/** The PIN that the kiosk made for somebody new. */
async function addPerson(page: Page, name: string, role: string): Promise<string> {
	await page.getByRole("button", { name: "Tambah orang" }).click();
	await dialog(page).getByLabel("Nama", { exact: true }).fill(name);
	await dialog(page).getByRole("radio", { name: role }).click();
	await dialog(page).getByRole("button", { name: "Simpan" }).click();
	const shown = dialog(page).getByTestId("shown-once");
	await expect(shown).toContainText(`PIN ${name}`);
	const pin = /\d{6}/.exec((await shown.textContent()) ?? "")?.[0];
	if (!pin) throw new Error("no PIN was shown");
	await dialog(page).getByRole("button", { name: "Selesai" }).click();
	return pin;
}

async function lock(page: Page): Promise<void> {
	await page.getByRole("button", { name: "Kunci", exact: true }).click();
	await expect(page.getByTestId("kiosk")).toBeVisible();
}

test("an auditor and a supervisor are added, find what they may do and no more, and are removed", async ({ kiosk }) => {
	const { page } = kiosk;
	await kiosk.enroll("E-001", "Sari Wulandari", "sari");
	await openSettings(page, PIN, "Akses");
	await expect(page.getByTestId("operator")).toContainText("Administrator");
	const auditorPin = await addPerson(page, "Dewi Auditor", "Auditor");
	const supervisorPin = await addPerson(page, "Bagus Penyelia", "Supervisor");
	await expect(page.getByText("Bagus Penyelia")).toBeVisible();
	await expectAccessible(page);
	await lock(page);

	await openSupervisorArea(page);
	await typePin(page, auditorPin);
	await expect(page.getByTestId("operator")).toContainText("Dewi Auditor");
	await expect(menu(page).getByRole("listitem")).toHaveText([
		"Hari ini",
		"Presensi",
		"Statistik",
		"Kesehatan",
		"Pengaturan",
	]);
	await menu(page).getByRole("button", { name: "Kesehatan" }).click();
	await expect(page.getByRole("listitem").filter({ hasText: "Basis data" })).toBeVisible();
	await expect(page.getByRole("button", { name: "Simpan berkas" })).toHaveCount(0);
	await menu(page).getByRole("button", { name: "Pengaturan" }).click();
	const sections = page.getByRole("navigation", { name: "Bagian pengaturan" });
	await expect(sections.getByRole("button", { name: "PIN Anda" })).toBeVisible();
	for (const hidden of ["Kiosk", "Akses", "Tujuan HRIS", "Cadangan", "Kelompok karyawan"])
		await expect(sections.getByRole("button", { name: hidden })).toHaveCount(0);
	await expectAccessible(page);
	await lock(page);

	await openSupervisorArea(page);
	await typePin(page, supervisorPin);
	await menu(page).getByRole("button", { name: "Karyawan" }).click();
	await expect(page.getByText("Sari Wulandari")).toBeVisible();
	await expect(page.getByRole("button", { name: "Hapus Sari Wulandari" })).toHaveCount(0);
	await lock(page);

	await openSettings(page, PIN, "Akses");
	await page.getByRole("button", { name: "Ubah Bagus Penyelia" }).click();
	await dialog(page).getByRole("button", { name: "Hapus", exact: true }).click();
	await page.getByRole("alertdialog").getByRole("button", { name: "Hapus akses" }).click();
	await expect(page.getByText("Bagus Penyelia")).toHaveCount(0);
	await lock(page);
	await openSupervisorArea(page);
	await typePin(page, supervisorPin);
	await expect(page.getByText("PIN salah.")).toBeVisible();
});

test("a PIN is typed twice, the last administrator stays, and one changes one's own PIN", async ({ kiosk }) => {
	const { page } = kiosk;
	await openSettings(page, PIN, "Akses");
	await page.getByRole("button", { name: "Tambah orang" }).click();
	await dialog(page).getByLabel("Nama", { exact: true }).fill("Rina Hapsari");
	await dialog(page).getByRole("radio", { name: "Diketik sendiri" }).click();
	await dialog(page).getByRole("button", { name: "Simpan" }).click();
	await typePin(page, "482915");
	await typePin(page, "482915");
	await expect(dialog(page)).toHaveCount(0);

	await page.getByRole("button", { name: "Tambah orang" }).click();
	await dialog(page).getByLabel("Nama", { exact: true }).fill("Budi Santoso");
	await dialog(page).getByRole("radio", { name: "Diketik sendiri" }).click();
	await dialog(page).getByRole("button", { name: "Simpan" }).click();
	await typePin(page, "482915");
	await typePin(page, "482915");
	await expect(dialog(page).getByRole("alert")).toContainText("PIN ini tidak dapat dipakai di sini.");
	await expect(dialog(page)).not.toContainText("Rina");
	await dialog(page).getByRole("button", { name: "Kembali" }).click();
	await dialog(page).getByRole("button", { name: "Batal" }).click();

	await page.getByRole("button", { name: "Ubah Administrator" }).click();
	await dialog(page).getByRole("button", { name: "Hapus", exact: true }).click();
	const asked = page.getByRole("alertdialog");
	await asked.getByRole("button", { name: "Hapus akses" }).click();
	await expect(asked.getByRole("alert")).toContainText("Ini administrator yang terakhir.");
	await asked.getByRole("button", { name: "Batal" }).click();
	await dialog(page).getByRole("button", { name: "Batal" }).click();
	await lock(page);

	await openSettings(page, "482915", "PIN Anda");
	await page.getByRole("button", { name: "Ganti PIN" }).click();
	await typePin(page, "482915");
	await typePin(page, "739106");
	await typePin(page, "739106");
	await expect(page.getByText("PIN sudah diganti.")).toBeVisible();
	await lock(page);
	await openSupervisorArea(page);
	await typePin(page, "739106");
	await expect(page.getByTestId("operator")).toContainText("Rina Hapsari");
});

test("a key is made for another system, opens what it says, is replaced with a grace, and revoked", async ({
	kiosk,
}) => {
	const { page } = kiosk;
	const status = async (key: string, path: string) =>
		(await fetch(`${kiosk.rest.url}${path}`, { headers: { "x-api-key": key } })).status;
	const shownKey = async () => {
		const key = await dialog(page).getByTestId("shown-once").getByRole("textbox").inputValue();
		await dialog(page).getByRole("button", { name: "Salin" }).click();
		await expect(dialog(page).getByRole("button", { name: "Tersalin" })).toBeVisible();
		await dialog(page).getByRole("button", { name: "Selesai" }).click();
		return key;
	};
	await openSettings(page, PIN, "Akses");
	await page.getByRole("button", { name: "Buat kunci" }).click();
	await dialog(page).getByLabel("Nama", { exact: true }).fill("Aplikasi gaji");
	await dialog(page).getByRole("checkbox", { name: "Membaca" }).click();
	await expectAccessible(page);
	await dialog(page).getByRole("button", { name: "Simpan" }).click();
	const first = await shownKey();
	expect(await status(first, "/users")).toBe(200);
	const erase = { method: "DELETE", headers: { "x-api-key": first } };
	expect((await fetch(`${kiosk.rest.url}/user/E-001`, erase)).status).toBe(403);

	await page.getByRole("button", { name: "Ganti kunci Aplikasi gaji" }).click();
	await dialog(page).getByRole("button", { name: "Buat kunci baru" }).click();
	const second = await shownKey();
	expect([await status(first, "/users"), await status(second, "/users")]).toEqual([200, 200]);
	await expect(page.getByText("Kunci sebelumnya masih berlaku")).toBeVisible();

	const row = page.getByRole("listitem").filter({ hasText: "Aplikasi gaji" });
	await row.getByRole("button", { name: "Cabut" }).click();
	await page.getByRole("alertdialog").getByRole("button", { name: "Cabut" }).click();
	await expect(row).toHaveCount(0);
	expect([await status(first, "/users"), await status(second, "/users")]).toEqual([401, 401]);
});

test("a section of the settings that was changed and not saved is not left without being asked", async ({ kiosk }) => {
	const { page } = kiosk;
	await openSettings(page, PIN, "Kiosk");
	await page.getByLabel("Nama kiosk").fill("Gudang");
	await openSection(page, "Shift");
	const asked = page.getByRole("alertdialog", { name: "Tinggalkan tanpa menyimpan?" });
	await asked.getByRole("button", { name: "Kembali menyunting" }).click();
	await expect(page.getByLabel("Nama kiosk")).toHaveValue("Gudang");
	const section = page.locator("section", { has: page.getByLabel("Nama kiosk") });
	await section.getByRole("button", { name: "Simpan", exact: true }).click();
	await expect(section.getByText("Tersimpan")).toBeVisible();
	await openSection(page, "Shift");
	await expect(page.getByRole("heading", { name: "Shift", exact: true })).toBeVisible();

	await openSection(page, "Kiosk");
	await page.getByLabel("Nama kiosk").fill("Lobi");
	await page.getByRole("button", { name: "Kunci", exact: true }).click();
	await asked.getByRole("button", { name: "Tinggalkan" }).click();
	await expect(page.getByTestId("kiosk")).toBeVisible();
	expect(await kiosk.asSupervisor(({ system }) => system.settings({}))).toMatchObject({ kioskName: "Gudang" });
});
