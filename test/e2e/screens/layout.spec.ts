// What must hold of every state on every machine, whatever its fonts look like: nothing is cut, nothing lies on
// something else, and everything can be read from where people stand.
import { galleryScenes } from "../../../src/renderer/gallery/gallery-scenes.ts";
import { expect, languages, sizes, test } from "../support/gallery-test.ts";
import { measureScreen } from "../support/measure-screen.ts";

/** At 1.5 m from a 15.6 inch screen, the smallest that a kiosk hangs on: its shorter side is 194 mm. */
const DISTANCE_MM = 1_500;
const SHORT_SIDE_MM = 194;
/** Height of a capital letter of Plus Jakarta Sans, per em. */
const CAPITAL = 0.71;
/** Arc minutes that a capital must fill: ISO 9241-303 asks for 16 at least; 8 is read by eyes of 20/32. */
const MAIN_ARCMIN = 16;
const ANY_ARCMIN = 8;

function arcMinutes(fontPx: number, shortSidePx: number): number {
	const capitalMm = (fontPx / shortSidePx) * SHORT_SIDE_MM * CAPITAL;
	return Math.atan(capitalMm / DISTANCE_MM) * (180 / Math.PI) * 60;
}

for (const size of sizes)
	for (const language of languages)
		test(`every state fits ${size.width}x${size.height}, ${language}`, async ({ gallery }) => {
			await gallery.page.setViewportSize(size);
			const shortSide = Math.min(size.width, size.height);
			for (const { name } of galleryScenes) {
				await gallery.show({ state: name, language, theme: "dark" });
				const { cut, outside, overlapping, texts } = await measureScreen(gallery.page);
				expect.soft({ cut, outside, overlapping }, name).toEqual({ cut: [], outside: [], overlapping: [] });
				for (const { text, fontPx, isMain } of texts) {
					expect.soft(fontPx, `${name}: "${text}" in pixels`).toBeGreaterThanOrEqual(18);
					const wanted = isMain ? MAIN_ARCMIN : ANY_ARCMIN;
					expect
						.soft(arcMinutes(fontPx, shortSide), `${name}: "${text}" in arc minutes`)
						.toBeGreaterThanOrEqual(wanted);
				}
			}
		});
