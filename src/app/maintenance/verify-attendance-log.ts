// The check of the log for a command, beside a kiosk that may be running.
import { join } from "node:path";
import type { LogCheck } from "../../core/domain/attendance/log-check.ts";
import type { SignedCheckpoint } from "../../core/domain/attendance/log-checkpoint.ts";
import { createKeyFileSecretStore } from "../../storage/keys/key-file-secret-store.ts";
import { readKeptCheckpoint } from "../../storage/log/checkpoint-statement.ts";
import { openStoreReadOnly } from "../../storage/open-store-read-only.ts";
import type { Config } from "../config.ts";

/** From the JSON of an event as a receiver got it, or of its data; null when it is neither. */
export function parseKeptCheckpoint(json: string): SignedCheckpoint | null {
	return readKeptCheckpoint(json);
}

/**
 * `isKeyKnown` false: whose key signed the checkpoints was not checked, since it cannot be read from here. Throws
 * STORAGE_UNAVAILABLE (reason NO_DATABASE where there is none), DATABASE_TOO_NEW.
 */
export function verifyAttendanceLog(
	{ dataDir }: Pick<Config, "dataDir">,
	kept: readonly SignedCheckpoint[],
	onProgress: (records: number) => void,
): LogCheck & { readonly isKeyKnown: boolean } {
	const store = openStoreReadOnly({ dataDir, secrets: createKeyFileSecretStore(join(dataDir, "keys")) });
	try {
		return store.verifyLog({ kept, onProgress });
	} finally {
		store.close();
	}
}
