// The service of the API keys on a real database in memory of this process, and a clock that is set by hand.

import { createApiKeyService } from "../../src/core/services/operation/api-key-service.ts";
import { createApiKeyStore } from "../../src/storage/access/api-key-store.ts";
import { createApiSecrets } from "../../src/storage/access/api-secrets.ts";
import { openConnection } from "../../src/storage/database/connection.ts";
import { migrations } from "../../src/storage/database/migrate.ts";
import { createCountingIds } from "./environment.ts";
import { createManualTime } from "./manual-time.ts";
import { createMemoryAudit } from "./memory-settings.ts";

export function createApiKeyFixture() {
	const connection = openConnection(":memory:");
	for (const migration of migrations) connection.execute(migration.sql);
	const time = createManualTime();
	const audit = createMemoryAudit();
	const ids = createCountingIds();
	return {
		time,
		audit,
		connection,
		/** The service as a new start finds it. */
		restart: ({ hasConfiguredKey = false } = {}) =>
			createApiKeyService({
				apiKeys: createApiKeyStore(connection),
				secrets: createApiSecrets(),
				hasConfiguredKey,
				audit,
				transaction: connection.transaction,
				ids,
				clock: time.clock,
			}),
	};
}
