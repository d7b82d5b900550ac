// The first minutes with a new kiosk, and the supervisor's area behind its PIN.
import { expectAccessible } from "./support/accessibility.ts";
import { expect, PIN, test } from "./support/kiosk-test.ts";
import { openSupervisorArea, typePin } from "./support/supervisor-steps.ts";

test.describe("at the first start", () => {
	test.use({ isSetUp: false });

	test("a wizard asks five questions, and the kiosk opens", async ({ kiosk }) => {
		const { page } = kiosk;
		const next = page.getByRole("button", { name: "Lanjut" });
		await expect(page.getByRole("heading", { name: "Selamat datang di Hadir" })).toBeVisible();
		await expectAccessible(page);
		await next.click();

		await expect(page.getByRole("heading", { name: "Buat PIN supervisor" })).toBeVisible();
		await expectAccessible(page);
		await typePin(page, PIN);
		await expect(page.getByText("Ketik PIN sekali lagi")).toBeVisible();
		await typePin(page, PIN);

		await expect(page.getByRole("heading", { name: "Pilih kamera" })).toBeVisible();
		await expectAccessible(page);
		await next.click();

		await page.getByLabel("Nama kiosk").fill("Pintu utama");
		await expectAccessible(page);
		await next.click();

		await expect(page.getByRole("heading", { name: "Hubungkan ke HRIS" })).toBeVisible();
		await expectAccessible(page);
		await page.getByRole("button", { name: "Selesai" }).click();
		await page.getByRole("button", { name: "Buka kiosk" }).click();

		await expect(page.getByTestId("kiosk")).toBeVisible();
		await expect(page.getByText("Pintu utama")).toBeVisible();
		await expect(page.getByTestId("network")).toHaveAttribute("data-network", "not_configured");
	});

	test("in English when English is chosen", async ({ kiosk }) => {
		await kiosk.page.getByText("English", { exact: true }).click();
		await expect(kiosk.page.getByRole("heading", { name: "Welcome to Hadir" })).toBeVisible();
		await expect(kiosk.page.locator("html")).toHaveAttribute("lang", "en");
	});
});

test("the supervisor's area opens with the PIN only, lists people, and deletes them", async ({ kiosk }) => {
	const { page } = kiosk;
	await kiosk.enroll("E-001", "Sari Wulandari", "sari");
	await kiosk.enroll("E-002", "Ayu Lestari", "ayu");
	await openSupervisorArea(page);
	await typePin(page, "135790");
	await expect(page.getByText(/PIN salah/)).toBeVisible();
	await expectAccessible(page);
	await typePin(page, PIN);

	await page.getByRole("button", { name: "Karyawan", exact: true }).click();
	await expect(page.getByText("2 orang terdaftar")).toBeVisible();
	await expectAccessible(page);
	await page.getByRole("button", { name: "Hapus Ayu Lestari" }).click();
	await expect(page.getByText("Hapus Ayu Lestari?")).toBeVisible();
	await expectAccessible(page);
	await page.getByRole("button", { name: "Hapus", exact: true }).click();
	await expect(page.getByText("Ayu Lestari sudah dihapus.")).toBeVisible();
	await expect.poll(async () => (await kiosk.rest.users()).map((user) => user.employee_id)).toEqual(["E-001"]);

	await page.getByRole("button", { name: "Kunci" }).click();
	await kiosk.show("ayu");
	await expect(page.getByTestId("card-unknown")).toBeVisible();
});

test("today's log shows what was recorded", async ({ kiosk }) => {
	const { page } = kiosk;
	await kiosk.enroll("E-001", "Sari Wulandari", "sari");
	await kiosk.show("sari");
	await expect(page.getByTestId("card-recorded")).toBeVisible();
	await openSupervisorArea(page);
	await typePin(page, PIN);
	await expect(page.getByRole("heading", { name: "Hari ini" })).toBeVisible();
	const row = page.getByRole("row", { name: /Sari Wulandari/ });
	await expect(row).toContainText("Masuk");
	await expectAccessible(page);
});
