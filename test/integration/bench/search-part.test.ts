import { describe, expect, it } from "vitest";
import { measureSearch } from "../../bench/search-part.ts";

describe("the search part of the benchmark", () => {
	it("searches galleries of the sizes asked for, beside a pass over the same memory", async () => {
		const lines: string[] = [];
		const figures = await measureSearch({ sizes: [60, 700], rounds: 1, onProgress: (line) => lines.push(line) });
		expect(Object.keys(figures.searchOverMemoryPass)).toEqual(["60", "700"]);
		for (const sample of Object.values(figures.searches)) {
			expect(sample.searchOverMemoryPass).toBeGreaterThan(0);
			expect(sample.residentMB).toBeGreaterThan(10);
			expect(sample.spilledTemplates).toBe(0);
		}
		expect(figures.memoryPassGBs).toBe(figures.searches["700"]?.memoryPassGBs);
		expect(lines).toHaveLength(2);
	});

	it("leaves out what does not fit into memory, and says so", async () => {
		const lines: string[] = [];
		const figures = await measureSearch({ sizes: [2 ** 40], rounds: 1, onProgress: (line) => lines.push(line) });
		expect(figures.searchOverMemoryPass).toEqual({});
		expect(lines).toEqual([expect.stringContaining("do not fit")]);
	});
});
