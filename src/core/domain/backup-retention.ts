// Which backups are kept: the newest of each of the last days, and of each of the last weeks.

export interface BackupRetention {
	/** How many days that have a backup, 1 or more. */
	readonly days: number;
	/** How many weeks that have one; 0 for none. */
	readonly weeks: number;
	/** Minutes east of UTC: a day is a day at the door. */
	readonly offsetMinutes: number;
}

interface KeptBackup {
	readonly kind: string;
	readonly madeAtMs: number;
}

const DAY_MS = 86_400_000;
/** 1970-01-01 was a Thursday: weeks begin on Monday, ISO 8601. */
const DAYS_FROM_MONDAY = 3;

/**
 * Days and weeks without a backup do not count: a kiosk that was switched off for a month does not lose its backups on
 * the day it comes back. Of what was made before an update and before a migration the newest is kept beside them, and what was made to move
 * is never removed.
 */
export function backupsToKeep<Backup extends KeptBackup>(
	backups: readonly Backup[],
	{ days, weeks, offsetMinutes }: BackupRetention,
): Backup[] {
	const newestFirst = backups.toSorted((a, b) => b.madeAtMs - a.madeAtMs);
	const regular = newestFirst.filter(({ kind }) => kind === "daily" || kind === "manual");
	const dayOf = ({ madeAtMs }: Backup) => Math.floor((madeAtMs + offsetMinutes * 60_000) / DAY_MS);
	const weekOf = (backup: Backup) => Math.floor((dayOf(backup) + DAYS_FROM_MONDAY) / 7);
	const kept = new Set([
		...newestOfEach(regular, dayOf, Math.max(1, days)),
		...newestOfEach(regular, weekOf, weeks),
		...newestFirst.filter(({ kind }) => kind === "update").slice(0, 1),
		...newestFirst.filter(({ kind }) => kind === "migration").slice(0, 1),
		...newestFirst.filter(({ kind }) => kind === "move"),
	]);
	return newestFirst.filter((backup) => kept.has(backup));
}

function newestOfEach<Backup>(newestFirst: readonly Backup[], periodOf: (backup: Backup) => number, count: number) {
	const newest = new Map<number, Backup>();
	for (const backup of newestFirst) if (!newest.has(periodOf(backup))) newest.set(periodOf(backup), backup);
	return [...newest.values()].slice(0, count);
}
