// Keys of other systems: what each may do, until when, and when it was last used.
import type { ApiScope } from "./role.ts";

export interface ApiKey {
	readonly keyId: string;
	readonly name: string;
	readonly scopes: readonly ApiScope[];
	readonly createdAtMs: number;
	/** null: for good. */
	readonly expiresAtMs: number | null;
	/** To the minute; null: never. */
	readonly lastUsedAtMs: number | null;
	/** Until when the secret before the last rotation is still taken; null when it is not. */
	readonly previousValidUntilMs: number | null;
}

/** The key that the first start makes. It is not taken while the configuration names one. */
export const FIRST_START_KEY_ID = "first-start";
export const MAX_API_KEYS = 50;
export const MAX_GRACE_DAYS = 7;
export const MAX_EXPIRY_DAYS = 3650;
/** Writing each use would write the disk at the rate of the requests. */
export const USE_NOTED_EVERY_MS = 60_000;

const MAX_NAME_LENGTH = 60;
const NAME = /^[\p{L}\p{N}][^\p{C}]*$/u;

/** Trimmed and checked; null when it cannot be a name. */
export function parseApiKeyName(value: string): string | null {
	const name = value.trim().normalize("NFC");
	return name.length <= MAX_NAME_LENGTH && NAME.test(name) ? name : null;
}

/** `superseded`: made at the first start, and not taken while the configuration names a key. */
export type ApiKeyState = "active" | "expired" | "superseded";

export function apiKeyState(
	{ keyId, expiresAtMs }: Pick<ApiKey, "keyId" | "expiresAtMs">,
	{ nowMs, hasConfiguredKey }: { readonly nowMs: number; readonly hasConfiguredKey: boolean },
): ApiKeyState {
	if (keyId === FIRST_START_KEY_ID && hasConfiguredKey) return "superseded";
	return expiresAtMs !== null && expiresAtMs <= nowMs ? "expired" : "active";
}
