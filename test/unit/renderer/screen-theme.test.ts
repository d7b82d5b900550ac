import { describe, expect, it } from "vitest";
import { minuteIn } from "../../../src/renderer/features/kiosk/kiosk-time.ts";
import { themeAt } from "../../../src/renderer/features/kiosk/screen-theme.ts";

describe("the theme of the screen", () => {
	it("is light by day and dark by night where it follows the daylight", () => {
		expect([5, 6, 12, 17, 18, 23].map((hour) => themeAt("daylight", hour * 60))).toEqual([
			"dark",
			"light",
			"light",
			"light",
			"dark",
			"dark",
		]);
	});

	it("is otherwise what was chosen; the machine's own is nobody's choice", () => {
		expect([themeAt("contrast", 720), themeAt("dark", 720), themeAt("system", 720)]).toEqual([
			"contrast",
			"dark",
			null,
		]);
	});

	it("goes by the kiosk's clock, not by the machine's zone", () => {
		const at = Date.UTC(2026, 10, 2, 23, 30);
		expect(minuteIn("Asia/Jakarta", at)).toBe(6 * 60 + 30);
		expect(minuteIn("Asia/Jayapura", at)).toBe(8 * 60 + 30);
	});
});
