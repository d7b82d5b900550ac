// API keys from the command line, for a host that has no screen.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { uuidv7 } from "uuidv7";
import { type ApiKey, type ApiKeyState, apiKeyState } from "../../core/domain/api-key.ts";
import { AppError } from "../../core/domain/errors.ts";
import { type ApiKeyService, createApiKeyService } from "../../core/services/operation/api-key-service.ts";
import { createApiSecrets } from "../../storage/access/api-secrets.ts";
import { createKeyFileSecretStore } from "../../storage/keys/key-file-secret-store.ts";
import { openStore } from "../../storage/open-store.ts";
import { openStoreReadOnly } from "../../storage/open-store-read-only.ts";
import type { Config } from "../config.ts";
import { openKeyFiles } from "../key-files.ts";
import { createSystemClock } from "../system-clock.ts";

type ApiKeyConfig = Pick<Config, "dataDir" | "apiKey" | "keyPassphraseFile">;

/** Who acts, for the audit table. */
export const COMMAND_ACTOR = "command line";

/** Newest first, also beside a running host. Throws STORAGE_UNAVAILABLE {reason: "NO_DATABASE"} before the first start. */
export function listApiKeys({ dataDir, apiKey }: ApiKeyConfig): (ApiKey & { readonly state: ApiKeyState })[] {
	const store = openStoreReadOnly({ dataDir, secrets: createKeyFileSecretStore(join(dataDir, "keys")) });
	const facts = { nowMs: createSystemClock().nowMs(), hasConfiguredKey: apiKey !== undefined };
	try {
		return store.apiKeys.list(facts.nowMs).map((key) => ({ ...key, state: apiKeyState(key, facts) }));
	} finally {
		store.close();
	}
}

/** Throws DATA_FOLDER_IN_USE while a host runs, what `change` throws, and as `openStore` does. */
export function changeApiKeys<Result>(
	{ dataDir, apiKey, keyPassphraseFile }: ApiKeyConfig,
	change: (apiKeys: ApiKeyService) => Result,
): Result {
	// A second master key beside the one in the system's key store would lock the Electron host out of its gallery.
	if (existsSync(join(dataDir, "keys", "masterKey.sealed")))
		throw new AppError("SECRET_UNAVAILABLE", { secret: "masterKey", reason: "SYSTEM_KEY_STORE" });
	const clock = createSystemClock();
	const ids = { uuidv7 };
	const store = openStore({ dataDir, secrets: openKeyFiles({ dataDir, keyPassphraseFile }), clock, ids });
	try {
		const { apiKeys, audit, transaction } = store;
		const hasConfiguredKey = apiKey !== undefined;
		const secrets = createApiSecrets();
		return change(createApiKeyService({ apiKeys, secrets, hasConfiguredKey, audit, transaction, ids, clock }));
	} finally {
		store.close();
	}
}
