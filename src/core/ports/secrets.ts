import type { TargetSecrets } from "../domain/delivery/target.ts";
import type { SecretVault } from "./hris-target.ts";

/**
 * Every secret but those of the targets, and the file that it is in under a folder of key files. A new secret is a new
 * row. `masterKey` wraps the data keys of the people: losing it loses the gallery, unless there is a recovery kit.
 * `badgeKey` signs badges, `signingKey` checkpoints and certificates; `hrisWebhookSecret` is
 * where versions before 0.2 kept the secret of the first target.
 */
export const secretFiles = {
	masterKey: "master-key",
	badgeKey: "badge-key",
	signingKey: "signing-key",
	passphraseSalt: "passphrase-salt",
	hrisWebhookSecret: "hris-webhook-secret",
} as const;

/** How the file of a secret ends that the system's key store sealed; and once that store has lost its key. */
export const SEALED = ".sealed";
export const SEALED_AND_LOST = ".sealed.lost";

/** `target:<id>` holds all secrets of one target. */
export type SecretName = keyof typeof secretFiles | `target:${string}`;

/**
 * Keeps secrets outside the database: a folder of 0600 files on the Node host, the operating system's key store
 * (`safeStorage`) in Electron. Throws SECRET_UNAVAILABLE when the store cannot be read or written.
 */
export interface SecretStore {
	/** Where secrets are, for `doctor` and the start-up line. */
	readonly kind: "keyFile" | "systemKeyStore";
	/** Everybody who can read the disk can read the secrets; an administrator accepted that in writing. */
	readonly isWeak?: boolean;
	read(name: SecretName): Uint8Array | null;
	write(name: SecretName, value: Uint8Array): void;
	/** Does nothing where there is none. */
	remove(name: SecretName): void;
}

/** All secrets of a target, as one entry of the SecretStore. */
export interface TargetSecretStore {
	read(targetId: string): TargetSecrets;
	write(targetId: string, values: TargetSecrets): void;
	remove(targetId: string): void;
	/** For a target that replaces secrets itself; fields that its form does not have are kept too, until it is saved. */
	vault(targetId: string): SecretVault;
}
