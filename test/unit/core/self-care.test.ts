import { beforeEach, describe, expect, it } from "vitest";
import type { Fault } from "../../../src/core/domain/operation/fault.ts";
import { watchMemory } from "../../../src/core/domain/operation/memory-watch.ts";
import { createSelfCareService } from "../../../src/core/services/operation/self-care-service.ts";
import { createRecordingLog } from "../../support/environment.ts";
import { fakeDescription } from "../../support/fake-face-engine.ts";
import { createManualTime } from "../../support/manual-time.ts";

const MB = 1_000_000;
const HOUR_MS = 3_600_000;

describe("memory", () => {
	const judge = (baselineMb: number, nowMb: number) => {
		const { watch } = watchMemory(null, { rssBytes: baselineMb * MB, workedForMs: 0 });
		return watchMemory(watch, { rssBytes: nowMb * MB, workedForMs: HOUR_MS }).verdict;
	};

	it("is steady at what a soaked process holds, grown at twice as much, excessive at five times", () => {
		expect([judge(255, 360), judge(255, 610), judge(255, 1_300)]).toEqual(["steady", "grown", "excessive"]);
	});

	it("is measured by what this kiosk began with, a large gallery included", () => {
		expect([judge(1_500, 2_200), judge(1_500, 2_500)]).toEqual(["steady", "grown"]);
	});

	it("begins anew with another process", () => {
		const { watch } = watchMemory(null, { rssBytes: 250 * MB, workedForMs: 10 * HOUR_MS });
		expect(watchMemory(watch, { rssBytes: 900 * MB, workedForMs: 1_000 })).toEqual({
			watch: { baselineBytes: 900 * MB, workedForMs: 1_000 },
			verdict: "steady",
		});
	});
});

describe("the kiosk's care for itself", () => {
	let engineMb: number;
	let engineReadyMs: number;
	let hostMb: number;
	let night: string | null;
	let isUndisturbed: boolean;
	let restarts: number;
	let actions: readonly "restartApp"[];
	let asked: string[];
	let faults: Fault[];

	beforeEach(() => {
		[engineMb, hostMb, engineReadyMs, restarts] = [250, 210, 2 * HOUR_MS, 0];
		[night, isUndisturbed, actions, asked, faults] = [null, true, ["restartApp"], [], []];
	});

	const care = () =>
		createSelfCareService({
			engine: {
				describe: async () => fakeDescription,
				memory: () => ({ rssBytes: engineMb * MB, readyForMs: engineReadyMs }),
				restart() {
					restarts += 1;
					[engineMb, engineReadyMs] = [250, 0];
				},
			},
			host: { memoryBytes: () => hostMb * MB, uptimeMs: () => HOUR_MS },
			hostControl: {
				get actions() {
					return actions;
				},
				perform: async (action) => void asked.push(action),
			},
			maintenance: { quietNight: () => night, isUndisturbed: () => isUndisturbed },
			faults: { record: (fault) => void faults.push(fault) },
			clock: createManualTime().clock,
			log: createRecordingLog(),
		});

	it("does nothing while all is well", async () => {
		const { look } = care();
		for (let times = 0; times < 5; times += 1) await look();
		expect({ restarts, asked, faults }).toEqual({ restarts: 0, asked: [], faults: [] });
	});

	it("replaces an engine that has grown once nobody is there, and counts it", async () => {
		const { look } = care();
		await look();
		[engineMb, isUndisturbed] = [700, false];
		await look();
		expect(restarts).toBe(0);
		isUndisturbed = true;
		await look();
		await look();
		expect(restarts).toBe(1);
		expect(faults).toEqual([{ kind: "memory-grown", recoveredAfterMs: expect.any(Number) }]);
	});

	it("replaces one that has grown beyond measure at once", async () => {
		const { look } = care();
		await look();
		[engineMb, isUndisturbed] = [1_500, false];
		await look();
		expect(restarts).toBe(1);
	});

	it("refreshes the engine once a night, and it is no fault", async () => {
		const { look } = care();
		await look();
		night = "2026-11-24";
		await look();
		engineReadyMs = 2 * HOUR_MS;
		await look();
		expect(restarts).toBe(1);
		night = "2026-11-25";
		await look();
		expect({ restarts, faults }).toEqual({ restarts: 2, faults: [] });
	});

	it("leaves one alone that was started within the hour", async () => {
		[night, engineReadyMs] = ["2026-11-24", HOUR_MS - 1];
		await care().look();
		expect(restarts).toBe(0);
	});

	it("has the host started anew when that has grown, and asks only once", async () => {
		const { look } = care();
		await look();
		hostMb = 900;
		await look();
		await look();
		expect(asked).toEqual(["restartApp"]);
		expect(faults).toEqual([{ kind: "memory-grown", recoveredAfterMs: null }]);
	});

	it("does not end a host that nobody would start again", async () => {
		actions = [];
		const { look } = care();
		await look();
		hostMb = 900;
		await look();
		expect(asked).toEqual([]);
		expect(faults).toHaveLength(1);
	});
});
