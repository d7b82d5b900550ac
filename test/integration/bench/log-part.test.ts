import { describe, expect, it } from "vitest";
import { measureLog } from "../../bench/log-part.ts";
import { logTable } from "../../bench/log-report.ts";

const EVENTS = 20_000;

describe("the log part of the benchmark", () => {
	it("writes a log that verifies, asks it everything and exports it whole", { timeout: 300_000 }, async () => {
		const lines: string[] = [];
		const figures = await measureLog({ events: EVENTS, rounds: 1, onProgress: (line) => lines.push(line) });
		expect(figures.events).toBe(EVENTS);
		const hits = Object.fromEntries(Object.entries(figures.queries).map(([name, { rows }]) => [name, rows]));
		expect(hits).toMatchObject({ newest: 101, "part of a file": 500, waiting: 101, "no hits: a stranger": 0 });
		expect(hits["suspect clock"]).toBeGreaterThan(0);
		expect(hits["dead letters"]).toBeGreaterThan(0);
		expect(hits["by a supervisor"]).toBeGreaterThan(0);
		expect(figures.worstQueryOverRows).toBeGreaterThan(0);
		expect(figures.append.overWithoutEntries).toBeGreaterThan(0);
		expect(figures.export.rows).toBe(EVENTS);
		expect(figures.export.summaryRows).toBeGreaterThan(EVENTS / 5);
		expect(figures.export.peakMB).toBeGreaterThan(10);
		expect(lines).toContain("queries");
		expect(logTable(figures)).toContain("no hits: a stranger");
	});
});
