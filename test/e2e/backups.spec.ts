// Backups in the settings: one on demand, when they are made, and a folder that is not there.
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expectAccessible } from "./support/accessibility.ts";
import { expect, PIN, test } from "./support/kiosk-test.ts";
import { openSettings } from "./support/supervisor-steps.ts";

test("an administrator backs up, sets a time and a stick, and learns when the stick is away", async ({ kiosk }) => {
	const { page } = kiosk;
	const stick = mkdtempSync(join(tmpdir(), "hadir-stick-"));
	await kiosk.enroll("E-001", "Sari Wulandari", "sari");
	await openSettings(page, PIN, "Cadangan");
	await expect(page.getByText("Belum ada cadangan.")).toBeVisible();
	await expectAccessible(page);

	const now = page.getByRole("button", { name: "Cadangkan sekarang" });
	await now.click();
	await expect(page.getByText("Cadangan dibuat, dibaca ulang, dan utuh.")).toBeVisible();
	const list = page.locator("section", { has: page.getByRole("heading", { name: "Di komputer ini" }) });
	await expect(list.getByRole("listitem")).toHaveCount(1);
	await expect(list.getByRole("listitem")).toContainText("1 orang");
	await expect(page.getByText("Cadangan hanya terbuka di komputer ini.")).toBeVisible();

	await page.getByLabel("Salin juga ke folder").fill(stick);
	await page.getByRole("combobox", { name: "Jam" }).click();
	await page.getByRole("option", { name: "03.00" }).click();
	await page.getByRole("button", { name: "Simpan", exact: true }).click();
	await expect(page.getByText("Tersimpan")).toBeVisible();
	await now.click();
	await expect(list.getByRole("listitem")).toHaveCount(1);
	await expect.poll(() => readdirSync(stick).filter((name) => name.endsWith(".hadirbackup")).length).toBe(1);
	await expect(now).not.toHaveAttribute("aria-busy", "true");

	rmSync(stick, { recursive: true });
	await now.click();
	await expect(page.getByText("Folder lain tidak dapat dijangkau.")).toBeVisible();
	await expectAccessible(page);

	await page.getByRole("navigation").getByRole("button", { name: "Kesehatan" }).click();
	const health = page.getByRole("listitem").filter({ hasText: "Cadangan" });
	await expect(health).toContainText("Baik");
});
