// The master key that everything else is wrapped under, and, while it is being changed, the one that comes after it.
import { createHmac, createSecretKey, type KeyObject, randomBytes } from "node:crypto";
import { z } from "zod";
import { AppError } from "../../core/domain/errors.ts";
import type { SecretStore } from "../../core/ports/secrets.ts";
import type { Connection } from "../database/connection.ts";
import { type SealContext, seal, unseal } from "./envelope.ts";

export const KEY_BYTES = 32;

export interface MasterKeys {
	/** Of the key that new keys are wrapped under. */
	currentId(): string;
	/** Wraps a key under the current master key. */
	wrap(bytes: Uint8Array, context: SealContext): WrappedKey;
	/** Throws SECRET_UNAVAILABLE when it was wrapped under another master key than those that are known. */
	unwrap(wrapped: WrappedKey, context: SealContext): KeyObject;
	/** The key that is in the secret store, which a recovery kit wraps. */
	stored(): { readonly id: string; readonly key: KeyObject };
	/** The key that is to replace it, while that is under way. */
	next(): { readonly id: string; readonly key: KeyObject } | null;
	/** Makes the next key and keeps it in the database, sealed under the stored one. */
	begin(nowMs: number): void;
	/**
	 * Puts the next key into the secret store; call when nothing is wrapped under the stored one any more. A power cut
	 * before, within or after it leaves keys that open everything.
	 */
	finish(): void;
}

export interface WrappedKey {
	readonly masterKeyId: string;
	readonly wrappedKey: Uint8Array;
}

interface NamedKey {
	readonly id: string;
	readonly key: KeyObject;
}

/** Row of `installation_keys` in which the next master key waits, under the one that is in the secret store. */
export const NEXT_MASTER_KEY = "nextMasterKey";
const NEXT_CONTEXT: SealContext = ["hadir.next-master-key.v1"];

const wrappedKeyShape = { masterKeyId: z.string(), wrappedKey: z.instanceof(Uint8Array) };
const nextKeyRow = z.object(wrappedKeyShape);
const personKeyRow = z.object({ ...wrappedKeyShape, personKey: z.int() });

export function personKeyContext(personKey: number): SealContext {
	return ["hadir.person-key.v1", personKey];
}

/** Names a master key without telling anything about it, so that a rotation knows which rows are done. */
export function nameMasterKey(key: KeyObject): string {
	return createHmac("sha256", key).update("hadir.master-key-id.v1").digest("hex").slice(0, 16);
}

function named(key: KeyObject): NamedKey {
	return { key, id: nameMasterKey(key) };
}

function wrongKey(): AppError {
	return new AppError(
		"SECRET_UNAVAILABLE",
		{ secret: "masterKey", reason: "WRONG" },
		{ detail: "the master key is not the one that this database was written with; put the right one back" },
	);
}

export interface MasterKeysDeps {
	readonly connection: Connection;
	readonly secrets: SecretStore;
	/** Only the one process that owns the data folder makes a key. */
	readonly mayCreate: boolean;
}

/**
 * The master key that fits this database. A new one is made only for a database that holds no wrapped key: anywhere
 * else a new key would silently turn the gallery into noise. Throws SECRET_UNAVAILABLE.
 */
export function loadMasterKeys({ connection, secrets, mayCreate }: MasterKeysDeps): MasterKeys {
	const selectNext = connection.query(
		`SELECT master_key_id AS masterKeyId, wrapped_key AS wrappedKey FROM installation_keys WHERE purpose = '${NEXT_MASTER_KEY}'`,
		nextKeyRow,
	);
	const removeNext = connection.command(`DELETE FROM installation_keys WHERE purpose = '${NEXT_MASTER_KEY}'`);
	const insertNext = connection.command(
		`INSERT INTO installation_keys (purpose, generation, master_key_id, wrapped_key, created_at_ms)
		 VALUES ('${NEXT_MASTER_KEY}', 1, @masterKeyId, @wrappedKey, @nowMs)`,
	);
	let stored = readStored(connection, secrets, mayCreate);
	let next = readNext();

	/**
	 * The key that waits is sealed under the stored one. Where it is not, the stored key is the one that waited: the
	 * power went between the secret store and the database.
	 */
	function readNext(): NamedKey | null {
		const row = selectNext.get();
		if (!row || row.masterKeyId !== stored.id) return null;
		const opened = unseal(stored.key, row.wrappedKey, NEXT_CONTEXT);
		return opened && named(createSecretKey(opened));
	}

	/** The row that such a power cut left would tell the new key to whoever has the old one. */
	function dropWhatWaitedBefore(): void {
		const dropped = connection
			.command(
				`DELETE FROM installation_keys WHERE purpose = '${NEXT_MASTER_KEY}' AND master_key_id <> @id
					AND NOT EXISTS (SELECT 1 FROM person_keys WHERE master_key_id <> @id)
					AND NOT EXISTS (SELECT 1 FROM installation_keys o
						WHERE o.purpose <> '${NEXT_MASTER_KEY}' AND o.master_key_id <> @id)`,
			)
			.run({ id: stored.id });
		if (dropped.changes > 0) connection.emptyWriteAheadLog();
	}

	const current = () => next ?? stored;
	const unwrap: MasterKeys["unwrap"] = ({ masterKeyId, wrappedKey }, context) => {
		const master = [stored, next].find((known) => known?.id === masterKeyId);
		const opened = master && unseal(master.key, wrappedKey, context);
		if (!opened) throw wrongKey();
		return createSecretKey(opened);
	};

	const firstKey = selectFirstPersonKey(connection);
	if (firstKey) unwrap(firstKey, personKeyContext(firstKey.personKey));
	if (mayCreate) dropWhatWaitedBefore();
	return {
		currentId: () => current().id,
		wrap: (bytes, context) => ({ masterKeyId: current().id, wrappedKey: seal(current().key, bytes, context) }),
		unwrap,
		stored: () => stored,
		next: () => next,
		begin: (nowMs) => {
			if (next) return;
			const made = named(createSecretKey(randomBytes(KEY_BYTES)));
			const wrappedKey = seal(stored.key, made.key.export(), NEXT_CONTEXT);
			connection.transaction(() => {
				removeNext.run();
				insertNext.run({ masterKeyId: stored.id, wrappedKey, nowMs });
			});
			next = made;
		},
		finish: () => {
			if (!next) return;
			secrets.write("masterKey", next.key.export());
			stored = next;
			next = null;
			removeNext.run();
		},
	};
}

function selectFirstPersonKey(connection: Connection) {
	return connection
		.query(
			`SELECT person_key AS personKey, master_key_id AS masterKeyId, wrapped_key AS wrappedKey
			 FROM person_keys ORDER BY person_key LIMIT 1`,
			personKeyRow,
		)
		.get();
}

function readStored(connection: Connection, secrets: SecretStore, mayCreate: boolean): NamedKey {
	const bytes = secrets.read("masterKey");
	if (bytes === null) {
		if (!mayCreate || hasWrappedKeys(connection))
			throw new AppError(
				"SECRET_UNAVAILABLE",
				{ secret: "masterKey", reason: "MISSING" },
				{ detail: `the master key is missing from the ${secrets.kind}, and this database was written with it` },
			);
		const created = randomBytes(KEY_BYTES);
		// First: a power cut in between must leave no key that the new one does not open.
		connection.execute("DELETE FROM installation_keys");
		secrets.write("masterKey", created);
		return named(createSecretKey(created));
	}
	if (bytes.length !== KEY_BYTES) throw new AppError("SECRET_UNAVAILABLE", { secret: "masterKey", reason: "DAMAGED" });
	return named(createSecretKey(bytes));
}

function hasWrappedKeys(connection: Connection): boolean {
	const found = connection
		.query(
			// A template key without people protects nothing.
			`SELECT (EXISTS (SELECT 1 FROM person_keys))
				OR (EXISTS (SELECT 1 FROM installation_keys WHERE purpose <> 'template')) AS held`,
			z.object({ held: z.int() }),
		)
		.get();
	return (found?.held ?? 0) > 0;
}
