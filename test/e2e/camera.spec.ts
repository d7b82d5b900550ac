// Cameras that are real to the browser, missing, or pulled out.
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { motionJpegOf } from "../support/sample-people.ts";
import { plugCamera } from "../support/test-camera.ts";
import { expectAccessible } from "./support/accessibility.ts";
import { expect, test } from "./support/kiosk-test.ts";

test("a camera that is pulled out is missed, and used again when it is back", async ({ kiosk }) => {
	await kiosk.enroll("E-001", "Sari Wulandari", "sari");
	await expect(kiosk.page.getByTestId("kiosk")).toHaveAttribute("data-state", "idle");
	await plugCamera(kiosk.page, false);
	await expect(kiosk.page.getByTestId(/^notice-camera-(not_found|lost)$/)).toBeVisible();
	await expectAccessible(kiosk.page);
	await plugCamera(kiosk.page, true);
	await kiosk.show("sari");
	await expect(kiosk.page.getByTestId("card-recorded")).toContainText("Sari Wulandari");
});

test.describe("without any camera", () => {
	test.use({ camera: "device" });

	test("the kiosk says what to do", async ({ kiosk }) => {
		const notice = kiosk.page.getByTestId("notice-camera-not_found");
		await expect(notice).toContainText("Kamera tidak ditemukan");
		await expect(notice).toContainText("Sambungkan kamera");
		await expect(notice.getByRole("button", { name: "Coba sekarang" })).toBeVisible();
		await expectAccessible(kiosk.page);
	});
});

test.describe("through the browser's own getUserMedia", () => {
	const file = join(mkdtempSync(join(tmpdir(), "hadir-camera-")), "sari.mjpeg");
	test.use({
		camera: "device",
		chromiumArgs: ["--use-fake-device-for-media-stream", `--use-file-for-fake-video-capture=${file}`],
	});
	test.beforeAll(async () => writeFileSync(file, await motionJpegOf("sari")));

	test("a person in front of the camera is recorded", async ({ kiosk }) => {
		await kiosk.enroll("E-001", "Sari Wulandari", "sari");
		await expect(kiosk.page.getByTestId("card-recorded")).toContainText("Sari Wulandari");
	});
});
