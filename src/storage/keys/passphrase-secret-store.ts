// Secrets under a passphrase of the operator: what lies in the key files opens only with what nobody wrote on the disk.
import { createSecretKey, type KeyObject, randomBytes, scryptSync } from "node:crypto";
import { AppError } from "../../core/domain/errors.ts";
import { type SecretName, type SecretStore, secretFiles } from "../../core/ports/secrets.ts";
import { seal, unseal } from "./envelope.ts";

/** RFC 7914; cost as OWASP's password storage sheet asks for: N = 2^17, r = 8, p = 1, which takes 128 MiB and half a second. */
const SCRYPT = { N: 131_072, r: 8, p: 1, maxmem: 256 * 1024 * 1024 } as const;
const SALT_BYTES = 16;
/** Before what is sealed; a secret of random bytes or JSON does not begin so. */
const MARK = Buffer.from("hadir-passphrase-1:");

const contextOf = (name: SecretName) => ["hadir.secret.v1", name] as const;

export function isUnderPassphrase(value: Uint8Array): boolean {
	return Buffer.from(value).subarray(0, MARK.length).equals(MARK);
}

/**
 * Seals what `files` keeps. Secrets that are there in plain are sealed now, so that the passphrase protects from its first
 * use on. Throws SECRET_UNAVAILABLE with reason PASSPHRASE_WRONG, and as `files` does.
 */
export function createPassphraseSecretStore(files: SecretStore, passphrase: string): SecretStore {
	const key = keyFrom(passphrase, saltOf(files));

	function write(name: SecretName, value: Uint8Array): void {
		files.write(name, Buffer.concat([MARK, seal(key, value, contextOf(name))]));
	}

	function read(name: SecretName): Uint8Array | null {
		const stored = files.read(name);
		// What the key is made with is not under it.
		if (stored === null || name === "passphraseSalt") return stored;
		if (!isUnderPassphrase(stored)) {
			write(name, stored);
			return stored;
		}
		const opened = unseal(key, stored.subarray(MARK.length), contextOf(name));
		if (opened) return opened;
		throw new AppError("SECRET_UNAVAILABLE", { secret: name, reason: "PASSPHRASE_WRONG" });
	}

	for (const name of Object.keys(secretFiles)) if (isSealedName(name)) read(name);
	return { kind: files.kind, read, write, remove: files.remove };
}

function isSealedName(name: string): name is Exclude<keyof typeof secretFiles, "passphraseSalt"> {
	return name !== "passphraseSalt" && Object.hasOwn(secretFiles, name);
}

function saltOf(files: SecretStore): Uint8Array {
	const kept = files.read("passphraseSalt");
	if (kept) return kept;
	const made = randomBytes(SALT_BYTES);
	files.write("passphraseSalt", made);
	return made;
}

function keyFrom(passphrase: string, salt: Uint8Array): KeyObject {
	// NFKC: the same letters typed on another keyboard are the same passphrase (RFC 8265, section 4.2.2).
	return createSecretKey(scryptSync(passphrase.normalize("NFKC"), salt, 32, SCRYPT));
}
