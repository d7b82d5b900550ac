// A camera that says that it is well and is not: it freezes, goes silent or black. The kiosk notices, opens it again, says
// what to do where that does not help, and counts it.
import { addSecondCamera, cameraBehaves, openedCameras, plugCamera } from "../support/test-camera.ts";
import { expectAccessible } from "./support/accessibility.ts";
import { faultsOf } from "./support/faults.ts";
import { expect, type Kiosk, test } from "./support/kiosk-test.ts";
import { typePin } from "./support/supervisor-steps.ts";

/** Long enough for the kiosk to know that this camera's pictures are never alike. */
async function beAlive({ page }: Kiosk): Promise<void> {
	await cameraBehaves(page, "noisy");
	await expect(page.getByTestId("kiosk")).toHaveAttribute("data-state", "idle");
	await page.waitForTimeout(7_000);
	expect(await openedCameras(page)).toHaveLength(1);
}

async function expectWorking(kiosk: Kiosk): Promise<void> {
	await kiosk.show("sari");
	await expect(kiosk.page.getByTestId("card-recorded")).toContainText("Sari Wulandari");
}

test("a picture that stands still is noticed, and the camera opened again", async ({ kiosk }) => {
	await kiosk.enroll("E-001", "Sari Wulandari", "sari");
	await beAlive(kiosk);
	await cameraBehaves(kiosk.page, "stuck", 1);
	await expect.poll(() => openedCameras(kiosk.page)).toHaveLength(2);
	await expectWorking(kiosk);
	await expect.poll(() => faultsOf(kiosk.dataDir)).toEqual({ "camera-frozen": { total: 1, recovered: 1 } });
});

test("where opening it again does not help the kiosk says what to do, and PIN goes on", async ({ kiosk }) => {
	const { page } = kiosk;
	await kiosk.enroll("1001", "Sari Wulandari", "sari");
	await kiosk.asSupervisor(({ personalCodes }) => personalCodes.setPin({ employeeId: "1001", pin: "730418" }));
	await page.reload();
	await beAlive(kiosk);
	await cameraBehaves(page, "stuck");
	const notice = page.getByTestId("notice-camera-frozen");
	await expect(notice).toContainText("Cabut kamera lalu pasang lagi");
	await expectAccessible(page);

	await page.getByRole("button", { name: "PIN", exact: true }).click();
	await typePin(page, "1001");
	await expect(page.getByRole("heading", { name: "PIN Anda" })).toBeVisible();
	await typePin(page, "730418");
	await expect(page.getByTestId("card-recorded")).toContainText("Sari Wulandari");

	await expect(notice).toBeVisible();
	const tries = (await openedCameras(page)).length;
	await notice.getByRole("button", { name: "Coba sekarang" }).click();
	await expect.poll(() => openedCameras(page).then((ids) => ids.length)).toBeGreaterThan(tries);
	await cameraBehaves(page, "noisy");
	await expect(notice).toBeHidden();
	await expect.poll(() => faultsOf(kiosk.dataDir)).toMatchObject({ "camera-frozen": { total: 1 } });
});

test("pictures that stop coming are missed", async ({ kiosk }) => {
	await kiosk.enroll("E-001", "Sari Wulandari", "sari");
	await expect(kiosk.page.getByTestId("kiosk")).toHaveAttribute("data-state", "idle");
	await cameraBehaves(kiosk.page, "silent", 1);
	await expect.poll(() => openedCameras(kiosk.page)).toHaveLength(2);
	await expectWorking(kiosk);
	await expect.poll(() => faultsOf(kiosk.dataDir)).toEqual({ "camera-frozen": { total: 1, recovered: 1 } });
});

test("a covered lens is told from an empty room, and is well the moment that it is free", async ({ kiosk }) => {
	await kiosk.enroll("E-001", "Sari Wulandari", "sari");
	await expect(kiosk.page.getByTestId("kiosk")).toHaveAttribute("data-state", "idle");
	await cameraBehaves(kiosk.page, "covered");
	const notice = kiosk.page.getByTestId("notice-camera-black");
	await expect(notice).toContainText("Buka penutup lensa");
	await expectAccessible(kiosk.page);
	await cameraBehaves(kiosk.page, "noisy");
	await expect(notice).toBeHidden();
	await expectWorking(kiosk);
	await expect.poll(() => faultsOf(kiosk.dataDir)).toEqual({ "camera-black": { total: 1, recovered: 1 } });
});

test("while the chosen camera is away another one stands in, which is said", async ({ kiosk }) => {
	const { page } = kiosk;
	await kiosk.enroll("E-001", "Sari Wulandari", "sari");
	await kiosk.asSupervisor(({ settings }) => settings.update({ cameraId: "test-camera" }));
	await page.reload();
	await expect(page.getByTestId("kiosk")).toHaveAttribute("data-state", "idle");
	await addSecondCamera(page);
	await plugCamera(page, false);
	await expect(page.getByTestId("camera-substitute")).toHaveText("Kamera pengganti dipakai");
	await expectAccessible(page);
	await kiosk.show("sari");
	await expect(page.getByTestId("card-recorded")).toContainText("Sari Wulandari");
	await plugCamera(page, true);
	await expect(page.getByTestId("camera-substitute")).toBeHidden();
	expect(await openedCameras(page)).toEqual(["test-camera", "second-camera", "test-camera"]);
	await expect.poll(() => faultsOf(kiosk.dataDir)).toEqual({ "camera-lost": { total: 1, recovered: 1 } });
});
