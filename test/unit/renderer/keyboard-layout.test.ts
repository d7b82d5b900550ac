import { describe, expect, it } from "vitest";
import { beginsWord, editFor, keyboardRows, type TextSelection } from "../../../src/renderer/ui/keyboard-layout.ts";

const at = (value: string, start = value.length, end = start): TextSelection => ({ value, start, end });

describe("the keyboard on the screen", () => {
	it("can write every character of an employee id and an HRIS address", () => {
		const keys = [...keyboardRows("letters"), ...keyboardRows("symbols")].flat();
		const characters = new Set(keys.flatMap((key) => (key.kind === "character" ? [key.text] : [])));
		for (const each of "abcdefghijklmnopqrstuvwxyz0123456789._@/-:?=&#") expect(characters, each).toContain(each);
	});

	it("writes capitals while shift is held", () => {
		const key = { kind: "character", text: "r" } as const;
		expect(editFor(key, at(""), true)).toEqual({ text: "R", start: 0, end: 0 });
		expect(editFor(key, at("ab", 0, 2), false)).toEqual({ text: "r", start: 0, end: 2 });
	});

	it("erases the selection, or the character before the caret, or nothing", () => {
		const erase = { kind: "backspace" } as const;
		expect(editFor(erase, at("abc"), false)).toEqual({ text: "", start: 2, end: 3 });
		expect(editFor(erase, at("abc", 0, 2), false)).toEqual({ text: "", start: 0, end: 2 });
		expect(editFor(erase, at("abc", 0), false)).toBeNull();
	});

	it("knows where a word of a name begins", () => {
		expect([at(""), at("Sari "), at("Anna-"), at("Sar")].map(beginsWord)).toEqual([true, true, true, false]);
	});
});
