// Data keys, one a person, wrapped by the installation's master key. Destroying a person's data key makes every copy
// of that person's templates unreadable.
import { createHmac, createSecretKey, type KeyObject, randomBytes } from "node:crypto";
import { z } from "zod";
import { AppError } from "../core/domain/errors.ts";
import type { SecretStore } from "../core/ports/secrets.ts";
import type { Connection } from "./connection.ts";
import { type SealContext, seal, unseal } from "./envelope.ts";

const KEY_BYTES = 32;

export interface Keyring {
	/** Makes, wraps and stores a data key. Call inside the transaction that creates the person. */
	create(personKey: number, nowMs: number): KeyObject;
	/** null when the key was destroyed. Throws SECRET_UNAVAILABLE when the master key does not fit. */
	find(personKey: number): KeyObject | null;
	destroy(personKey: number): void;
}

const wrappedKeyRow = z.object({
	personKey: z.int(),
	masterKeyId: z.string(),
	wrappedKey: z.instanceof(Uint8Array),
});
type WrappedKey = z.output<typeof wrappedKeyRow>;

const SELECT_KEY =
	"SELECT person_key AS personKey, master_key_id AS masterKeyId, wrapped_key AS wrappedKey FROM person_keys";

function wrapContext(personKey: number): SealContext {
	return ["hadir.person-key.v1", personKey];
}

/** Names a master key without telling anything about it, so that a rotation knows which rows are done. */
function masterKeyId(masterKey: KeyObject): string {
	return createHmac("sha256", masterKey).update("hadir.master-key-id.v1").digest("hex").slice(0, 16);
}

function unwrap(masterKey: KeyObject, row: WrappedKey): KeyObject {
	const opened = unseal(masterKey, row.wrappedKey, wrapContext(row.personKey));
	if (!opened)
		throw new AppError(
			"SECRET_UNAVAILABLE",
			{ secret: "masterKey", reason: "WRONG" },
			{ detail: "the master key is not the one that this database was written with; put the right one back" },
		);
	return createSecretKey(opened);
}

/**
 * The master key that fits this database. A new one is made only for a database that holds no wrapped key: anywhere
 * else a new key would silently turn the gallery into noise. Throws SECRET_UNAVAILABLE.
 */
export function loadMasterKey(connection: Connection, secrets: SecretStore, mayCreate: boolean): KeyObject {
	const wrapped = connection.query(`${SELECT_KEY} ORDER BY person_key LIMIT 1`, wrappedKeyRow).get();
	const stored = secrets.read("masterKey");
	if (stored === null) {
		if (wrapped || !mayCreate)
			throw new AppError(
				"SECRET_UNAVAILABLE",
				{ secret: "masterKey", reason: "MISSING" },
				{ detail: `the master key is missing from the ${secrets.kind}, and this database was written with it` },
			);
		const created = randomBytes(KEY_BYTES);
		secrets.write("masterKey", created);
		return createSecretKey(created);
	}
	if (stored.length !== KEY_BYTES) throw new AppError("SECRET_UNAVAILABLE", { secret: "masterKey", reason: "DAMAGED" });
	const masterKey = createSecretKey(stored);
	if (wrapped) unwrap(masterKey, wrapped);
	return masterKey;
}

/** `masterKey` is called at the first use: a reader that needs no template needs no secret. */
export function createKeyring(connection: Connection, masterKey: () => KeyObject): Keyring {
	const select = connection.query(`${SELECT_KEY} WHERE person_key = @personKey`, wrappedKeyRow);
	const insert = connection.command(
		`INSERT INTO person_keys (person_key, master_key_id, wrapped_key, created_at_ms)
		 VALUES (@personKey, @masterKeyId, @wrappedKey, @nowMs)`,
	);
	const remove = connection.command("DELETE FROM person_keys WHERE person_key = @personKey");
	return {
		create: (personKey, nowMs) => {
			const bytes = randomBytes(KEY_BYTES);
			const wrappedKey = seal(masterKey(), bytes, wrapContext(personKey));
			insert.run({ personKey, masterKeyId: masterKeyId(masterKey()), wrappedKey, nowMs });
			return createSecretKey(bytes);
		},
		find: (personKey) => {
			const row = select.get({ personKey });
			return row ? unwrap(masterKey(), row) : null;
		},
		destroy: (personKey) => {
			remove.run({ personKey });
		},
	};
}
