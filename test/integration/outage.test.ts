// An outage of 72 hours in small; `npm run torture -- --outage 100000` is the long one.
import { expect, test } from "vitest";
import { runOutage } from "../torture/run-outage.ts";

test("72 hours without an HRIS: everything waits on disk, goes in order afterwards, and nobody hammers meanwhile", async () => {
	const result = await runOutage(2_000);
	expect(result.delivered).toBe(result.events);
	expect(result.reordered).toBe(0);
	// Half a minute between tries at most, and at least half of that on average: full jitter.
	expect(result.triesWhileDown).toBeLessThan(72 * 60 * 8);
	expect(result.firstDeliveryAfterS).toBeLessThanOrEqual(31);
	expect(result.mostRowsRead).toBeLessThanOrEqual(64 + 4);
}, 240_000);
