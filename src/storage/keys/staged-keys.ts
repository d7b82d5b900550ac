// Another passphrase for the key files. All of them are written anew beside the old ones; from one durable mark on the new
// ones count, and whoever opens the folder next moves them into place: killed anywhere, exactly one of the two passphrases
// opens everything.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type SecretName, secretFiles } from "../../core/ports/secrets.ts";
import { syncFolder, writeDurably } from "../database/durable-file.ts";

const STAGE = "next";
const READY = "ready";
const TARGET_FILE = /^target-([A-Za-z0-9-]{1,64})$/;

/** Finishes what was interrupted after the mark. Harmless beside a kiosk that runs, and done by two at once. */
export function finishStagedKeys(keyDir: string): void {
	const stage = join(keyDir, STAGE);
	if (!existsSync(join(stage, READY))) return;
	for (const name of readdirSync(stage)) if (name !== READY) moveIfThere(join(stage, name), join(keyDir, name));
	syncFolder(keyDir);
	// The mark goes last: with it everything is in place.
	rmSync(stage, { recursive: true, force: true });
	syncFolder(keyDir);
}

function moveIfThere(from: string, to: string): void {
	try {
		renameSync(from, to);
	} catch (error) {
		if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
	}
}

/** Call with the data folder's lock held. `write` puts every secret into the folder that it is given. */
export function stageKeys(keyDir: string, write: (stage: string) => void): void {
	const stage = join(keyDir, STAGE);
	rmSync(stage, { recursive: true, force: true });
	mkdirSync(stage, { recursive: true, mode: 0o700 });
	write(stage);
	writeDurably(join(stage, READY), "");
	finishStagedKeys(keyDir);
}

/** Of what lies in a folder of key files; the salt is no secret. */
export function secretNamesIn(keyDir: string): SecretName[] {
	const files = new Set(readdirSync(keyDir));
	const named = Object.entries(secretFiles).flatMap(([name, file]) =>
		files.has(file) && isSecret(name) ? [name] : [],
	);
	const targets = [...files].flatMap((file): SecretName[] => {
		const id = TARGET_FILE.exec(file)?.[1];
		return id === undefined ? [] : [`target:${id}`];
	});
	return [...named, ...targets];
}

function isSecret(name: string): name is Exclude<keyof typeof secretFiles, "passphraseSalt"> {
	return name !== "passphraseSalt" && Object.hasOwn(secretFiles, name);
}
