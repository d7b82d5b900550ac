// The reason the product exists: somebody looks at the kiosk, is known, and the event arrives at the HRIS.
import { expectAccessible } from "./support/accessibility.ts";
import { storedEvents } from "./support/event-log.ts";
import { expect, test } from "./support/kiosk-test.ts";

test("an enrolled person is recorded IN, and the event arrives at the HRIS", async ({ kiosk }) => {
	await kiosk.enroll("E-001", "Sari Wulandari", "sari");
	await kiosk.enroll("E-002", "Ayu Lestari", "ayu");
	await kiosk.show("sari");

	const card = kiosk.page.getByTestId("card-recorded");
	await expect(card).toContainText("Sari Wulandari");
	await expect(card).toContainText("Masuk");
	await expectAccessible(kiosk.page);

	const [event] = storedEvents(kiosk.dataDir);
	expect(event).toMatchObject({ employee_id: "E-001", direction: "IN" });
	expect(await kiosk.rest.punches()).toMatchObject([{ event_id: event?.event_id, employee_id: "E-001" }]);
	await expect.poll(() => kiosk.hris.ledger().map((entry) => entry.event.id)).toEqual([event?.event_id]);
	expect(kiosk.hris.ledger()[0]?.event.data).toMatchObject({ employee_id: "E-001", direction: "IN" });
});

test("the next person is recorded too, and somebody who comes back at once is not recorded twice", async ({
	kiosk,
}) => {
	await kiosk.enroll("E-001", "Sari Wulandari", "sari");
	await kiosk.enroll("E-002", "Ayu Lestari", "ayu");
	await kiosk.show("sari");
	await expect(kiosk.page.getByTestId("card-recorded")).toContainText("Sari Wulandari");
	await kiosk.show("ayu");
	await expect(kiosk.page.getByTestId("card-recorded")).toContainText("Ayu Lestari");
	await kiosk.show("sari");
	await expect(kiosk.page.getByTestId("card-already")).toContainText("Sari Wulandari");
	await expectAccessible(kiosk.page);
	expect(storedEvents(kiosk.dataDir).map((event) => event.employee_id)).toEqual(["E-001", "E-002"]);
});

test("who is leaving and was taken for coming turns it round on the card", async ({ kiosk }) => {
	await kiosk.enroll("E-001", "Sari Wulandari", "sari");
	await kiosk.show("sari");
	const card = kiosk.page.getByTestId("card-recorded");
	await card.getByRole("button", { name: "Ubah ke Keluar" }).click();
	await expect(card.getByRole("button", { name: "Ubah ke Masuk" })).toBeVisible();
	const [first, correction] = storedEvents(kiosk.dataDir);
	expect([first?.direction, correction?.direction]).toEqual(["IN", "OUT"]);
	const listed = (await kiosk.rest.punches()).map(({ event_id }) => event_id);
	expect(listed).toEqual([correction?.event_id, first?.event_id]);
	await expect
		.poll(() => kiosk.hris.ledger().map(({ event }) => event.type))
		.toEqual(["attendance.punch.v1", "attendance.correction.v1"]);
	expect(kiosk.hris.ledger()[1]?.event.data).toMatchObject({ direction: "OUT", corrects: first?.event_id });
});

test("a stranger is told so kindly, and nothing is recorded", async ({ kiosk }) => {
	await kiosk.enroll("E-001", "Sari Wulandari", "sari");
	await kiosk.show("stranger");
	await expect(kiosk.page.getByTestId("card-unknown")).toBeVisible();
	await expectAccessible(kiosk.page);
	expect(storedEvents(kiosk.dataDir)).toEqual([]);
	expect(await kiosk.rest.punches()).toEqual([]);
	expect(kiosk.hris.requests()).toEqual([]);
});

test("with nobody there the kiosk waits", async ({ kiosk }) => {
	await kiosk.show(null);
	await expect(kiosk.page.getByTestId("kiosk")).toHaveAttribute("data-state", "idle");
	await expect(kiosk.page.getByTestId("test-mode")).toBeVisible();
	await expectAccessible(kiosk.page);
});
