import { afterEach, expect, it } from "vitest";
import { allowedSilenceMs, type Heartbeat, startHeartbeat } from "../../../src/vision/inference/heartbeat.ts";
import { eventually } from "../../support/eventually.ts";

let heartbeat: Heartbeat | null = null;
afterEach(() => heartbeat?.stop());

it("waits as long as it says for a process that answers at once, longer for a slow one, and not for ever for any", () => {
	expect(allowedSilenceMs([], 2_000)).toBe(2_000);
	expect(allowedSilenceMs([5, 40, 12], 2_000)).toBe(2_000);
	expect(allowedSilenceMs([5, 900, 12], 2_000)).toBe(4_500);
	expect(allowedSilenceMs([60_000], 2_000)).toBe(10_000);
});

it("does not speak up for one that answers late, and speaks up once for one that falls silent", async () => {
	let beats = 0;
	const silences: number[] = [];
	heartbeat = startHeartbeat({
		patienceMs: 1_000,
		beat: () => {
			beats += 1;
			const answer = Promise.withResolvers<void>();
			if (beats < 3) setTimeout(answer.resolve, 700);
			return answer.promise;
		},
		onSilence: (silentMs) => void silences.push(silentMs),
	});
	await eventually("it is asked a third time", () => beats === 3);
	expect(silences).toEqual([]);
	await eventually("it spoke up", () => silences.length > 0);
	expect(silences).toHaveLength(1);
	expect(silences[0]).toBeGreaterThanOrEqual(1_000);
});
