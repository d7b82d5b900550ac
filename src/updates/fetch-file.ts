// One file of a release, onto this disk: bounded in size, taken up where it stopped, and its digest compared before it
// has its name.
import { createHash } from "node:crypto";
import { createReadStream, existsSync, mkdirSync, renameSync, rmSync, statfsSync, statSync } from "node:fs";
import { open } from "node:fs/promises";
import { dirname } from "node:path";
import { pipeline } from "node:stream/promises";
import { AppError } from "../core/domain/errors.ts";
import type { ReleaseFile } from "../core/domain/update/release.ts";
import type { UpdateReason } from "../core/domain/update/update-record.ts";
import { isAllowedAnswer } from "./feed-address.ts";

/** For so long nothing may arrive. */
const SILENCE_MS = 30_000;
const TRIES = 4;
const FIRST_PAUSE_MS = 1_000;

export interface FetchFileOptions {
	readonly file: ReleaseFile;
	/** Folder of the feed. */
	readonly address: URL;
	/** Where it goes. What has arrived of it lies beside it, under the name with `.part`. */
	readonly path: string;
	readonly onProgress: (doneBytes: number) => void;
	readonly firstPauseMs?: number;
}

/** Rejects with UPDATE_FAILED {reason: "disk" | "download" | "signature"}. */
export async function fetchReleaseFile(options: FetchFileOptions): Promise<void> {
	const { file, path, firstPauseMs = FIRST_PAUSE_MS } = options;
	mkdirSync(dirname(path), { recursive: true, mode: 0o755 });
	requireSpace(dirname(path), file.bytes - sizeOf(`${path}.part`));
	for (let attempt = 1; ; attempt += 1) {
		try {
			await fetchRest(options);
			break;
		} catch (cause) {
			if (codeOf(cause) === "ENOSPC") throw failed("disk", cause);
			if (attempt === TRIES) throw failed("download", cause);
			await new Promise((resolve) => setTimeout(resolve, firstPauseMs * 3 ** (attempt - 1)));
		}
	}
	await acceptFile(path, file);
}

/** The finished `.part` gets its name if it is the file that was signed; otherwise it is removed. */
async function acceptFile(path: string, file: ReleaseFile): Promise<void> {
	if (!(await isReleaseFile(`${path}.part`, file))) {
		rmSync(`${path}.part`, { force: true });
		throw failed("signature");
	}
	renameSync(`${path}.part`, path);
}

/** By its length and digest. */
export async function isReleaseFile(path: string, { bytes, sha512 }: ReleaseFile): Promise<boolean> {
	if (sizeOf(path) !== bytes) return false;
	const hash = createHash("sha512");
	await pipeline(createReadStream(path), hash);
	return hash.digest("base64") === sha512;
}

async function fetchRest({ file, address, path, onProgress }: FetchFileOptions): Promise<void> {
	const part = `${path}.part`;
	if (sizeOf(part) > file.bytes) rmSync(part);
	const fromByte = sizeOf(part);
	if (fromByte === file.bytes) return;
	const silence = new AbortController();
	let timeout = setTimeout(() => silence.abort(), SILENCE_MS);
	try {
		const headers: Record<string, string> = fromByte > 0 ? { range: `bytes=${fromByte}-` } : {};
		const answer = await fetch(new URL(file.name, address), { headers, signal: silence.signal });
		const isRest = answer.status === 206 && answer.headers.get("content-range")?.startsWith(`bytes ${fromByte}-`);
		if (!isAllowedAnswer(answer.url) || answer.body === null || !(isRest || answer.status === 200))
			throw new Error(`answered ${answer.status}`);
		// A server that knows no ranges sends everything again.
		const out = await open(part, isRest ? "a" : "w", 0o644);
		let doneBytes = isRest ? fromByte : 0;
		try {
			for await (const piece of answer.body) {
				clearTimeout(timeout);
				timeout = setTimeout(() => silence.abort(), SILENCE_MS);
				doneBytes += piece.length;
				if (doneBytes > file.bytes) throw new Error("longer than what was signed");
				await out.write(piece);
				onProgress(doneBytes);
			}
			await out.sync();
		} finally {
			await out.close();
		}
		if (doneBytes < file.bytes) throw new Error("shorter than what was signed");
	} finally {
		clearTimeout(timeout);
	}
}

/** Throws UPDATE_FAILED {reason: "disk"}: a full disk would keep punches from being recorded. */
export function requireSpace(folder: string, neededBytes: number): void {
	const { bavail, bsize } = statfsSync(folder);
	if (bavail * bsize < neededBytes + SPARE_BYTES) throw failed("disk");
}

/** What the kiosk goes on with meanwhile. */
const SPARE_BYTES = 200e6;

function sizeOf(path: string): number {
	return existsSync(path) ? statSync(path).size : 0;
}

function codeOf(error: unknown): unknown {
	return error instanceof Error && "code" in error ? error.code : null;
}

function failed(reason: UpdateReason, cause?: unknown): AppError {
	return new AppError("UPDATE_FAILED", { reason }, { cause });
}
