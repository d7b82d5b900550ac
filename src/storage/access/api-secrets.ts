import { createHash, randomBytes } from "node:crypto";
import type { ApiSecrets } from "../../core/ports/api-keys.ts";

const SECRET_BYTES = 32;

/** `hadir_` and 43 characters: the prefix lets scanners of source code find a key that was committed. */
export function createApiSecrets(): ApiSecrets {
	return {
		make: () => `hadir_${randomBytes(SECRET_BYTES).toString("base64url")}`,
		digest: (secret) => new Uint8Array(createHash("sha256").update(secret, "utf8").digest()),
	};
}
