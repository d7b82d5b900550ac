// Days of the week as people write them in a file, in Indonesian and English: "Sen-Jum", "Mon, Wed, Fri", "1-5".
import type { Language } from "../settings.ts";

const words = {
	id: ["senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu"],
	en: ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
} as const satisfies Record<Language, readonly string[]>;

const SHORTEST_WORD = 3;

/** 1 Monday to 7 Sunday; null for no day. At least three letters, of either language. */
function parseDay(text: string): number | null {
	if (/^[1-7]$/.test(text)) return Number(text);
	if (text.length < SHORTEST_WORD) return null;
	const found = [words.id, words.en].map((names) => names.findIndex((name) => name.startsWith(text)));
	return Math.max(...found) + 1 || null;
}

/** Days and stretches of days, e.g. "Sab-Sen" over the end of the week; null when a word is no day, or there is none. */
export function parseWeekdays(text: string): number[] | null {
	const parts = text
		.toLowerCase()
		.replaceAll(/\s*[-\u2013]\s*/g, "-")
		.replaceAll("'", "")
		.split(/[\s,;/+]+/)
		.filter((part) => part !== "");
	const days = parts.map((part) => {
		const [from = "", to = from, ...others] = part.split("-");
		const [first, last] = [parseDay(from), parseDay(to)];
		if (first === null || last === null || others.length > 0) return null;
		const length = ((last - first + 7) % 7) + 1;
		return Array.from({ length }, (_, i) => ((first - 1 + i) % 7) + 1);
	});
	if (days.length === 0 || days.includes(null)) return null;
	return [...new Set(days.flatMap((each) => each ?? []))].sort((a, b) => a - b);
}

/** "Sen-Jum", "Sen Rab Jum": words, because a spreadsheet takes "1-5" for a date. */
export function writeWeekdays(weekdays: readonly number[], language: Language): string {
	const sorted = weekdays.toSorted((a, b) => a - b);
	const stretches: number[][] = [];
	for (const day of sorted) {
		const last = stretches.at(-1);
		if (last?.at(-1) === day - 1) last.push(day);
		else stretches.push([day]);
	}
	const wordOf = (day: number | undefined) => {
		const word = words[language][(day ?? 1) - 1] ?? "";
		return word.charAt(0).toUpperCase() + word.slice(1, SHORTEST_WORD);
	};
	return stretches
		.flatMap((days) => (days.length > 2 ? [`${wordOf(days[0])}-${wordOf(days.at(-1))}`] : days.map(wordOf)))
		.join(" ");
}
