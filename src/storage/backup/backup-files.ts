// Backups as they lie in a folder: their names, what they say about themselves, and which of them go.
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import type { BackupKind } from "../../core/domain/backup-kind.ts";
import { type BackupRetention, backupsToKeep } from "../../core/domain/backup-retention.ts";
import { AppError } from "../../core/domain/errors.ts";
import type { BackupSummary } from "../../core/ports/backups.ts";
import { readHeaderOf } from "./backup-header.ts";

export const BACKUP_SUFFIX = ".hadirbackup";
/** Plain copies that are not sealed yet, and SQLite's own files beside them. */
const PLAIN_COPY = /^\.copy-[0-9a-f]+\.db(-wal|-shm|-journal)?$/;
const UNFINISHED = `${BACKUP_SUFFIX}.part`;

export function backupFileName(kind: BackupKind, madeAtMs: number): string {
	const moment = new Date(madeAtMs).toISOString().replace(/[-:.]/g, "");
	return `hadir-${moment}-${kind}${BACKUP_SUFFIX}`;
}

/** Where a plain copy lies for as long as it is being sealed. */
export function plainCopyPath(backupDir: string): string {
	mkdirSync(backupDir, { recursive: true, mode: 0o700 });
	return join(backupDir, `.copy-${randomBytes(8).toString("hex")}.db`);
}

export function removePlainCopy(path: string): void {
	for (const end of ["", "-wal", "-shm", "-journal"]) rmSync(`${path}${end}`, { force: true });
}

/** What a kill left behind: no plain copy stays on disk. Call while nobody makes a backup into the folder. */
export function removeLeftovers(backupDir: string): void {
	if (!existsSync(backupDir)) return;
	for (const name of readdirSync(backupDir))
		if (PLAIN_COPY.test(name) || name.endsWith(UNFINISHED)) rmSync(join(backupDir, name), { force: true });
}

/** Throws BACKUP_UNREADABLE. */
export function describeBackup(path: string): BackupSummary {
	const { header, size } = readHeaderOf(path);
	const { kind, madeAtMs, kioskId, kioskName, databaseVersion, counts, log, recoveryWrap } = header;
	return {
		fileName: basename(path),
		kind,
		madeAtMs,
		bytes: size,
		kioskId,
		kioskName,
		databaseVersion,
		people: counts.people,
		events: counts.events,
		waiting: counts.waiting,
		isLogIntact: log.isIntact ?? true,
		hasRecovery: recoveryWrap !== null,
	};
}

/** Newest first. Files that are no whole backups are left out: another day's are still good. */
export function listBackups(folder: string): BackupSummary[] {
	if (!existsSync(folder)) return [];
	const found = readdirSync(folder)
		.filter((name) => name.endsWith(BACKUP_SUFFIX))
		.flatMap((name) => describeOrNothing(join(folder, name)));
	return found.sort((a, b) => b.madeAtMs - a.madeAtMs);
}

function describeOrNothing(path: string): BackupSummary[] {
	try {
		return [describeBackup(path)];
	} catch (error) {
		if (error instanceof AppError) return [];
		throw error;
	}
}

/** Removes what the rule does not keep. Only after a new backup was verified: a folder is never left without one. */
export function removeOldBackups(folder: string, retention: BackupRetention): void {
	const backups = listBackups(folder);
	const kept = new Set(backupsToKeep(backups, retention).map(({ fileName }) => fileName));
	for (const { fileName } of backups) if (!kept.has(fileName)) rmSync(join(folder, fileName), { force: true });
}
