import { describe, expect, it } from "vitest";
import { hourIn, themeAt } from "../../../src/renderer/features/kiosk/screen-theme.ts";

describe("the theme of the screen", () => {
	it("is light by day and dark by night where it follows the daylight", () => {
		expect([5, 6, 12, 17, 18, 23].map((hour) => themeAt("daylight", hour))).toEqual([
			"dark",
			"light",
			"light",
			"light",
			"dark",
			"dark",
		]);
	});

	it("is otherwise what was chosen; the machine's own is nobody's choice", () => {
		expect([themeAt("contrast", 12), themeAt("dark", 12), themeAt("system", 12)]).toEqual(["contrast", "dark", null]);
	});

	it("goes by the kiosk's clock, not by the machine's zone", () => {
		const at = Date.UTC(2026, 10, 2, 23, 30);
		expect(hourIn("Asia/Jakarta", at)).toBe(6);
		expect(hourIn("Asia/Jayapura", at)).toBe(8);
	});
});
