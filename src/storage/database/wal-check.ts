// Whether the write-ahead log lost commits that were on disk. SQLite reads it up to the first frame whose checksum is wrong
// and takes that for the end (sqlite.org/fileformat2.html, section 4.3): after a power cut it is, and what is behind was
// never shown to anybody. After damage it is not, and numbers that a target knows would be given out again.
import { existsSync, readFileSync, statSync } from "node:fs";
import { AppError } from "../../core/domain/errors.ts";

const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
/** Last bit: whether checksums read words with the greatest byte first. */
const MAGIC = 0x377f0682;
/** Auto-checkpoints keep it at some 4 MiB; a reader that never ends is not looked through at every start. */
const MOST_BYTES = 256 * 1024 * 1024;

interface Sum {
	readonly one: number;
	readonly two: number;
}

/**
 * Call before the database is opened. With `synchronous=FULL` a transaction begins only when the one before is on disk: so
 * behind the first wrong frame there may be the end of one transaction that was being written, never of two. Throws
 * DATABASE_DAMAGED {table: "write-ahead log"}.
 */
export function checkWriteAheadLog(databasePath: string): void {
	const path = `${databasePath}-wal`;
	if (!existsSync(path)) return;
	const { size } = statSync(path);
	if (size <= HEADER_BYTES || size > MOST_BYTES) return;
	if (countLostCommits(readFileSync(path)) > 1)
		throw new AppError("DATABASE_DAMAGED", { table: "write-ahead log" }, { detail: "commits behind a damaged frame" });
}

/** Commits of this log behind the first frame that is not as it was written. */
function countLostCommits(log: Buffer): number {
	const magic = log.readUInt32BE(0);
	if ((magic & ~1) >>> 0 !== MAGIC) return 0;
	const isBigEndian = (magic & 1) === 1;
	const pageBytes = log.readUInt32BE(8);
	const frameBytes = FRAME_HEADER_BYTES + pageBytes;
	const salt = log.subarray(16, 24);
	let sum = extend({ one: 0, two: 0 }, log.subarray(0, 24), isBigEndian);
	let isDamaged = false;
	let lost = 0;
	for (let at = HEADER_BYTES; at + frameBytes <= log.length; at += frameBytes) {
		const frame = log.subarray(at, at + frameBytes);
		// A frame of before the log was begun anew: here it ends, as it should.
		if (!frame.subarray(8, 16).equals(salt)) {
			if (!isDamaged) return 0;
			continue;
		}
		if (!isDamaged) {
			sum = extend(extend(sum, frame.subarray(0, 8), isBigEndian), frame.subarray(FRAME_HEADER_BYTES), isBigEndian);
			isDamaged = sum.one !== frame.readUInt32BE(16) || sum.two !== frame.readUInt32BE(20);
		}
		if (isDamaged && frame.readUInt32BE(4) !== 0) lost += 1;
	}
	return lost;
}

function extend({ one, two }: Sum, bytes: Buffer, isBigEndian: boolean): Sum {
	let [first, second] = [one, two];
	for (let at = 0; at < bytes.length; at += 8) {
		const [left, right] = isBigEndian
			? [bytes.readUInt32BE(at), bytes.readUInt32BE(at + 4)]
			: [bytes.readUInt32LE(at), bytes.readUInt32LE(at + 4)];
		first = (first + left + second) >>> 0;
		second = (second + right + first) >>> 0;
	}
	return { one: first, two: second };
}
