// A target as it is being typed. The host judges it and has the last word.
import type { HadirClient } from "../../../contract/index.ts";
import { type TargetField, targetFields } from "../../../contract/targets.ts";
import type { Target } from "../../client/types.ts";

export type TargetKind = Target["kind"];
export type SaveRequest = Parameters<HadirClient["targets"]["save"]>[0];
export const targetKinds = Object.keys(targetFields) as readonly TargetKind[];

export interface TargetDraft {
	readonly targetId: string | null;
	readonly kind: TargetKind;
	readonly name: string;
	readonly settings: Target["settings"];
	/** As typed; null: what is stored is to be removed. */
	readonly secrets: Readonly<Record<string, string | null>>;
	readonly isEnabled: boolean;
	/** A day like 2026-11-30 from which earlier events are sent too; null: none. */
	readonly sendFromDay: string | null;
}

export function newDraft(kind: TargetKind): TargetDraft {
	const plain = targetFields[kind].filter(({ type }) => type !== "secret");
	const settings = Object.fromEntries(plain.map(({ name, fallback }) => [name, fallback]));
	return { targetId: null, kind, name: "", settings, secrets: {}, isEnabled: true, sendFromDay: null };
}

/** Fields that came with a later version begin with their fallback. */
export function draftOf({ targetId, kind, name, settings, isEnabled }: Target): TargetDraft {
	const fallbacks = newDraft(kind).settings;
	return { targetId, kind, name, settings: { ...fallbacks, ...settings }, secrets: {}, isEnabled, sendFromDay: null };
}

/** Fields that go with another one are shown once that is filled in. */
export function isOfUse({ goesWith }: TargetField, draft: TargetDraft): boolean {
	if (goesWith === undefined) return true;
	const value = draft.settings[goesWith];
	return typeof value === "number" ? value > 0 : String(value ?? "").trim() !== "";
}

/** Local midnight of a day like 2026-11-30; null for what is no day. */
export function startOfDay(day: string): number | null {
	const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day.trim()) ?? [];
	if (year === undefined || month === undefined || date === undefined) return null;
	const start = new Date(Number(year), Number(month) - 1, Number(date));
	return start.getMonth() === Number(month) - 1 && start.getDate() === Number(date) ? start.getTime() : null;
}

/** Names of fields that cannot be sent as they are. */
export function draftProblems(draft: TargetDraft, storedSecrets: readonly string[]): readonly string[] {
	const missing = targetFields[draft.kind].filter((field) => isMissing(draft, field, storedSecrets));
	return [
		...(draft.name.trim() === "" ? ["name"] : []),
		...missing.map(({ name }) => name),
		...(draft.sendFromDay !== null && startOfDay(draft.sendFromDay) === null ? ["sendFromDay"] : []),
	];
}

function isMissing(draft: TargetDraft, { name, type, isRequired }: TargetField, stored: readonly string[]): boolean {
	if (!isRequired) return false;
	if (type !== "secret") return String(draft.settings[name] ?? "").trim() === "";
	const typed = draft.secrets[name];
	return typed === null || (!typed?.trim() && !stored.includes(name));
}

export function toRequest({ sendFromDay, ...draft }: TargetDraft): SaveRequest {
	return { ...draft, name: draft.name.trim(), sendFromMs: sendFromDay === null ? null : startOfDay(sendFromDay) };
}
