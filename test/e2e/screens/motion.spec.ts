// Going from one state to any other moves nothing that stays: what appears does so in its own place.
import type { KioskStatus } from "../../../src/renderer/client/types.ts";
import { galleryScenes } from "../../../src/renderer/gallery/gallery-scenes.ts";
import { expect, test } from "../support/gallery-test.ts";

/** Google's "good" is 0.1 for a page that somebody scrolls; a wall that nobody touches should not move at all. */
const STILL = 0.001;

// A crowded status bar belongs to the kiosk's circumstances, not to the state of the person.
const isPlain = ({ livenessMode, sync, kioskClock }: KioskStatus) =>
	livenessMode === "enforce" && sync.network === "online" && kioskClock.state === "trusted";

for (const size of [
	{ width: 1280, height: 800 },
	{ width: 1080, height: 1920 },
])
	test(`nothing jumps between states, ${size.width}x${size.height}`, async ({ gallery }) => {
		const { page } = gallery;
		await page.setViewportSize(size);
		await gallery.show({ state: "idle", language: "id", theme: "dark" });
		await page.evaluate(() => {
			const shifts: number[] = [];
			Object.assign(window, { layoutShifts: shifts });
			const observer = new PerformanceObserver((list) => {
				for (const entry of list.getEntries()) shifts.push(Number(Reflect.get(entry, "value")));
			});
			observer.observe({ type: "layout-shift", buffered: false });
		});
		const shiftsSince = (): Promise<number[]> =>
			page.evaluate(() => {
				const shifts: unknown = Reflect.get(window, "layoutShifts");
				return Array.isArray(shifts) ? shifts.splice(0).map(Number) : [];
			});
		const plain = galleryScenes.filter(({ status }) => isPlain(status));
		for (const { name } of [...plain, ...plain.toReversed()]) {
			await gallery.show({ state: name, language: "id", theme: "dark" });
			const moved = (await shiftsSince()).reduce((sum, value) => sum + value, 0);
			expect.soft(moved, `into ${name}`).toBeLessThan(STILL);
		}
		// The measure itself works: something that is pushed down is seen.
		await page.evaluate(() => {
			const pushed = document.querySelector<HTMLElement>("[data-testid=kiosk] time");
			if (pushed) pushed.style.marginTop = "200px";
		});
		await expect.poll(async () => (await shiftsSince()).reduce((sum, value) => sum + value, 0)).toBeGreaterThan(STILL);
	});
