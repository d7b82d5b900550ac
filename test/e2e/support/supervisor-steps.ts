// What a supervisor does on screen, in the words of the Indonesian texts.
import { expect, type Page } from "@playwright/test";

export async function typePin(page: Page, pin: string): Promise<void> {
	for (const digit of pin) await page.getByRole("button", { name: digit, exact: true }).click();
	await page.getByRole("button", { name: "Oke" }).click();
}

export async function openSupervisorArea(page: Page): Promise<void> {
	await page.getByRole("button", { name: "Area supervisor" }).click();
	await expect(page.getByRole("heading", { name: "Area supervisor" })).toBeVisible();
}

/** Who is enrolled, and on to the consent. */
export async function fillPerson(page: Page, person: { employeeId: string; name: string }): Promise<void> {
	await page.getByLabel("Nomor karyawan").fill(person.employeeId);
	await page.getByLabel("Nama", { exact: true }).fill(person.name);
	await page.getByRole("button", { name: "Lanjut" }).click();
}

/** Person and consent, up to the moment in which the camera looks. */
export async function beginEnrollment(page: Page, person: { employeeId: string; name: string }): Promise<void> {
	await page.getByRole("button", { name: "Daftarkan", exact: true }).click();
	await fillPerson(page, person);
	await page.getByRole("checkbox").click();
	await page.getByRole("button", { name: "Setuju, lanjut" }).click();
}

/** @param section as it is called in the menu of the settings */
export async function openSettings(page: Page, pin: string, section: string): Promise<void> {
	await openSupervisorArea(page);
	await typePin(page, pin);
	await page.getByRole("navigation").getByRole("button", { name: "Pengaturan" }).click();
	await openSection(page, section);
}

/** From anywhere in the settings; on an upright screen from their menu. */
export async function openSection(page: Page, section: string): Promise<void> {
	const menu = page.getByRole("navigation", { name: "Bagian pengaturan" });
	await menu.getByRole("button", { name: section, exact: true }).click();
}

/** Makes the kiosk ask "in or out?", in the settings, and goes back to it. */
export async function askForDirection(page: Page, pin: string): Promise<void> {
	await openSettings(page, pin, "Masuk dan keluar");
	const rules = page.locator("section", { has: page.getByRole("heading", { name: "Masuk dan keluar" }) });
	await rules.getByRole("combobox", { name: "Arah presensi" }).click();
	await page.getByRole("option", { name: "Tanya di layar" }).click();
	await rules.getByRole("button", { name: "Simpan" }).click();
	await expect(rules.getByText("Tersimpan")).toBeVisible();
	await page.getByRole("button", { name: "Kunci", exact: true }).click();
	await expect(page.getByTestId("kiosk")).toBeVisible();
}
