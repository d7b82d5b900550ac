// The screen's page crashes, or hangs: it is back by itself, and both are counted.
import type { Browser, Page } from "@playwright/test";
import { eventually } from "../support/eventually.ts";
import { faultsOf } from "./support/faults.ts";
import { expect, test } from "./support/kiosk-test.ts";

/** The window's page now: after a crash another one has taken its place. */
async function pageInPlaceOf(old: Page): Promise<Page> {
	const pages = () => (old.context().browser() as Browser).contexts().flatMap((context) => context.pages());
	const found = () => pages().find((page) => page !== old && page.url().startsWith("http"));
	await eventually("another page is there", () => found() !== undefined);
	const page = found();
	if (!page) throw new Error("The page went again");
	return page;
}

test.describe("in a window that the host keeps", () => {
	test.skip(({ hostKind }) => hostKind === "browser", "the browser's own window is kept by npm start: leave.spec.ts");

	test("a page whose process crashes is back", async ({ kiosk }) => {
		await kiosk.enroll("E-001", "Sari Wulandari", "sari");
		await expect(kiosk.page.getByTestId("kiosk")).toHaveAttribute("data-state", "idle");
		const session = await kiosk.page.context().newCDPSession(kiosk.page);
		void session.send("Page.crash").catch(() => undefined);
		const page = await pageInPlaceOf(kiosk.page);
		await expect(page.getByTestId("kiosk")).toHaveAttribute("data-state", "idle");
		await expect.poll(() => faultsOf(kiosk.dataDir)).toEqual({ "page-crashed": { total: 1, recovered: 1 } });
	});

	test("a page that does nothing more is noticed and back", async ({ kiosk }) => {
		await expect(kiosk.page.getByTestId("kiosk")).toHaveAttribute("data-state", "idle");
		// Never answered.
		void kiosk.page
			.evaluate(() => {
				for (;;);
			})
			.catch(() => undefined);
		const page = await pageInPlaceOf(kiosk.page);
		await expect(page.getByTestId("kiosk")).toHaveAttribute("data-state", "idle");
		await expect.poll(() => faultsOf(kiosk.dataDir)).toEqual({ "page-hung": { total: 1, recovered: 1 } });
	});
});

test("a page that breaks while it draws says so calmly, and is back", async ({ kiosk }) => {
	const { page } = kiosk;
	await expect(page.getByTestId("kiosk")).toHaveAttribute("data-state", "idle");
	// The next second's time of day cannot be written: React takes everything off the page.
	await page.evaluate(() => {
		Intl.DateTimeFormat.prototype.formatToParts = () => {
			throw new Error("broken on purpose");
		};
		Object.defineProperty(Intl.DateTimeFormat.prototype, "format", {
			get() {
				throw new Error("broken on purpose");
			},
		});
	});
	await expect(page.getByTestId("broken")).toContainText("Layar dimuat ulang");
	await expect(page.getByTestId("kiosk")).toHaveAttribute("data-state", "idle");
	await expect.poll(() => faultsOf(kiosk.dataDir)).toEqual({ "page-crashed": { total: 1, recovered: 1 } });
});
