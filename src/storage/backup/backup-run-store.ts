// When backups are made and how they went; the settings under names of their own in the settings table.
import { z } from "zod";
import { backupKinds } from "../../core/domain/backup-kind.ts";
import { AppError } from "../../core/domain/errors.ts";
import { type BackupRunStore, type BackupSettings, defaultBackupSettings } from "../../core/ports/backups.ts";
import type { Clock } from "../../core/ports/environment.ts";
import type { Connection } from "../database/connection.ts";
import { minuteOfDayField } from "../settings/direction-rule-field.ts";

const settingsSchema = z.strictObject({
	isScheduled: z.boolean(),
	atMinute: minuteOfDayField,
	folder: z.string().min(1).max(1000).nullable(),
	keepDays: z.int().min(1).max(366),
	keepWeeks: z.int().min(0).max(520),
}) satisfies z.ZodType<BackupSettings>;

const runRow = z.object({
	kind: z.enum(backupKinds),
	atMs: z.int(),
	tookMs: z.int(),
	errorCode: z.string().nullable(),
	errorReason: z.string().nullable(),
	fileName: z.string().nullable(),
	folderError: z.string().nullable(),
	folderFailures: z.int(),
});

const KEY = "backups";
const KEPT_RUNS = 200;

export interface BackupRunStoreDeps {
	readonly connection: Connection;
	readonly clock: Pick<Clock, "nowMs">;
}

export function createBackupRunStore({ connection, clock }: BackupRunStoreDeps): BackupRunStore {
	const readSettings = connection.query(
		`SELECT value_json AS valueJson FROM settings WHERE key = '${KEY}'`,
		z.object({ valueJson: z.string() }),
	);
	const writeSettings = connection.command(
		`INSERT INTO settings (key, value_json, updated_at_ms) VALUES ('${KEY}', @valueJson, @nowMs)
		 ON CONFLICT (key) DO UPDATE SET value_json = @valueJson, updated_at_ms = @nowMs`,
	);
	const insert = connection.command(
		`INSERT INTO backup_runs (kind, at_ms, took_ms, error_code, error_reason, file_name, folder_error)
		 VALUES (@kind, @atMs, @tookMs, @errorCode, @errorReason, @fileName, @folderError)`,
	);
	const forget = connection.command(
		`DELETE FROM backup_runs WHERE run_no <= (SELECT max(run_no) FROM backup_runs) - ${KEPT_RUNS}`,
	);
	const latest = connection.query(
		`SELECT kind, at_ms AS atMs, took_ms AS tookMs, error_code AS errorCode, error_reason AS errorReason,
			file_name AS fileName, folder_error AS folderError, folder_failures AS folderFailures
		 FROM backup_runs ORDER BY run_no DESC LIMIT @limit`,
		runRow,
	);
	const noteFolder = connection.command(
		`UPDATE backup_runs SET folder_error = @folderError,
			folder_failures = iif(@folderError IS NULL, 0, folder_failures + 1)
		 WHERE file_name = @fileName`,
	);

	function settings(): BackupSettings {
		const stored = readSettings.get();
		if (stored === null) return defaultBackupSettings;
		const parsed = settingsSchema.safeParse({ ...defaultBackupSettings, ...JSON.parse(stored.valueJson) });
		if (parsed.success) return parsed.data;
		throw new AppError("STORAGE_UNAVAILABLE", { reason: "SETTING_INVALID", keys: [KEY] });
	}

	return {
		settings,
		updateSettings: (changes) =>
			connection.transaction(() => {
				const parsed = settingsSchema.safeParse({ ...settings(), ...changes });
				if (!parsed.success)
					throw new AppError("VALIDATION_FAILED", {
						fields: parsed.error.issues.map((issue) => issue.path.join(".")),
					});
				writeSettings.run({ valueJson: JSON.stringify(parsed.data), nowMs: clock.nowMs() });
				return parsed.data;
			}),
		add: (run) => {
			connection.transaction(() => {
				insert.run({ ...run });
				forget.run();
			});
		},
		latest: (limit) => latest.all({ limit }),
		noteFolder: (fileName, folderError) => {
			noteFolder.run({ fileName, folderError });
		},
	};
}
