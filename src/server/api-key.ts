// The key that REST callers send in X-API-Key. Only its hash is kept.
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { apiScopes, type Principal } from "../core/domain/role.ts";

/** Where the hash of the key made at first start is kept; a SettingsStore fits. */
export interface CredentialStore {
	readCredential(name: "apiKey"): string | null;
	writeCredential(name: "apiKey", hash: string): void;
}

export interface ApiKeyGuard {
	/** The key that was just made, to be printed once; null when there was one already. */
	readonly newKey: string | null;
	/** An API client with every scope for the right key, anonymous for a wrong or missing one. */
	principalOf(key: string | string[] | undefined): Principal;
}

/**
 * SHA-256 without salt or stretching is right here: a made key is 256 random bits, and a configured one, which may be
 * shorter, is held in memory only, so no stored hash lets anybody guess faster.
 */
const digest = (key: string) => createHash("sha256").update(key, "utf8").digest();

/** `configured` (HADIR_API_KEY) wins over the stored one and is not stored. */
export function createApiKeyGuard(configured: string | undefined, credentials: CredentialStore): ApiKeyGuard {
	const stored = configured === undefined ? credentials.readCredential("apiKey") : null;
	const newKey = configured === undefined && stored === null ? `hadir_${randomBytes(32).toString("base64url")}` : null;
	const key = configured ?? newKey;
	const expected = key === null ? Buffer.from(stored ?? "", "hex") : digest(key);
	if (newKey !== null) credentials.writeCredential("apiKey", expected.toString("hex"));
	return {
		newKey,
		principalOf(sent) {
			if (typeof sent !== "string" || sent === "") return { kind: "anonymous" };
			const actual = digest(sent);
			if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) return { kind: "anonymous" };
			return { kind: "apiClient", keyId: expected.toString("hex").slice(0, 8), scopes: apiScopes };
		},
	};
}
