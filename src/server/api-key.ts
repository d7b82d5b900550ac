// Whose the key is that a client sends in X-API-Key: one of those an administrator made, or the configured one.
import { createHash, timingSafeEqual } from "node:crypto";
import type { App } from "../app/create-app.ts";
import { apiScopes, type Principal } from "../core/domain/role.ts";

export interface ApiKeyGuard {
	/** The key that was just made, to be printed once; null when there was one already. */
	readonly newKey: string | null;
	/** The API client that the key belongs to, anonymous for a wrong, expired or missing one. */
	principalOf(key: string | string[] | undefined): Principal;
	/** Whether the key is still taken: connections outlive one that is revoked or rotated out. */
	isInForce(key: string): boolean;
}

/**
 * A configured key, which may be short, is held in memory only and compared as a hash, in constant time: no stored hash
 * lets anybody guess it faster.
 */
const digest = (key: string) => createHash("sha256").update(key, "utf8").digest();

/** The configured key is the operator's of this computer, and named so in the audit: nothing of its hash shows. */
const CONFIGURED_KEY_ID = "configured";

/** @param configured HADIR_API_KEY: every scope */
export function createApiKeyGuard(
	configured: string | undefined,
	apiKeys: Pick<App["services"]["apiKeys"], "authenticate" | "isInForce" | "makeFirst">,
): ApiKeyGuard {
	const expected = configured === undefined ? null : digest(configured);
	const isConfigured = (key: string) => expected !== null && timingSafeEqual(digest(key), expected);
	return {
		newKey: apiKeys.makeFirst(),
		principalOf(sent) {
			if (typeof sent !== "string" || sent === "") return { kind: "anonymous" };
			if (isConfigured(sent)) return { kind: "apiClient", keyId: CONFIGURED_KEY_ID, scopes: apiScopes };
			const key = apiKeys.authenticate(sent);
			return key ? { kind: "apiClient", keyId: key.keyId, scopes: key.scopes } : { kind: "anonymous" };
		},
		isInForce: (key) => isConfigured(key) || apiKeys.isInForce(key),
	};
}
