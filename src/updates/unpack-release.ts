// A release's tarball, unpacked beside the version that runs. It has its name only when all of it is on disk.
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { extract } from "tar";
import { z } from "zod";
import { syncFolder } from "../storage/database/durable-file.ts";
import { readJson } from "./durable-json.ts";
import type { VersionFolders } from "./version-folders.ts";

/** What was unpacked, so that another file under the same version is not taken for it. */
const MARK = ".release.json";
const markSchema = z.object({ sha512: z.string() });

export function isUnpacked(folders: VersionFolders, version: string, sha512: string): boolean {
	const mark = readJson(join(folders.folderOf(version), MARK), markSchema);
	return mark?.sha512 === sha512 && folders.has(version);
}

/** Replaces what lies under that version. Rejects when the tarball is damaged or holds another version. */
export async function unpackRelease(
	folders: VersionFolders,
	{ path, version, sha512 }: { readonly path: string; readonly version: string; readonly sha512: string },
): Promise<void> {
	const target = folders.folderOf(version);
	const unfinished = join(folders.root, "versions", `.${version}.part`);
	rmSync(unfinished, { recursive: true, force: true });
	mkdirSync(unfinished, { recursive: true });
	try {
		// One folder at the top, as tarballs are. Absolute paths and those that climb out are left out by `tar`.
		await extract({ file: path, cwd: unfinished, strip: 1, strict: true, preserveOwner: false });
		writeFileSync(join(unfinished, MARK), JSON.stringify({ sha512 }));
		await reachDisk(unfinished);
		if (existsSync(target)) rmSync(target, { recursive: true });
		renameSync(unfinished, target);
		syncFolder(join(folders.root, "versions"));
		folders.launchOf(version);
	} catch (error) {
		// What was under way when it failed may still be written.
		rmSync(unfinished, { recursive: true, force: true, maxRetries: 5 });
		if (!folders.has(version)) rmSync(target, { recursive: true, force: true });
		throw error;
	}
}

/** sync(1) of coreutils: thousands of files at once. Where there is none the trial finds out what a power cut broke. */
async function reachDisk(folder: string): Promise<void> {
	await promisify(execFile)("sync", ["-f", folder]).catch(() => {});
}
