// What somebody asks the log on screen: each kind of filter, near and far, with many hits, few and none.
import type { LogFilter } from "../../src/core/domain/attendance/log-filter.ts";
import type { LogQuery } from "../../src/core/ports/attendance-search.ts";
import { DAY_MS, personId } from "./log-generator.ts";

export interface ScreenQuery {
	readonly name: string;
	readonly order: "newestFirst" | "oldestFirst";
	readonly query: LogQuery;
}

/** As the screen asks for them, and one more that tells whether there are more. */
const PAGE = 101;
const CSV_PART = 500;
const YEAR_MS = 365 * DAY_MS;
const someone = personId(17);

/** The moments of the oldest and the newest record. */
export function screenQueries(firstMs: number, lastMs: number): readonly ScreenQuery[] {
	const lastYear = { fromMs: lastMs - YEAR_MS, toMs: lastMs };
	const halfWayBack = { after: { occurredAtMs: Math.round((firstMs + lastMs) / 2), kioskSeq: 0 } };
	const newest = (name: string, filter: LogFilter, more: Partial<LogQuery> = {}): ScreenQuery => ({
		name,
		order: "newestFirst",
		query: { limit: PAGE, ...filter, ...more },
	});
	const firstDay = { fromMs: firstMs, toMs: firstMs + DAY_MS };
	return [
		newest("newest", {}),
		newest("scrolled half of the way back", {}, halfWayBack),
		newest("the last day", { fromMs: lastMs - DAY_MS, toMs: lastMs }),
		newest("the first day", firstDay),
		newest("a year", lastYear),
		newest("a year, one direction", { ...lastYear, direction: "OUT" }),
		newest("a person", { employeeId: someone }),
		newest("a person, half of the way back", { employeeId: someone }, halfWayBack),
		newest("a person, a year, one direction", { employeeId: someone, direction: "IN", ...lastYear }),
		newest("a person, the first day", { employeeId: someone, ...firstDay }),
		newest("suspect clock", { recordState: "suspect" }),
		newest("suspect clock, a year, a direction", { recordState: "suspect", direction: "IN", ...lastYear }),
		newest("suspect clock, a person, a direction, a year", {
			recordState: "suspect",
			direction: "IN",
			employeeId: someone,
			...lastYear,
		}),
		newest("corrected", { recordState: "corrected" }, halfWayBack),
		newest("corrections of a person", { recordState: "correction", employeeId: someone }),
		newest("by a supervisor", { recordState: "supervisor" }),
		newest("by a supervisor, a person, a year", { recordState: "supervisor", employeeId: someone, ...lastYear }),
		newest("waiting", { delivery: "waiting" }),
		newest("dead letters", { delivery: "dead" }),
		newest("dead letters, a year, a direction", { delivery: "dead", direction: "OUT", ...lastYear }),
		newest("dead letters of a person", { delivery: "dead", employeeId: someone }),
		newest("skipped", { delivery: "skipped" }),
		newest("delivered, a person, a direction", { delivery: "delivered", employeeId: someone, direction: "OUT" }),
		newest("no hits: a person's suspect dead letters", {
			delivery: "dead",
			recordState: "suspect",
			employeeId: someone,
		}),
		newest("no hits: a stranger", { employeeId: personId(5000) }),
		{ name: "part of a file", order: "oldestFirst", query: { limit: CSV_PART, ...halfWayBack } },
		{
			name: "part of a file, supervisor",
			order: "oldestFirst",
			query: { limit: CSV_PART, recordState: "supervisor", ...lastYear },
		},
	];
}
