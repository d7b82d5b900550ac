// Where the Node host keeps its secrets, and the passphrase that they may be under. Electron looks there too: both hosts
// share one data folder.
import { spawnSync } from "node:child_process";
import { closeSync, openSync, readFileSync, readSync, writeSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "../core/domain/errors.ts";
import type { SecretStore } from "../core/ports/secrets.ts";
import { createKeyFileSecretStore } from "../storage/keys/key-file-secret-store.ts";
import { createPassphraseSecretStore, isUnderPassphrase } from "../storage/keys/passphrase-secret-store.ts";
import type { Config } from "./config.ts";

export type KeyFilesConfig = Pick<Config, "dataDir" | "keyPassphraseFile">;

const ON_THE_TERMINAL = "ask";
export const LEAST_CHARACTERS = 12;
const TERMINAL = "/dev/tty";

/** Throws SECRET_UNAVAILABLE when the passphrase cannot be had, is too short or not the one, CONFIG_INVALID when it is too short. */
export function openKeyFiles(config: KeyFilesConfig): SecretStore {
	return keyFileOpener(config)(join(config.dataDir, "keys"));
}

/** For whoever may do without a secret: a passphrase is asked for when the first one is read. */
export function openKeyFilesWhenRead(config: KeyFilesConfig): SecretStore {
	let opened: SecretStore | null = null;
	const files = () => {
		opened ??= openKeyFiles(config);
		return opened;
	};
	return {
		kind: "keyFile",
		read: (name) => files().read(name),
		write: (name, value) => files().write(name, value),
		remove: (name) => files().remove(name),
	};
}

/** For several folders of key files: the passphrase is asked for once, when the first of them is opened. */
export function keyFileOpener({
	keyPassphraseFile,
}: Pick<Config, "keyPassphraseFile">): (keyDir: string) => SecretStore {
	let passphrase: string | null = null;
	return (keyDir) => {
		const files = createKeyFileSecretStore(keyDir);
		if (keyPassphraseFile === undefined) return { ...files, read: (name) => refuseSealed(files.read(name)) };
		passphrase ??= takePassphrase(keyPassphraseFile);
		return createPassphraseSecretStore(files, passphrase);
	};
}

/** As `keyFileOpener` takes it, for whoever changes it. */
export function takePassphrase(keyPassphraseFile: string): string {
	const passphrase = keyPassphraseFile === ON_THE_TERMINAL ? askOnTerminal() : readOnce(keyPassphraseFile);
	if (passphrase.length >= LEAST_CHARACTERS) return passphrase;
	throw new AppError(
		"CONFIG_INVALID",
		{ fields: [`keyPassphraseFile (a passphrase has at least ${LEAST_CHARACTERS} characters)`] },
		{ detail: "the passphrase of the key files is too short" },
	);
}

/** Or the master key would look damaged, which it is not. */
function refuseSealed(value: Uint8Array | null): Uint8Array | null {
	if (value === null || !isUnderPassphrase(value)) return value;
	throw unavailable("the key files are under a passphrase, and keyPassphraseFile does not say where it is");
}

/** A file, a credential of systemd, or a descriptor such as /dev/fd/3: neither arguments nor variables hold it. */
function readOnce(path: string): string {
	try {
		return firstLine(readFileSync(path, "utf8"));
	} catch (cause) {
		throw unavailable("the passphrase of the key files cannot be read", cause);
	}
}

function askOnTerminal(): string {
	try {
		const terminal = openSync(TERMINAL, "r+");
		const stty = (...modes: string[]) =>
			spawnSync("stty", modes, { stdio: [terminal, "pipe", "ignore"], encoding: "utf8" }).stdout.trim();
		// A command that asks more has the terminal raw by then: Enter would end no line, and echo stay on for what it asks.
		const before = stty("-g");
		try {
			stty("icanon", "icrnl", "-echo");
			writeSync(terminal, "Passphrase of the key files: ");
			return readLine(terminal);
		} finally {
			stty(before);
			writeSync(terminal, "\n");
			closeSync(terminal);
		}
	} catch (cause) {
		throw unavailable("there is no terminal to ask for the passphrase of the key files", cause);
	}
}

function readLine(terminal: number): string {
	const bytes: number[] = [];
	const one = new Uint8Array(1);
	while (readSync(terminal, one) === 1 && one[0] !== 10) bytes.push(one[0] ?? 0);
	return firstLine(Buffer.from(bytes).toString("utf8"));
}

function firstLine(text: string): string {
	return text.split(/\r?\n/)[0] ?? "";
}

function unavailable(detail: string, cause?: unknown): AppError {
	return new AppError("SECRET_UNAVAILABLE", { reason: "PASSPHRASE" }, { detail, cause });
}
