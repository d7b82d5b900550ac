import { describe, expect, it } from "vitest";
import type { Settings } from "../../../src/renderer/client/types.ts";
import {
	isRulesDraftValid,
	MAX_WINDOWS,
	type RulesDraft,
	ruleOf,
	rulesChanges,
	rulesDraftOf,
	shiftChoices,
	timeChoices,
	withAddedWindow,
	withoutWindow,
	withWindow,
} from "../../../src/renderer/features/settings/rules-draft.ts";
import { plainSettings as settings } from "../../support/kiosk-states.ts";

const withRule = (directionRule: Settings["directionRule"]): Settings => ({ ...settings, directionRule });

describe("the rules for IN and OUT as edited", () => {
	it.each([
		[{ kind: "alternate" }],
		[{ kind: "fixed", direction: "IN" }],
		[{ kind: "fixed", direction: "OUT" }],
		[{ kind: "windows", windows: [{ fromMinute: 300, toMinute: 660, direction: "IN" }] }],
	] as const)("come back as they were: %j", (rule) => {
		const draft = rulesDraftOf(withRule(rule));
		expect(ruleOf(draft)).toEqual(rule);
		expect(rulesChanges(withRule(rule), draft)).toEqual({});
	});

	it("send only what differs", () => {
		const draft = { ...rulesDraftOf(settings), choice: "out" as const, longestShiftHours: 12 };
		expect(rulesChanges(settings, draft)).toEqual({
			directionRule: { kind: "fixed", direction: "OUT" },
			longestShiftHours: 12,
		});
	});

	it("notice a window whose times or direction changed", () => {
		const kiosk = withRule({ kind: "windows", windows: [{ fromMinute: 300, toMinute: 660, direction: "IN" }] });
		const draft = rulesDraftOf(kiosk);
		for (const change of [{ fromMinute: 315 }, { toMinute: 600 }, { direction: "OUT" }] as const)
			expect(rulesChanges(kiosk, withWindow(draft, 0, change))).toHaveProperty("directionRule");
	});

	it("begin the next window where the last ends, the other way round", () => {
		const empty: RulesDraft = { ...rulesDraftOf(settings), windows: [] };
		const draft = withAddedWindow(empty);
		const [first, second] = withAddedWindow(draft).windows;
		expect(second).toMatchObject({ fromMinute: first?.toMinute, direction: first?.direction === "IN" ? "OUT" : "IN" });
	});

	it("want at least one window, and no more than the host takes", () => {
		let draft = { ...rulesDraftOf(settings), choice: "windows" as const };
		expect(isRulesDraftValid(draft)).toBe(true);
		expect(isRulesDraftValid({ ...draft, windows: [] })).toBe(false);
		while (draft.windows.length <= MAX_WINDOWS) draft = { ...draft, ...withAddedWindow(draft), choice: "windows" };
		expect(isRulesDraftValid(draft)).toBe(false);
		expect(withoutWindow(draft, 0).windows).toHaveLength(MAX_WINDOWS);
	});

	it("offer what is set although it is not a usual choice", () => {
		expect(timeChoices(241)).toContain(241);
		expect(shiftChoices(11)).toContain(11);
	});
});
