// A file that grows without ever being seen half: written beside as `.part`, flushed, and put in its place.
import { type FileHandle, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { basename, dirname } from "node:path";

/**
 * null when there is none, which the folder itself must say: to a stick that is out for a moment and back before the
 * file is written, everything on it would be lost.
 */
export async function readWhole(path: string): Promise<string | null> {
	try {
		return await readFile(path, "utf8");
	} catch (error) {
		const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
		if (isMissing && !(await readdir(dirname(path))).includes(basename(path))) return null;
		throw error;
	}
}

/**
 * On disk when it returns; a stick may be pulled out right afterwards. Pulled out or full before that, the file is as it
 * was. The folder must be there: one that was made where a stick belongs would hide behind it.
 */
export async function replaceFile(path: string, text: string): Promise<void> {
	const part = `${path}.part`;
	try {
		await writeAndFlush(await open(part, "w", 0o600), text);
		await rename(part, path);
	} catch (error) {
		// A full disk needs the room; a stick that is gone has nothing to remove.
		await rm(part, { force: true }).catch(() => undefined);
		throw error;
	}
	await flushFolder(dirname(path));
}

async function writeAndFlush(file: FileHandle, text: string): Promise<void> {
	try {
		await file.writeFile(text, "utf8");
		await file.sync();
	} finally {
		await file.close();
	}
}

/** The new name too: without it a power cut may bring the old file back. Windows flushes names by itself. */
async function flushFolder(folder: string): Promise<void> {
	if (process.platform === "win32") return;
	const handle = await open(folder, "r");
	try {
		await handle.sync();
	} finally {
		await handle.close();
	}
}
