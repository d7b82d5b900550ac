// The charts, drawn from what really happened at the kiosk, and the same numbers as tables.
import { expectAccessible } from "./support/accessibility.ts";
import { expect, PIN, test } from "./support/kiosk-test.ts";
import { openSupervisorArea, typePin } from "./support/supervisor-steps.ts";

test("arrivals, refusals and certainty are drawn and can be read as tables", async ({ kiosk }) => {
	const { page } = kiosk;
	await kiosk.enroll("E-001", "Sari Wulandari", "sari");
	await kiosk.show("stranger");
	await expect(page.getByTestId("card-unknown")).toBeVisible();
	await kiosk.show("sari");
	await expect(page.getByTestId("card-recorded")).toContainText("Sari Wulandari");
	await openSupervisorArea(page);
	await typePin(page, PIN);
	await page.getByRole("navigation").getByRole("button", { name: "Statistik" }).click();
	await expect(page.getByRole("img", { name: "Kedatangan hari ini" })).toBeVisible();
	await expectAccessible(page);
	const reasons = page.locator("section").filter({ hasText: "Mengapa tidak dikenali" });
	await reasons.getByText("Tampilkan sebagai tabel").click();
	await expect(reasons.getByRole("row", { name: /Wajah tidak terdaftar/ })).toContainText("1");
	const similarity = page.locator("section").filter({ hasText: "Kemiripan saat dikenali" });
	await expect(similarity.getByText(/Ambang tinggi/)).toBeVisible();
	await expectAccessible(page);
});
