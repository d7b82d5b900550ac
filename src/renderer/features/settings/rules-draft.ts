// The rules for IN and OUT as they are being edited. The windows are kept while another rule is looked at.
import type { Settings } from "../../client/types.ts";
import type { SettingsChanges } from "./settings-draft.ts";

type Rule = Settings["directionRule"];
export type RuleWindow = Extract<Rule, { kind: "windows" }>["windows"][number];

export const ruleChoices = ["alternate", "in", "out", "windows", "ask"] as const;
/** `kiosk`: a group without a rule of its own. */
export type RuleChoice = (typeof ruleChoices)[number] | "kiosk";
export const groupRuleChoices = ["kiosk", ...ruleChoices] as const;

/** A window with what tells it from the others on the screen. */
export type DraftWindow = RuleWindow & { readonly key: number };

export interface RuleDraft<Choice extends RuleChoice = RuleChoice> {
	readonly choice: Choice;
	readonly windows: readonly DraftWindow[];
}

export interface RulesDraft extends RuleDraft<(typeof ruleChoices)[number]> {
	readonly longestShiftHours: number;
	readonly workDayStartMinute: number;
}

/** As many as the host takes. */
export const MAX_WINDOWS = 8;

/** What most offices would begin with. */
const usualWindows: readonly RuleWindow[] = [
	{ fromMinute: 5 * 60, toMinute: 11 * 60, direction: "IN" },
	{ fromMinute: 15 * 60, toMinute: 22 * 60, direction: "OUT" },
];

export function rulesDraftOf({ directionRule, longestShiftHours, workDayStartMinute }: Settings): RulesDraft {
	return { ...ruleDraftOf(directionRule), longestShiftHours, workDayStartMinute };
}

export function ruleDraftOf(rule: Rule): Pick<RulesDraft, "choice" | "windows"> {
	const windows = rule.kind === "windows" ? rule.windows : usualWindows;
	return { choice: choiceOf(rule), windows: windows.map((window, key) => ({ ...window, key })) };
}

/** null: the kiosk's rule. */
export function groupRuleDraftOf(rule: Rule | null): RuleDraft {
	const { choice, windows } = ruleDraftOf(rule ?? { kind: "alternate" });
	return { choice: rule === null ? "kiosk" : choice, windows };
}

export function groupRuleOf({ choice, windows }: RuleDraft): Rule | null {
	return choice === "kiosk" ? null : ruleOf({ choice, windows });
}

function choiceOf(rule: Rule): RulesDraft["choice"] {
	if (rule.kind !== "fixed") return rule.kind;
	return rule.direction === "IN" ? "in" : "out";
}

export function ruleOf({ choice, windows }: Pick<RulesDraft, "choice" | "windows">): Rule {
	switch (choice) {
		case "alternate":
			return { kind: "alternate" };
		case "in":
			return { kind: "fixed", direction: "IN" };
		case "out":
			return { kind: "fixed", direction: "OUT" };
		case "ask":
			return { kind: "ask" };
		case "windows":
			return { kind: "windows", windows: windows.map(({ key: _, ...window }) => window) };
	}
}

export function isRulesDraftValid({ choice, windows }: RuleDraft): boolean {
	return choice !== "windows" || (windows.length > 0 && windows.length <= MAX_WINDOWS);
}

/** Only what differs; empty when nothing does. */
export function rulesChanges(settings: Settings, draft: RulesDraft): SettingsChanges {
	const rule = ruleOf(draft);
	const { longestShiftHours, workDayStartMinute } = draft;
	return {
		...(!isSameRule(rule, settings.directionRule) && { directionRule: rule }),
		...(longestShiftHours !== settings.longestShiftHours && { longestShiftHours }),
		...(workDayStartMinute !== settings.workDayStartMinute && { workDayStartMinute }),
	};
}

function isSameRule(a: Rule, b: Rule): boolean {
	if (a.kind === "fixed" && b.kind === "fixed") return a.direction === b.direction;
	if (a.kind !== "windows" || b.kind !== "windows") return a.kind === b.kind;
	return (
		a.windows.length === b.windows.length &&
		a.windows.every((window, i) => {
			const other = b.windows[i];
			return (
				window.fromMinute === other?.fromMinute &&
				window.toMinute === other.toMinute &&
				window.direction === other.direction
			);
		})
	);
}

export function withWindow<Draft extends RuleDraft>(draft: Draft, key: number, change: Partial<RuleWindow>): Draft {
	const windows = draft.windows.map((window) => (window.key === key ? { ...window, ...change } : window));
	return { ...draft, windows };
}

export function withoutWindow<Draft extends RuleDraft>(draft: Draft, key: number): Draft {
	return { ...draft, windows: draft.windows.filter((window) => window.key !== key) };
}

/** The next window begins where the last one ends, the other way round. */
export function withAddedWindow<Draft extends RuleDraft>(draft: Draft): Draft {
	const last = draft.windows.at(-1);
	const fromMinute = last?.toMinute ?? 5 * 60;
	const added = {
		key: Math.max(-1, ...draft.windows.map((window) => window.key)) + 1,
		fromMinute,
		toMinute: (fromMinute + 4 * 60) % (24 * 60),
		direction: last?.direction === "IN" ? "OUT" : "IN",
	} as const;
	return { ...draft, windows: [...draft.windows, added] };
}

/** Every so many minutes of the day, and whatever is set now. */
export function timeChoices(currentMinute: number, stepMinutes = 15): readonly number[] {
	const steps = Array.from({ length: (24 * 60) / stepMinutes }, (_, i) => i * stepMinutes);
	return [...new Set([...steps, currentMinute])].sort((a, b) => a - b);
}

const SHIFT_CHOICES = [8, 10, 12, 14, 16, 18, 20, 24, 36];

/** The usual choices, and whatever is set now. */
export function shiftChoices(currentHours: number): readonly number[] {
	return [...new Set([...SHIFT_CHOICES, currentHours])].sort((a, b) => a - b);
}
