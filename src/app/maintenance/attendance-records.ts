// Reading the attendance log from a command, beside a kiosk that may be running.
import type { GroupMember } from "../../core/domain/attendance/employee-group.ts";
import type { LogEntry, LogFilter } from "../../core/domain/attendance/log-filter.ts";
import type { Shift } from "../../core/domain/attendance/shift.ts";
import { defaultSettings, type Settings } from "../../core/domain/settings.ts";
import type { AttendanceSearch } from "../../core/ports/attendance-search.ts";
import { openStoreReadOnly } from "../../storage/open-store-read-only.ts";
import type { Config } from "../config.ts";
import { openKeyFilesWhenRead } from "../key-files.ts";

export interface AttendanceRecords {
	/** In order of time, read page by page as it is asked for. */
	entries(filter: LogFilter): Iterable<LogEntry>;
	/** What work days are made of; the defaults until the kiosk was started once. */
	readonly rules: Pick<Settings, "workDayStartMinute" | "longestShiftHours">;
	/** Who is planned to work when, as it is now. */
	readonly members: readonly GroupMember[];
	readonly shifts: readonly Shift[];
	close(): void;
}

/**
 * Throws STORAGE_UNAVAILABLE (reason NO_DATABASE where there is none), DATABASE_TOO_NEW; and SECRET_UNAVAILABLE where names
 * are sealed and their key is not to be had from here.
 */
export function openAttendanceRecords(config: Pick<Config, "dataDir" | "keyPassphraseFile">): AttendanceRecords {
	const store = openStoreReadOnly({ dataDir: config.dataDir, secrets: openKeyFilesWhenRead(config) });
	const rules = store.settings() ?? defaultSettings;
	const plan = { members: store.groups.members(), shifts: store.shifts.list() };
	return { entries: (filter) => entriesInOrder(store.search, filter), rules, ...plan, close: store.close };
}

const PAGE = 500;

/** No read transaction is held from page to page, and no more than one page is in memory. */
export function* entriesInOrder(
	search: Pick<AttendanceSearch, "oldestFirst">,
	filter: LogFilter,
): Generator<LogEntry, void> {
	for (let after: LogEntry | undefined; ; ) {
		const page = search.oldestFirst({ ...filter, after, limit: PAGE });
		yield* page;
		after = page.at(-1);
		if (!after || page.length < PAGE) return;
	}
}
