// Brings the master key back from the recovery code, while no kiosk runs: the key store has lost it, or another PC has
// the folder now.
import { existsSync, readdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { uuidv7 } from "uuidv7";
import { readRecoveryGroups, splitRecoveryCode } from "../../core/domain/codes/recovery-code.ts";
import { AppError } from "../../core/domain/errors.ts";
import { SEALED, SEALED_AND_LOST, type SecretStore } from "../../core/ports/secrets.ts";
import { openConnection } from "../../storage/database/connection.ts";
import { locateDataFolder } from "../../storage/database/data-folder.ts";
import { lockDataFolder } from "../../storage/database/data-folder-lock.ts";
import { loadMasterKeys } from "../../storage/keys/master-keys.ts";
import { readRecoveryWrap } from "../../storage/keys/recovery-kit-store.ts";
import { kitIdOf, openRecoveryWrap } from "../../storage/keys/recovery-wrap.ts";
import { openStore } from "../../storage/open-store.ts";
import { type KeyFilesConfig, openKeyFiles } from "../key-files.ts";
import { createSystemClock } from "../system-clock.ts";

export interface Recovery {
	readonly kitId: string;
	/** Secrets that only the lost key store could open: they were put aside, and are made or asked for anew. */
	readonly setAside: readonly string[];
}

/**
 * Writes the master key as a key file; Electron takes it into the system's key store at its next start, where it was before.
 * Throws RECOVERY_KIT_MISSING without a kit, or with one of before a change of the key; VALIDATION_FAILED for a code that is
 * mistyped; RECOVERY_CODE_WRONG; DATA_FOLDER_IN_USE while a kiosk runs.
 */
export function recoverMasterKey(config: KeyFilesConfig, typed: string): Recovery {
	const code = readRecoveryGroups(splitRecoveryCode(typed));
	if (!code) throw new AppError("VALIDATION_FAILED", { fields: ["code"] });
	const { dataDir } = config;
	const folder = locateDataFolder(dataDir);
	if (!existsSync(folder.databasePath)) throw new AppError("STORAGE_UNAVAILABLE", { reason: "NO_DATABASE" });
	const keyDir = join(dataDir, "keys");
	const keyFiles = openKeyFiles(config);
	const lock = lockDataFolder(folder);
	let recovery: Recovery;
	try {
		const { kitId, masterKey } = openKit(folder.databasePath, code);
		const setAside = setSealedAside(keyDir);
		keyFiles.write("masterKey", masterKey);
		recovery = { kitId, setAside };
	} finally {
		lock.release();
	}
	recordRecovery(dataDir, keyFiles, recovery.kitId);
	return recovery;
}

function openKit(databasePath: string, code: Uint8Array): { kitId: string; masterKey: Uint8Array } {
	const connection = openConnection(databasePath, { readOnly: true });
	try {
		const wrap = readRecoveryWrap(connection);
		const kitId = wrap && kitIdOf(wrap);
		if (!wrap || kitId === null) throw new AppError("RECOVERY_KIT_MISSING");
		const masterKey = openRecoveryWrap(wrap, code);
		// Nobody counts here: 160 bits are not guessed, and who has the folder can count what he likes.
		if (!masterKey) throw new AppError("RECOVERY_CODE_WRONG", { remainingAttempts: "-" });
		loadMasterKeys({ connection, secrets: onlyMasterKey(masterKey), mayCreate: false });
		return { kitId, masterKey };
	} catch (error) {
		// The kit's key opens nothing here: the master key was changed after the kit was printed.
		if (error instanceof AppError && error.code === "SECRET_UNAVAILABLE") throw new AppError("RECOVERY_KIT_MISSING");
		throw error;
	} finally {
		connection.close();
	}
}

function onlyMasterKey(key: Uint8Array): SecretStore {
	return {
		kind: "keyFile",
		read: (name) => (name === "masterKey" ? key : null),
		write: () => {},
		remove: () => {},
	};
}

/** What a key store sealed that has lost one key, it cannot open at all: the kiosk must not stop at it. */
function setSealedAside(keyDir: string): string[] {
	if (!existsSync(join(keyDir, `masterKey${SEALED}`))) return [];
	const sealed = readdirSync(keyDir).filter((name) => name.endsWith(SEALED));
	const names = sealed.map((name) => name.slice(0, -SEALED.length));
	for (const name of names) renameSync(join(keyDir, name + SEALED), join(keyDir, name + SEALED_AND_LOST));
	return names.filter((name) => name !== "masterKey");
}

function recordRecovery(dataDir: string, secrets: SecretStore, kitId: string): void {
	const clock = createSystemClock();
	const store = openStore({ dataDir, secrets, clock, ids: { uuidv7 } });
	try {
		const entry = { atMs: clock.nowMs(), actor: "recovery kit", action: "recovery.master_key", subject: null };
		store.audit.append({ ...entry, detail: { kit: kitId } });
	} finally {
		store.close();
	}
}
