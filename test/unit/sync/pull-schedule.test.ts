import { expect, test } from "vitest";
import { createPullSchedule } from "../../../src/sync/pull-schedule.ts";
import { createRecordingLog } from "../../support/environment.ts";
import { createManualTime } from "../../support/manual-time.ts";

test("looks soon after the start and every ten minutes, also after a failure, and not after the stop", async () => {
	const time = createManualTime();
	const log = createRecordingLog();
	let looks = 0;
	const schedule = createPullSchedule({
		timer: time.timer,
		log,
		pullDue: async () => {
			looks += 1;
			if (looks === 1) throw new Error("the database is away");
		},
	});
	schedule.start();
	await time.advance(20_000);
	expect(looks).toBe(1);
	expect(log.lines).toMatchObject([{ level: "error" }]);
	await time.advance(20 * 60_000);
	expect(looks).toBe(3);
	schedule.stop();
	await time.advance(60 * 60_000);
	expect(looks).toBe(3);
	expect(time.pending()).toBe(0);
});
