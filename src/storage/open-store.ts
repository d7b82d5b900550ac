// Opens the data folder for the one process that owns it: lock, database, migrations, keys, stores.

import type { LogCheck } from "../core/domain/attendance/log-check.ts";
import type { ApiKeyStore } from "../core/ports/api-keys.ts";
import type { AttendanceSearch } from "../core/ports/attendance-search.ts";
import type { BackupRunStore } from "../core/ports/backups.ts";
import type { ConsentStore } from "../core/ports/consents.ts";
import type { CounterStore } from "../core/ports/counters.ts";
import type { EnrollmentCropStore } from "../core/ports/enrollment-crops.ts";
import type { Clock, IdSource, Log } from "../core/ports/environment.ts";
import type { DatabaseCompaction, ErasureRecordStore, ErasureStore } from "../core/ports/erasures.ts";
import type { EvidencePhotoStore } from "../core/ports/evidence-photos.ts";
import type { MasterKeyRotation, TemplateKeyStore } from "../core/ports/installation-keys.ts";
import type { CheckpointAnchor, LogCheckpointStore } from "../core/ports/log-checkpoints.ts";
import type { LogPurgeStore, LogRulesStore } from "../core/ports/log-purge.ts";
import type { ModelSettingsStore } from "../core/ports/model-settings.ts";
import type { NameProtectionStore } from "../core/ports/name-protection.ts";
import type { OperatorStore } from "../core/ports/operators.ts";
import type { PersonDossierStore } from "../core/ports/person-dossiers.ts";
import type { PersonFactsStore, PersonIdentityStore } from "../core/ports/person-identities.ts";
import type { PersonalCodeStore } from "../core/ports/personal-codes.ts";
import type { PunchRequestStore } from "../core/ports/punch-requests.ts";
import type { RecoveryKitStore } from "../core/ports/recovery.ts";
import type { RetentionStore } from "../core/ports/retention.ts";
import type { EmployeeGroupStore, ShiftStore } from "../core/ports/rule-stores.ts";
import type { SecretStore } from "../core/ports/secrets.ts";
import type {
	AttendanceStore,
	AuditStore,
	EmployeeStore,
	OutboxStore,
	SettingsStore,
	TargetPeopleStore,
	TargetStore,
} from "../core/ports/stores.ts";
import { createApiKeyStore } from "./access/api-key-store.ts";
import { createOperatorStore } from "./access/operator-store.ts";
import { createPersonalCodeStore } from "./access/personal-code-store.ts";
import { removeLeftovers } from "./backup/backup-files.ts";
import { createBackupRunStore } from "./backup/backup-run-store.ts";
import { backUpBeforeMigration, sealOldPlainCopies } from "./backup/migration-backup.ts";
import { refuseMoved } from "./backup/moved-mark.ts";
import { finishRestore } from "./backup/staged-restore.ts";
import { type Connection, openConnection } from "./database/connection.ts";
import { createPrivateFile, locateDataFolder, prepareDataFolder } from "./database/data-folder.ts";
import { lockDataFolder } from "./database/data-folder-lock.ts";
import { checkDatabase } from "./database/database-check.ts";
import { migrate, readDatabaseVersion } from "./database/migrate.ts";
import { checkWriteAheadLog } from "./database/wal-check.ts";
import { createWriteProbe } from "./database/write-probe.ts";
import { createOutboxStore } from "./deliveries/outbox-store.ts";
import { createTargetPeopleStore } from "./deliveries/target-people-store.ts";
import { createTargetStore } from "./deliveries/target-store.ts";
import { createRecordSigner } from "./keys/ed25519-record-signer.ts";
import { createKeyring } from "./keys/keyring.ts";
import { createMasterKeyRotation, finishKeyChange } from "./keys/master-key-rotation.ts";
import { loadMasterKeys } from "./keys/master-keys.ts";
import { createRecoveryKitStore } from "./keys/recovery-kit-store.ts";
import { createAttendanceSearch } from "./log/attendance-search.ts";
import { createAttendanceStore } from "./log/attendance-store.ts";
import { createAuditStore } from "./log/audit-store.ts";
import { createCheckpointAnchor, keptBeside } from "./log/checkpoint-anchor.ts";
import { createCounterStore } from "./log/counter-store.ts";
import { createEvidencePhotoStore } from "./log/evidence-photo-store.ts";
import { createLogCheckpointStore } from "./log/log-checkpoint-store.ts";
import { createLogPurgeStore } from "./log/log-purge-store.ts";
import { createLogRulesStore } from "./log/log-rules-store.ts";
import { createPunchRequestStore } from "./log/punch-request-store.ts";
import { verifyLog, verifyLogInPieces } from "./log/verify-log.ts";
import { createCropStore } from "./people/crop-store.ts";
import { createEmployeeGroupStore } from "./people/employee-group-store.ts";
import { createEmployeeStore } from "./people/employee-store.ts";
import { createNameProtectionStore } from "./people/name-protection-store.ts";
import { createPersonFactsStore } from "./people/person-facts-store.ts";
import { createPersonIdentityStore } from "./people/person-identity-store.ts";
import { type ErasedPerson, readErasures } from "./rights/apply-erasures.ts";
import { createConsentStore } from "./rights/consent-store.ts";
import { createErasureRecordStore } from "./rights/erasure-record-store.ts";
import { createDatabaseCompaction, createErasureStore } from "./rights/erasure-store.ts";
import { createPersonDossierStore } from "./rights/person-dossier-store.ts";
import { createRetentionStore } from "./rights/retention-store.ts";
import { createModelSettingsStore } from "./settings/model-settings-store.ts";
import { createSettingsStore } from "./settings/settings-store.ts";
import { createShiftStore } from "./settings/shift-store.ts";
import { createTemplateKeyStore } from "./templates/template-key-store.ts";

export interface Store {
	readonly employees: EmployeeStore;
	readonly identities: PersonIdentityStore;
	readonly personFacts: PersonFactsStore;
	readonly consents: ConsentStore;
	readonly erasures: ErasureStore;
	readonly erasureRecords: ErasureRecordStore;
	readonly compaction: DatabaseCompaction;
	readonly nameProtection: NameProtectionStore;
	readonly dossiers: PersonDossierStore;
	readonly retention: RetentionStore;
	readonly counters: CounterStore;
	readonly attendance: AttendanceStore;
	readonly search: AttendanceSearch;
	readonly outbox: OutboxStore;
	readonly targets: TargetStore;
	readonly targetPeople: TargetPeopleStore;
	readonly groups: EmployeeGroupStore;
	readonly shifts: ShiftStore;
	readonly settings: SettingsStore;
	readonly operators: OperatorStore;
	readonly apiKeys: ApiKeyStore;
	readonly modelSettings: ModelSettingsStore;
	readonly crops: EnrollmentCropStore;
	readonly personalCodes: PersonalCodeStore;
	readonly punchRequests: PunchRequestStore;
	readonly templateKeys: TemplateKeyStore;
	readonly masterKeyRotation: MasterKeyRotation;
	readonly recovery: RecoveryKitStore;
	readonly backupRuns: BackupRunStore;
	readonly audit: AuditStore;
	readonly checkpoints: LogCheckpointStore;
	readonly checkpointAnchor: CheckpointAnchor;
	readonly logRules: LogRulesStore;
	readonly logPurges: LogPurgeStore;
	readonly evidencePhotos: EvidencePhotoStore;
	/** Who was erased, as digests that tell nothing of whom. */
	erasedPeople(): ErasedPerson[];
	/** Several changes that happen together or not at all. */
	transaction<Result>(work: () => Result): Result;
	verifyLog(): LogCheck;
	/** Yields how many records are done; the kiosk goes on recording between two steps. */
	verifyLogInPieces(): Generator<number, LogCheck>;
	readonly databaseVersion: number;
	/** Commits one small row. Throws STORAGE_UNAVAILABLE while the database takes no write. */
	probeWrite(): void;
	/** Gives the data folder back. */
	close(): void;
}

export interface StoreDeps {
	readonly dataDir: string;
	readonly secrets: SecretStore;
	readonly clock: Clock;
	readonly ids: IdSource;
	readonly log?: Log;
	/** For moving out once more; a kiosk that was moved away does not open otherwise: KIOSK_MOVED. */
	readonly mayBeMoved?: boolean;
}

/**
 * Throws DATA_FOLDER_IN_USE while another process owns the folder, DATABASE_TOO_NEW, SECRET_UNAVAILABLE when the
 * master key that the database was written with is missing or wrong, STORAGE_UNAVAILABLE. Then nothing stays open.
 */
export function openStore({ dataDir, secrets, clock, ids, log = silentLog, mayBeMoved = false }: StoreDeps): Store {
	const folder = locateDataFolder(dataDir);
	const opened: (() => void)[] = [];
	const closeAll = () => {
		for (const close of opened.splice(0).reverse()) close();
	};
	try {
		prepareDataFolder(folder);
		opened.push(lockDataFolder(folder).release);
		finishRestore(folder);
		if (!mayBeMoved) refuseMoved(folder);
		createPrivateFile(folder.databasePath);
		const connection = openSound(folder.databasePath, clock);
		opened.push(connection.close);
		const { backupDir } = folder;
		removeLeftovers(backupDir);
		sealOldPlainCopies(backupDir, secrets);
		const putCopyAside = () => {
			finishKeyChange({ connection, secrets, clock });
			backUpBeforeMigration(connection, { backupDir, secrets, nowMs: clock.nowMs() });
		};
		migrate(connection, putCopyAside, undefined, (step) => log.info({ ...step }, "bringing the database up to date"));
		const masterKeys = loadMasterKeys({ connection, secrets, mayCreate: true });
		const keyring = createKeyring(connection, () => masterKeys);
		// Before the index is filled for the first time: nothing is to be in it as the model made it.
		connection.transaction(() => keyring.templates.writingGeneration(clock.nowMs()));
		const signer = createRecordSigner(secrets);
		const checkpointAnchor = createCheckpointAnchor(dataDir);
		const compaction = createDatabaseCompaction(connection, clock.monotonicMs);
		const proofs = () => ({ publicKey: signer.publicKey(), kept: keptBeside(checkpointAnchor) });
		return {
			employees: createEmployeeStore({ connection, keyring, clock, log }),
			identities: createPersonIdentityStore({ connection, keyring, clock }),
			counters: createCounterStore(connection),
			personFacts: createPersonFactsStore({ connection, keyring }),
			consents: createConsentStore({ connection, keyring }),
			erasures: createErasureStore({ connection, backupDir: folder.backupDir }),
			erasureRecords: createErasureRecordStore(connection),
			compaction,
			nameProtection: createNameProtectionStore({ connection, keyring, compaction, clock }),
			dossiers: createPersonDossierStore({ connection, keyring }),
			retention: createRetentionStore({ connection, clock }),
			attendance: createAttendanceStore({ connection, clock }),
			search: createAttendanceSearch(connection),
			outbox: createOutboxStore(connection),
			targets: createTargetStore(connection),
			targetPeople: createTargetPeopleStore(connection),
			groups: createEmployeeGroupStore({ connection, clock }),
			shifts: createShiftStore({ connection, clock }),
			operators: createOperatorStore(connection),
			apiKeys: createApiKeyStore(connection),
			settings: createSettingsStore({ connection, clock, ids }),
			modelSettings: createModelSettingsStore({ connection, clock }),
			crops: createCropStore({ connection, keyring }),
			personalCodes: createPersonalCodeStore(connection),
			punchRequests: createPunchRequestStore(connection),
			templateKeys: createTemplateKeyStore({ connection, keyring, clock }),
			masterKeyRotation: createMasterKeyRotation({ connection, masterKeys, clock }),
			recovery: createRecoveryKitStore({ connection, masterKeys, clock }),
			backupRuns: createBackupRunStore({ connection, clock }),
			audit: createAuditStore(connection),
			checkpoints: createLogCheckpointStore({ connection, signer }),
			checkpointAnchor,
			logRules: createLogRulesStore({ connection, clock }),
			logPurges: createLogPurgeStore(connection),
			evidencePhotos: createEvidencePhotoStore({ connection, keyring }),
			erasedPeople: () => readErasures(connection),
			transaction: connection.transaction,
			verifyLog: () => verifyLog(connection, proofs()),
			verifyLogInPieces: () => verifyLogInPieces(connection, proofs()),
			databaseVersion: readDatabaseVersion(connection),
			probeWrite: createWriteProbe(connection, clock),
			close: closeAll,
		};
	} catch (error) {
		closeAll();
		throw error;
	}
}

/** Longer than a database of a year takes on a small computer. */
const CHECK_BUDGET_MS = 2000;

/** Throws DATABASE_DAMAGED before anything is written into what is left of it. */
function openSound(path: string, clock: Clock): Connection {
	checkWriteAheadLog(path);
	const connection = openConnection(path);
	try {
		checkDatabase(connection, CHECK_BUDGET_MS, clock.monotonicMs);
		return connection;
	} catch (error) {
		connection.close();
		throw error;
	}
}

const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} };
