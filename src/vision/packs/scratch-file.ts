// Vectors that need not be in memory: in a file without a name, encrypted under a key that only this process has ever
// had, so that biometric data never lies readable on a disk and nothing is left of it when the process ends.
import { createCipheriv, createDecipheriv, createSecretKey, randomBytes, randomUUID } from "node:crypto";
import { closeSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";

const CIPHER = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export interface ScratchFile {
	/** Puts a vector into a slot, in place of what was there. */
	write(slot: number, vector: Float32Array): void;
	/** The vector of a slot. Throws when it was never written or the file was altered. */
	read(slot: number): Float32Array;
	close(): void;
}

export function openScratchFile(directory: string, dimension: number): ScratchFile {
	const key = createSecretKey(randomBytes(32));
	const path = join(directory, `hadir-gallery-${randomUUID()}.tmp`);
	const descriptor = openSync(path, "wx+", 0o600);
	// Where an open file keeps its name until it is closed, `close` removes it.
	const isUnlinked = tryToRemove(path);
	const vectorBytes = dimension * Float32Array.BYTES_PER_ELEMENT;
	const record = Buffer.alloc(NONCE_BYTES + vectorBytes + TAG_BYTES);
	let written = 0n;

	/** A vector cannot stand in for another: the slot is authenticated with it. */
	const slotName = (slot: number) => Buffer.from(String(slot));

	return {
		write(slot, vector) {
			// A key and nonce pair must never come twice: the nonce counts every write of this key.
			record.writeBigUInt64BE(++written, NONCE_BYTES - 8);
			const cipher = createCipheriv(CIPHER, key, record.subarray(0, NONCE_BYTES)).setAAD(slotName(slot));
			cipher.update(new Uint8Array(vector.buffer, vector.byteOffset, vectorBytes)).copy(record, NONCE_BYTES);
			cipher.final();
			cipher.getAuthTag().copy(record, NONCE_BYTES + vectorBytes);
			if (writeSync(descriptor, record, 0, record.length, slot * record.length) < record.length)
				throw new Error("the disk took only part of a vector");
		},
		read(slot) {
			if (readSync(descriptor, record, 0, record.length, slot * record.length) < record.length)
				throw new Error("a vector is missing in the scratch file");
			const decipher = createDecipheriv(CIPHER, key, record.subarray(0, NONCE_BYTES))
				.setAAD(slotName(slot))
				.setAuthTag(record.subarray(NONCE_BYTES + vectorBytes));
			const bytes = decipher.update(record.subarray(NONCE_BYTES, NONCE_BYTES + vectorBytes));
			decipher.final();
			return new Float32Array(Uint8Array.from(bytes).buffer);
		},
		close() {
			closeSync(descriptor);
			if (!isUnlinked) rmSync(path, { force: true });
		},
	};
}

function tryToRemove(path: string): boolean {
	try {
		rmSync(path);
		return true;
	} catch {
		return false;
	}
}
