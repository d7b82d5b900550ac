// The soak run in small: `npm run soak` is the long one.
import { expect, test } from "vitest";
import { runSoak } from "../soak/run-soak.ts";

const FRAMES = 1_500;

test.skipIf(process.platform !== "linux")(
	`${FRAMES} frames of office days: all answered, all records delivered, nothing grows`,
	async () => {
		const { trends, ...result } = await runSoak({ frames: FRAMES, seed: 3 });
		console.log(result);
		expect(result).toMatchObject({ failed: 0, engineRestarts: 0 });
		expect(result.delivered).toBe(result.recorded);
		expect(result.outcomes["matched"]).toBeGreaterThan(0);
		expect(Object.entries(trends).filter(([, { isFlat }]) => !isFlat)).toEqual([]);
	},
	900_000,
);
