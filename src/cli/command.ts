// What every command shares: the configuration, and a plain line instead of a stack for what may go wrong.
import { resolve } from "node:path";
import { type Config, loadConfig } from "../app/config.ts";
import { errorText } from "../contract/messages/index.ts";
import { AppError } from "../core/domain/errors.ts";

/** What stops a command and is no bug: one plain line. */
export class CommandError extends Error {}

/** A mistake of whoever typed the command: shown with the usage. */
export class UsageError extends Error {}

/** `npm run` starts commands in the project's folder: a path typed elsewhere is meant from there. */
export function resolveTypedPath(path: string): string {
	return resolve(process.env["INIT_CWD"] ?? ".", path);
}

export function loadCommandConfig(): Config {
	return loadConfig({ env: process.env, installDir: resolve(import.meta.dirname, "../..") });
}

/** Runs a command and sets the exit code: 0 done, 1 refused or failed, 2 typed wrong. */
export async function runCommand(usage: string, command: () => Promise<number>): Promise<void> {
	try {
		process.exitCode = await command();
	} catch (error) {
		process.exitCode = 1;
		if (error instanceof AppError) console.error(describeRefusal(error));
		else if (error instanceof CommandError) console.error(error.message);
		else if (error instanceof UsageError || isParseArgsError(error)) {
			console.error(`${error.message}\n\n${usage}`);
			process.exitCode = 2;
		} else throw error;
	}
}

/** The catalogue's text speaks to somebody at the kiosk, who can only tell an administrator; a command speaks to that one. */
export function describeRefusal(error: AppError): string {
	const reason = String(error.data["reason"] ?? "");
	if (error.code === "DATABASE_DAMAGED") return "The database is damaged. Restore a backup: npm run restore -- <file>";
	if (error.code === "STORAGE_UNAVAILABLE") return storageTexts[reason] ?? `The database cannot be used (${reason}).`;
	const { title, action } = errorText(error.code, "en", error.data);
	return `${title} ${action}`;
}

const storageTexts: Readonly<Record<string, string>> = {
	NO_DATABASE: "There is no database in the data folder yet. Start the kiosk once.",
	DATABASE_NOT_MIGRATED: "The database was made by an older version. Start the kiosk once, it brings it up to date.",
	SQLITE_FULL: "The disk is full.",
};

function isParseArgsError(error: unknown): error is Error {
	return error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
}
