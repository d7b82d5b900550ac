// Calibration on a gallery of two: too few to change anything, and the page says so in plain words.
import { expectAccessible } from "./support/accessibility.ts";
import { expect, PIN, test } from "./support/kiosk-test.ts";
import { openSupervisorArea, typePin } from "./support/supervisor-steps.ts";

test("a supervisor reads what the gallery says; with few people nothing can be applied", async ({ kiosk }) => {
	const { page } = kiosk;
	await kiosk.enroll("E-001", "Sari Wulandari", "sari");
	await kiosk.enroll("E-002", "Ayu Lestari", "ayu");
	await openSupervisorArea(page);
	await typePin(page, PIN);
	await page.getByRole("navigation").getByRole("button", { name: "Kalibrasi" }).click();
	await expect(page.getByText("Karyawan masih terlalu sedikit.")).toBeVisible();
	await expect(page.getByText("2 orang, 2 templat dibandingkan.")).toBeVisible();
	await expect(page.getByRole("button", { name: "Pakai saran" })).toHaveCount(0);
	await expect(page.getByRole("row", { name: /Sari Wulandari/ })).toContainText("hanya satu templat");
	await expectAccessible(page);
	await page.getByRole("button", { name: "Hitung lagi" }).click();
	await expect(page.getByText("Karyawan masih terlalu sedikit.")).toBeVisible();
	await page.getByRole("button", { name: "Lihat karyawan" }).click();
	await expect(page.getByRole("heading", { name: "Karyawan" })).toBeVisible();
});
