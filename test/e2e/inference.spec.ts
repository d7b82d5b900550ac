// The inference process dies; the kiosk does not.
import { eventually } from "../support/eventually.ts";
import { storedEvents } from "./support/event-log.ts";
import { expect, test } from "./support/kiosk-test.ts";
import { inferencePids } from "./support/process-tree.ts";

test.skip(process.platform === "win32", "processes are listed with ps");

test("killed in the middle of work it comes back, knows everybody, and no punch is lost", async ({ kiosk }) => {
	await kiosk.enroll("E-001", "Sari Wulandari", "sari");
	await kiosk.enroll("E-002", "Ayu Lestari", "ayu");
	await kiosk.show("sari");
	await expect(kiosk.page.getByTestId("card-recorded")).toContainText("Sari Wulandari");

	const [killed] = inferencePids(kiosk.hostPid);
	if (killed === undefined) throw new Error("There is no inference process to kill");
	process.kill(killed, "SIGKILL");
	await kiosk.show("ayu");
	await expect(kiosk.page.getByTestId("card-recorded")).toContainText("Ayu Lestari", { timeout: 60_000 });

	await eventually("another inference process runs", () => {
		const pids = inferencePids(kiosk.hostPid);
		return pids.length === 1 && pids[0] !== killed;
	});
	expect(storedEvents(kiosk.dataDir).map((event) => event.employee_id)).toEqual(["E-001", "E-002"]);
	await expect.poll(() => kiosk.hris.ledger().length).toBe(2);
});
