// Small files that are whole after a power cut, as JSON.
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import type { z } from "zod";

/** Written beside, synced, renamed, and the folder synced. Throws what the file system says. */
export function writeJson(path: string, value: unknown, mode = 0o644): void {
	const unfinished = `${path}.${process.pid}`;
	const file = openSync(unfinished, "w", mode);
	try {
		writeSync(file, JSON.stringify(value));
		fsyncSync(file);
	} finally {
		closeSync(file);
	}
	renameSync(unfinished, path);
	syncFolder(dirname(path));
}

/** null where there is no such file, or none that can be read. */
export function readJson<Schema extends z.ZodType>(path: string, schema: Schema): z.output<Schema> | null {
	try {
		return schema.parse(JSON.parse(readFileSync(path, "utf8")));
	} catch {
		return null;
	}
}

/** Makes what was renamed or removed in a folder last. */
export function syncFolder(path: string): void {
	// Windows opens no folders; NTFS journals the rename itself.
	if (process.platform === "win32") return;
	const folder = openSync(path, "r");
	try {
		fsyncSync(folder);
	} finally {
		closeSync(folder);
	}
}
