// A camera that was turned with its screen: picture and frames are turned back, and the person is recorded.
import { sidewaysPhotoOf } from "../support/sample-people.ts";
import { showToCamera } from "../support/test-camera.ts";
import { expect, test } from "./support/kiosk-test.ts";

for (const turnDeg of [90, 270] as const)
	test(`a camera on its side (${turnDeg} degrees) records whoever stands upright before it`, async ({ kiosk }) => {
		await kiosk.enroll("E-001", "Sari Wulandari", "sari");
		await kiosk.asSupervisor(({ settings }) =>
			settings.update({ cameraRotationDeg: turnDeg, isCameraMirrored: false }),
		);
		const { page } = kiosk;
		await page.reload();
		const video = page.locator("video");
		await expect(video).toHaveAttribute("data-rotation", String(turnDeg));
		await expect(video).toHaveAttribute("data-mirrored", "false");
		await showToCamera(page, await sidewaysPhotoOf("sari", turnDeg));
		await expect(page.getByTestId("card-recorded")).toContainText("Sari Wulandari");
		// On screen it fills the stage as an upright picture would.
		const shown = await video.boundingBox();
		const screen = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
		expect(shown?.width).toBeCloseTo(screen.width, 0);
		expect(shown?.height).toBeCloseTo(screen.height, 0);
	});

test("a camera on its side without the setting knows nobody", async ({ kiosk }) => {
	await kiosk.enroll("E-001", "Sari Wulandari", "sari");
	const { page } = kiosk;
	await showToCamera(page, await sidewaysPhotoOf("sari", 90));
	await page.waitForTimeout(3_000);
	await expect(page.getByTestId("card-recorded")).toHaveCount(0);
});
