// Secrets as files of the Node host: a folder 0700, one file a secret, 0600, base64.
import {
	closeSync,
	fsyncSync,
	mkdirSync,
	openSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	writeSync,
} from "node:fs";
import { join } from "node:path";
import { AppError } from "../../core/domain/errors.ts";
import { type SecretName, type SecretStore, secretFiles } from "../../core/ports/secrets.ts";
import { finishStagedKeys } from "./staged-keys.ts";

/** Only what a target's id is made of: a name is a file, and must stay in its folder. */
const TARGET_SECRET = /^target:([A-Za-z0-9-]{1,64})$/;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const hasFileModes = process.platform !== "win32";

/**
 * A file that somebody else may read is refused, not repaired: the secret may be known already, and that is for the
 * operator to decide. On Windows there are no modes; the folder's access list protects it.
 */
export function createKeyFileSecretStore(dir: string): SecretStore {
	finishStagedKeys(dir);
	return {
		kind: "keyFile",
		read: (name) => refuseUnless(name, () => readSecret(join(dir, fileName(name)), name)),
		write: (name, value) => {
			refuseUnless(name, () => {
				writeSecret(dir, fileName(name), value);
			});
		},
		remove: (name) => {
			refuseUnless(name, () => {
				rmSync(join(dir, fileName(name)), { force: true });
			});
		},
	};
}

function fileName(name: SecretName): string {
	if (isNamed(name)) return secretFiles[name];
	const targetId = TARGET_SECRET.exec(name)?.[1];
	if (targetId === undefined) throw new Error("a target's id has characters that no id has");
	return `target-${targetId}`;
}

function isNamed(name: SecretName): name is keyof typeof secretFiles {
	return Object.hasOwn(secretFiles, name);
}

function readSecret(path: string, secret: SecretName): Uint8Array | null {
	const stats = statSync(path, { throwIfNoEntry: false });
	if (!stats) return null;
	if (hasFileModes && (stats.mode & 0o077) !== 0)
		throw new AppError(
			"SECRET_UNAVAILABLE",
			{ secret, reason: "PERMISSIONS" },
			{ detail: `${path} can be read by other users of this computer; chmod 600 it, or replace the secret` },
		);
	const text = readFileSync(path, "utf8").trim();
	if (text === "" || !BASE64.test(text))
		throw new AppError("SECRET_UNAVAILABLE", { secret, reason: "DAMAGED" }, { detail: `${path} is not base64` });
	return Buffer.from(text, "base64");
}

/** Written beside, synced, renamed, and the folder synced: after a power cut there is the old secret or the new one. */
function writeSecret(dir: string, fileName: string, value: Uint8Array): void {
	mkdirSync(dir, { recursive: true, mode: 0o700 });
	const unfinished = join(dir, `.${fileName}.${process.pid}`);
	const descriptor = openSync(unfinished, "w", 0o600);
	try {
		writeSync(descriptor, `${Buffer.from(value).toString("base64")}\n`);
		fsyncSync(descriptor);
	} finally {
		closeSync(descriptor);
	}
	renameSync(unfinished, join(dir, fileName));
	if (hasFileModes) syncFolder(dir);
}

function syncFolder(dir: string): void {
	const descriptor = openSync(dir, "r");
	try {
		fsyncSync(descriptor);
	} finally {
		closeSync(descriptor);
	}
}

function refuseUnless<Result>(secret: SecretName, work: () => Result): Result {
	try {
		return work();
	} catch (error) {
		if (error instanceof AppError) throw error;
		throw new AppError("SECRET_UNAVAILABLE", { secret, reason: "UNREADABLE" }, { cause: error });
	}
}
