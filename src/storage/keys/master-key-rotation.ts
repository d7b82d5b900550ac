// A new master key for everything that is wrapped, a few rows at a time. Rows name the key that they are under, so it may
// end at any moment: whoever opens the database next knows both keys, and goes on.
import { z } from "zod";
import type { Clock } from "../../core/ports/environment.ts";
import type { MasterKeyRotation } from "../../core/ports/installation-keys.ts";
import type { SecretStore } from "../../core/ports/secrets.ts";
import type { Connection } from "../database/connection.ts";
import { blobField } from "../database/row-schemas.ts";
import { installationKeyContext } from "./installation-keys.ts";
import { loadMasterKeys, type MasterKeys, NEXT_MASTER_KEY, personKeyContext } from "./master-keys.ts";

/** About 5 ms of work. */
const ROWS_A_STEP = 200;

const wrappedShape = { masterKeyId: z.string(), wrappedKey: blobField };
const personKeyRow = z.object({ ...wrappedShape, personKey: z.int() });
const installationKeyRow = z.object({ ...wrappedShape, purpose: z.string(), generation: z.int() });

export interface MasterKeyRotationDeps {
	readonly connection: Connection;
	readonly masterKeys: MasterKeys;
	readonly clock: Pick<Clock, "nowMs">;
}

/**
 * What a power cut left half changed, to its end: no copy of the database is to hold the new master key under the old one.
 * Of databases that may be older than such keys. Throws SECRET_UNAVAILABLE.
 */
export function finishKeyChange({
	connection,
	secrets,
	clock,
}: Omit<MasterKeyRotationDeps, "masterKeys"> & { readonly secrets: SecretStore }): void {
	const hasKeys = connection.query(
		"SELECT count(*) AS found FROM sqlite_schema WHERE name = 'installation_keys'",
		z.object({ found: z.int() }),
	);
	if (hasKeys.get()?.found !== 1) return;
	const isChanging = connection.query(
		`SELECT count(*) AS found FROM installation_keys WHERE purpose = '${NEXT_MASTER_KEY}'`,
		z.object({ found: z.int() }),
	);
	if (isChanging.get()?.found !== 1) return;
	const masterKeys = loadMasterKeys({ connection, secrets, mayCreate: true });
	const rotation = createMasterKeyRotation({ connection, masterKeys, clock });
	while (rotation.step());
}

export function createMasterKeyRotation({ connection, masterKeys, clock }: MasterKeyRotationDeps): MasterKeyRotation {
	const WRAPPED = "master_key_id AS masterKeyId, wrapped_key AS wrappedKey";
	const OTHERS = `purpose <> '${NEXT_MASTER_KEY}' AND master_key_id <> @id`;
	const people = connection.query(
		`SELECT person_key AS personKey, ${WRAPPED} FROM person_keys WHERE master_key_id <> @id
		 ORDER BY person_key LIMIT ${ROWS_A_STEP}`,
		personKeyRow,
	);
	const installation = connection.query(
		`SELECT purpose, generation, ${WRAPPED} FROM installation_keys WHERE ${OTHERS}`,
		installationKeyRow,
	);
	const count = connection.query(
		`SELECT (SELECT count(*) FROM person_keys WHERE master_key_id <> @id)
			+ (SELECT count(*) FROM installation_keys WHERE ${OTHERS}) AS waiting`,
		z.object({ waiting: z.int() }),
	);
	const rewrapPerson = connection.command(
		`UPDATE person_keys SET master_key_id = @masterKeyId, wrapped_key = @wrappedKey WHERE person_key = @personKey`,
	);
	const rewrapInstallation = connection.command(
		`UPDATE installation_keys SET master_key_id = @masterKeyId, wrapped_key = @wrappedKey
		 WHERE purpose = @purpose AND generation = @generation`,
	);

	function waiting(): number {
		return masterKeys.next() ? (count.get({ id: masterKeys.currentId() })?.waiting ?? 0) : 0;
	}

	function rewrapSome(): void {
		const id = masterKeys.currentId();
		for (const row of people.all({ id })) {
			const context = personKeyContext(row.personKey);
			const wrapped = masterKeys.wrap(masterKeys.unwrap(row, context).export(), context);
			rewrapPerson.run({ personKey: row.personKey, ...wrapped });
		}
		for (const row of installation.all({ id })) {
			const { purpose, generation } = row;
			const context = installationKeyContext(purpose, generation);
			const wrapped = masterKeys.wrap(masterKeys.unwrap(row, context).export(), context);
			rewrapInstallation.run({ purpose, generation, ...wrapped });
		}
	}

	return {
		waiting,
		isUnderWay: () => masterKeys.next() !== null,
		begin: () => masterKeys.begin(clock.nowMs()),
		step: () => {
			if (masterKeys.next() === null) return false;
			if (waiting() > 0) {
				connection.transaction(rewrapSome);
				return true;
			}
			masterKeys.finish();
			// The old key must open nothing that lies in this folder.
			connection.emptyWriteAheadLog();
			return false;
		},
	};
}
