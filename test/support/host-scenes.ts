// Leaving the kiosk, restarting it, and trying the camera's settings out. For screenshots.
import type { AdminScene } from "./admin-scene.ts";
import { button, openSettings } from "./admin-steps.ts";

export const hostScenes: readonly AdminScene[] = [
	{ name: "settings-host", picture: "person", steps: (page, words) => openSettings(page, words, "host") },
	{
		name: "settings-host-ask",
		picture: "person",
		async steps(page, words) {
			await openSettings(page, words, "host");
			await button(page, words.host.action.leaveKiosk.button).click();
		},
	},
	{
		name: "settings-host-refused",
		picture: "person",
		async steps(page, words) {
			const { button: name, confirm } = words.host.action.shutDownComputer;
			await openSettings(page, words, "host");
			await button(page, name).click();
			await page.getByRole("alertdialog").getByRole("button", { name: confirm }).click();
			await page.getByRole("alertdialog").getByRole("alert").waitFor();
		},
	},
	{
		name: "settings-camera-trial",
		picture: "person",
		async steps(page, words) {
			await openSettings(page, words, "screen");
			await button(page, words.settings.kiosk.showCamera).click();
			await button(page, words.settings.screen.trialLamp).click();
			await page.getByTestId("camera-trial").scrollIntoViewIfNeeded();
		},
	},
];
