// Photos as evidence: off until an administrator wants them, told in the consent, kept of a punch, looked at, and gone.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { poseFrame } from "../support/scripted-engine/scripted-frame.ts";
import { showToCamera } from "../support/test-camera.ts";
import { expectAccessible } from "./support/accessibility.ts";
import { headTurns, turnHead } from "./support/head-turns.ts";
import { projectRoot } from "./support/host-kind.ts";
import { expect, PIN, test } from "./support/kiosk-test.ts";
import { fillPerson, openSection, openSettings, openSupervisorArea, typePin } from "./support/supervisor-steps.ts";

const register = pathToFileURL(join(projectRoot, "test", "support", "scripted-engine", "register.ts")).href;
test.use({ hostEnv: { NODE_OPTIONS: `--import ${register}` } });

test("an evidence photo is agreed to, kept, seen by an administrator, and erased when it is switched off", async ({
	kiosk,
	hostKind,
}) => {
	test.skip(hostKind === "electron", "Electron ignores NODE_OPTIONS, by which the scripted engine is put in place");
	test.slow();
	const { page } = kiosk;
	const rules = page.locator("section", {
		has: page.getByRole("heading", { name: "Lama simpan catatan dan foto bukti" }),
	});
	const kind = rules.getByRole("combobox", { name: "Foto bukti setiap presensi wajah" });

	await openSettings(page, PIN, "Data & privasi");
	await kind.click();
	await page.getByRole("option", { name: "Simpan potongan wajah" }).click();
	await expect(rules.getByText("Tidak ada yang dihapus.")).toBeVisible();
	await expectAccessible(page);
	await rules.getByRole("button", { name: "Simpan", exact: true }).click();
	await expect(rules.getByText("Tersimpan")).toBeVisible();

	await page.getByRole("button", { name: "Daftarkan", exact: true }).click();
	await fillPerson(page, { employeeId: "E-100", name: "Rani Permata" });
	await expect(page.getByText("Dihapus setelah 14 hari dan tidak pernah dikirim.")).toBeVisible();
	await expect(page.getByText("Foto dan video tidak disimpan.")).toHaveCount(0);
	await expect(page.getByText(/\+evidence14/)).toBeVisible();
	await page.getByRole("checkbox").click();
	await page.getByRole("button", { name: "Setuju, lanjut" }).click();
	await turnHead(page, headTurns);
	await page.getByRole("button", { name: "Simpan" }).click();
	await expect(page.getByRole("heading", { name: "Rani Permata sudah terdaftar" })).toBeVisible();

	await page.getByRole("button", { name: "Kunci", exact: true }).click();
	await showToCamera(page, await poseFrame({ yawDeg: 0, pitchDeg: 0 }));
	await expect(page.getByTestId("card-recorded")).toContainText("Rani Permata");
	await page.getByRole("button", { name: "Privasi" }).click();
	await expect(page.getByTestId("privacy")).toContainText("disimpan terenkripsi 14 hari");
	await page.getByRole("button", { name: "Kembali ke kiosk" }).click();

	await openSupervisorArea(page);
	await typePin(page, PIN);
	await page.getByRole("navigation").getByRole("button", { name: "Presensi" }).click();
	await page.getByRole("radio", { name: "Cari" }).click();
	await page.getByRole("button", { name: "Rincian presensi Rani Permata" }).first().click();
	const record = page.getByRole("dialog");
	await record.getByRole("button", { name: "Lihat foto bukti" }).click();
	const photo = record.getByRole("img", { name: "Foto bukti presensi Rani Permata" });
	await expect(photo).toBeVisible();
	expect(await photo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
	await expectAccessible(page);
	await record.getByRole("button", { name: "Tutup" }).click();

	await page.getByRole("navigation").getByRole("button", { name: "Pengaturan" }).click();
	await openSection(page, "Data & privasi");
	await kind.click();
	await page.getByRole("option", { name: "Tidak disimpan" }).click();
	await expect(rules.getByText("1 foto bukti dihapus.")).toBeVisible();
	await rules.getByRole("button", { name: "Simpan", exact: true }).click();
	const asked = page.getByRole("alertdialog");
	await expect(asked).toContainText("1 foto bukti dihapus.");
	await expectAccessible(page);
	await asked.getByRole("button", { name: "Simpan dan hapus" }).click();
	await expect(asked).toBeHidden();
	await kind.click();
	await page.getByRole("option", { name: "Simpan seluruh gambar, latar disamarkan" }).click();
	await expect(rules.getByText("Tidak ada yang dihapus.")).toBeVisible();
});
