import { describe, expect, it } from "vitest";
import {
	brokenPacks,
	countTrouble,
	formatBytes,
	type HealthReport,
	judge,
} from "../../../src/renderer/features/health/health-findings.ts";
import { plainHealth } from "../../support/health-answers.ts";
import { plainStatus } from "../../support/kiosk-states.ts";

const status = { ...plainStatus, missingLivenessLayers: [] };
const well = plainHealth({ status });
const verdictOf = (changes: Partial<HealthReport>, hasCamera: boolean | null = true) =>
	judge({ ...well, ...changes }, hasCamera);
const withTarget = (changes: object) => {
	const [target] = status.sync.targets;
	return verdictOf({
		status: { ...status, sync: { ...status.sync, targets: target ? [{ ...target, ...changes }] : [] } },
	});
};

describe("the health of a kiosk", () => {
	it("that is well needs no look", () => {
		expect(countTrouble(verdictOf({}))).toBe(0);
	});

	it.each<[string, keyof Omit<ReturnType<typeof judge>, "targets">, string, Partial<HealthReport>]>([
		["a full disk", "disk", "bad", { disk: { freeBytes: 1, totalBytes: 2, verdict: "none" } }],
		["a disk that fills", "disk", "warning", { disk: { freeBytes: 1, totalBytes: 2, verdict: "little" } }],
		["a disk that tells nothing", "disk", "unknown", { disk: null }],
		[
			"a log that was altered",
			"database",
			"bad",
			{
				database: {
					...well.database,
					lastCheck: { ok: false, chainSeq: 1, problem: "altered", kind: "punch", recordAtMs: 1, atMs: 0 },
				},
			},
		],
		["a log nobody checked", "database", "unknown", { database: { ...well.database, lastCheck: null } }],
		[
			"a doubted clock",
			"clock",
			"warning",
			{ status: { ...status, kioskClock: { state: "suspect", estimatedMs: null } } },
		],
		[
			"a clock that is a little off",
			"clock",
			"warning",
			{ status: { ...status, kioskClock: { state: "suspect", estimatedMs: status.nowMs - 240_000 } } },
		],
		[
			"a clock so wrong that receivers refuse what is sent",
			"clock",
			"bad",
			{ status: { ...status, kioskClock: { state: "suspect", estimatedMs: status.nowMs + 301_000 } } },
		],
		["liveness that only watches", "liveness", "bad", { status: { ...status, livenessMode: "observe" } }],
		["a layer that is recommended", "liveness", "warning", { status: plainStatus }],
		[
			"an engine that failed",
			"engine",
			"bad",
			{ status: { ...status, engine: { state: "failed", restarts: 3, errorCode: null } } },
		],
		[
			"an engine that restarts",
			"engine",
			"warning",
			{ status: { ...status, engine: { state: "restarting", restarts: 1, errorCode: null } } },
		],
		["no manifest", "models", "bad", { packs: null }],
		["no frame yet", "camera", "unknown", { vitals: { ...well.vitals, lastFrameAtMs: null } }],
	])("%s: %s is %s", (_, part, verdict, changes) => {
		expect(verdictOf(changes)[part]).toBe(verdict);
	});

	it("without a camera is in trouble, also when pictures came before; where none may be looked for it is not", () => {
		expect(verdictOf({}, false).camera).toBe("bad");
		expect(verdictOf({}, null).camera).toBe("good");
	});

	it("counts a pack as broken that was altered, or is in use and gone; not one that was never wanted", () => {
		const [used, layer, absent] = well.packs ?? [];
		if (!used || !layer || !absent) throw new Error("three packs are in the plain report");
		expect(brokenPacks({ packs: [used, layer, absent] })).toEqual([]);
		expect(brokenPacks({ packs: [{ ...used, state: "missing" }, { ...layer, state: "altered" }, absent] })).toEqual([
			used.packId,
			layer.packId,
		]);
	});

	it.each([
		[{ state: "paused" }, "bad"],
		[{ state: "offline" }, "warning"],
		[{ deadLetters: 2 }, "warning"],
		[{ state: "off" }, "unknown"],
		[{ state: "off", waiting: 3 }, "warning"],
		[{ waiting: 3 }, "good"],
	])("a target that is %j: %s", (changes, verdict) => {
		expect(withTarget(changes).targets["hris"]).toBe(verdict);
	});
});

it.each([
	[0, "0 byte"],
	[48_300_000, "48.3 MB"],
	[112e9, "112 GB"],
])("%d bytes are %s", (bytes, text) => {
	expect(formatBytes(bytes, "en")).toBe(text);
});
