// Looking something up in the log: filters, one record with what became of it, and the file.
import { expectAccessible } from "./support/accessibility.ts";
import { expect, PIN, test } from "./support/kiosk-test.ts";
import { savedFile } from "./support/saved-file.ts";
import { openSupervisorArea, typePin } from "./support/supervisor-steps.ts";

test("a supervisor finds records by person and direction, opens one, and takes the file along", async ({ kiosk }) => {
	const { page } = kiosk;
	await kiosk.enroll("E-001", "Sari Wulandari", "sari");
	await kiosk.enroll("E-002", "Ayu Lestari", "ayu");
	await kiosk.show("sari");
	await expect(page.getByTestId("card-recorded")).toContainText("Sari Wulandari");
	const card = page.getByTestId("card-recorded").filter({ hasText: "Ayu Lestari" });
	// The finger waits for the card, not the card for the finger: it is up for seconds only.
	await Promise.all([card.getByRole("button", { name: "Ubah ke Keluar" }).click(), kiosk.show("ayu")]);
	await expect(card.getByRole("button", { name: "Ubah ke Masuk" })).toBeVisible();

	await openSupervisorArea(page);
	await typePin(page, PIN);
	await page.getByRole("navigation").getByRole("button", { name: "Presensi" }).click();
	await page.getByRole("radio", { name: "Cari" }).click();
	const table = page.getByRole("table", { name: "Catatan presensi" });
	const rows = table.getByRole("row");
	await expect(rows).toHaveCount(1 + 3);
	await expectAccessible(page);

	await page.getByRole("button", { name: "Saring", exact: true }).click();
	await page.getByLabel("Karyawan", { exact: true }).fill("ayu");
	await page.getByRole("button", { name: "Ayu Lestari · E-002" }).click();
	await page.getByRole("dialog").getByRole("radio", { name: "Masuk" }).click();
	await expectAccessible(page);
	await page.getByRole("button", { name: "Tampilkan" }).click();
	await expect(rows).toHaveCount(1 + 1);
	await expect(table).toContainText("Diperbaiki");

	await table.getByRole("button", { name: "Rincian presensi Ayu Lestari" }).click();
	const record = page.getByRole("dialog");
	await expect(record).toContainText("Tidak berlaku lagi, diganti oleh");
	await expect(record).toContainText("Keluar, Wajah");
	await expect(record.locator("section")).toContainText("Terkirim");
	await expectAccessible(page);
	await record.getByRole("button", { name: "Tutup" }).click();

	await page.getByRole("button", { name: "Hapus saringan Masuk" }).click();
	await expect(rows).toHaveCount(1 + 2);
	const { name, text } = await savedFile(page, page.getByRole("button", { name: "Unduh CSV" }));
	expect(name).toMatch(/^hadir-E-002-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.csv$/);
	const lines = text.split("\r\n");
	expect(lines[0]).toMatch(/^\uFEFFemployee_id;name;date;time;direction;/);
	expect(lines.slice(1, -1).map((line) => line.split(";").slice(0, 2))).toEqual([
		["E-002", "Ayu Lestari"],
		["E-002", "Ayu Lestari"],
	]);
	await expect(page.getByText(/tersimpan di folder unduhan, 2 baris/)).toBeVisible();
});

test("what was not found is said, and the way back is one touch", async ({ kiosk }) => {
	const { page } = kiosk;
	await kiosk.enroll("E-001", "Sari Wulandari", "sari");
	await kiosk.show("sari");
	await expect(page.getByTestId("card-recorded")).toContainText("Sari Wulandari");
	await openSupervisorArea(page);
	await typePin(page, PIN);
	await page.getByRole("navigation").getByRole("button", { name: "Presensi" }).click();
	await page.getByRole("radio", { name: "Cari" }).click();
	await page.getByRole("button", { name: "Saring", exact: true }).click();
	await page.getByLabel("Karyawan", { exact: true }).fill("E-999");
	await page.getByRole("button", { name: "Nomor E-999" }).click();
	await page.getByRole("button", { name: "Kemarin" }).click();
	await page.getByRole("button", { name: "Tampilkan" }).click();
	await expect(page.getByRole("heading", { name: "Tidak ada catatan yang cocok" })).toBeVisible();
	await expectAccessible(page);
	await page.getByRole("main").getByRole("button", { name: "Hapus saringan", exact: true }).click();
	await expect(page.getByRole("table", { name: "Catatan presensi" })).toContainText("Sari Wulandari");
	await page.getByRole("radio", { name: "Rekap" }).click();
	await expect(page.getByRole("table", { name: "Rekap" })).toContainText("Sari Wulandari");
});
