import { expect, it } from "vitest";
import { isBusy, offeredActions, standingOf } from "../../../src/renderer/features/updates/update-view.ts";
import { plainUpdates, readyUpdate } from "../../support/update-answers.ts";

const newest = plainUpdates(1_795_000_000_000);
const ready = readyUpdate(1_795_000_000_000);

it.each([
	["newest", newest],
	["noFeed", { ...newest, feedHost: null }],
	["checkFailed", { ...newest, lastCheckFailure: "feed" as const }],
	["notTaken", { ...newest, notTaken: { version: "1.5.0", because: "rolledBack" as const } }],
	["found", { ...ready, phase: "found" as const }],
	["downloading", { ...ready, phase: "downloading" as const }],
	["ready", ready],
	// It is fetched: that the feed does not answer now keeps nobody from installing it.
	["ready", { ...ready, lastCheckFailure: "feed" as const }],
	["installing", { ...ready, phase: "backingUp" as const }],
	["installing", { ...ready, phase: "installing" as const }],
	["trial", { ...newest, phase: "trial" as const, feedHost: null }],
] as const)("says %s", (standing, overview) => {
	expect(standingOf(overview)).toBe(standing);
	expect(isBusy(overview)).toBe(standing === "downloading" || standing === "installing");
});

it("offers what can be done: nothing where the program cannot be replaced, nothing while one is on trial", () => {
	expect(offeredActions(newest)).toEqual(["goBack"]);
	expect(offeredActions({ ...newest, previousVersion: null })).toEqual([]);
	expect(offeredActions(ready)).toEqual(["install", "goBack"]);
	expect(offeredActions({ ...newest, notTaken: { version: "1.5.0", because: "notYet" } })).toEqual([
		"install",
		"goBack",
	]);
	expect(offeredActions({ ...newest, notTaken: { version: "1.5.0", because: "older" } })).toEqual(["goBack"]);
	expect(offeredActions({ ...ready, target: null })).toEqual([]);
	expect(offeredActions({ ...ready, phase: "trial" })).toEqual([]);
});
