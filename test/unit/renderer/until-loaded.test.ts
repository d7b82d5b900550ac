import { describe, expect, it } from "vitest";
import { untilLoaded } from "../../../src/renderer/until-loaded.ts";

describe("untilLoaded", () => {
	it("loads once for everybody who asks", async () => {
		let loads = 0;
		const loaded = untilLoaded(
			async () => {
				loads += 1;
				return "part";
			},
			() => () => undefined,
		);
		expect(await Promise.all([loaded(), loaded()])).toEqual(["part", "part"]);
		expect(await loaded()).toBe("part");
		expect(loads).toBe(1);
	});

	it("tries again, not at once, while the host is away", async () => {
		const pauses: number[] = [];
		let loads = 0;
		const loaded = untilLoaded(
			async () => {
				loads += 1;
				if (loads < 3) throw new TypeError("Failed to fetch dynamically imported module");
				return loads;
			},
			(task, delayMs) => {
				pauses.push(delayMs);
				task();
				return () => undefined;
			},
		);
		expect(await loaded()).toBe(3);
		expect(pauses).toHaveLength(2);
		expect(Math.min(...pauses)).toBeGreaterThanOrEqual(1000);
	});
});
