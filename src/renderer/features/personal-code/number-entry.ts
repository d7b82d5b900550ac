// What presses do to an employee number that is being entered.
import { MAX_NUMBER_LENGTH } from "./code-store.ts";

export type NumberPress = { readonly kind: "character"; readonly text: string } | { readonly kind: "erase" | "submit" };

export const letterKeys: readonly string[] = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

export function pressNumber(number: string, press: NumberPress): string {
	if (press.kind === "erase") return number.slice(0, -1);
	return press.kind === "character" && number.length < MAX_NUMBER_LENGTH ? number + press.text : number;
}

/** What a key of a keyboard means here; null when nothing. Numbers are shown in capitals, and small ones mean the same. */
export function numberPressOfKey(key: string): NumberPress | null {
	if (/^[\p{L}\p{N} ._@/#&+,:()'-]$/u.test(key)) return { kind: "character", text: key.toUpperCase() };
	if (key === "Backspace") return { kind: "erase" };
	return key === "Enter" ? { kind: "submit" } : null;
}
