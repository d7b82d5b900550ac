// A file's content under one key, in chunks that are each authenticated: the STREAM construction (Hoang, Reyhanitabar,
// Rogaway, Vizár: Online Authenticated-Encryption and its Nonce-Reuse Misuse-Resistance, CRYPTO 2015, section 7), with
// the layout that age made common (C2SP, age-encryption.org/v1, "Payload"): the nonce is the chunk's number and whether
// it is the last one, so chunks that are cut off, swapped, repeated or taken from another file do not open. Number, flag
// and the digest of the file's header are authenticated too. A key is used for one file only: no nonce is used twice.
import { createCipheriv, createDecipheriv, type KeyObject } from "node:crypto";
import { readSync, writeSync } from "node:fs";
import { AppError } from "../../core/domain/errors.ts";

const CHUNK_BYTES = 65_536;
const TAG_BYTES = 16;
const NONCE_BYTES = 12;

/** number (11 bytes, big-endian) | last (1 byte). */
function nonceOf(chunk: number, isLast: boolean): Uint8Array {
	const nonce = Buffer.alloc(NONCE_BYTES);
	nonce.writeUIntBE(chunk, NONCE_BYTES - 1 - 6, 6);
	nonce[NONCE_BYTES - 1] = isLast ? 1 : 0;
	return nonce;
}

function associatedData(headerDigest: Uint8Array, nonce: Uint8Array): Uint8Array {
	return Buffer.concat([Buffer.from("hadir.backup-chunk.v1", "utf8"), headerDigest, nonce]);
}

export interface StreamKey {
	readonly key: KeyObject;
	/** SHA-256 of the header's bytes: content does not open under another header. */
	readonly headerDigest: Uint8Array;
}

/** Writes sealed chunks to `descriptor`, from where it stands. Nothing is whole before `end`. */
export function createStreamSealer({ key, headerDigest }: StreamKey, descriptor: number) {
	const buffer = Buffer.alloc(CHUNK_BYTES);
	let filled = 0;
	let chunk = 0;

	function sealChunk(isLast: boolean): void {
		const nonce = nonceOf(chunk, isLast);
		const cipher = createCipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG_BYTES });
		cipher.setAAD(associatedData(headerDigest, nonce));
		const sealed = Buffer.concat([cipher.update(buffer.subarray(0, filled)), cipher.final(), cipher.getAuthTag()]);
		writeAll(descriptor, sealed);
		chunk += 1;
		filled = 0;
	}

	return {
		write(content: Uint8Array): void {
			for (let offset = 0; offset < content.length; ) {
				// A full chunk waits until more comes: only then it is known not to be the last one.
				if (filled === CHUNK_BYTES) sealChunk(false);
				const taken = Math.min(CHUNK_BYTES - filled, content.length - offset);
				buffer.set(content.subarray(offset, offset + taken), filled);
				filled += taken;
				offset += taken;
			}
		},
		end(): void {
			sealChunk(true);
			buffer.fill(0);
		},
	};
}

/**
 * The chunks of a sealed stream from `position` to the end of a file of `size` bytes. Throws BACKUP_UNREADABLE at the
 * first one that is not as it was written; what came before it is genuine, but not all.
 */
export function* openStream(
	{ key, headerDigest }: StreamKey,
	descriptor: number,
	{ position, size }: { readonly position: number; readonly size: number },
): Generator<Uint8Array> {
	const sealed = Buffer.alloc(CHUNK_BYTES + TAG_BYTES);
	let offset = position;
	for (let chunk = 0; ; chunk += 1) {
		const length = Math.min(sealed.length, size - offset);
		if (length < TAG_BYTES) throw damaged(chunk);
		readAll(descriptor, sealed.subarray(0, length), offset);
		offset += length;
		const isLast = offset === size;
		const nonce = nonceOf(chunk, isLast);
		const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG_BYTES });
		decipher.setAAD(associatedData(headerDigest, nonce));
		decipher.setAuthTag(sealed.subarray(length - TAG_BYTES, length));
		const opened = decipher.update(sealed.subarray(0, length - TAG_BYTES));
		try {
			decipher.final();
		} catch {
			throw damaged(chunk);
		}
		yield opened;
		if (isLast) return;
	}
}

function damaged(chunk: number): AppError {
	return new AppError("BACKUP_UNREADABLE", { reason: "DAMAGED" }, { detail: `chunk ${chunk} does not open` });
}

export function writeAll(descriptor: number, bytes: Uint8Array): void {
	for (let written = 0; written < bytes.length; ) written += writeSync(descriptor, bytes, written);
}

/** Throws BACKUP_UNREADABLE when the file ends before. */
export function readAll(descriptor: number, into: Uint8Array, position: number): void {
	for (let read = 0; read < into.length; ) {
		const count = readSync(descriptor, into, read, into.length - read, position + read);
		if (count === 0)
			throw new AppError("BACKUP_UNREADABLE", { reason: "DAMAGED" }, { detail: "the file ends too early" });
		read += count;
	}
}
