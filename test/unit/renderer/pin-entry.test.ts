import { describe, expect, it } from "vitest";
import {
	isPinLongEnough,
	isPinTooSimple,
	PIN_MAX_DIGITS,
	pinPressOfKey,
	pressPin,
} from "../../../src/renderer/ui/pin-entry.ts";

const type = (keys: readonly string[]) =>
	keys.reduce((pin, key) => {
		const press = pinPressOfKey(key);
		return press ? pressPin(pin, press) : pin;
	}, "");

describe("PIN entry", () => {
	it("takes digits, erases the last, clears all, and ignores every other key", () => {
		expect(type(["1", "2", "a", "Tab", "3"])).toBe("123");
		expect(type(["1", "2", "Backspace", "4"])).toBe("14");
		expect(type(["1", "2", "Delete", "9"])).toBe("9");
		expect(type(["Backspace"])).toBe("");
		expect(type(["1", "Enter"])).toBe("1");
	});

	it("stops at twelve digits", () => {
		expect(type([..."12345678901234"])).toHaveLength(PIN_MAX_DIGITS);
	});

	it("wants four digits", () => {
		expect(isPinLongEnough("123")).toBe(false);
		expect(isPinLongEnough("1234")).toBe(true);
	});

	it.each(["0000", "1234", "9876", "8901", "555555"])("knows that %s is what everybody tries first", (pin) => {
		expect(isPinTooSimple(pin)).toBe(true);
	});

	it.each(["1357", "7391", "1122", "2580", "739105"])("accepts %s", (pin) => {
		expect(isPinTooSimple(pin)).toBe(false);
	});
});
