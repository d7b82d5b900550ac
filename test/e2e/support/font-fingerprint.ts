// How this machine draws letters: two machines that draw them alike can compare pictures.
import { createHash } from "node:crypto";
import type { Page } from "@playwright/test";

/** Runs in the page. */
function drawLetters(): readonly number[] {
	const canvas = new OffscreenCanvas(480, 80);
	const context = canvas.getContext("2d");
	if (!context) return [];
	context.font = '700 40px "Plus Jakarta Sans Variable"';
	context.fillText("Selamat pagi, Rafika 08.01", 4, 52);
	return [...context.getImageData(0, 0, canvas.width, canvas.height).data.filter((_, i) => i % 4 === 3)];
}

/** Of the letters' grey values in steps of 32: other versions of the same rasteriser differ in the last bits. */
export async function fontFingerprint(page: Page): Promise<string> {
	await page.evaluate(() => document.fonts.load('700 40px "Plus Jakarta Sans Variable"'));
	const greys = await page.evaluate(drawLetters);
	return createHash("sha256")
		.update(Buffer.from(greys.map((grey) => grey >> 5)))
		.digest("hex")
		.slice(0, 16);
}
