// Puts releases in place where versions lie beside each other (version-folders.ts). The launcher does the rest.
import { copyFileSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "../core/domain/errors.ts";
import type { ReleaseFile, UpdateTarget } from "../core/domain/update/release.ts";
import type { UpdateInstaller } from "../core/ports/updates.ts";
import { fetchReleaseFile, isReleaseFile, requireSpace } from "./fetch-file.ts";
import { readOutcome, writeTrial } from "./trial-file.ts";
import { isUnpacked, unpackRelease } from "./unpack-release.ts";
import { openVersionFolders } from "./version-folders.ts";

/** Where a release's file comes from: a feed's folder, or a folder that somebody brought. */
export type ReleaseSource = { readonly feed: URL } | { readonly folder: string };

export interface FolderInstallerOptions {
	readonly root: string;
	readonly target: UpdateTarget;
	/** The version that runs. */
	readonly version: string;
	readonly source: ReleaseSource | null;
	/** Lets this process end a moment later, to be started again by the launcher. */
	readonly endProcess: () => void;
}

/** Unpacked it takes about this many times its tarball. */
const UNPACKED_OVER_PACKED = 4;

export function createFolderInstaller(options: FolderInstallerOptions): UpdateInstaller {
	const { root, target, version, source, endProcess } = options;
	const folders = openVersionFolders(root);
	const downloadDir = join(root, "downloads");

	async function fetchInto(path: string, file: ReleaseFile, onProgress: (doneBytes: number) => void): Promise<void> {
		if (source === null) throw new AppError("UPDATE_FAILED", { reason: "feed" });
		if (await isReleaseFile(path, file)) return onProgress(file.bytes);
		if ("feed" in source) return fetchReleaseFile({ file, address: source.feed, path, onProgress });
		requireSpace(downloadDir, file.bytes);
		copyFrom(join(source.folder, file.name), path);
		if (await isReleaseFile(path, file)) return onProgress(file.bytes);
		rmSync(path, { force: true });
		throw new AppError("UPDATE_FAILED", { reason: "signature" });
	}

	function switchTo(next: string): void {
		try {
			if (!folders.has(next)) throw new Error(`there is no version ${next}`);
			writeTrial(root, { running: null, outcome: null });
			folders.link("current", next);
		} catch (cause) {
			throw new AppError("UPDATE_FAILED", { reason: "install" }, { cause });
		}
		endProcess();
	}

	return {
		target,
		async prepare(release, file, onProgress) {
			const path = join(downloadDir, file.name);
			try {
				folders.removeOthers();
				mkdirSync(downloadDir, { recursive: true });
				await fetchInto(path, file, onProgress);
				requireSpace(root, file.bytes * UNPACKED_OVER_PACKED);
				await unpackRelease(folders, { path, version: release.version, sha512: file.sha512 });
				rmSync(downloadDir, { recursive: true, force: true });
			} catch (cause) {
				if (cause instanceof AppError) throw cause;
				throw new AppError("UPDATE_FAILED", { reason: "install" }, { cause });
			}
		},
		isPrepared: (release, { sha512 }) => isUnpacked(folders, release.version, sha512),
		install: async (release) => switchTo(release.version),
		outcome: () => readOutcome(root),
		previousVersion() {
			const previous = folders.linked("previous");
			return previous === version ? null : previous;
		},
		async goBack() {
			const previous = folders.linked("previous");
			if (previous === null) throw new AppError("UPDATE_FAILED", { reason: "install" });
			switchTo(previous);
		},
	};
}

function copyFrom(from: string, to: string): void {
	try {
		copyFileSync(from, to);
	} catch (cause) {
		throw new AppError("UPDATE_FAILED", { reason: "download" }, { detail: `${from} cannot be read`, cause });
	}
}

/** A computer whose programs cannot be replaced from inside: a checkout, a container, a package of the system. */
export function createNoInstaller(): UpdateInstaller {
	const refuse = async () => {
		throw new AppError("UPDATE_NOT_POSSIBLE", { reason: "notInstalled" });
	};
	return {
		target: null,
		prepare: refuse,
		isPrepared: () => false,
		install: refuse,
		outcome: () => null,
		previousVersion: () => null,
		goBack: refuse,
	};
}
