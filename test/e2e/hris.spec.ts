// The network and the HRIS go and come back; what the screen has confirmed arrives once.
import { expectAccessible } from "./support/accessibility.ts";
import { storedEvents } from "./support/event-log.ts";
import { expect, test } from "./support/kiosk-test.ts";

test("with the HRIS down events wait, and are delivered when it is back", async ({ kiosk }) => {
	await kiosk.enroll("E-001", "Sari Wulandari", "sari");
	await kiosk.enroll("E-002", "Ayu Lestari", "ayu");
	kiosk.hris.setFault({ kind: "down" });
	await kiosk.show("sari");
	await expect(kiosk.page.getByTestId("card-recorded")).toContainText("Sari Wulandari");
	await kiosk.show("ayu");
	await expect(kiosk.page.getByTestId("card-recorded")).toContainText("Ayu Lestari");

	const network = kiosk.page.getByTestId("network");
	await expect(network).toHaveAttribute("data-network", "offline");
	await expect(network).toContainText("2 menunggu dikirim");
	await expectAccessible(kiosk.page);
	expect(kiosk.hris.ledger()).toEqual([]);

	kiosk.hris.setFault({ kind: "none" });
	await expect(network).toHaveAttribute("data-network", "online", { timeout: 60_000 });
	await expect(network).not.toContainText("menunggu");
	const stored = storedEvents(kiosk.dataDir).map((event) => event.event_id);
	expect(stored).toHaveLength(2);
	// Each once. Order is kept for one person; these are two.
	expect(
		kiosk.hris
			.ledger()
			.map((entry) => entry.event.id)
			.sort(),
	).toEqual(stored.sort());
	expect(await kiosk.rest.sync()).toMatchObject({ waiting: 0, delivered: 2, dead_letters: 0 });
});

test("an answer that is lost on the way back does not make a second event", async ({ kiosk }) => {
	await kiosk.enroll("E-001", "Sari Wulandari", "sari");
	kiosk.hris.setFault({ kind: "cut_after_commit" });
	await kiosk.show("sari");
	await expect(kiosk.page.getByTestId("card-recorded")).toContainText("Sari Wulandari");
	await expect.poll(() => kiosk.hris.ledger().length).toBe(1);
	kiosk.hris.setFault({ kind: "none" });
	await expect.poll(async () => (await kiosk.rest.sync()).delivered, { timeout: 60_000 }).toBe(1);
	expect(kiosk.hris.ledger()).toHaveLength(1);
	expect(kiosk.hris.requests().length).toBeGreaterThan(1);
});
