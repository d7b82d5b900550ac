// The attendance log for people who look something up: pages of it, one record with what became of it, and a file.

import { logColumns, logRow } from "../../domain/attendance/log-columns.ts";
import type { LogEntry, LogFilter, LogPosition } from "../../domain/attendance/log-filter.ts";
import { MINUTES_PER_DAY, startOfLocalMinute } from "../../domain/calendar.ts";
import { BYTE_ORDER_MARK, type CsvSeparator, csvLine } from "../../domain/csv.ts";
import { AppError } from "../../domain/errors.ts";
import type { AttendanceSearch, EventDelivery } from "../../ports/attendance-search.ts";
import type { Clock } from "../../ports/environment.ts";
import type { AuditStore, TargetStore } from "../../ports/stores.ts";

/** `2026-11-03`, the last day included; without one that end is open. */
export interface DayRange {
	readonly fromDate?: string | undefined;
	readonly toDate?: string | undefined;
}

export interface LogPageRequest {
	/** 1..500. */
	readonly limit: number;
	/** From the page before. */
	readonly cursor?: string | undefined;
}

export interface LogPage {
	/** Newest first. */
	readonly entries: readonly LogEntry[];
	readonly nextCursor: string | null;
}

export interface LogRecord {
	readonly entry: LogEntry;
	/** The record that it corrects, and the one that corrects it. */
	readonly corrects: LogEntry | null;
	readonly correctedBy: LogEntry | null;
	/** By target; `name` is the target's, its id when it is gone. */
	readonly deliveries: readonly (EventDelivery & { readonly name: string })[];
}

export interface CsvPart {
	/** Whole lines; the first part begins with the byte order mark and the header. */
	readonly text: string;
	readonly rows: number;
	readonly nextCursor: string | null;
}

export interface CsvPartRequest {
	readonly separator: CsvSeparator;
	readonly cursor?: string | undefined;
}

export interface LogService {
	/** Calendar days of the kiosk as moments. */
	momentsOf(days: DayRange): Pick<LogFilter, "fromMs" | "toMs">;
	/** Throws VALIDATION_FAILED (`cursor`). */
	page(filter: LogFilter, request: LogPageRequest): LogPage;
	/** Throws NOT_FOUND. */
	record(eventId: string): LogRecord;
	/**
	 * The next part of a file, oldest first. Whoever asks paces it: nothing is held between two parts, and between them
	 * the kiosk goes on. The first one is audited. Throws VALIDATION_FAILED (`cursor`).
	 */
	csvPart(filter: LogFilter, request: CsvPartRequest, actor: string): CsvPart;
}

export interface LogServicePorts {
	readonly search: AttendanceSearch;
	readonly targets: Pick<TargetStore, "list">;
	readonly audit: Pick<AuditStore, "append">;
	readonly clock: Pick<Clock, "nowMs" | "zone">;
}

/** A few milliseconds of work: frames that come meanwhile wait no longer than that. */
const ROWS_A_PART = 500;

export function createLogService({ search, targets, audit, clock }: LogServicePorts): LogService {
	const startOf = (date: string, minute: number) =>
		startOfLocalMinute(date, minute, (atMs) => clock.zone(atMs).offsetMinutes);
	const entryOf = (eventId: string | null | undefined) => (eventId ? search.entry(eventId) : null);
	return {
		momentsOf: ({ fromDate, toDate }) => ({
			...(fromDate !== undefined && { fromMs: startOf(fromDate, 0) }),
			...(toDate !== undefined && { toMs: startOf(toDate, MINUTES_PER_DAY) - 1 }),
		}),
		page(filter, { limit, cursor }) {
			const found = search.newestFirst({ ...filter, ...afterCursor(cursor), limit: limit + 1 });
			const entries = found.slice(0, limit);
			return { entries, nextCursor: nextCursor(entries, found.length > limit) };
		},
		record(eventId) {
			const entry = search.entry(eventId);
			if (!entry) throw new AppError("NOT_FOUND");
			const names = new Map(targets.list().map(({ targetId, name }) => [targetId, name]));
			return {
				entry,
				corrects: entryOf(entry.corrects),
				correctedBy: entryOf(search.correctionOf(eventId)?.eventId),
				deliveries: search
					.deliveriesOf(eventId)
					.map((delivery) => ({ ...delivery, name: names.get(delivery.target) ?? delivery.target })),
			};
		},
		csvPart(filter, { separator, cursor }, actor) {
			const isFirst = cursor === undefined;
			if (isFirst) audit.append({ atMs: clock.nowMs(), actor, action: "log.export", ...describeFilter(filter) });
			const entries = search.oldestFirst({ ...filter, ...afterCursor(cursor), limit: ROWS_A_PART });
			const lines = entries.map((entry) => csvLine(logRow(entry), separator));
			const header = isFirst ? BYTE_ORDER_MARK + csvLine(logColumns, separator) : "";
			return {
				text: header + lines.join(""),
				rows: entries.length,
				nextCursor: nextCursor(entries, entries.length === ROWS_A_PART),
			};
		},
	};
}

function describeFilter({ employeeId, ...filter }: LogFilter) {
	const given = Object.entries(filter).flatMap(([name, value]) =>
		value === undefined ? [] : [[name, value] as const],
	);
	return { subject: employeeId ?? null, detail: Object.fromEntries(given) };
}

function nextCursor(entries: readonly LogEntry[], hasMore: boolean): string | null {
	const last = entries.at(-1);
	return hasMore && last ? `${last.occurredAtMs}.${last.kioskSeq}` : null;
}

/** Throws VALIDATION_FAILED for a cursor that no page gave. */
function afterCursor(cursor: string | undefined): { readonly after?: LogPosition } {
	if (cursor === undefined) return {};
	const [, occurredAtMs, kioskSeq] = /^(-?\d{1,15})\.(\d{1,15})$/.exec(cursor) ?? [];
	if (occurredAtMs === undefined || kioskSeq === undefined)
		throw new AppError("VALIDATION_FAILED", { fields: ["cursor"] });
	return { after: { occurredAtMs: Number(occurredAtMs), kioskSeq: Number(kioskSeq) } };
}
