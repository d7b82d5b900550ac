// Many people from a list and photos, with the real models: what is taken, what is refused and why, and a second run.
import { photoOf, plainPhoto } from "../support/sample-people.ts";
import { expectAccessible } from "./support/accessibility.ts";
import { expect, PIN, test } from "./support/kiosk-test.ts";
import { savedFile } from "./support/saved-file.ts";
import { openSupervisorArea, typePin } from "./support/supervisor-steps.ts";

test("many people are enrolled from a list and their photos, and a second run doubles nothing", async ({ kiosk }) => {
	test.slow();
	const { page } = kiosk;
	const sari = await photoOf("sari");
	const photo = (name: string, buffer: Buffer) => ({ name, mimeType: "image/jpeg", buffer });
	const photos = [
		photo("K-1.jpg", sari),
		photo("K-2 (1).jpg", await photoOf("ayu")),
		photo("K-3.jpg", await plainPhoto(90, 90, 90)),
		photo("K-4.jpg", sari),
		photo("holiday.jpg", await photoOf("dewi")),
	];
	const list =
		"employee_id;name;consent\nK-1;Sari;ya\nK-2;Ayu;2026-01-05\nK-3;Tembok;ya\nK-4;Sari Dua;ya\nK-5;Budi;tidak\n";
	await openSupervisorArea(page);
	await typePin(page, PIN);
	await page.getByRole("button", { name: "Daftarkan", exact: true }).click();
	await page.getByRole("button", { name: "Banyak orang" }).click();
	const run = async () => {
		await page
			.getByLabel("Daftar karyawan (CSV)")
			.setInputFiles({ name: "staff.csv", mimeType: "text/csv", buffer: Buffer.from(list) });
		await page.getByLabel("Atau pilih foto").setInputFiles(photos);
		await page.getByRole("button", { name: "Periksa dulu" }).click();
		await expect(page.getByText("4 orang, 4 foto siap. 2 hal perlu dilihat.")).toBeVisible();
		await page.getByRole("button", { name: "Daftarkan 4 foto" }).click();
	};

	await run();
	await expect(page.getByText("Selesai: 2 foto terdaftar, 0 sudah ada, 2 ditolak")).toBeVisible();
	await expect(page.getByText("Wajah ini milik Sari (K-1)")).toBeVisible();
	await expectAccessible(page);
	const { text: report } = await savedFile(page, page.getByRole("button", { name: "Unduh laporan" }));
	expect(report).toContain("enrolled,K-1.jpg,K-1,");
	expect(report).toContain("refused,holiday.jpg,,");
	expect(report).toContain("Baris 6: Persetujuan tidak tercantum");
	expect(await kiosk.rest.users()).toEqual([
		expect.objectContaining({ employee_id: "K-2", num_embeddings: 1 }),
		expect.objectContaining({ employee_id: "K-1", num_embeddings: 1 }),
	]);

	await page.getByRole("button", { name: "Mulai dari awal" }).click();
	await run();
	await expect(page.getByText("Selesai: 0 foto terdaftar, 2 sudah ada, 2 ditolak")).toBeVisible();
});

test("a long run is not cut by the lock of an area that nobody touches; once it is done, the time begins", async ({
	kiosk,
}) => {
	const { page } = kiosk;
	const buffer = await photoOf("sari");
	const photos = Array.from({ length: 20 }, (_, index) => ({
		name: `K-1 (${index}).jpg`,
		mimeType: "image/jpeg",
		// A comment after the picture: another file of the same face.
		buffer: Buffer.concat([buffer, Buffer.from([index])]),
	}));
	await page.clock.install();
	await openSupervisorArea(page);
	await typePin(page, PIN);
	await page.getByRole("button", { name: "Daftarkan", exact: true }).click();
	await page.getByRole("button", { name: "Banyak orang" }).click();
	await page.getByLabel("Daftar karyawan (CSV)").setInputFiles({
		name: "staff.csv",
		mimeType: "text/csv",
		buffer: Buffer.from("employee_id;name;consent\nK-1;Sari;ya\n"),
	});
	await page.getByLabel("Atau pilih foto").setInputFiles(photos);
	await page.getByRole("button", { name: "Periksa dulu" }).click();
	await page.getByRole("button", { name: "Daftarkan 20 foto" }).click();
	await expect(page.getByRole("button", { name: "Berhenti" })).toBeVisible();
	await page.clock.fastForward(6 * 60_000);
	await expect(page.getByText(/^Selesai: /)).toBeVisible({ timeout: 60_000 });
	await page.clock.fastForward(4 * 60_000 + 40_000);
	await expect(page.getByRole("alertdialog")).toContainText("Masih di sana?");
	await page.clock.fastForward(40_000);
	await expect(page.getByTestId("kiosk")).toBeVisible();
});
