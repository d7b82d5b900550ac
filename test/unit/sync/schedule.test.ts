import { expect, test } from "vitest";
import { createSchedule } from "../../../src/sync/schedule.ts";
import { createManualTime } from "../../support/manual-time.ts";

test("works soon after the start and then again and again, also after a failure, and not after the stop", async () => {
	const time = createManualTime();
	const failures: unknown[] = [];
	let looks = 0;
	const schedule = createSchedule({
		firstMs: 20_000,
		everyMs: 600_000,
		timer: time.timer,
		onFailure: (error) => failures.push(error),
		work: async () => {
			looks += 1;
			if (looks === 1) throw new Error("the database is away");
		},
	});
	schedule.start();
	await time.advance(20_000);
	expect(looks).toBe(1);
	expect(failures).toEqual([new Error("the database is away")]);
	await time.advance(20 * 60_000);
	expect(looks).toBe(3);
	schedule.stop();
	await time.advance(60 * 60_000);
	expect(looks).toBe(3);
	expect(time.pending()).toBe(0);
});
