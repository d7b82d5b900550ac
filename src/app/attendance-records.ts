// Reading the attendance log from a command, beside a kiosk that may be running.
import { join } from "node:path";
import type { AttendanceEvent } from "../core/domain/attendance-event.ts";
import { defaultSettings, type Settings } from "../core/domain/settings.ts";
import { createKeyFileSecretStore } from "../storage/key-file-secret-store.ts";
import { openStoreReadOnly } from "../storage/open-store-read-only.ts";
import type { Config } from "./config.ts";

export interface AttendanceRecords {
	/** Oldest first, read page by page as it is asked for. */
	inOrderOfTime(range: { readonly fromMs?: number; readonly toMs?: number }): Iterable<AttendanceEvent>;
	/** What work days are made of; the defaults until the kiosk was started once. */
	readonly rules: Pick<Settings, "workDayStartMinute" | "longestShiftHours">;
	close(): void;
}

/** Throws STORAGE_UNAVAILABLE (reason NO_DATABASE where there is none), DATABASE_TOO_NEW. */
export function openAttendanceRecords({ dataDir }: Pick<Config, "dataDir">): AttendanceRecords {
	const store = openStoreReadOnly({ dataDir, secrets: createKeyFileSecretStore(join(dataDir, "keys")) });
	const rules = store.settings() ?? defaultSettings;
	return { inOrderOfTime: store.attendance.inOrderOfTime, rules, close: store.close };
}
