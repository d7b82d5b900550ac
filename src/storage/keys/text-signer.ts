// The key that signs badges and hides what was typed. It is no template key: losing it costs new badges, nothing else.
import { createHmac, randomBytes } from "node:crypto";
import type { TextSigner } from "../../core/ports/personal-codes.ts";
import type { SecretStore } from "../../core/ports/secrets.ts";

const KEY_BYTES = 32;

export function createTextSigner(secrets: Pick<SecretStore, "read" | "write">): TextSigner {
	let known: Uint8Array | null = null;

	function key(): Uint8Array {
		known ??= secrets.read("badgeKey");
		if (known === null) {
			known = new Uint8Array(randomBytes(KEY_BYTES));
			secrets.write("badgeKey", known);
		}
		return known;
	}

	return { sign: (text) => new Uint8Array(createHmac("sha256", key()).update(text, "utf8").digest()) };
}
