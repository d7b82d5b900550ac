// The health page: what is wrong is said, the log is checked, and the file for whoever helps holds nobody.
import { expectAccessible } from "./support/accessibility.ts";
import { expect, PIN, test } from "./support/kiosk-test.ts";
import { savedFile } from "./support/saved-file.ts";
import { openSupervisorArea, typePin } from "./support/supervisor-steps.ts";

test("a supervisor sees how the kiosk does, checks the records, and saves a file without people", async ({ kiosk }) => {
	const { page } = kiosk;
	await kiosk.enroll("E-001", "Sari Wulandari", "sari");
	await kiosk.show("sari");
	await expect(page.getByTestId("card-recorded")).toContainText("Sari Wulandari");
	await openSupervisorArea(page);
	await typePin(page, PIN);
	await page.getByRole("navigation").getByRole("button", { name: "Kesehatan" }).click();
	await expect(page.getByRole("heading", { name: "Kesehatan kiosk" })).toBeVisible();
	// Photographs are let through in these tests, and the page says so.
	await expect(page.getByRole("listitem").filter({ hasText: "Pemeriksaan wajah asli" })).toContainText("Bermasalah");
	await expect(page.getByRole("heading", { name: "Lama tiap tahap" })).toBeVisible();

	const database = page.getByRole("listitem").filter({ hasText: "Basis data" });
	await expect(database).toContainText("belum diperiksa");
	await database.getByRole("button", { name: "Periksa sekarang" }).click();
	await expect(database).toContainText("utuh");
	await expectAccessible(page);

	const { text } = await savedFile(page, page.getByRole("button", { name: "Simpan berkas" }));
	expect(text).toContain('"enrolledEmployees": 1');
	for (const secret of ["Sari", "E-001", "Pintu utama", "e2e-key"]) expect(text).not.toContain(secret);
	await page.getByRole("listitem").filter({ hasText: "Pengiriman ke HRIS" }).getByRole("button").click();
	await expect(page.getByRole("heading", { name: "Tujuan HRIS" })).toBeVisible();
});
