// Which of the themes the screen wears now.
import type { Settings } from "../../client/types.ts";

/** null: as the machine has it. */
export type ShownTheme = "dark" | "light" | "contrast" | null;

const DAY_FROM_MINUTE = 6 * 60;
const DAY_TO_MINUTE = 18 * 60;

/** @param minute of the kiosk's day, 0..1439 */
export function themeAt(theme: Settings["screenTheme"], minute: number): ShownTheme {
	if (theme === "system") return null;
	if (theme !== "daylight") return theme;
	return minute >= DAY_FROM_MINUTE && minute < DAY_TO_MINUTE ? "light" : "dark";
}
