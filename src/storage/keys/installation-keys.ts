// Keys of the installation itself, wrapped by the master key as those of the people are, one row a purpose and generation.
import { type KeyObject, randomBytes } from "node:crypto";
import { z } from "zod";
import type { Connection } from "../database/connection.ts";
import { blobField } from "../database/row-schemas.ts";
import type { SealContext } from "./envelope.ts";
import { KEY_BYTES, type MasterKeys } from "./master-keys.ts";

/** `template`: the secret transforms of embeddings. `name`: names in the database. */
export type KeyPurpose = "template" | "name";

export interface InstallationKeys {
	/** The newest generation; 0 where there was never a key. */
	newest(purpose: KeyPurpose): number;
	/** null when there is no such key any more. Throws SECRET_UNAVAILABLE when the master key does not fit. */
	find(purpose: KeyPurpose, generation: number): InstallationKey | null;
	/** A new key, as the next generation, which it returns. Call inside a transaction. */
	create(purpose: KeyPurpose, nowMs: number): number;
	/** Destroys every generation before this one. */
	destroyBefore(purpose: KeyPurpose, generation: number): void;
}

export interface InstallationKey {
	/** Random, hexadecimal: tells this key from another one of the same generation, as of a history that a backup ended. */
	readonly uid: string;
	open(): KeyObject;
}

const KEY_UID_BYTES = 16;
const keyRow = z.object({ masterKeyId: z.string(), wrappedKey: blobField, uid: blobField });

export function installationKeyContext(purpose: string, generation: number): SealContext {
	return ["hadir.installation-key.v1", purpose, generation];
}

/** `masterKeys` is called at the first use: a reader that needs no template needs no secret. */
export function createInstallationKeys(connection: Connection, masterKeys: () => MasterKeys): InstallationKeys {
	const selectNewest = connection.query(
		"SELECT coalesce(max(generation), 0) AS generation FROM installation_keys WHERE purpose = @purpose",
		z.object({ generation: z.int() }),
	);
	const select = connection.query(
		`SELECT master_key_id AS masterKeyId, wrapped_key AS wrappedKey, key_uid AS uid FROM installation_keys
		 WHERE purpose = @purpose AND generation = @generation`,
		keyRow,
	);
	const insert = connection.command(
		`INSERT INTO installation_keys (purpose, generation, master_key_id, wrapped_key, created_at_ms, key_uid)
		 VALUES (@purpose, @generation, @masterKeyId, @wrappedKey, @nowMs, @uid)`,
	);
	const removeBefore = connection.command(
		"DELETE FROM installation_keys WHERE purpose = @purpose AND generation < @generation",
	);
	const newest = (purpose: KeyPurpose) => selectNewest.get({ purpose })?.generation ?? 0;
	return {
		newest,
		find: (purpose, generation) => {
			const row = select.get({ purpose, generation });
			return (
				row && {
					uid: Buffer.from(row.uid).toString("hex"),
					open: () => masterKeys().unwrap(row, installationKeyContext(purpose, generation)),
				}
			);
		},
		create: (purpose, nowMs) => {
			const generation = newest(purpose) + 1;
			const wrapped = masterKeys().wrap(randomBytes(KEY_BYTES), installationKeyContext(purpose, generation));
			insert.run({ purpose, generation, nowMs, uid: randomBytes(KEY_UID_BYTES), ...wrapped });
			return generation;
		},
		destroyBefore: (purpose, generation) => {
			removeBefore.run({ purpose, generation });
		},
	};
}
