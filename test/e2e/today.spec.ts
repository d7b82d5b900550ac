// What a supervisor sees first: who is here, who is not, and the people behind each number.
import { expectAccessible } from "./support/accessibility.ts";
import { expect, PIN, test } from "./support/kiosk-test.ts";
import { openSupervisorArea, typePin } from "./support/supervisor-steps.ts";

test("on the first day the page says what to do", async ({ kiosk: { page } }) => {
	await openSupervisorArea(page);
	await typePin(page, PIN);
	await expect(page.getByRole("heading", { name: "Belum ada karyawan" })).toBeVisible();
	await expectAccessible(page);
	await page.getByRole("main").getByRole("button", { name: "Daftarkan karyawan" }).click();
	await expect(page.getByLabel("Nomor karyawan")).toBeVisible();
});

test("each number leads to the people behind it", async ({ kiosk }) => {
	const { page } = kiosk;
	await kiosk.enroll("E-001", "Sari Wulandari", "sari");
	await kiosk.enroll("E-002", "Ayu Lestari", "ayu");
	await kiosk.show("sari");
	await expect(page.getByTestId("card-recorded")).toContainText("Sari Wulandari");
	await openSupervisorArea(page);
	await typePin(page, PIN);
	await expect(page.getByRole("heading", { name: "Hari ini" })).toBeVisible();
	await expect(page.getByRole("table", { name: "Presensi terakhir" })).toContainText("Sari Wulandari");
	await expectAccessible(page);

	const inside = page.getByRole("button", { name: /Sedang di kantor/ });
	await expect(inside).toContainText("1");
	await inside.click();
	await expect(page.getByRole("table", { name: "Sedang di kantor" })).toContainText("Sari Wulandari");

	await page.getByRole("button", { name: /Belum presensi/ }).click();
	const notSeen = page.getByRole("table", { name: "Belum presensi" });
	await expect(notSeen).toContainText("Ayu Lestari");
	await expect(notSeen).not.toContainText("Sari Wulandari");
	await expectAccessible(page);

	await page.getByRole("button", { name: /Sudah pulang/ }).click();
	await expect(page.getByRole("heading", { name: "Belum ada yang pulang" })).toBeVisible();
	await page.getByRole("button", { name: "Presensi terakhir" }).click();
	await page.getByRole("button", { name: "Semua presensi" }).click();
	await expect(page.getByRole("navigation").getByRole("button", { name: "Presensi" })).toHaveAttribute(
		"aria-current",
		"page",
	);
});
