// From the host's numbers to what the charts draw.
import type { HadirClient } from "../../../contract/index.ts";
import type { Formats } from "../../i18n/formats.ts";

export type Statistics = Awaited<ReturnType<HadirClient["statistics"]["read"]>>;
type Day = Statistics["endings"][number];

export const refusals = [
	"unknown",
	"presentation_attack",
	"liveness_uncertain",
	"low_quality",
	"several_faces",
	"unfinished",
] as const;
export type Refusal = (typeof refusals)[number];

const DAY_MS = 86_400_000;

/** The last `days` days up to `today`, those without anybody as zeros. */
export function byDay(endings: readonly Day[], today: string, days: number) {
	return Array.from({ length: days }, (_, index) => {
		const date = new Date(Date.parse(`${today}T00:00:00Z`) - (days - 1 - index) * DAY_MS).toISOString().slice(0, 10);
		const counts = endings.find((day) => day.date === date)?.counts ?? {};
		return {
			date,
			recognised: (counts.recognised ?? 0) + (counts.already_recorded ?? 0),
			refused: refusals.reduce((sum, reason) => sum + (counts[reason] ?? 0), 0),
		};
	});
}

/** Refusals by reason over all days, most frequent first; those that did not happen are left out. */
export function byReason(endings: readonly Day[]): readonly { readonly reason: Refusal; readonly count: number }[] {
	return refusals
		.map((reason) => ({ reason, count: endings.reduce((sum, { counts }) => sum + (counts[reason] ?? 0), 0) }))
		.filter(({ count }) => count > 0)
		.toSorted((a, b) => b.count - a.count);
}

/**
 * Words below every `everyNth` of these moments: the time, and the day instead where a new one has begun since the word
 * before. Two days of times alone would have each hour twice.
 */
export function momentLabels(
	moments: readonly number[],
	everyNth: number,
	{ time, dayOfMonth }: Pick<Formats, "time" | "dayOfMonth">,
): readonly string[] {
	let labelled = "";
	return moments.map((atMs, index) => {
		if (index % everyNth !== 0) return "";
		const day = dayOfMonth(atMs);
		const isNewDay = day !== labelled;
		labelled = day;
		return isNewDay ? day : time(atMs);
	});
}

/** The top of an axis: a round number, at least `most` and not much more. */
export function axisTop(most: number): number {
	if (most <= 1) return 1;
	const power = 10 ** Math.floor(Math.log10(most));
	return [1, 2, 3, 4, 5, 6, 8, 10].map((step) => step * power).find((top) => top >= most) ?? most;
}
