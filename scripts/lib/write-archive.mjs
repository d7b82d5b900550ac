// A folder of files as .tar.gz that comes out the same, byte for byte, wherever and whenever it is made of the same files.
import { createHash } from "node:crypto";
import { chmodSync, cpSync, createReadStream, mkdirSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { create } from "tar";

/** The earliest date that every archive format knows; SOURCE_DATE_EPOCH is reproducible-builds.org's. */
const FIXED_DATE = new Date("1980-01-01T00:00:00Z");

function archiveDate() {
	const seconds = Number(process.env.SOURCE_DATE_EPOCH);
	return process.env.SOURCE_DATE_EPOCH && Number.isInteger(seconds) ? new Date(seconds * 1000) : FIXED_DATE;
}

/**
 * Copies, following links, with the rights that an installation has: read by all, written by its owner.
 * @param {readonly import("./pack-list.mjs").PackedFile[]} files @param {string} folder is emptied before
 */
export function stageFiles(files, folder) {
	rmSync(folder, { recursive: true, force: true });
	for (const { source, target, isExecutable = false } of files) {
		const path = join(folder, target);
		mkdirSync(dirname(path), { recursive: true });
		cpSync(source, path, { dereference: true });
		chmodSync(path, isExecutable || isLibrary(target) ? 0o755 : 0o644);
	}
}

/** @param {string} target */
function isLibrary(target) {
	return /\.(?:node|so|dll)(?:\.[\d.]+)?$/.test(target);
}

/**
 * @param {{ folder: string, name: string, targets: readonly string[], file: string }} options `name` is the folder inside
 * @returns {Promise<{ bytes: number, sha256: string }>}
 */
export async function writeArchive({ folder, name, targets, file }) {
	const sorted = [...targets].sort();
	await create({ cwd: folder, file, prefix: name, gzip: { level: 9 }, portable: true, mtime: archiveDate() }, sorted);
	return { bytes: statSync(file).size, sha256: await sha256Of(file) };
}

/** @param {string} file */
export async function sha256Of(file) {
	const hash = createHash("sha256");
	await pipeline(createReadStream(file), hash);
	return hash.digest("hex");
}
