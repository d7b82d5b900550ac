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

/** Person and consent, up to the moment in which the camera looks. */
export async function beginEnrollment(page: Page, person: { employeeId: string; name: string }): Promise<void> {
	await page.getByRole("button", { name: "Daftarkan", exact: true }).click();
	await page.getByLabel("Nomor karyawan").fill(person.employeeId);
	await page.getByLabel("Nama", { exact: true }).fill(person.name);
	await page.getByRole("button", { name: "Lanjut" }).click();
	await page.getByRole("checkbox").click();
	await page.getByRole("button", { name: "Setuju, lanjut" }).click();
}
