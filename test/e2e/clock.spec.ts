// A kiosk whose clock is wrong: it learns so from the first answer of the HRIS, says so on screen, and marks what it
// records from then on with the time that it probably was.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expectAccessible } from "./support/accessibility.ts";
import { projectRoot } from "./support/host-kind.ts";
import { expect, PIN, test } from "./support/kiosk-test.ts";
import { openSupervisorArea, typePin } from "./support/supervisor-steps.ts";

/** More than an office overlooks, less than the five minutes after which a receiver refuses a signature. */
const AHEAD_MS = 200_000;
/** From the record to the moment at which this test looks. */
const SLACK_MS = 60_000;

const wrongClock = pathToFileURL(join(projectRoot, "test", "support", "wrong-clock.ts")).href;
test.use({ hostEnv: { NODE_OPTIONS: `--import ${wrongClock}`, WRONG_CLOCK_AHEAD_MS: String(AHEAD_MS) } });
test.skip(({ hostKind }) => hostKind !== "browser", "Electron ignores NODE_OPTIONS, by which the clock is put wrong");

test("is doubted on screen, and the HRIS gets the probable time beside it", async ({ kiosk }) => {
	const { page } = kiosk;
	await kiosk.enroll("E-001", "Sari Wulandari", "sari");
	await kiosk.enroll("E-002", "Ayu Lestari", "ayu");
	await kiosk.show("sari");
	await expect(page.getByTestId("card-recorded")).toContainText("Sari Wulandari");
	await expect.poll(() => kiosk.hris.ledger().length).toBe(1);

	await expect(page.getByTestId("clock-suspect")).toBeVisible();
	await expectAccessible(page);
	await kiosk.show("ayu");
	await expect(page.getByTestId("card-recorded")).toContainText("Ayu Lestari");
	await expect.poll(() => kiosk.hris.ledger().length).toBe(2);

	const [first, second] = kiosk.hris.ledger().map(({ event }) => event.data);
	// Nobody had told it yet.
	expect(first).toMatchObject({ clock_state: "trusted" });
	expect(second).toMatchObject({ employee_id: "E-002", clock_state: "suspect" });
	const [told, estimated] = [second?.["occurred_at"], second?.["estimated_at"]].map((time) => Date.parse(String(time)));
	expect((told ?? 0) - (estimated ?? 0)).toBeGreaterThan(AHEAD_MS - 5_000);
	expect((told ?? 0) - (estimated ?? 0)).toBeLessThan(AHEAD_MS + 5_000);
	expect(Math.abs(Date.now() - (estimated ?? 0))).toBeLessThan(SLACK_MS);

	await openSupervisorArea(page);
	await typePin(page, PIN);
	await expect(page.getByText("Jam kiosk diragukan.")).toBeVisible();
});
