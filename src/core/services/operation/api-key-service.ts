// Keys of other systems: made, rotated and revoked by an administrator, looked up at each request.
import {
	type ApiKey,
	type ApiKeyState,
	apiKeyState,
	FIRST_START_KEY_ID,
	MAX_API_KEYS,
	MAX_EXPIRY_DAYS,
	MAX_GRACE_DAYS,
	parseApiKeyName,
	USE_NOTED_EVERY_MS,
} from "../../domain/api-key.ts";
import { AppError } from "../../domain/errors.ts";
import { type ApiScope, apiScopes } from "../../domain/role.ts";
import type { ApiKeyStore, ApiSecrets } from "../../ports/api-keys.ts";
import type { Clock, IdSource } from "../../ports/environment.ts";
import type { AuditStore, Transaction } from "../../ports/stores.ts";

export interface ListedApiKey extends ApiKey {
	readonly state: ApiKeyState;
}

export interface ApiKeyRequest {
	readonly name: string;
	readonly scopes: readonly ApiScope[];
	/** From now on; null: for good. */
	readonly expiresInDays: number | null;
}

/** A secret is told here and never again. */
export interface MadeApiKey {
	readonly key: ListedApiKey;
	readonly secret: string;
}

export interface ApiKeyService {
	/** Newest first. */
	list(): ListedApiKey[];
	/** Throws VALIDATION_FAILED {name | scopes | expiresInDays}, LIMIT_REACHED {limit}. */
	create(request: ApiKeyRequest, actor: string): MadeApiKey;
	/** A new secret; the one before is taken for `graceDays` more. Throws NOT_FOUND, VALIDATION_FAILED {graceDays}. */
	rotate(keyId: string, graceDays: number, actor: string): MadeApiKey;
	/** From now on nothing is taken that it sends. Throws NOT_FOUND. */
	revoke(keyId: string, actor: string): void;
	/** Whose secret it is, and notes the use; null for an unknown, revoked, rotated out or expired one. */
	authenticate(secret: string): ApiKey | null;
	/** Whether `authenticate` would take it; no use is noted. */
	isInForce(secret: string): boolean;
	/** At the first start without a configured key: a key with every scope. null when there ever was one. */
	makeFirst(): string | null;
}

export interface ApiKeyServicePorts {
	readonly apiKeys: ApiKeyStore;
	readonly secrets: ApiSecrets;
	/** Whether the configuration names a key (HADIR_API_KEY). */
	readonly hasConfiguredKey: boolean;
	readonly audit: Pick<AuditStore, "append">;
	readonly transaction: Transaction;
	readonly ids: IdSource;
	readonly clock: Pick<Clock, "nowMs">;
}

const DAY_MS = 86_400_000;

export function createApiKeyService(ports: ApiKeyServicePorts): ApiKeyService {
	const { apiKeys, secrets, hasConfiguredKey, audit, transaction, ids, clock } = ports;
	type Detail = Readonly<Record<string, string | number>>;
	const record = (actor: string, action: string, subject: string, detail: Detail = {}) =>
		audit.append({ atMs: clock.nowMs(), actor, action, subject, detail });

	const stateOf = (key: ApiKey) => apiKeyState(key, { nowMs: clock.nowMs(), hasConfiguredKey });
	const listed = (key: ApiKey): ListedApiKey => ({ ...key, state: stateOf(key) });

	function findOrRefuse(keyId: string): ListedApiKey {
		const key = apiKeys.find(keyId, clock.nowMs());
		if (!key) throw new AppError("NOT_FOUND");
		return listed(key);
	}

	function findActive(secret: string): ApiKey | null {
		const key = apiKeys.findBySecret(secrets.digest(secret), clock.nowMs());
		return key && stateOf(key) === "active" ? key : null;
	}

	function add(key: Omit<ApiKey, "createdAtMs" | "lastUsedAtMs" | "previousValidUntilMs">, actor: string): string {
		const secret = secrets.make();
		transaction(() => {
			apiKeys.add({ ...key, createdAtMs: clock.nowMs() }, secrets.digest(secret));
			record(actor, "apiKeys.create", key.keyId, { scopes: key.scopes.join(",") });
		});
		return secret;
	}

	return {
		list: () => apiKeys.list(clock.nowMs()).map(listed),
		create(request, actor) {
			const name = parseApiKeyName(request.name);
			if (name === null) throw new AppError("VALIDATION_FAILED", { fields: ["name"] });
			const scopes = apiScopes.filter((scope) => request.scopes.includes(scope));
			if (scopes.length === 0) throw new AppError("VALIDATION_FAILED", { fields: ["scopes"] });
			const days = request.expiresInDays;
			if (days !== null) checkDays(days, 1, MAX_EXPIRY_DAYS, "expiresInDays");
			if (apiKeys.list(clock.nowMs()).length >= MAX_API_KEYS)
				throw new AppError("LIMIT_REACHED", { limit: MAX_API_KEYS });
			const keyId = ids.uuidv7();
			const expiresAtMs = days === null ? null : clock.nowMs() + days * DAY_MS;
			const secret = add({ keyId, name, scopes, expiresAtMs }, actor);
			return { key: findOrRefuse(keyId), secret };
		},
		rotate(keyId, graceDays, actor) {
			checkDays(graceDays, 0, MAX_GRACE_DAYS, "graceDays");
			findOrRefuse(keyId);
			const secret = secrets.make();
			transaction(() => {
				apiKeys.rotate(keyId, secrets.digest(secret), clock.nowMs() + graceDays * DAY_MS);
				record(actor, "apiKeys.rotate", keyId, { graceDays });
			});
			return { key: findOrRefuse(keyId), secret };
		},
		revoke(keyId, actor) {
			findOrRefuse(keyId);
			transaction(() => {
				apiKeys.revoke(keyId);
				record(actor, "apiKeys.revoke", keyId);
			});
		},
		authenticate(secret) {
			const nowMs = clock.nowMs();
			const key = findActive(secret);
			if (!key) return null;
			// Also when the clock was put back.
			const { lastUsedAtMs } = key;
			if (lastUsedAtMs === null || Math.abs(nowMs - lastUsedAtMs) >= USE_NOTED_EVERY_MS)
				apiKeys.noteUse(key.keyId, nowMs);
			return key;
		},
		isInForce: (secret) => findActive(secret) !== null,
		makeFirst() {
			if (hasConfiguredKey || apiKeys.wasEverMade()) return null;
			return add(
				{ keyId: FIRST_START_KEY_ID, name: "First start", scopes: apiScopes, expiresAtMs: null },
				"firstStart",
			);
		},
	};
}

function checkDays(days: number, least: number, most: number, field: string): void {
	if (!Number.isInteger(days) || days < least || days > most)
		throw new AppError("VALIDATION_FAILED", { fields: [field] });
}
