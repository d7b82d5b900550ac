// Keys of other systems. Only digests of their secrets are kept. Synchronous like all stores.
import type { ApiKey } from "../domain/api-key.ts";

export interface ApiKeyStore {
	/** Those that were not revoked, newest first. */
	list(nowMs: number): ApiKey[];
	find(keyId: string, nowMs: number): ApiKey | null;
	/** Whose secret it is: the one in force, or an earlier one within its grace. null when nobody's. */
	findBySecret(digest: Uint8Array, nowMs: number): ApiKey | null;
	add(key: Omit<ApiKey, "lastUsedAtMs" | "previousValidUntilMs">, digest: Uint8Array): void;
	/** The secret in force is taken until `previousUntilMs`, those before it no more. */
	rotate(keyId: string, digest: Uint8Array, previousUntilMs: number): void;
	noteUse(keyId: string, nowMs: number): void;
	/** Its secrets go for good. */
	revoke(keyId: string): void;
	/** Also when all were revoked. */
	wasEverMade(): boolean;
}

/** Secrets of API keys: 256 random bits, so that a fast digest without salt is enough (no dictionary reaches them). */
export interface ApiSecrets {
	/** A new one, as a client sends it. */
	make(): string;
	/** SHA-256. */
	digest(secret: string): Uint8Array;
}
