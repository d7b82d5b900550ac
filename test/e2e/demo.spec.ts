// The demo as a visitor sees it: a story that goes on by touch here, so that nobody waits two minutes for it.
import { existsSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/accessibility.ts";
import { expect, type Kiosk, test } from "./support/kiosk-test.ts";
import { openSupervisorArea, typePin } from "./support/supervisor-steps.ts";

test.use({ isSetUp: false, hostEnv: { HADIR_DEMO: "1" } });

const story = (page: Page) => page.getByTestId("story");
const control = (page: Page, name: string) => story(page).getByRole("button", { name, exact: true });

/** Goes on to the next chapter and waits for what it shows. */
async function expectChapter({ page }: Kiosk, chapter: string, shows: () => Promise<void>): Promise<void> {
	await expect(story(page)).toHaveAttribute("data-chapter", chapter);
	await shows();
	// Held, it cannot go on by itself between the look and the touch.
	await control(page, "Jeda").click();
	const told = await story(page).getAttribute("data-chapter");
	await control(page, told === chapter ? "Berikutnya" : "Lanjutkan").click();
}

test("the story is told from the first arrival to the supervisor's view, and touches no real data", async ({
	kiosk,
}) => {
	const { page } = kiosk;
	const recorded = page.getByTestId("card-recorded");
	await expectChapter(kiosk, "arrival", async () => {
		await expect(recorded).toContainText("Rafika Lestari");
		await expect(recorded).toContainText("Masuk");
	});
	await expectChapter(kiosk, "departure", async () => {
		await expect(recorded).toContainText("Dewi Anggraini");
		await expect(recorded).toContainText("Keluar");
	});
	await expectChapter(kiosk, "stranger", () => expect(page.getByTestId("card-unknown")).toBeVisible());
	await expectChapter(kiosk, "photo", () => expect(page.getByTestId("card-refused")).toBeVisible());
	await expectChapter(kiosk, "queue", async () => {
		await expect(recorded).toContainText("Putri Maharani");
		await expect(recorded).toContainText("Maya Kartika");
	});
	await expectChapter(kiosk, "offline", async () => {
		await expect(recorded).toContainText("Intan Permata");
		await expect(recorded).toContainText("Tersimpan, dikirim nanti");
	});
	await expectChapter(kiosk, "back_online", () => expect(page.getByText(/menunggu dikirim/)).toBeHidden());
	await expectChapter(kiosk, "pin", () => expect(recorded).toContainText("Hendra Wijaya"));
	await expectChapter(kiosk, "today", async () => {
		await expect(page.getByRole("heading", { name: "Hari ini" })).toBeVisible();
		await expect(page.getByRole("row").filter({ hasText: "Rafika Lestari" }).first()).toBeVisible();
	});
	await expectChapter(kiosk, "statistics", () =>
		expect(page.getByRole("heading", { name: "Statistik" })).toBeVisible(),
	);
	await expectChapter(kiosk, "your_turn", async () => {
		await expect(page.getByTestId("kiosk")).toBeVisible();
		await expect(story(page)).toContainText("2468");
	});
	expect(existsSync(kiosk.dataDir)).toBe(false);
});

test("a visitor holds the story by the button or by touching the product, goes on, and changes the language", async ({
	kiosk: { page },
}) => {
	await control(page, "Jeda").click();
	await expect(story(page)).toContainText("Dijeda");
	await expectAccessible(page);
	await control(page, "English").click();
	await expect(story(page)).toContainText("Paused");
	await control(page, "Go on").click();
	await expect(story(page)).toContainText("Rafika only has to look at the camera");
	await page.getByTestId("kiosk").click({ position: { x: 40, y: 300 } });
	await expect(story(page)).toContainText("Paused");
	await control(page, "Back").click();
	await expect(story(page)).toHaveAttribute("data-chapter", "your_turn");
	await expect(page.getByTestId("kiosk")).toBeVisible();
});

test("a visitor tries enrollment: what has to be ticked is in sight, and the guest's face is taken from the front", async ({
	kiosk: { page },
}) => {
	await control(page, "Jeda").click();
	await openSupervisorArea(page);
	await typePin(page, "2468");
	await page.getByRole("button", { name: "Daftarkan", exact: true }).click();
	await page.getByLabel("Nomor karyawan").fill("T-001");
	await page.getByLabel("Nama", { exact: true }).fill("Tamu Demo");
	await page.getByRole("button", { name: "Lanjut", exact: true }).click();
	await expect(page.getByRole("checkbox")).toBeInViewport();
	await page.getByRole("checkbox").click();
	await page.getByRole("button", { name: "Setuju, lanjut" }).click();
	await expect(page.getByRole("button", { name: "Ulangi pose Depan" })).toBeVisible();
	await expectAccessible(page);
});
