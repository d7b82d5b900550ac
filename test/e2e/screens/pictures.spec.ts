// Every state beside a committed picture of how it looked when somebody last looked at it. After a change that is meant:
//   npx playwright test --project=browser screens/pictures --update-snapshots
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { galleryScenes } from "../../../src/renderer/gallery/gallery-scenes.ts";
import { fontFingerprint } from "../support/font-fingerprint.ts";
import { expect, test } from "../support/gallery-test.ts";
import { pictureDifference, toReference } from "../support/picture-difference.ts";

const REFERENCES = join(import.meta.dirname, "references");
const FONTS = join(REFERENCES, "fonts.txt");
/** A word that changed is about this much of a picture; letters drawn anew at the same place are a fifth of it. */
const DIFFERENT_PART = 0.004;
/** The outline is drawn frame by frame and comes to rest by degrees: within this, a picture is not taken anew. */
const SAME_PART = 0.0005;
const shown = [
	{ name: "wide", size: { width: 1280, height: 800 }, width: 400 },
	{ name: "upright", size: { width: 1080, height: 1920 }, width: 240 },
] as const;

for (const { name: form, size, width } of shown)
	test(`every state looks as it did, ${form}`, async ({ gallery }, testInfo) => {
		const isUpdate = ["all", "changed"].includes(testInfo.config.updateSnapshots);
		const fonts = await fontFingerprint(gallery.page);
		const known = existsSync(FONTS) ? readFileSync(FONTS, "utf8").trim() : "";
		test.skip(
			!isUpdate && fonts !== known,
			`letters look otherwise on this machine (${fonts}) than on the one of the pictures (${known})`,
		);
		test.slow();
		mkdirSync(REFERENCES, { recursive: true });
		if (isUpdate) writeFileSync(FONTS, `${fonts}\n`);
		await gallery.page.setViewportSize(size);
		for (const { name } of galleryScenes) {
			await gallery.show({ state: name, language: "id", theme: "dark" });
			await gallery.outlineAtRest();
			const screenshot = await gallery.page.screenshot({ animations: "disabled" });
			const file = join(REFERENCES, `${form}-${name}.webp`);
			const current = await toReference(screenshot, width);
			const part = existsSync(file) ? await pictureDifference(readFileSync(file), current) : 1;
			if (!isUpdate) await expectSame(part, current, `${form} ${name}`);
			else if (part > SAME_PART) writeFileSync(file, current);
		}

		async function expectSame(part: number, current: Buffer, what: string): Promise<void> {
			if (part > DIFFERENT_PART) await testInfo.attach(`${what} now`, { body: current, contentType: "image/webp" });
			expect.soft(part, what).toBeLessThanOrEqual(DIFFERENT_PART);
		}
	});
