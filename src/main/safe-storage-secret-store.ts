// Secrets sealed by the operating system's key store: Keychain, DPAPI, or the desktop's keyring on Linux.
import {
	closeSync,
	existsSync,
	fsyncSync,
	mkdirSync,
	openSync,
	readFileSync,
	renameSync,
	rmSync,
	writeSync,
} from "node:fs";
import { join } from "node:path";
import type { SafeStorage } from "electron";
import { AppError } from "../core/domain/errors.ts";
import { SEALED, SEALED_AND_LOST, type SecretName, type SecretStore } from "../core/ports/secrets.ts";

type Sealing = Pick<
	SafeStorage,
	"isEncryptionAvailable" | "getSelectedStorageBackend" | "encryptString" | "decryptString"
>;

export interface SafeStorageSecretStoreOptions {
	readonly folder: string;
	readonly safeStorage: Sealing;
	readonly platform: NodeJS.Platform;
	/** Secrets of a data folder that the Node host began; read where nothing is sealed yet, never written. */
	readonly keyFiles: SecretStore;
	/** An administrator accepted in writing that the backend `basic_text` seals nothing. */
	readonly acceptsWeakStore: boolean;
}

/**
 * Refuses with SECRET_UNAVAILABLE when nothing seals: without encryption, and on Linux with the backend `basic_text`,
 * whose key is a constant in Chromium's source, unless that was accepted. Key files stay where they are, so that a folder begun under Node
 * opens under both hosts; a folder begun here opens here only.
 */
export function createSafeStorageSecretStore(options: SafeStorageSecretStoreOptions): SecretStore {
	const { folder, safeStorage, platform, keyFiles, acceptsWeakStore } = options;
	const isWeak = platform === "linux" && safeStorage.getSelectedStorageBackend() === "basic_text";
	if (!safeStorage.isEncryptionAvailable()) throw unavailable("the system's key store cannot encrypt");
	if (isWeak && !acceptsWeakStore)
		throw unavailable("no keyring runs in this session; start one, use the browser host, or see acceptWeakKeyStore");
	const pathOf = (name: SecretName, ending = SEALED) => join(folder, `${name.replace(":", "-")}${ending}`);
	const write = (name: SecretName, value: Uint8Array) =>
		guarded(`cannot keep ${name}`, () => {
			mkdirSync(folder, { recursive: true, mode: 0o700 });
			writeDurably(pathOf(name), safeStorage.encryptString(Buffer.from(value).toString("base64")));
		});

	/** `npm run recover` cannot write into the key store: what it left as a file goes back to where it was. */
	function readKeyFile(name: SecretName): Uint8Array | null {
		const value = keyFiles.read(name);
		if (value === null || !existsSync(pathOf(name, SEALED_AND_LOST))) return value;
		write(name, value);
		keyFiles.remove(name);
		rmSync(pathOf(name, SEALED_AND_LOST), { force: true });
		return value;
	}

	return {
		kind: "systemKeyStore",
		isWeak,
		read: (name) => {
			if (!existsSync(pathOf(name))) return readKeyFile(name);
			return guarded(`cannot open ${name}`, () => {
				const encoded = safeStorage.decryptString(readFileSync(pathOf(name)));
				return new Uint8Array(Buffer.from(encoded, "base64"));
			});
		},
		write,
		remove: (name) =>
			guarded(`cannot remove ${name}`, () => {
				rmSync(pathOf(name), { force: true });
				keyFiles.remove(name);
			}),
	};
}

/** A master key that is half written loses the gallery: written beside, flushed, then renamed. */
function writeDurably(path: string, bytes: Uint8Array): void {
	const file = openSync(`${path}.new`, "w", 0o600);
	try {
		writeSync(file, bytes);
		fsyncSync(file);
	} finally {
		closeSync(file);
	}
	renameSync(`${path}.new`, path);
}

function guarded<T>(detail: string, action: () => T): T {
	try {
		return action();
	} catch (cause) {
		throw unavailable(detail, cause);
	}
}

function unavailable(detail: string, cause?: unknown): AppError {
	return new AppError("SECRET_UNAVAILABLE", {}, { detail, cause });
}
