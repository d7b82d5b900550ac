// The secrets that a database needs to be of use, as they go into a backup: in the sealed part, beside it.
import { z } from "zod";
import { AppError } from "../../core/domain/errors.ts";
import { type SecretName, type SecretStore, secretFiles } from "../../core/ports/secrets.ts";

/** Base64 by name: it is sealed as JSON, and handed to another thread. */
export type SecretBundle = Readonly<Record<string, string>>;

const bundleSchema = z.record(z.string().max(100), z.base64());
const TARGET_SECRET = /^target:[A-Za-z0-9-]{1,64}$/;

/** Throws SECRET_UNAVAILABLE without a master key. Another secret that cannot be read is useless already: it is left out. */
export function collectSecrets(secrets: SecretStore, targetIds: readonly string[]): SecretBundle {
	const names = [...secretNames(), ...targetIds.map((id): SecretName => `target:${id}`)];
	const found = names.flatMap((name) => {
		const value = name === "masterKey" ? secrets.read(name) : readOrNull(secrets, name);
		return value === null ? [] : [[name, Buffer.from(value).toString("base64")] as const];
	});
	const bundle = Object.fromEntries(found);
	masterKeyOf(bundle);
	return bundle;
}

/** The salt of a passphrase belongs to the key files that are under it, which a restore makes anew. */
type KioskSecret = Exclude<keyof typeof secretFiles, "passphraseSalt">;

const isKioskSecret = (name: string): name is KioskSecret =>
	name !== "passphraseSalt" && Object.hasOwn(secretFiles, name);

function secretNames(): SecretName[] {
	return Object.keys(secretFiles).filter(isKioskSecret);
}

function readOrNull(secrets: SecretStore, name: SecretName): Uint8Array | null {
	try {
		return secrets.read(name);
	} catch (error) {
		if (error instanceof AppError) return null;
		throw error;
	}
}

/** Throws SECRET_UNAVAILABLE where there is none. */
export function masterKeyOf(bundle: SecretBundle): Uint8Array {
	const text = bundle["masterKey"];
	if (text === undefined) throw new AppError("SECRET_UNAVAILABLE", { secret: "masterKey", reason: "MISSING" });
	return Buffer.from(text, "base64");
}

/** Throws BACKUP_UNREADABLE. */
export function parseBundle(text: string): SecretBundle {
	const parsed = bundleSchema.safeParse(JSON.parse(text));
	if (!parsed.success) throw new AppError("BACKUP_UNREADABLE", { reason: "DAMAGED" });
	return parsed.data;
}

/** Names that this version does not know are left out: a newer one wrote them. */
export function writeBundle(bundle: SecretBundle, secrets: SecretStore): void {
	for (const [name, value] of Object.entries(bundle))
		if (isSecretName(name)) secrets.write(name, Buffer.from(value, "base64"));
}

function isSecretName(name: string): name is SecretName {
	return isKioskSecret(name) || TARGET_SECRET.test(name);
}

/** Secrets that are not on disk yet, for opening a database that is not in its place yet. */
export function secretsInMemory(bundle: SecretBundle): SecretStore & { bundle(): SecretBundle } {
	const values = new Map(Object.entries(bundle));
	return {
		kind: "keyFile",
		read: (name) => {
			const text = values.get(name);
			return text === undefined ? null : Buffer.from(text, "base64");
		},
		write: (name, value) => {
			values.set(name, Buffer.from(value).toString("base64"));
		},
		remove: (name) => {
			values.delete(name);
		},
		bundle: () => Object.fromEntries(values),
	};
}
