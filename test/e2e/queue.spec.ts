// 08.00: one stands before the kiosk, the next a step behind. The nearest is served, and then the next, without a pause.
import { photoOf, queuePhoto } from "../support/sample-people.ts";
import { showToCamera } from "../support/test-camera.ts";
import { expect, test } from "./support/kiosk-test.ts";

test("the nearest is served although somebody waits behind, then the one behind", async ({ kiosk }) => {
	await kiosk.enroll("E-001", "Sari Wulandari", "sari");
	await kiosk.enroll("E-002", "Ayu Lestari", "ayu");
	const { page } = kiosk;
	await page.evaluate(() => {
		const screen = document.querySelector("[data-testid=kiosk]");
		const states: string[] = [];
		Object.assign(window, { shownStates: states });
		if (!screen) return;
		const note = () => states.push(screen.getAttribute("data-state") ?? "");
		new MutationObserver(note).observe(screen, { attributeFilter: ["data-state"] });
	});
	await showToCamera(page, await queuePhoto("sari", "ayu"));
	await expect(page.getByTestId("card-recorded")).toContainText("Sari Wulandari");
	// The outline is around the nearest: in the mirror's middle, not where the other one is.
	const outline = await page.getByTestId("face-outline").locator("ellipse").first().boundingBox();
	expect(Math.abs((outline?.x ?? 0) + (outline?.width ?? 0) / 2 - 640)).toBeLessThan(120);
	// She walks off; the card is still up when the next one is recorded.
	await showToCamera(page, await photoOf("ayu"));
	await expect(page.getByTestId("card-recorded")).toContainText("Ayu Lestari");
	const states = await page.evaluate(() => Reflect.get(window, "shownStates"));
	expect(states).not.toContain("several");
	const punches = await kiosk.rest.punches();
	expect(punches.map(({ employee_id }) => employee_id).sort()).toEqual(["E-001", "E-002"]);
});
