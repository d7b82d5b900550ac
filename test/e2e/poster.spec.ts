// The poster for the door, as it leaves the printer.
import { expect, PIN, test } from "./support/kiosk-test.ts";
import { openSettings } from "./support/supervisor-steps.ts";

test("the poster is printed on one sheet, in both languages, with the kiosk's name and whom to ask", async ({
	kiosk,
}) => {
	const { page } = kiosk;
	await kiosk.asSupervisor((client) => client.settings.update({ privacyContact: "Bu Rina, personalia, pesawat 12" }));
	await page.reload();
	await page.evaluate(() => {
		// The printer's own dialog cannot be answered here.
		window.print = () => undefined;
	});
	await openSettings(page, PIN, "Kiosk");
	await page.getByRole("button", { name: "Cetak poster" }).click();
	await page.emulateMedia({ media: "print" });
	const paper = page.locator("[data-print-area]");
	await expect(paper).toContainText("Pintu utama");
	await expect(paper).toContainText("Presensi cukup dengan melihat");
	await expect(paper).toContainText("Attendance with a look");
	await expect(paper.getByText("Bu Rina, personalia, pesawat 12")).toHaveCount(2);
	await expect(page.getByRole("navigation")).toBeHidden();
	const { height, overflow } = await paper.getByTestId("poster").evaluate((sheet) => ({
		height: sheet.getBoundingClientRect().height,
		overflow: sheet.scrollHeight - sheet.clientHeight,
	}));
	// A4 without the margins, at 96 pixels an inch.
	expect(height).toBeLessThanOrEqual(((297 - 16) / 25.4) * 96);
	expect(overflow).toBeLessThanOrEqual(0);
});
