// Dates, times and numbers as people here write them.
import { type Language, locales } from "./language.ts";

export interface Formats {
	/** 08.01 (id) or 08:01 (en). Accepts epoch milliseconds or RFC 3339. */
	time(at: number | string): string;
	/** 08.01.09 */
	timeWithSeconds(at: number | string): string;
	/** Senin, 2 November 2026 */
	longDate(at: number | string): string;
	/** 2 Nov 2026 */
	shortDate(at: number | string): string;
	/** 2 Nov */
	dayOfMonth(at: number | string): string;
	/** 1.234 (id) or 1,234 (en) */
	number(value: number): string;
	/** 0:27 for seconds, rounded up. */
	countdown(seconds: number): string;
	/** "5 menit lalu", "kemarin". */
	ago(atMs: number, nowMs: number): string;
	/** "front, left and right" in the language's own way. */
	list(items: readonly string[]): string;
}

const agoSteps = [
	["day", 86_400_000],
	["hour", 3_600_000],
	["minute", 60_000],
] as const;

/** Without `timeZone` the zone of the machine is used. */
export function createFormats(language: Language, timeZone?: string): Formats {
	const locale = locales[language];
	const zone = timeZone ? { timeZone } : {};
	const format = (options: Intl.DateTimeFormatOptions) => {
		const formatter = new Intl.DateTimeFormat(locale, { ...options, ...zone });
		return (at: number | string) => formatter.format(new Date(at));
	};
	const number = new Intl.NumberFormat(locale);
	const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
	const list = new Intl.ListFormat(locale, { type: "conjunction" });
	return {
		time: format({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }),
		timeWithSeconds: format({ hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" }),
		longDate: format({ weekday: "long", day: "numeric", month: "long", year: "numeric" }),
		shortDate: format({ day: "numeric", month: "short", year: "numeric" }),
		dayOfMonth: format({ day: "numeric", month: "short" }),
		number: (value) => number.format(value),
		countdown(seconds) {
			const whole = Math.max(0, Math.ceil(seconds));
			return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
		},
		ago(atMs, nowMs) {
			const elapsedMs = Math.max(0, nowMs - atMs);
			const step = agoSteps.find(([, ms]) => elapsedMs >= ms);
			return step ? relative.format(-Math.floor(elapsedMs / step[1]), step[0]) : relative.format(0, "second");
		},
		list: (items) => list.format(items),
	};
}
