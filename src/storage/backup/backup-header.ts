// What a backup says about itself without a key. It is not secret, and it is authenticated: the content opens under its
// digest only. File: magic (8 bytes) | length of the header (4 bytes, big-endian) | header, JSON | sealed content.
import { createHash } from "node:crypto";
import { closeSync, fstatSync, openSync } from "node:fs";
import { z } from "zod";
import { backupKinds } from "../../core/domain/backup-kind.ts";
import { AppError } from "../../core/domain/errors.ts";
import { readAll, writeAll } from "./backup-stream.ts";

const MAGIC = Buffer.from("HADIRBAK", "ascii");
const PREFIX_BYTES = MAGIC.length + 4;
const MAX_HEADER_BYTES = 1_000_000;
export const FORMAT_VERSION = 1;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const bytes = z.base64().transform((text): Uint8Array => new Uint8Array(Buffer.from(text, "base64")));
const count = z.int().min(0);

const headerSchema = z.object({
	format: z.literal("hadir-backup"),
	version: z.literal(FORMAT_VERSION),
	/** Random, so that a wrapped key of one file does not open in another. */
	backupId: z.string().regex(/^[0-9a-f]{32}$/),
	kind: z.enum(backupKinds),
	madeAtMs: z.int(),
	databaseVersion: z.int().min(1),
	kioskId: z.string().nullable(),
	kioskName: z.string().nullable(),
	counts: z.object({ people: count, templates: count, events: count, waiting: count }),
	/** Where the log ends, and whether all of it was as it was written; null: of an older version, not looked at. */
	log: z.object({ chainSeq: count, kioskSeq: count, hash: sha256, isIntact: z.boolean().nullable() }),
	databaseBytes: count,
	databaseSha256: sha256,
	/** The file's key, wrapped once for each way to open it. */
	masterKeyWrap: bytes,
	/** The master key as the recovery code opens it; null where there is no recovery kit. */
	recoveryWrap: bytes.nullable(),
	passphraseWrap: z.object({ salt: bytes, wrapped: bytes }).nullable(),
});
export type BackupHeader = z.output<typeof headerSchema>;

export interface ReadHeader {
	readonly header: BackupHeader;
	readonly digest: Uint8Array;
	/** Where the sealed content begins. */
	readonly contentAt: number;
	readonly size: number;
}

function toText({ masterKeyWrap, recoveryWrap, passphraseWrap, ...plain }: BackupHeader): string {
	return JSON.stringify({
		...plain,
		masterKeyWrap: toBase64(masterKeyWrap),
		recoveryWrap: recoveryWrap && toBase64(recoveryWrap),
		passphraseWrap: passphraseWrap && {
			salt: toBase64(passphraseWrap.salt),
			wrapped: toBase64(passphraseWrap.wrapped),
		},
	});
}

function toBase64(value: Uint8Array): string {
	return Buffer.from(value).toString("base64");
}

/** Writes magic and header to the start of an empty file. Returns the header's digest. */
export function writeHeader(descriptor: number, header: BackupHeader): Uint8Array {
	const text = Buffer.from(toText(header), "utf8");
	const length = Buffer.alloc(4);
	length.writeUInt32BE(text.length);
	writeAll(descriptor, Buffer.concat([MAGIC, length, text]));
	return digestOf(text);
}

function digestOf(text: Uint8Array): Uint8Array {
	return createHash("sha256").update(text).digest();
}

/** Throws BACKUP_UNREADABLE for a file that is no backup, or one of a newer format. */
export function readHeader(descriptor: number): ReadHeader {
	const { size } = fstatSync(descriptor);
	if (size < PREFIX_BYTES) throw notABackup("too short");
	const prefix = Buffer.alloc(PREFIX_BYTES);
	readAll(descriptor, prefix, 0);
	if (!prefix.subarray(0, MAGIC.length).equals(MAGIC)) throw notABackup("another kind of file");
	const length = prefix.readUInt32BE(MAGIC.length);
	if (length > MAX_HEADER_BYTES || PREFIX_BYTES + length > size) throw notABackup("a header without an end");
	const text = Buffer.alloc(length);
	readAll(descriptor, text, PREFIX_BYTES);
	const parsed = headerSchema.safeParse(parseJson(text.toString("utf8")));
	if (!parsed.success) throw notABackup("a header of another version, or a damaged one");
	return { header: parsed.data, digest: digestOf(text), contentAt: PREFIX_BYTES + length, size };
}

/** Throws BACKUP_UNREADABLE, also when there is no such file. */
export function readHeaderOf(path: string): ReadHeader {
	return withFile(path, readHeader);
}

export function withFile<Result>(path: string, work: (descriptor: number) => Result): Result {
	let descriptor: number;
	try {
		descriptor = openSync(path, "r");
	} catch (cause) {
		throw new AppError("BACKUP_UNREADABLE", { reason: "NOT_FOUND" }, { detail: `cannot open ${path}`, cause });
	}
	try {
		return work(descriptor);
	} finally {
		closeSync(descriptor);
	}
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function notABackup(detail: string): AppError {
	return new AppError("BACKUP_UNREADABLE", { reason: "NOT_A_BACKUP" }, { detail });
}
