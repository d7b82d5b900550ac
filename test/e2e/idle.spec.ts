// What an empty room costs, and that whoever comes into it is seen as before.
import type { Page } from "@playwright/test";
import { z } from "zod";
import { expect, test } from "./support/kiosk-test.ts";

/** Smaller messages than any frame: questions of the page about the host's state. */
const LEAST_FRAME_BYTES = 2_000;

const sentSchema = z.object({ socket: z.int(), port: z.int() });

/** Frames that left the page for the host so far, whichever way they travel. */
async function countFrames(page: Page): Promise<() => Promise<number>> {
	await page.addInitScript((least) => {
		const sent = { socket: 0, port: 0 };
		Object.assign(window, { sentFrames: sent });
		const sizeOf = (data: unknown): number => {
			if (data instanceof ArrayBuffer || ArrayBuffer.isView(data)) return data.byteLength;
			if (data instanceof Blob) return data.size;
			if (Array.isArray(data)) return data.reduce<number>((sum, each) => sum + sizeOf(each), 0);
			return typeof data === "object" && data !== null ? sizeOf(Object.values(data)) : 0;
		};
		const count = (channel: object, method: string, way: keyof typeof sent) => {
			const original: unknown = Reflect.get(channel, method);
			if (typeof original !== "function") throw new Error(`${method} is not there to be counted`);
			Reflect.set(channel, method, function (this: unknown, ...args: unknown[]) {
				if (sizeOf(args[0]) > least) sent[way] += 1;
				return Reflect.apply(original, this, args);
			});
		};
		count(WebSocket.prototype, "send", "socket");
		count(MessagePort.prototype, "postMessage", "port");
	}, LEAST_FRAME_BYTES);
	await page.reload();
	await expect(page.getByTestId("kiosk")).toHaveAttribute("data-state", "idle");
	// Electron's double carries what went into a port on over a socket: there a frame passes by both.
	return async () => {
		const { port, socket } = sentSchema.parse(await page.evaluate(() => Reflect.get(window, "sentFrames")));
		return port > 0 ? port : socket;
	};
}

/** The room has been empty for long enough: between two looks the page sends at most as many frames as seconds pass. */
async function fallAsleep(page: Page, frames: () => Promise<number>): Promise<void> {
	await expect
		.poll(
			async () => {
				const [before, startedMs] = [await frames(), performance.now()];
				await page.waitForTimeout(4_000);
				const seconds = (performance.now() - startedMs) / 1000;
				const sent = (await frames()) - before;
				return sent > 0 && sent <= seconds + 1;
			},
			{ timeout: 60_000 },
		)
		.toBe(true);
}

test("an empty room is looked at once a second, and whoever comes in is recognised", async ({ kiosk }) => {
	await kiosk.enroll("E-001", "Sari Wulandari", "sari");
	await kiosk.show(null);
	const frames = await countFrames(kiosk.page);
	await fallAsleep(kiosk.page, frames);
	await kiosk.show("sari");
	await expect(kiosk.page.getByTestId("card-recorded")).toContainText("Sari Wulandari");
});

test("somebody who stands still stays seen", async ({ kiosk }) => {
	await kiosk.enroll("E-001", "Sari Wulandari", "sari");
	const frames = await countFrames(kiosk.page);
	await kiosk.show("sari");
	await expect(kiosk.page.getByTestId("card-recorded")).toBeVisible();
	// Longer than any rest: the picture does not change, and the person is followed all the time.
	const before = await frames();
	const gone = kiosk.page.locator("[data-testid=kiosk][data-state=idle]");
	await expect(kiosk.page.getByTestId("kiosk")).toHaveAttribute("data-state", "settled", { timeout: 30_000 });
	await kiosk.page.waitForTimeout(8_000);
	await expect(gone).toHaveCount(0);
	expect(await frames()).toBeGreaterThan(before);
	await kiosk.show(null);
	await fallAsleep(kiosk.page, frames);
});
