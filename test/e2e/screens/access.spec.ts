// WCAG 2.2 AA on every state in every theme, and the overview that people look at.
import { galleryThemes } from "../../../src/renderer/gallery/gallery-address.ts";
import { galleryScenes } from "../../../src/renderer/gallery/gallery-scenes.ts";
import { expectAccessible } from "../support/accessibility.ts";
import { expect, test } from "../support/gallery-test.ts";

for (const theme of galleryThemes)
	test(`every state is accessible, ${theme}`, async ({ gallery }) => {
		// Each state is looked at in full; on a busy machine a second each.
		test.slow();
		await gallery.page.setViewportSize({ width: 1280, height: 800 });
		for (const { name } of galleryScenes)
			await test.step(name, async () => {
				await gallery.show({ state: name, language: "id", theme });
				await expectAccessible(gallery.page);
			});
	});

test("the overview shows each state in a frame, in the language that is chosen", async ({ gallery }) => {
	const { page } = gallery;
	await page.evaluate(() => {
		window.location.hash = "#language=id";
	});
	await expect(page.locator("iframe")).toHaveCount(galleryScenes.length);
	await expect(page.frameLocator("iframe[title=recorded-in]").getByTestId("card-recorded")).toContainText("Masuk");
	await page.getByRole("combobox", { name: "Language" }).click();
	await page.getByRole("option", { name: "English" }).click();
	await expect(page.frameLocator("iframe[title=recorded-in]").getByTestId("card-recorded")).toContainText("In");
});
