// Updates in the settings of a kiosk that is run from a checkout: it says so, offers nothing, and has no history.
import { expectAccessible } from "./support/accessibility.ts";
import { expect, PIN, test } from "./support/kiosk-test.ts";
import { openSettings } from "./support/supervisor-steps.ts";

test("an administrator reads which version runs, and that no address for updates is set", async ({ kiosk }) => {
	const { page } = kiosk;
	await openSettings(page, PIN, "Pembaruan");
	await expect(page.getByText(/^Versi \d+\.\d+\.\d+\. Alamat pembaruan belum diatur\.$/)).toBeVisible();
	await expect(page.getByText("Belum ada pembaruan di kiosk ini.")).toBeVisible();
	await expect(page.getByRole("button", { name: "Periksa sekarang" })).toHaveCount(0);
	await expectAccessible(page);
});
