import { describe, expect, it } from "vitest";
import { z } from "zod";
import { runScript } from "../../support/run-command.ts";

const bench = "test/bench/bench.ts";
const positive = z.number().positive();
const figuresSchema = z.object({
	pipelineOverBare: positive,
	decodeMs: positive,
	steadyOverNew: positive,
	transformOverPipeline: positive,
	startupMs: positive,
	memoryMB: positive,
	memoryFrames: z.literal(3),
	bareMs: z.record(z.string(), positive),
	stagesMs: z.record(z.string(), positive),
});

describe("npm run bench", () => {
	it("prints a table and, last, the figures as one object", async () => {
		const flags = ["--no-peers", "--no-live", "--no-search", "--rounds", "1", "--runs", "1", "--frames", "3"];
		const { code, stdout } = await runScript(bench, ["--json", ...flags]);
		expect(code).toBe(0);
		const lines = stdout.trim().split("\n");
		const figures = figuresSchema.parse(JSON.parse(lines.at(-1) ?? ""));
		expect(Object.keys(figures.bareMs)).toHaveLength(6);
		expect(figures.stagesMs).toHaveProperty("embed");
		expect(lines[0]).toContain("640x480");
	});

	it("ends with one plain line when it is asked for what it does not know", async () => {
		const { code, stdout, stderr } = await runScript(bench, ["--rounds", "none"]);
		expect(code).toBe(1);
		expect(stdout).toBe("");
		expect(stderr.trim()).toBe('--rounds needs a whole number from 1 on, not "none"');
	});
});
