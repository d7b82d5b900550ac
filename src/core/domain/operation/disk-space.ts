// Whether there is room to go on recording.

export type DiskVerdict = "good" | "little" | "none";

const LITTLE_SPACE_BYTES = 1e9;
const NO_SPACE_BYTES = 1e8;

export function judgeDisk(freeBytes: number): DiskVerdict {
	if (freeBytes < NO_SPACE_BYTES) return "none";
	return freeBytes < LITTLE_SPACE_BYTES ? "little" : "good";
}
