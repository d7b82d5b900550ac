// What is looked for in the log, as it is chosen on screen.
import type { HadirClient } from "../../../contract/index.ts";
import { dateAfter } from "./day-summary.ts";

type SearchInput = Parameters<HadirClient["log"]["search"]>[0];
export type LogPage = Awaited<ReturnType<HadirClient["log"]["search"]>>;
export type LogEntry = LogPage["entries"][number];
export type RecordState = NonNullable<SearchInput["recordState"]>;
export type DeliveryState = NonNullable<SearchInput["delivery"]>;

export interface LogFilter {
	/** `2026-11-03`, the last day included. */
	readonly fromDate: string | null;
	readonly toDate: string | null;
	readonly employee: { readonly employeeId: string; readonly name: string } | null;
	readonly direction: LogEntry["direction"] | null;
	readonly recordState: RecordState | null;
	readonly delivery: DeliveryState | null;
}

export const everything: LogFilter = {
	fromDate: null,
	toDate: null,
	employee: null,
	direction: null,
	recordState: null,
	delivery: null,
};

export const recordStateChoices = ["suspect", "corrected", "correction", "supervisor"] as const satisfies RecordState[];
export const deliveryChoices = ["delivered", "waiting", "dead", "skipped", "none"] as const satisfies DeliveryState[];

export function toSearch({ fromDate, toDate, employee, direction, recordState, delivery }: LogFilter) {
	return {
		...(fromDate !== null && { fromDate }),
		...(toDate !== null && { toDate }),
		...(employee !== null && { employeeId: employee.employeeId }),
		...(direction !== null && { direction }),
		...(recordState !== null && { recordState }),
		...(delivery !== null && { delivery }),
	};
}

/** What is set, each of which can be taken away on its own. Both ends of the days are one. */
export const filterParts = ["days", "employee", "direction", "recordState", "delivery"] as const;
export type FilterPart = (typeof filterParts)[number];

export function partsSet(filter: LogFilter): readonly FilterPart[] {
	return filterParts.filter((part) =>
		part === "days" ? filter.fromDate !== null || filter.toDate !== null : filter[part] !== null,
	);
}

export function withoutPart(filter: LogFilter, part: FilterPart): LogFilter {
	return part === "days" ? { ...filter, fromDate: null, toDate: null } : { ...filter, [part]: null };
}

export const dayPresets = ["today", "yesterday", "week", "month", "lastMonth"] as const;
export type DayPreset = (typeof dayPresets)[number];

/** `today` as `2026-11-03`. A week is the last seven days, today among them. */
export function presetDays(preset: DayPreset, today: string): { readonly fromDate: string; readonly toDate: string } {
	const firstOfMonth = `${today.slice(0, 8)}01`;
	switch (preset) {
		case "today":
			return { fromDate: today, toDate: today };
		case "yesterday":
			return { fromDate: dateAfter(today, -1), toDate: dateAfter(today, -1) };
		case "week":
			return { fromDate: dateAfter(today, -6), toDate: today };
		case "month":
			return { fromDate: firstOfMonth, toDate: today };
		case "lastMonth": {
			const toDate = dateAfter(firstOfMonth, -1);
			return { fromDate: `${toDate.slice(0, 8)}01`, toDate };
		}
	}
}

/** `hadir-2026-11-01-2026-11-20.csv` */
export function fileNameOf({ fromDate, toDate, employee }: LogFilter): string {
	const parts = [employee?.employeeId.replaceAll(/[^\w-]/g, "_"), fromDate, toDate === fromDate ? null : toDate];
	return `${["hadir", ...parts].filter(Boolean).join("-")}.csv`;
}
