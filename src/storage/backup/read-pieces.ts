import { closeSync, openSync, readSync } from "node:fs";

const PIECE_BYTES = 1 << 20;

/** A file's content, a megabyte at a time. Each piece is overwritten by the next. */
export function* readPieces(path: string): Generator<Uint8Array> {
	const buffer = Buffer.alloc(PIECE_BYTES);
	const descriptor = openSync(path, "r");
	try {
		for (;;) {
			const count = readSync(descriptor, buffer, 0, PIECE_BYTES, null);
			if (count === 0) return;
			yield buffer.subarray(0, count);
		}
	} finally {
		closeSync(descriptor);
	}
}
