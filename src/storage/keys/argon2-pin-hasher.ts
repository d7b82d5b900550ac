// Argon2id with the first parameter set of OWASP's Password Storage Cheat Sheet: 19 MiB, 2 passes, 1 lane.
import { hash, verify } from "@node-rs/argon2";
import type { PinHasher } from "../../core/ports/environment.ts";

const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The library's default algorithm is argon2id, and its `verify` compares in constant time. */
export function createArgon2PinHasher(): PinHasher {
	return {
		hash: (pin) => hash(pin, parameters),
		verify: (stored, pin) => verify(stored, pin),
	};
}
