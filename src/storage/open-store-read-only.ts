// Opens the database for reading beside a kiosk that may be running: no lock, no migration, nothing written.
import { existsSync } from "node:fs";
import type { LogCheck } from "../core/domain/attendance/log-check.ts";
import type { SignedCheckpoint } from "../core/domain/attendance/log-checkpoint.ts";
import { AppError } from "../core/domain/errors.ts";
import type { ModelSettings } from "../core/domain/model-settings.ts";
import type { Settings } from "../core/domain/settings.ts";
import type { ApiKeyStore } from "../core/ports/api-keys.ts";
import type { AttendanceSearch } from "../core/ports/attendance-search.ts";
import type { BackupSettings } from "../core/ports/backups.ts";
import type { Clock, IdSource, Log } from "../core/ports/environment.ts";
import type { EmployeeGroupStore, ShiftStore } from "../core/ports/rule-stores.ts";
import type { SecretStore } from "../core/ports/secrets.ts";
import type { AttendanceStore, AuditStore, EmployeeStore, OutboxStore, TargetStore } from "../core/ports/stores.ts";
import { createApiKeyStore } from "./access/api-key-store.ts";
import { createBackupRunStore } from "./backup/backup-run-store.ts";
import { openConnection } from "./database/connection.ts";
import { locateDataFolder } from "./database/data-folder.ts";
import { migrations, readDatabaseVersion } from "./database/migrate.ts";
import { createOutboxStore } from "./deliveries/outbox-store.ts";
import { createTargetStore } from "./deliveries/target-store.ts";
import { readPublicKey } from "./keys/ed25519-record-signer.ts";
import { createKeyring } from "./keys/keyring.ts";
import { loadMasterKeys } from "./keys/master-keys.ts";
import { createNameSealing } from "./keys/name-sealing.ts";
import { createAttendanceSearch } from "./log/attendance-search.ts";
import { createAttendanceStore } from "./log/attendance-store.ts";
import { createAuditStore } from "./log/audit-store.ts";
import { createCheckpointAnchor, keptBeside } from "./log/checkpoint-anchor.ts";
import { verifyLog } from "./log/verify-log.ts";
import { createEmployeeGroupStore } from "./people/employee-group-store.ts";
import { createEmployeeStore } from "./people/employee-store.ts";
import { createModelSettingsStore } from "./settings/model-settings-store.ts";
import { createSettingsStore } from "./settings/settings-store.ts";
import { createShiftStore } from "./settings/shift-store.ts";

export interface ReadOnlyStore {
	/** Templates and snapshots need the master key: SECRET_UNAVAILABLE at that call, not at opening. */
	readonly employees: Pick<EmployeeStore, "find" | "list" | "summary" | "count" | "templates" | "snapshot">;
	readonly attendance: Pick<AttendanceStore, "latest" | "find" | "list">;
	readonly search: AttendanceSearch;
	readonly outbox: Pick<OutboxStore, "status" | "statusOf">;
	readonly groups: Pick<EmployeeGroupStore, "list" | "members">;
	readonly shifts: Pick<ShiftStore, "list">;
	readonly targets: Pick<TargetStore, "list">;
	readonly apiKeys: Pick<ApiKeyStore, "list">;
	readonly audit: Pick<AuditStore, "list">;
	readonly databaseVersion: number;
	/** null until the kiosk was started once. */
	settings(): Settings | null;
	modelSettings(): ModelSettings;
	backupSettings(): BackupSettings;
	/** Whether the master key fits the database. Throws SECRET_UNAVAILABLE. */
	checkMasterKey(): void;
	/**
	 * Against the checkpoints in the database, the one beside it and those given. Whose key signed them is checked where the
	 * key can be read from here.
	 */
	verifyLog(options?: {
		readonly kept?: readonly SignedCheckpoint[];
		readonly onProgress?: (records: number) => void;
	}): LogCheck & { readonly isKeyKnown: boolean };
	close(): void;
}

export interface ReadOnlyStoreDeps {
	readonly dataDir: string;
	readonly secrets: SecretStore;
	/** false: sealed names read as `?`, and no key is wanted for them. */
	readonly readsNames?: boolean;
	readonly log?: Log;
}

/** Throws STORAGE_UNAVAILABLE with reason NO_DATABASE or DATABASE_NOT_MIGRATED, DATABASE_TOO_NEW. */
export function openStoreReadOnly({
	dataDir,
	secrets,
	readsNames = true,
	log = silentLog,
}: ReadOnlyStoreDeps): ReadOnlyStore {
	const { databasePath } = locateDataFolder(dataDir);
	if (!existsSync(databasePath)) throw new AppError("STORAGE_UNAVAILABLE", { reason: "NO_DATABASE" });
	const connection = openConnection(databasePath, { readOnly: true });
	try {
		const databaseVersion = readDatabaseVersion(connection);
		const newest = migrations.at(-1)?.version ?? 0;
		if (databaseVersion < newest)
			throw new AppError("STORAGE_UNAVAILABLE", { reason: "DATABASE_NOT_MIGRATED", found: databaseVersion, newest });
		const masterKeys = () => loadMasterKeys({ connection, secrets, mayCreate: false });
		const keyring = createKeyring(connection, masterKeys);
		if (!readsNames) createNameSealing(connection, { find: () => null });
		const deps = { connection, clock: stoppedClock, ids: noIds, log };
		return {
			employees: createEmployeeStore({ ...deps, keyring }),
			attendance: createAttendanceStore(deps),
			search: createAttendanceSearch(connection),
			outbox: createOutboxStore(connection),
			groups: createEmployeeGroupStore(deps),
			shifts: createShiftStore(deps),
			targets: createTargetStore(connection),
			apiKeys: createApiKeyStore(connection),
			audit: createAuditStore(connection),
			databaseVersion,
			settings: createSettingsStore(deps).peek,
			modelSettings: createModelSettingsStore(deps).read,
			backupSettings: createBackupRunStore(deps).settings,
			checkMasterKey: () => {
				masterKeys();
			},
			verifyLog: ({ kept = [], onProgress } = {}) => {
				const publicKey = publicKeyOrNull(secrets);
				const all = [...keptBeside(createCheckpointAnchor(dataDir)), ...kept];
				return { ...verifyLog(connection, { publicKey, kept: all }, onProgress), isKeyKnown: publicKey !== null };
			},
			close: connection.close,
		};
	} catch (error) {
		connection.close();
		throw error;
	}
}

/** Behind a passphrase, in the system's key store, or damaged: the log is checked all the same. */
function publicKeyOrNull(secrets: SecretStore): Uint8Array | null {
	try {
		return readPublicKey(secrets);
	} catch (error) {
		if (error instanceof AppError && error.code === "SECRET_UNAVAILABLE") return null;
		throw error;
	}
}

function neverAsked(): never {
	throw new Error("a read-only store asked for something that only a writer needs");
}

const stoppedClock: Clock = { nowMs: neverAsked, monotonicMs: neverAsked, zone: neverAsked };
const noIds: IdSource = { uuidv7: neverAsked };
const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} };
