// Copies of everything that the kiosk keeps, encrypted, that another computer can go on from.

/** `migration`: made before a new version changed the database. `move`: to go on from on another computer. */
export const backupKinds = ["daily", "manual", "migration", "move"] as const;
export type BackupKind = (typeof backupKinds)[number];

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
