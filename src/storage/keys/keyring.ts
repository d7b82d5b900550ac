// Data keys, one a person, wrapped by the installation's master key. Destroying a person's data key makes every copy
// of that person's templates unreadable.
import { createSecretKey, type KeyObject, randomBytes } from "node:crypto";
import { z } from "zod";
import type { Connection } from "../database/connection.ts";
import { createTemplateProtection, type TemplateProtection } from "../templates/template-protection.ts";
import { createInstallationKeys, type InstallationKeys } from "./installation-keys.ts";
import { KEY_BYTES, type MasterKeys, personKeyContext } from "./master-keys.ts";
import { createNameSealing, type NameSealing } from "./name-sealing.ts";

export interface Keyring {
	/** Makes, wraps and stores a data key. Call inside the transaction that creates the person. */
	create(personKey: number, nowMs: number): KeyObject;
	/** null when the key was destroyed. Throws SECRET_UNAVAILABLE when the master key does not fit. */
	find(personKey: number): KeyObject | null;
	destroy(personKey: number): void;
	readonly installation: InstallationKeys;
	/** The secret transforms that embeddings are under, on disk and in the search index. */
	readonly templates: TemplateProtection;
	/** Whether names are sealed at writing; SQL does it through the connection. */
	readonly names: NameSealing;
}

const wrappedKeyRow = z.object({ masterKeyId: z.string(), wrappedKey: z.instanceof(Uint8Array) });

/** `masterKeys` is called at the first use: a reader that needs no template needs no secret. */
export function createKeyring(connection: Connection, masterKeys: () => MasterKeys): Keyring {
	const installation = createInstallationKeys(connection, masterKeys);
	const select = connection.query(
		`SELECT master_key_id AS masterKeyId, wrapped_key AS wrappedKey FROM person_keys WHERE person_key = @personKey`,
		wrappedKeyRow,
	);
	const insert = connection.command(
		`INSERT INTO person_keys (person_key, master_key_id, wrapped_key, created_at_ms)
		 VALUES (@personKey, @masterKeyId, @wrappedKey, @nowMs)`,
	);
	const remove = connection.command("DELETE FROM person_keys WHERE person_key = @personKey");
	return {
		installation,
		templates: createTemplateProtection(installation),
		names: createNameSealing(connection, installation),
		create: (personKey, nowMs) => {
			const bytes = randomBytes(KEY_BYTES);
			insert.run({ personKey, nowMs, ...masterKeys().wrap(bytes, personKeyContext(personKey)) });
			return createSecretKey(bytes);
		},
		find: (personKey) => {
			const row = select.get({ personKey });
			return row && masterKeys().unwrap(row, personKeyContext(personKey));
		},
		destroy: (personKey) => {
			remove.run({ personKey });
		},
	};
}
