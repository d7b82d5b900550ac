// Copies of everything that the kiosk keeps, encrypted, that another computer can go on from.

import type { BackupKind } from "../domain/backup-kind.ts";

/** What a backup says about itself without a key. */
export interface BackupSummary {
	readonly fileName: string;
	readonly kind: BackupKind;
	readonly madeAtMs: number;
	readonly bytes: number;
	readonly kioskId: string | null;
	readonly kioskName: string | null;
	readonly databaseVersion: number;
	readonly people: number;
	readonly events: number;
	/** Events that had not reached every target when it was made. */
	readonly waiting: number;
	/** Whether the attendance log in it was whole, as it was written. */
	readonly isLogIntact: boolean;
	/** Whether the recovery code opens it on another computer. */
	readonly hasRecovery: boolean;
}

export interface BackupSettings {
	readonly isScheduled: boolean;
	/** Local minute of the day, 0 to 1439. */
	readonly atMinute: number;
	/** Where each backup is taken to as well: a stick, another disk, a network folder; null: it stays on this computer. */
	readonly folder: string | null;
	readonly keepDays: number;
	readonly keepWeeks: number;
}

export const defaultBackupSettings: BackupSettings = {
	isScheduled: true,
	atMinute: 150,
	folder: null,
	keepDays: 7,
	keepWeeks: 4,
};

/** How one attempt went. */
export interface BackupRun {
	readonly kind: BackupKind;
	readonly atMs: number;
	readonly tookMs: number;
	/** Why there is no backup; null when it was made and verified. */
	readonly errorCode: string | null;
	readonly errorReason: string | null;
	/** null when there is none. */
	readonly fileName: string | null;
	/** Why it is not in the other folder; null when it is, or there is none. */
	readonly folderError: string | null;
	/** How often it could not be taken there. */
	readonly folderFailures: number;
}

export interface BackupRunStore {
	settings(): BackupSettings;
	updateSettings(changes: Partial<BackupSettings>): BackupSettings;
	/** The oldest of many are forgotten. */
	add(run: Omit<BackupRun, "folderFailures">): void;
	/** Newest first. */
	latest(limit: number): BackupRun[];
	/** Whether it is in the other folder by now; a reason why not counts as one more failure. */
	noteFolder(fileName: string, folderError: string | null): void;
}

export interface BackupMaker {
	/** Made, verified, and old ones removed by the rule, from there too. Rejects with AppErrors. */
	make(kind: BackupKind, nowMs: number): Promise<BackupSummary>;
	/** Rejects with STORAGE_UNAVAILABLE {reason} when the folder cannot be reached or written. */
	takeOut(fileName: string, folder: string): Promise<void>;
	/**
	 * Keeps the list of who was erased beside the backups, where it has grown: one of before is cleaned by it when it is put
	 * back, also on a computer that knows nothing else. Rejects as `takeOut` does.
	 */
	keepErasures(folder: string | null): Promise<void>;
	/** Those on this computer, newest first. */
	list(): BackupSummary[];
}
