import { isAbsolute } from "node:path";
import { describe, expect, it } from "vitest";
import { readBenchOptions } from "../../bench/bench-options.ts";

describe("the bench's command line", () => {
	it("measures everything by default, within minutes", () => {
		expect(readBenchOptions([])).toMatchObject({
			json: false,
			hasPeers: true,
			hasSearch: true,
			hasLive: true,
			frames: 500,
			clip: null,
			peerAccuracy: null,
		});
	});

	it("leaves parts out", () => {
		const options = readBenchOptions(["--json", "--no-peers", "--no-search", "--no-live", "--rounds", "2"]);
		expect(options).toMatchObject({ json: true, hasPeers: false, hasSearch: false, hasLive: false, rounds: 2 });
	});

	it("runs the memory over ten thousand frames with --full", () => {
		expect(readBenchOptions(["--full"]).frames).toBe(10_000);
		expect(readBenchOptions(["--frames", "40"]).frames).toBe(40);
	});

	it("takes files from where it was called", () => {
		expect(isAbsolute(readBenchOptions(["--clip", "walk.mp4"]).clip ?? "")).toBe(true);
		const { peerAccuracy } = readBenchOptions(["--peer-accuracy", "--images", "a", "--pairs", "b.csv", "--limit", "9"]);
		expect(peerAccuracy?.limit).toBe(9);
	});

	it("measures only the log when it is asked for by name", () => {
		expect(readBenchOptions([]).log).toBeNull();
		expect(readBenchOptions(["log"]).log).toEqual({ events: 1_000_000, dataDir: undefined });
		const { log } = readBenchOptions(["log", "--events", "20000", "--log-folder", "kept"]);
		expect(log?.events).toBe(20_000);
		expect(isAbsolute(log?.dataDir ?? "")).toBe(true);
	});

	it.each([
		[["--rounds", "0"], /--rounds needs a whole number/],
		[["--frames", "many"], /--frames needs a whole number from 1 on, not "many"/],
		[["--peer-accuracy"], /needs --images/],
		[["--peers-only"], /--peers-only/],
		[["logs"], /no part "logs"/],
	])("refuses %j in one plain line", (args, message) => {
		expect(() => readBenchOptions(args)).toThrow(message);
	});
});
