// The recovery paper on screen: made and checked in the settings, used when the PIN was forgotten, void after a new key.
import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/accessibility.ts";
import { expect, PIN, test } from "./support/kiosk-test.ts";
import { openSection, openSettings, openSupervisorArea, typePin } from "./support/supervisor-steps.ts";

const NEW_PIN = "730264";
const SECTION = "Kunci dan pemulihan";

/** The groups that are on the screen now. */
async function readCode(page: Page): Promise<string[]> {
	const groups = page.getByTestId("recovery-code").getByRole("listitem");
	await expect(groups).toHaveCount(8);
	return (await groups.allTextContents()).map((text) => text.slice(1));
}

/** Types the groups back that are asked for. */
async function typeBack(page: Page, groups: readonly string[]): Promise<void> {
	await page.getByRole("button", { name: "Sudah saya simpan" }).click();
	const fields = page.getByRole("textbox");
	await expect(fields).toHaveCount(3);
	for (let number = 1; number <= 8; number++) {
		const field = page.getByLabel(`Kelompok ${number}`, { exact: true });
		if ((await field.count()) > 0) await field.fill((groups[number - 1] ?? "").toLowerCase());
	}
	await page.getByRole("button", { name: "Periksa" }).click();
}

async function lock(page: Page): Promise<void> {
	await page.getByRole("button", { name: "Kunci", exact: true }).click();
	await expect(page.getByTestId("kiosk")).toBeVisible();
}

test("a recovery code is made, checked, and opens the kiosk once when the PIN was forgotten", async ({ kiosk }) => {
	const { page } = kiosk;
	await kiosk.enroll("E-001", "Sari Wulandari", "sari");
	await openSettings(page, PIN, SECTION);
	await expect(page.getByText("Belum ada kode pemulihan")).toBeVisible();
	await page.getByRole("button", { name: "Buat kode pemulihan" }).click();
	const code = await readCode(page);
	await expectAccessible(page);

	// A wrong group is told by its number, and the kit stays out of force.
	await page.getByRole("button", { name: "Sudah saya simpan" }).click();
	for (const field of await page.getByRole("textbox").all()) await field.fill("ABCDE");
	await expect(page.getByText("Ada yang keliru di sini.").first()).toBeVisible();
	await page.getByRole("button", { name: "Periksa" }).click();
	await expect(page.getByRole("alert")).toContainText("tidak sama dengan kode yang ditampilkan");
	await expectAccessible(page);
	await page.getByRole("button", { name: "Tampilkan lagi kodenya" }).click();
	expect(await readCode(page)).toEqual(code);
	await typeBack(page, code);
	await expect(page.getByText("Kode pemulihan berlaku.")).toBeVisible();
	await expect(page.getByText("Berlaku: kertas nomor")).toBeVisible();
	await lock(page);

	await openSupervisorArea(page);
	await page.getByRole("button", { name: "Lupa PIN?" }).click();
	await expect(page.getByRole("heading", { name: "Lupa PIN administrator" })).toBeVisible();
	const next = page.getByRole("button", { name: "Lanjut" });
	for (const [i, group] of code.entries()) {
		await expect(next).toBeDisabled();
		await page.getByLabel(`Kelompok ${i + 1}`, { exact: true }).fill(group.toLowerCase());
	}
	await expectAccessible(page);
	await next.click();
	await typePin(page, NEW_PIN);
	await typePin(page, NEW_PIN);
	await expect(page.getByText("PIN baru sudah berlaku.")).toBeVisible();
	const second = await readCode(page);
	expect(second).not.toEqual(code);
	await typeBack(page, second);
	await expect(page.getByTestId("operator")).toContainText("Administrator");
	await lock(page);

	// The old PIN is over, the new one opens.
	await openSupervisorArea(page);
	await typePin(page, PIN);
	await expect(page.getByText("PIN salah.")).toBeVisible();
	await typePin(page, NEW_PIN);
	await expect(page.getByTestId("operator")).toBeVisible();
});

test("face data is renewed and the master key changed while the kiosk runs; the paper is void then", async ({
	kiosk,
}) => {
	const { page } = kiosk;
	await kiosk.enroll("E-001", "Sari Wulandari", "sari");
	await openSettings(page, PIN, SECTION);
	await page.getByRole("button", { name: "Buat kode pemulihan" }).click();
	await typeBack(page, await readCode(page));
	await expect(page.getByText("Berlaku: kertas nomor")).toBeVisible();
	await page.getByRole("button", { name: "Perbarui semua data wajah" }).click();
	await page.getByRole("alertdialog").getByRole("button", { name: "Perbarui", exact: true }).click();
	await expect(page.getByText("Selesai. Semua data memakai kunci terbaru.")).toBeVisible();
	await page.getByRole("button", { name: "Ganti kunci utama" }).click();
	await page.getByRole("alertdialog").getByRole("button", { name: "Ganti kunci", exact: true }).click();
	await expect(page.getByText("tidak berlaku lagi", { exact: false }).first()).toBeVisible();
	await expect(page.getByRole("button", { name: "Ganti dengan kode baru" })).toBeVisible();
	await expectAccessible(page);
	await openSection(page, "Keadaan");
	await lock(page);

	// The same person is known under the new keys.
	await kiosk.show("sari");
	await expect(page.getByText("Sari Wulandari")).toBeVisible({ timeout: 30_000 });

	await openSupervisorArea(page);
	await page.getByRole("button", { name: "Lupa PIN?" }).click();
	await expect(page.getByText("Kiosk ini belum punya kode pemulihan yang berlaku.")).toBeVisible();
	await page.getByRole("button", { name: "Kembali" }).click();
	await expect(page.getByRole("heading", { name: "Area supervisor" })).toBeVisible();
});
