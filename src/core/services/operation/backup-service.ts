// Backups at a quiet hour, and whenever somebody asks for one.

import type { BackupKind } from "../../domain/backup-kind.ts";
import { AppError } from "../../domain/errors.ts";
import type { BackupMaker, BackupRun, BackupRunStore, BackupSettings, BackupSummary } from "../../ports/backups.ts";
import type { Clock, Log } from "../../ports/environment.ts";
import type { AuditStore, SettingsStore, Transaction } from "../../ports/stores.ts";

/** `late`: none for three days. `never`: none at all. */
export type BackupVerdict = "good" | "late" | "never";

export interface BackupStanding {
	readonly verdict: BackupVerdict;
	readonly lastAtMs: number | null;
	/** How many attempts in a row have failed. */
	readonly failures: number;
}

export interface BackupOverview extends BackupStanding {
	readonly settings: BackupSettings;
	readonly isRunning: boolean;
	/** null while nothing is scheduled. */
	readonly nextAtMs: number | null;
	readonly lastRun: BackupRun | null;
	readonly backups: readonly BackupSummary[];
	/** Where they lie on this computer. */
	readonly place: string;
}

export interface BackupService {
	overview(): BackupOverview;
	standing(): BackupStanding;
	isRunning(): boolean;
	/** Throws VALIDATION_FAILED. */
	configure(changes: Partial<BackupSettings>, actor: string): BackupOverview;
	/** Rejects with BACKUP_UNDER_WAY, and as `BackupMaker.make` does. */
	backUpNow(actor: string): Promise<BackupOverview>;
	/** Where to go back to from a new version. As `backUpNow`. */
	backUpBeforeUpdate(actor: string): Promise<BackupSummary>;
	/** What is due: a backup, or taking the last one to a folder that could not be reached. Failures are noted, not thrown. */
	runDue(): Promise<void>;
}

export interface BackupServicePorts {
	readonly runs: BackupRunStore;
	readonly maker: BackupMaker;
	readonly settings: Pick<SettingsStore, "read">;
	readonly audit: Pick<AuditStore, "append">;
	readonly transaction: Transaction;
	readonly clock: Clock;
	readonly log: Log;
	readonly place: string;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const LATE_MS = 3 * DAY_MS;
/** After a failure: 15 minutes, then twice as long each time. */
const FIRST_PAUSE_MS = 15 * MINUTE_MS;
const LONGEST_PAUSE_MS = 3 * 60 * MINUTE_MS;
const REMEMBERED_RUNS = 50;
const SCHEDULE = "schedule";

export function createBackupService(ports: BackupServicePorts): BackupService {
	const { runs, maker, settings, audit, transaction, clock, log, place } = ports;
	let isRunning = false;

	function standing(backups: readonly BackupSummary[] = maker.list()): BackupStanding {
		const lastAtMs = backups.find(isRegular)?.madeAtMs ?? null;
		const latest = runs.latest(REMEMBERED_RUNS);
		const firstGood = latest.findIndex(({ errorCode }) => errorCode === null);
		const failures = firstGood < 0 ? latest.length : firstGood;
		if (lastAtMs === null) return { verdict: "never", lastAtMs, failures };
		return { verdict: clock.nowMs() - lastAtMs > LATE_MS ? "late" : "good", lastAtMs, failures };
	}

	function lastScheduledMs({ atMinute }: BackupSettings): number {
		const nowMs = clock.nowMs();
		const offsetMs = clock.zone(nowMs).offsetMinutes * MINUTE_MS;
		const localMs = nowMs + offsetMs;
		const todayMs = Math.floor(localMs / DAY_MS) * DAY_MS + atMinute * MINUTE_MS;
		return (todayMs > localMs ? todayMs - DAY_MS : todayMs) - offsetMs;
	}

	function isDue({ lastAtMs, failures }: BackupStanding): boolean {
		const chosen = runs.settings();
		if (!chosen.isScheduled || !settings.read().setupCompleted) return false;
		if (lastAtMs !== null && lastAtMs >= lastScheduledMs(chosen)) return false;
		const last = runs.latest(1)[0];
		if (last === undefined || failures === 0) return true;
		const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(failures - 1, 10));
		// A clock that was set back must not hold backups up for longer than a pause.
		return Math.abs(clock.nowMs() - last.atMs) >= pauseMs;
	}

	async function make(kind: BackupKind, actor: string): Promise<BackupSummary> {
		if (isRunning) throw new AppError("BACKUP_UNDER_WAY");
		isRunning = true;
		const [atMs, sinceMs] = [clock.nowMs(), clock.monotonicMs()];
		const note = (outcome: Pick<BackupRun, "errorCode" | "errorReason" | "fileName">) =>
			runs.add({ kind, atMs, tookMs: Math.round(clock.monotonicMs() - sinceMs), folderError: null, ...outcome });
		try {
			const made = await maker.make(kind, atMs);
			transaction(() => {
				note({ errorCode: null, errorReason: null, fileName: made.fileName });
				const detail = { kind, bytes: made.bytes, events: made.events };
				audit.append({ atMs: clock.nowMs(), actor, action: "backup.make", subject: null, detail });
			});
			await takeOut(made.fileName);
			return made;
		} catch (error) {
			const reason = error instanceof AppError ? String(error.data["reason"] ?? "") || null : null;
			note({ errorCode: error instanceof AppError ? error.code : "INTERNAL", errorReason: reason, fileName: null });
			throw error;
		} finally {
			isRunning = false;
		}
	}

	/** A folder that is away is told and tried again: the backup itself is on this computer. */
	async function takeOut(fileName: string): Promise<void> {
		const { folder } = runs.settings();
		if (folder === null) return;
		try {
			await maker.takeOut(fileName, folder);
			runs.noteFolder(fileName, null);
		} catch (error) {
			if (!(error instanceof AppError)) throw error;
			runs.noteFolder(fileName, String(error.data["reason"] ?? error.code));
			log.warn({ err: error }, "a backup could not be taken to the other folder");
		}
	}

	async function retryFolder(): Promise<void> {
		const last = runs.latest(REMEMBERED_RUNS).find(({ fileName }) => fileName !== null);
		if (last?.fileName && last.folderError !== null) await takeOut(last.fileName);
	}

	async function runDue(): Promise<void> {
		if (isRunning) return;
		try {
			if (isDue(standing())) await make("daily", SCHEDULE);
			else await retryFolder();
			await maker.keepErasures(runs.settings().folder);
		} catch (error) {
			log.error({ err: error }, "a backup could not be made");
		}
	}

	function overview(): BackupOverview {
		const backups = maker.list();
		const chosen = runs.settings();
		return {
			...standing(backups),
			settings: chosen,
			isRunning,
			nextAtMs: chosen.isScheduled ? lastScheduledMs(chosen) + DAY_MS : null,
			lastRun: runs.latest(1)[0] ?? null,
			backups,
			place,
		};
	}

	return {
		overview,
		standing: () => standing(),
		isRunning: () => isRunning,
		configure: (changes, actor) => {
			transaction(() => {
				runs.updateSettings(changes);
				const detail = { changed: Object.keys(changes).join(",") };
				audit.append({ atMs: clock.nowMs(), actor, action: "backup.configure", subject: null, detail });
			});
			return overview();
		},
		backUpNow: async (actor) => {
			await make("manual", actor);
			return overview();
		},
		backUpBeforeUpdate: (actor) => make("update", actor),
		runDue,
	};
}

function isRegular({ kind }: BackupSummary): boolean {
	return kind === "daily" || kind === "manual";
}
