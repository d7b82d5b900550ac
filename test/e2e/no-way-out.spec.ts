// What somebody at the wall could try with a keyboard, a mouse, a touch screen or a file. Chromium itself answers no
// shortcut that arrives over its test protocol, so what is looked at is whether the page has refused them.
import type { Page } from "@playwright/test";
import { expect, test } from "./support/kiosk-test.ts";

declare global {
	interface Window {
		refused: string[];
		let: string[];
	}
}

/** Notes what reaches the end of the page's handlers, refused or not. */
async function watch(page: Page): Promise<void> {
	await page.evaluate(() => {
		window.refused = [];
		window.let = [];
		for (const name of ["keydown", "contextmenu", "dragover", "drop", "wheel"])
			window.addEventListener(name, (event) => {
				const what = event instanceof KeyboardEvent ? event.key : name;
				(event.defaultPrevented ? window.refused : window.let).push(what);
			});
	});
}

test("keys that reload, print, save, zoom, open or close are refused; typing is not", async ({ kiosk: { page } }) => {
	await watch(page);
	const ways = ["F5", "F11", "F12", "Control+r", "Control+p", "Control+s", "Control+o", "Control+Shift+i", "Alt+Home"];
	for (const way of [...ways, "Control++", "Control+-", "Control+0", "Control+w"]) await page.keyboard.press(way);
	for (const typed of ["7", "Tab", "Escape"]) await page.keyboard.press(typed);
	const held = ["Control", "Shift", "Alt"];
	const { refused, let: passed } = await page.evaluate(() => ({ refused: window.refused, let: window.let }));
	expect(refused.map((key) => key.toLowerCase())).toEqual(
		["F5", "F11", "F12", "r", "p", "s", "o", "i", "Home", "+", "-", "0", "w"].map((key) => key.toLowerCase()),
	);
	expect(passed.filter((key) => !held.includes(key))).toEqual(["7", "Tab", "Escape"]);
});

test("there is no menu, nothing is zoomed, and a file that is dropped opens nothing", async ({ kiosk: { page } }) => {
	await watch(page);
	const address = page.url();
	await page.mouse.click(640, 400, { button: "right" });
	await page.keyboard.down("Control");
	await page.mouse.wheel(0, -400);
	await page.keyboard.up("Control");
	await page.evaluate(() => {
		const dataTransfer = new DataTransfer();
		dataTransfer.items.add(new File(["<script>1</script>"], "way-out.html", { type: "text/html" }));
		for (const name of ["dragover", "drop"])
			document.body.dispatchEvent(new DragEvent(name, { dataTransfer, bubbles: true, cancelable: true }));
	});
	const { refused, let: passed } = await page.evaluate(() => ({ refused: window.refused, let: window.let }));
	expect(refused).toEqual(["contextmenu", "wheel", "dragover", "drop"]);
	expect(passed.filter((key) => key !== "Control")).toEqual([]);
	expect(await page.evaluate(() => [window.visualViewport?.scale, window.devicePixelRatio])).toEqual([1, 1]);
	expect(page.url()).toBe(address);
});
