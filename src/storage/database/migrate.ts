// Brings a database to this program's schema, one transaction a step, after a copy of it was put aside.
import { AppError } from "../../core/domain/errors.ts";
import { initialMigration } from "../migrations/0010-initial.ts";
import { enrollmentCropsMigration } from "../migrations/0020-enrollment-crops.ts";
import { targetsMigration } from "../migrations/0030-targets.ts";
import { targetPeopleMigration } from "../migrations/0040-target-people.ts";
import { estimatedTimeMigration } from "../migrations/0050-estimated-time.ts";
import { rulesMigration } from "../migrations/0060-rules.ts";
import { logEntriesMigration } from "../migrations/0070-log-entries.ts";
import { personalCodesMigration } from "../migrations/0090-personal-codes.ts";
import { lookAlikesMigration } from "../migrations/0100-look-alikes.ts";
import { formerIdsMigration } from "../migrations/0110-former-ids.ts";
import { punchRequestsMigration } from "../migrations/0120-punch-requests.ts";
import { countersMigration } from "../migrations/0130-counters.ts";
import { handDeactivationMigration } from "../migrations/0140-hand-deactivation.ts";
import { operatorsMigration } from "../migrations/0150-operators.ts";
import { keysMigration } from "../migrations/0160-keys.ts";
import { checkpointsMigration } from "../migrations/0170-checkpoints.ts";
import { rightsMigration } from "../migrations/0180-rights.ts";
import { backupRunsMigration } from "../migrations/0190-backup-runs.ts";
import { faultsMigration } from "../migrations/0220-faults.ts";
import { keyNamesMigration } from "../migrations/0240-key-names.ts";
import { sealedNamesMigration } from "../migrations/0250-sealed-names.ts";
import type { Connection } from "./connection.ts";

export interface Migration {
	/** In steps of ten, so that a repair fits between two. */
	readonly version: number;
	readonly sql: string;
}

/** Before it is taken: with years of records one may take a minute. */
export interface MigrationStep {
	readonly version: number;
	/** From 1. */
	readonly number: number;
	readonly of: number;
}

/** Ascending. A migration that was released is never edited. */
export const migrations: readonly Migration[] = [
	initialMigration,
	enrollmentCropsMigration,
	targetsMigration,
	targetPeopleMigration,
	estimatedTimeMigration,
	rulesMigration,
	logEntriesMigration,
	personalCodesMigration,
	lookAlikesMigration,
	formerIdsMigration,
	punchRequestsMigration,
	countersMigration,
	handDeactivationMigration,
	operatorsMigration,
	keysMigration,
	checkpointsMigration,
	rightsMigration,
	backupRunsMigration,
	faultsMigration,
	keyNamesMigration,
	sealedNamesMigration,
];

/** Version of the database behind `connection`; 0 for an empty one. Throws DATABASE_TOO_NEW. */
export function readDatabaseVersion(connection: Connection, known: readonly Migration[] = migrations): number {
	const found = Number(connection.pragma("user_version"));
	const newest = known.at(-1)?.version ?? 0;
	if (found > newest) throw new AppError("DATABASE_TOO_NEW", { found, newest });
	return found;
}

/**
 * Applies what is missing. Before it touches a database that has content it calls `putCopyAside`. Throws
 * DATABASE_TOO_NEW, STORAGE_UNAVAILABLE, and what `putCopyAside` throws; then the database is as it was before the step
 * that failed.
 */
export function migrate(
	connection: Connection,
	putCopyAside: () => void,
	known: readonly Migration[] = migrations,
	onStep: (step: MigrationStep) => void = () => {},
): void {
	const version = readDatabaseVersion(connection, known);
	const missing = known.filter((migration) => migration.version > version);
	if (missing.length === 0) return;
	if (version > 0) putCopyAside();
	for (const [index, migration] of missing.entries()) {
		onStep({ version: migration.version, number: index + 1, of: missing.length });
		connection.transaction(() => {
			connection.execute(migration.sql);
			connection.execute(`PRAGMA user_version = ${migration.version}`);
		});
	}
}
