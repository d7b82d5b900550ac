// A finished backup, taken to a folder of the operator's: a USB stick, another disk, a network folder.
import { createHash } from "node:crypto";
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { AppError } from "../../core/domain/errors.ts";
import { syncFolder } from "../database/durable-file.ts";
import { writeAll } from "./backup-stream.ts";
import { readPieces } from "./read-pieces.ts";

/**
 * Does nothing where it is already. The folder is not made: a stick that is not plugged in leaves an empty place on the
 * kiosk's own disk, and what is written there is found by nobody. Throws STORAGE_UNAVAILABLE.
 */
export function copyBackupOut(from: string, folder: string): void {
	try {
		if (!statSync(folder).isDirectory()) throw unreachable("ENOTDIR");
		const target = join(folder, basename(from));
		if (existsSync(target) && statSync(target).size === statSync(from).size) return;
		const unfinished = `${target}.part`;
		const written = writePieces(from, unfinished);
		// Cheap sticks and cut connections lose bytes without a word.
		if (digest(unfinished) !== written) {
			rmSync(unfinished, { force: true });
			throw unreachable("COPY_DIFFERS");
		}
		renameSync(unfinished, target);
		syncFolder(folder);
	} catch (error) {
		if (error instanceof AppError) throw error;
		throw unreachable(error instanceof Error && "code" in error ? String(error.code) : "UNKNOWN", error);
	}
}

function writePieces(from: string, to: string): string {
	const hash = createHash("sha256");
	const descriptor = openSync(to, "w", 0o600);
	try {
		for (const piece of readPieces(from)) {
			hash.update(piece);
			writeAll(descriptor, piece);
		}
		fsyncSync(descriptor);
	} finally {
		closeSync(descriptor);
	}
	return hash.digest("hex");
}

function digest(path: string): string {
	const hash = createHash("sha256");
	for (const piece of readPieces(path)) hash.update(piece);
	return hash.digest("hex");
}

function unreachable(reason: string, cause?: unknown): AppError {
	return new AppError("STORAGE_UNAVAILABLE", { reason }, { detail: "the backup folder cannot be used", cause });
}
