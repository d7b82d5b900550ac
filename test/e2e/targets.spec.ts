// Where punches go, as a supervisor sets it up and puts it right on screen.
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { startOdoo } from "../support/stand-ins/odoo.ts";
import { expectAccessible } from "./support/accessibility.ts";
import { expect, PIN, test } from "./support/kiosk-test.ts";
import { openSettings } from "./support/supervisor-steps.ts";

async function openTargets(page: Page) {
	await openSettings(page, PIN, "Tujuan HRIS");
	return page.locator("section", { has: page.getByRole("heading", { name: "Tujuan HRIS" }) });
}

const today = () => {
	const now = new Date();
	const two = (value: number) => String(value).padStart(2, "0");
	return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};

test("a folder gets the punches of a chosen day, told how many before it is saved, and none twice", async ({
	kiosk,
}) => {
	const folder = join(kiosk.dataDir, "../stick");
	mkdirSync(folder);
	await kiosk.enroll("E-001", "Sari Wulandari", "sari");
	await kiosk.show("sari");
	await expect(kiosk.page.getByTestId("card-recorded")).toContainText("Sari Wulandari");

	const targets = await openTargets(kiosk.page);
	await targets.getByRole("button", { name: "Tambah tujuan" }).click();
	const dialog = kiosk.page.getByRole("dialog");
	await dialog.getByRole("combobox", { name: "Jenis" }).click();
	await kiosk.page.getByRole("option", { name: "Berkas CSV" }).click();
	await dialog.getByLabel("Nama", { exact: true }).fill("Stik");
	await dialog.getByLabel("Folder").fill(folder);
	await dialog.getByRole("combobox", { name: "Berkas" }).click();
	await kiosk.page.getByRole("option", { name: "Satu per bulan" }).click();
	await dialog.getByRole("button", { name: "Coba sambungan" }).click();
	await expect(dialog.getByText("dapat dihubungi dan menerima kita")).toBeVisible();
	await dialog.getByRole("radio", { name: "Kirim sejak tanggal" }).click();
	await dialog.getByLabel("Sejak tanggal", { exact: true }).fill(today());
	await expect(dialog.getByTestId("earlier-count")).toContainText("1 presensi akan dikirim");
	await expectAccessible(kiosk.page);
	await dialog.getByRole("button", { name: "Simpan" }).click();
	await expect(dialog).toBeHidden();

	const lines = () =>
		readdirSync(folder)
			.filter((name) => name.endsWith(".csv"))
			.flatMap((name) => readFileSync(join(folder, name), "utf8").trim().split("\r\n"));
	await expect.poll(() => lines().length).toBe(2);
	expect(lines()[1]).toContain('"E-001",IN');

	await targets.getByRole("button", { name: "Ubah Stik" }).click();
	await dialog.getByRole("radio", { name: "Kirim sejak tanggal" }).click();
	await dialog.getByLabel("Sejak tanggal", { exact: true }).fill(today());
	await expect(dialog.getByTestId("earlier-count")).toContainText("Tidak ada presensi yang perlu dikirim");
	await dialog.getByLabel("Jam menulis").fill("25:00");
	await dialog.getByRole("button", { name: "Simpan" }).click();
	await expect(dialog.getByText("Isian ini belum lengkap atau tidak sesuai.")).toBeVisible();
	await dialog.getByLabel("Jam menulis").fill("12:00, 18:00");
	await dialog.getByRole("button", { name: "Simpan" }).click();
	await expect(dialog).toBeHidden();
	expect(lines()).toHaveLength(2);
});

test("an address where nobody takes punches rests with a plain word, and goes on when it is put right", async ({
	kiosk,
}) => {
	await kiosk.enroll("E-001", "Sari Wulandari", "sari");
	kiosk.hris.setFault({ kind: "status", status: 404 });
	await kiosk.show("sari");
	await expect(kiosk.page.getByTestId("card-recorded")).toContainText("Sari Wulandari");
	const targets = await openTargets(kiosk.page);
	const state = targets.getByTestId("target-state");
	await expect(state).toHaveAttribute("data-state", "paused", { timeout: 30_000 });
	await expect(state).toContainText("Dijeda");
	await expect(state).toContainText("Layanan ini tidak ada di alamat itu.");
	await expect(state).toContainText("dicoba lagi pukul");
	await expectAccessible(kiosk.page);
	expect(await kiosk.rest.sync()).toMatchObject({ waiting: 1, dead_letters: 0 });
	kiosk.hris.setFault({ kind: "none" });
	await targets.getByRole("button", { name: "Ubah HRIS" }).click();
	await kiosk.page.getByRole("dialog").getByRole("button", { name: "Simpan" }).click();
	await expect.poll(() => kiosk.hris.ledger().length).toBe(1);
	await expect(state).toHaveAttribute("data-state", "online");
});

test("a punch without an ID at the HRIS leads to where it is typed, and goes when it is sent again", async ({
	kiosk,
}) => {
	const odoo = await startOdoo([{ id: 7, name: "Sari Wulandari", barcode: "E-001", active: true }]);
	await kiosk.enroll("E-001", "Sari Wulandari", "sari");
	await kiosk.asSupervisor((client) =>
		client.targets.save({
			targetId: null,
			kind: "odoo",
			name: "Odoo",
			settings: { ...odoo.settings },
			secrets: { ...odoo.secrets },
			isEnabled: true,
			sendFromMs: null,
		}),
	);
	await kiosk.show("sari");
	await expect(kiosk.page.getByTestId("card-recorded")).toContainText("Sari Wulandari");
	const targets = await openTargets(kiosk.page);
	await targets.getByRole("button", { name: "1 ditolak" }).click();
	const dialog = kiosk.page.getByRole("dialog");
	await expect(dialog).toContainText("Nomor karyawan ini di HRIS belum diketahui.");
	await expectAccessible(kiosk.page);
	await dialog.getByRole("button", { name: "Isi ID karyawan ini" }).click();
	const field = dialog.getByLabel("ID untuk Sari Wulandari");
	await expect(field).toBeFocused();
	await field.fill("7");
	await dialog.getByRole("button", { name: "Simpan: Sari Wulandari" }).click();
	await expect(dialog.getByRole("button", { name: "Simpan: Sari Wulandari" })).toBeHidden();
	await dialog.getByRole("button", { name: "Tutup" }).click();
	await targets.getByRole("button", { name: "1 ditolak" }).click();
	await dialog.getByRole("button", { name: "Kirim ulang" }).click();
	await expect.poll(() => odoo.attendances().length).toBe(1);
	expect(odoo.attendances()[0]).toMatchObject({ employee_id: 7, check_out: false });
	await odoo.stop();
});
