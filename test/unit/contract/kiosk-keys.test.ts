import { describe, expect, test } from "vitest";
import { isKioskKey, type KeyPress } from "../../../src/contract/kiosk-keys.ts";

const bare: KeyPress = { key: "", isCtrlDown: false, isMetaDown: false, isAltDown: false, isShiftDown: false };
const ctrl = (key: string): KeyPress => ({ ...bare, key, isCtrlDown: true });
const cmd = (key: string): KeyPress => ({ ...bare, key, isMetaDown: true });
const shifted = (press: KeyPress): KeyPress => ({ ...press, key: press.key.toUpperCase(), isShiftDown: true });

describe("what a keyboard may do at a kiosk", () => {
	test.each(["a", "7", "é", " ", "Enter", "Tab", "Escape", "Backspace", "ArrowDown", "PageDown"])("%s types", (key) => {
		expect(isKioskKey({ ...bare, key })).toBe(true);
		expect(isKioskKey({ ...bare, key, isShiftDown: true })).toBe(true);
	});

	test.each(["a", "c", "v", "x", "z", "ArrowLeft", "Home", "Backspace"])("Ctrl+%s edits a text", (key) => {
		expect(isKioskKey(ctrl(key))).toBe(true);
		expect(isKioskKey(cmd(key))).toBe(true);
	});

	test("redo is Ctrl+Shift+Z", () => expect(isKioskKey(shifted(ctrl("z")))).toBe(true));

	test.each([..."rnwtpsoufghjlqe0123456789+-=", "Tab", "F4", "F5"])("Ctrl+%s does not leave the page", (key) => {
		expect(isKioskKey(ctrl(key))).toBe(false);
		expect(isKioskKey(cmd(key))).toBe(false);
		expect(isKioskKey(shifted(ctrl(key)))).toBe(false);
	});

	test.each(["i", "j", "c", "k", "n"])("Ctrl+Shift+%s opens no DevTools and no window", (key) => {
		expect(isKioskKey(shifted(ctrl(key)))).toBe(false);
	});

	test.each(["F1", "F5", "F7", "F11", "F12", "BrowserBack", "BrowserHome", "LaunchMail", "ContextMenu", "PrintScreen"])(
		"%s does nothing",
		(key) => expect(isKioskKey({ ...bare, key })).toBe(false),
	);

	test.each(["F4", "ArrowLeft", "Home", "d", " ", "Tab"])("Alt+%s does nothing", (key) => {
		expect(isKioskKey({ ...bare, key, isAltDown: true })).toBe(false);
		expect(isKioskKey({ ...ctrl(key), isAltDown: true })).toBe(false);
	});
});
