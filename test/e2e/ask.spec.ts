// A kiosk that asks "in or out?": a touch records, nothing else does, and both are seen in the log and at the HRIS.
import { expectAccessible } from "./support/accessibility.ts";
import { storedEvents } from "./support/event-log.ts";
import { expect, type Kiosk, PIN, test } from "./support/kiosk-test.ts";
import { askForDirection } from "./support/supervisor-steps.ts";

async function asked(kiosk: Kiosk) {
	await askForDirection(kiosk.page, PIN);
	await kiosk.enroll("E-001", "Sari Wulandari", "sari");
	await kiosk.show("sari");
	const card = kiosk.page.getByTestId("card-ask");
	await expect(card).toContainText("Sari Wulandari");
	return card;
}

for (const { button, direction } of [
	{ button: "Masuk", direction: "IN" },
	{ button: "Keluar", direction: "OUT" },
] as const)
	test(`a touch on ${button} records it, down to the HRIS`, async ({ kiosk }) => {
		const card = await asked(kiosk);
		expect(storedEvents(kiosk.dataDir)).toEqual([]);
		await card.getByRole("button", { name: button }).click();
		const recorded = kiosk.page.getByTestId("card-recorded");
		await expect(recorded).toContainText("Sari Wulandari");
		await expect(recorded).toContainText(button);
		const [event, ...others] = storedEvents(kiosk.dataDir);
		expect(others).toEqual([]);
		expect(event).toMatchObject({ employee_id: "E-001", direction });
		await expect.poll(() => kiosk.hris.ledger().map((entry) => entry.event.id)).toEqual([event?.event_id]);
		expect(kiosk.hris.ledger()[0]?.event.data).toMatchObject({ direction, direction_source: "asked" });
	});

test("without a touch nothing is recorded, and the screen says so", async ({ kiosk }) => {
	await asked(kiosk);
	await expect(kiosk.page.getByTestId("card-not-answered")).toContainText("Belum tercatat");
	await expectAccessible(kiosk.page);
	expect(storedEvents(kiosk.dataDir)).toEqual([]);
	expect(await kiosk.rest.punches()).toEqual([]);
	expect(kiosk.hris.requests()).toEqual([]);
	// Who is still there is asked anew.
	await expect(kiosk.page.getByTestId("card-ask")).toBeVisible();
});

test("the next person ends the question: a touch is never for somebody else", async ({ kiosk }) => {
	await kiosk.enroll("E-002", "Ayu Lestari", "ayu");
	const card = await asked(kiosk);
	await kiosk.show("ayu");
	await expect(card).toContainText("Ayu Lestari");
	await card.getByRole("button", { name: "Masuk" }).click();
	await expect(kiosk.page.getByTestId("card-recorded")).toContainText("Ayu Lestari");
	expect(storedEvents(kiosk.dataDir).map((event) => event.employee_id)).toEqual(["E-002"]);
});
