// The statements that find the entries of the log for a filter: each is one stretch of an index, or one for each direction
// merged in order where the filter leaves that open, so nothing is sorted and nothing is read that is not wanted.
import { directions } from "../../core/domain/attendance/attendance-event.ts";
import type { LogFilter, RecordState } from "../../core/domain/attendance/log-filter.ts";

/** Which conditions a query has; their values are parameters. */
export interface KeysShape {
	readonly order: "newest" | "oldest";
	readonly hasEmployee: boolean;
	readonly hasDirection: boolean;
	readonly hasDelivery: boolean;
	readonly recordState: RecordState | null;
}

export function shapeOf(filter: LogFilter, order: KeysShape["order"]): KeysShape {
	return {
		order,
		hasEmployee: filter.employeeId !== undefined,
		hasDirection: filter.direction !== undefined,
		hasDelivery: filter.delivery !== undefined,
		recordState: filter.recordState ?? null,
	};
}

/**
 * Parameters: `@fromMs`, `@toMs`, `@limit`; the position after which it goes on, `@afterMs` and `@afterSeq`; and
 * `@employeeId`, `@direction`, `@delivery` where the shape has them. Rows: `kioskSeq`, `occurredAtMs`.
 */
export function entryKeysSql({ order, hasEmployee, hasDirection, hasDelivery, recordState }: KeysShape): string {
	const kind = hasDelivery ? (hasEmployee ? "employee_delivery" : "delivery") : hasEmployee ? "employee" : "time";
	const index = `log_entries_${recordState === null ? "" : `${recordState}_`}by_${kind}`;
	const conditions = [
		...(recordState === null ? [] : [`is_${recordState} = 1`]),
		...(hasEmployee ? ["employee_id = @employeeId"] : []),
		...(hasDelivery ? ["delivery = @delivery"] : []),
		order === "newest"
			? "occurred_at_ms BETWEEN @fromMs AND min(@toMs, @afterMs) AND (occurred_at_ms < @afterMs OR kiosk_seq < @afterSeq)"
			: "occurred_at_ms BETWEEN max(@fromMs, @afterMs) AND @toMs AND (occurred_at_ms > @afterMs OR kiosk_seq > @afterSeq)",
	].join(" AND ");
	const stretches = hasDirection ? ["@direction"] : directions.map((direction) => `'${direction}'`);
	const reads = stretches.map(
		(direction) =>
			`SELECT kiosk_seq AS kioskSeq, occurred_at_ms AS occurredAtMs FROM log_entries INDEXED BY ${index} WHERE direction = ${direction} AND ${conditions}`,
	);
	const way = order === "newest" ? "DESC" : "ASC";
	return `${reads.join("\nUNION ALL ")}\nORDER BY occurredAtMs ${way}, kioskSeq ${way} LIMIT @limit`;
}
