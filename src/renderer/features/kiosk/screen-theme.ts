// Which of the themes the screen wears now.
import type { Settings } from "../../client/types.ts";

/** null: as the machine has it. */
export type ShownTheme = "dark" | "light" | "contrast" | null;

const DAY_FROM_HOUR = 6;
const DAY_TO_HOUR = 18;

/** @param hour of the kiosk's clock, 0..23 */
export function themeAt(theme: Settings["screenTheme"], hour: number): ShownTheme {
	if (theme === "system") return null;
	if (theme !== "daylight") return theme;
	return hour >= DAY_FROM_HOUR && hour < DAY_TO_HOUR ? "light" : "dark";
}

/** Hour of an instant on the kiosk's wall, 0..23. */
export function hourIn(timeZone: string | undefined, atMs: number): number {
	const zone = timeZone ? { timeZone } : {};
	return Number(new Intl.DateTimeFormat("en-GB", { hour: "2-digit", hourCycle: "h23", ...zone }).format(atMs));
}
