// A small file that is whole after a power cut: the old one or the new one, never half of it.
import { closeSync, fsyncSync, openSync, renameSync, writeSync } from "node:fs";
import { dirname } from "node:path";

/** Written beside, for its owner alone unless `mode` says otherwise, synced, renamed, and the folder synced. Throws what the file system says. */
export function writeDurably(path: string, text: string, mode = 0o600): void {
	const unfinished = `${path}.${process.pid}`;
	const file = openSync(unfinished, "w", mode);
	try {
		writeSync(file, text);
		fsyncSync(file);
	} finally {
		closeSync(file);
	}
	renameSync(unfinished, path);
	syncFolder(dirname(path));
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
