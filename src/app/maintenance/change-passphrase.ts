// Another passphrase for the key files, while no kiosk runs.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { uuidv7 } from "uuidv7";
import { AppError } from "../../core/domain/errors.ts";
import { createKeyFileSecretStore } from "../../storage/keys/key-file-secret-store.ts";
import { createPassphraseSecretStore } from "../../storage/keys/passphrase-secret-store.ts";
import { secretNamesIn, stageKeys } from "../../storage/keys/staged-keys.ts";
import { openStore } from "../../storage/open-store.ts";
import { type KeyFilesConfig, LEAST_CHARACTERS, takePassphrase } from "../key-files.ts";
import { createSystemClock } from "../system-clock.ts";

/**
 * Asks `askNext` once the present passphrase is known to be right. Killed at any moment, either the old passphrase opens all
 * key files or the new one does. Resolves with how many secrets are under it. Rejects with SECRET_UNAVAILABLE {reason:
 * PASSPHRASE_WRONG | PASSPHRASE | SYSTEM_KEY_STORE}, VALIDATION_FAILED {passphrase} when it is too short or the same,
 * CONFIG_INVALID without `keyPassphraseFile`, DATA_FOLDER_IN_USE while a kiosk runs.
 */
export async function changePassphrase(config: KeyFilesConfig, askNext: () => Promise<string>): Promise<number> {
	const { dataDir, keyPassphraseFile } = config;
	const keyDir = join(dataDir, "keys");
	if (existsSync(join(keyDir, "masterKey.sealed")))
		throw new AppError("SECRET_UNAVAILABLE", { secret: "masterKey", reason: "SYSTEM_KEY_STORE" });
	if (keyPassphraseFile === undefined) throw new AppError("CONFIG_INVALID", { fields: ["keyPassphraseFile"] });
	const present = takePassphrase(keyPassphraseFile);
	const clock = createSystemClock();
	const old = createPassphraseSecretStore(createKeyFileSecretStore(keyDir), present);
	const store = openStore({ dataDir, secrets: old, clock, ids: { uuidv7 } });
	try {
		const next = await askNext();
		if (next.length < LEAST_CHARACTERS || next === present)
			throw new AppError("VALIDATION_FAILED", { fields: ["passphrase"] });
		const names = secretNamesIn(keyDir);
		const detail = { secrets: names.length };
		const about = { actor: "command line", action: "keys.passphrase", subject: null, detail };
		store.audit.append({ atMs: clock.nowMs(), ...about });
		stageKeys(keyDir, (stage) => {
			const sealed = createPassphraseSecretStore(createKeyFileSecretStore(stage), next);
			for (const name of names) {
				const value = old.read(name);
				if (value !== null) sealed.write(name, value);
			}
		});
		return names.length;
	} finally {
		store.close();
	}
}
