// Which release a kiosk takes: versions in order, a rollout that only grows, and nothing that was sent back.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareVersions, isProgramVersion } from "../../../src/core/domain/update/program-version.ts";
import { judgeRelease, type UpdateSituation } from "../../../src/core/domain/update/release.ts";
import { isInRollout, rolloutBucket } from "../../../src/core/domain/update/rollout.ts";
import { nodeFile, releaseOf } from "../../support/memory-updates.ts";

const number = fc.integer({ min: 0, max: 40 });
const preRelease = fc.constantFrom("", "-alpha", "-alpha.1", "-alpha.beta", "-beta", "-beta.2", "-beta.11", "-rc.1");
const version = fc.tuple(number, number, number, preRelease).map(([a, b, c, end]) => `${a}.${b}.${c}${end}`);

const here: UpdateSituation = {
	version: "1.2.0",
	databaseVersion: 100,
	channel: "stable",
	target: "node-linux-x64",
	kioskId: "019ab0c0-0000-7000-8000-000000000001",
	rolledBack: [],
};

describe("the order of versions", () => {
	it("is the one of semver.org, section 11", () => {
		const ordered = [
			"1.0.0-alpha",
			"1.0.0-alpha.1",
			"1.0.0-alpha.beta",
			"1.0.0-beta",
			"1.0.0-beta.2",
			"1.0.0-beta.11",
			"1.0.0-rc.1",
			"1.0.0",
			"1.0.1",
			"1.2.0",
			"1.10.0",
			"2.0.0",
		];
		expect([...ordered].reverse().sort(compareVersions)).toEqual(ordered);
	});

	it("is a total order", () => {
		fc.assert(
			fc.property(version, version, version, (a, b, c) => {
				expect(Math.sign(compareVersions(a, b))).toBe(-Math.sign(compareVersions(b, a)) + 0);
				expect(compareVersions(a, a)).toBe(0);
				if (compareVersions(a, b) <= 0 && compareVersions(b, c) <= 0)
					expect(compareVersions(a, c)).toBeLessThanOrEqual(0);
			}),
		);
	});

	it.each(["1.2", "v1.2.3", "01.2.3", "1.2.3+build", "1.2.3-", "1.2.3-a..b", "../1.2.3", `1.2.3-${"a".repeat(80)}`])(
		"takes %s for no version",
		(text) => expect(isProgramVersion(text)).toBe(false),
	);
});

describe("the rollout", () => {
	const uuid = fc.uuid({ version: 7 });

	it("only ever grows with the percentage, is nobody at 0 and everybody at 100", () => {
		fc.assert(
			fc.property(uuid, fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }), (kioskId, a, b) => {
				if (isInRollout(kioskId, Math.min(a, b))) expect(isInRollout(kioskId, Math.max(a, b))).toBe(true);
				expect(isInRollout(kioskId, 0)).toBe(false);
				expect(isInRollout(kioskId, 100)).toBe(true);
			}),
		);
	});

	it("is even over kiosks that were set up one after the other", () => {
		const tenths = new Array(10).fill(0);
		for (let index = 0; index < 20_000; index += 1) {
			const id = `019ab0c0-${(index >> 4).toString(16).padStart(4, "0")}-7000-8000-${index.toString(16).padStart(12, "0")}`;
			tenths[Math.floor(rolloutBucket(id) / 1000)] += 1;
		}
		for (const count of tenths) expect(Math.abs(count - 2000)).toBeLessThan(200);
	});
});

describe("a release", () => {
	it("is taken when it is newer, with the file for this kind of installation", () => {
		expect(judgeRelease(releaseOf("1.3.0"), here)).toEqual({ take: true, file: nodeFile });
	});

	it.each([
		["same", releaseOf("1.2.0"), {}],
		["older", releaseOf("1.1.9"), {}],
		["older", releaseOf("1.2.0-rc.1"), {}],
		["otherChannel", releaseOf("1.3.0", { channel: "beta" }), {}],
		["notInstalled", releaseOf("1.3.0"), { target: null }],
		["noFile", releaseOf("1.3.0"), { target: "nsis-win-x64" }],
		["tooFarAhead", releaseOf("3.0.0", { minimumVersion: "2.0.0" }), {}],
		["databaseOlder", releaseOf("1.3.0", { databaseVersion: 90 }), {}],
		["notYet", releaseOf("1.3.0", { stagingPercentage: 0 }), {}],
		["rolledBack", releaseOf("1.3.0"), { rolledBack: ["1.3.0"] }],
	] as const)("is refused: %s", (because, release, changes) => {
		expect(judgeRelease(release, { ...here, ...changes })).toEqual({ take: false, because });
	});

	it("that was sent back, or is not yet for this kiosk, is taken when somebody asks; an older one never", () => {
		const [sentBack, early] = [releaseOf("1.3.0"), releaseOf("1.3.0", { stagingPercentage: 0 })];
		expect(judgeRelease(sentBack, { ...here, rolledBack: ["1.3.0"] }, true).take).toBe(true);
		expect(judgeRelease(early, here, true).take).toBe(true);
		fc.assert(
			fc.property(version, version, fc.boolean(), (running, offered, isAsked) => {
				const { take } = judgeRelease(releaseOf(offered), { ...here, version: running }, isAsked);
				if (take) expect(compareVersions(offered, running)).toBeGreaterThan(0);
			}),
		);
	});
});
