// What an operator chooses for the place, and what employees can read before they look at the camera.
import { plainPhoto } from "../support/sample-people.ts";
import { showToCamera } from "../support/test-camera.ts";
import { expectAccessible } from "./support/accessibility.ts";
import { expect, PIN, test } from "./support/kiosk-test.ts";
import { openSettings } from "./support/supervisor-steps.ts";

test("look and sound are chosen in the settings, tried out, kept, and worn by the kiosk", async ({ kiosk }) => {
	const { page } = kiosk;
	await page.addInitScript(() => {
		const { start } = OscillatorNode.prototype;
		OscillatorNode.prototype.start = function (when) {
			document.documentElement.dataset["heard"] = "true";
			start.call(this, when);
		};
	});
	await page.reload();
	await openSettings(page, PIN, "Layar dan suara");
	const section = page.locator("section", { has: page.getByRole("heading", { name: "Layar dan suara" }) });
	await section.getByRole("combobox", { name: "Tampilan kiosk" }).click();
	await page.getByRole("option", { name: "Kontras tinggi" }).click();
	await section.getByRole("button", { name: "Coba suara" }).click();
	await expect(page.locator("html")).toHaveAttribute("data-heard", "true");
	await section.getByText("Jam tenang").click();
	await expect(section.getByRole("combobox", { name: "Tenang dari pukul" })).toContainText("22.00");
	await section.getByLabel("Bertanya soal data pribadi kepada").fill("Ibu Rina, HRD, 021-555");
	await section.getByRole("button", { name: "Simpan" }).click();
	await expect(section.getByText("Tersimpan")).toBeVisible();
	await expectAccessible(page);
	await page.reload();
	await expect(page.locator("html")).toHaveAttribute("data-theme", "contrast");
	await page.getByRole("button", { name: "Privasi" }).click();
	await expect(page.getByTestId("privacy")).toContainText("Hubungi Ibu Rina, HRD, 021-555.");
});

test("how the camera hangs and the lamp are tried out before they are saved, and the kiosk keeps its own until then", async ({
	kiosk,
}) => {
	const { page } = kiosk;
	await openSettings(page, PIN, "Layar dan suara");
	const section = page.locator("section", { has: page.getByRole("heading", { name: "Layar dan suara" }) });
	await section.getByRole("button", { name: "Lihat gambar kamera" }).click();
	const trial = section.getByTestId("camera-trial");
	await expect(trial.locator("video")).toHaveAttribute("data-live", "true");
	await expect(trial.locator("video")).toHaveAttribute("data-rotation", "0");
	await section.getByRole("combobox", { name: "Putar gambar kamera" }).click();
	await page.getByRole("option", { name: "90° searah jarum jam" }).click();
	await section.getByText("Tampilkan kamera seperti cermin").click();
	await expect(trial.locator("video")).toHaveAttribute("data-rotation", "90");
	await expect(trial.locator("video")).toHaveAttribute("data-mirrored", "false");
	await section.getByRole("button", { name: "Lihat lampu layar" }).click();
	await expect(trial).toHaveAttribute("data-lit", "true");
	await showToCamera(page, await plainPhoto(12, 12, 12));
	await expect(section.getByText("lampu layar akan menyala", { exact: false })).toBeVisible();
	await expectAccessible(page);
	await section.getByRole("button", { name: "Sembunyikan gambar" }).click();
	await expect(trial).toHaveCount(0);
	expect(await kiosk.asSupervisor(({ system }) => system.settings({}))).toMatchObject({
		cameraRotationDeg: 0,
		isCameraMirrored: true,
	});
});

test("with the user's colours alone the place where one is, and what is chosen, are still marked", async ({
	kiosk,
}) => {
	const { page } = kiosk;
	await page.emulateMedia({ forcedColors: "active" });
	await openSettings(page, PIN, "Kiosk");
	const frameOf = (name: string) =>
		page
			.getByRole("navigation")
			.getByRole("button", { name, exact: true })
			.evaluate((element) => {
				element.blur();
				return getComputedStyle(element).outlineStyle;
			});
	expect(await frameOf("Pengaturan")).toBe("solid");
	expect(await frameOf("Kiosk")).toBe("solid");
	expect(await frameOf("Karyawan")).toBe("none");
	await expectAccessible(page);
});

test("on a small screen a section begins at its top, wherever the menu was left", async ({ kiosk }) => {
	const { page } = kiosk;
	await page.setViewportSize({ width: 1024, height: 600 });
	await openSettings(page, PIN, "Tutup dan mulai ulang");
	await expect(page.getByRole("heading", { name: "Pengaturan", exact: true })).toBeInViewport();
});

test("the privacy page is one touch away, records nobody while it is read, and returns by itself", async ({
	kiosk,
}) => {
	await kiosk.enroll("E-001", "Sari Wulandari", "sari");
	const { page } = kiosk;
	await page.getByRole("button", { name: "Privasi" }).click();
	const panel = page.getByTestId("privacy");
	await expect(panel).toContainText("Berapa lama");
	await expectAccessible(page);
	await kiosk.show("sari");
	await page.waitForTimeout(2_500);
	expect(await kiosk.rest.punches()).toEqual([]);
	await panel.getByRole("button", { name: "Kembali ke kiosk" }).click();
	await expect(page.getByTestId("card-recorded")).toContainText("Sari");
	await page.clock.install();
	await page.getByRole("button", { name: "Privasi" }).click();
	await expect(panel).toBeVisible();
	await page.clock.fastForward(61_000);
	await expect(panel).toBeHidden();
});

test("a lock that nobody opens gives way to the kiosk", async ({ kiosk: { page } }) => {
	await page.clock.install();
	await page.getByRole("button", { name: "Area supervisor" }).click();
	await page.getByRole("button", { name: "4", exact: true }).click();
	await expect(page.getByLabel("1 angka diisi")).toBeVisible();
	await page.clock.fastForward(61_000);
	await expect(page.getByTestId("kiosk")).toBeVisible();
	await page.getByRole("button", { name: "Area supervisor" }).click();
	await expect(page.getByLabel("0 angka diisi")).toBeVisible();
});

test("the screen rests when nobody came for minutes, and a face wakes it", async ({ kiosk }) => {
	await kiosk.enroll("E-001", "Sari Wulandari", "sari");
	const { page } = kiosk;
	await page.clock.install();
	await page.reload();
	await expect(page.getByTestId("prompt-idle")).toBeVisible();
	await expect(page.getByTestId("resting")).toHaveCount(0);
	await page.clock.fastForward(5 * 60_000 + 5_000);
	await expect(page.getByTestId("resting")).toBeVisible();
	await kiosk.show("sari");
	await expect(page.getByTestId("resting")).toHaveCount(0);
	await expect(page.getByTestId("card-recorded")).toContainText("Sari");
});

test("the screen lights a dark lobby, unless that is switched off", async ({ kiosk }) => {
	const { page } = kiosk;
	const screen = page.getByTestId("kiosk");
	await expect(screen).toHaveAttribute("data-lit", "false");
	await showToCamera(page, await plainPhoto(12, 12, 12));
	await expect(screen).toHaveAttribute("data-lit", "true");
	await kiosk.asSupervisor(({ settings }) => settings.update({ fillLight: "off" }));
	await page.reload();
	await showToCamera(page, await plainPhoto(12, 12, 12));
	await expect(page.getByTestId("prompt-idle")).toBeVisible();
	await expect(screen).toHaveAttribute("data-lit", "false");
});

test("the hours in which the kiosk looks after itself are chosen and kept", async ({ kiosk }) => {
	const { page } = kiosk;
	await openSettings(page, PIN, "Kiosk");
	const section = page.locator("section", { has: page.getByRole("heading", { name: "Jam perawatan" }) });
	await section.getByRole("combobox", { name: "Dari pukul" }).click();
	await page.getByRole("option", { name: "23.00" }).click();
	await section.getByRole("combobox", { name: "Sampai pukul" }).click();
	await page.getByRole("option", { name: "23.00" }).click();
	await expect(section).toContainText("kapan saja, siang maupun malam");
	await section.getByRole("combobox", { name: "Sampai pukul" }).click();
	await page.getByRole("option", { name: "01.00" }).click();
	await section.getByRole("button", { name: "Simpan" }).click();
	await expect(section.getByText("Tersimpan")).toBeVisible();
	const saved = await kiosk.asSupervisor((client) => client.system.settings({}));
	expect(saved.maintenanceHours).toEqual({ fromMinute: 1380, toMinute: 60 });
});
