// The computer that the kiosk runs on, as far as its health is concerned.

import type { LogCheck } from "../domain/attendance/log-check.ts";

export interface HostProbe {
	/** Of the disk that holds the data folder, bytes. Rejects where the system does not tell. */
	disk(): Promise<{ readonly freeBytes: number; readonly totalBytes: number }>;
	/** The database with what is not yet moved into it, bytes. */
	databaseBytes(): number;
	/** Of this process, milliseconds. */
	uptimeMs(): number;
	/** Memory that this process holds, bytes. */
	memoryBytes(): number;
	/** Such as `Node 24.21.0` and `linux x64`. */
	readonly runtime: string;
	readonly platform: string;
}

export interface DatabaseProbe {
	readonly databaseVersion: number;
	/** Yields how many records are done. */
	verifyLogInPieces(): Generator<number, LogCheck>;
}
