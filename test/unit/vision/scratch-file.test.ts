import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, readlinkSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openScratchFile } from "../../../src/vision/packs/scratch-file.ts";
import { unitVectors } from "../../support/unit-vectors.ts";

const DIMENSION = 64;
const vector = (seed: number) => unitVectors(1, DIMENSION, seed);
const isLinux = process.platform === "linux";

let directory: string;
beforeEach(() => {
	directory = mkdtempSync(join(tmpdir(), "hadir-scratch-"));
});
afterEach(() => {
	rmSync(directory, { recursive: true, force: true });
});

/** The file has no name; Linux still lets its own process reach it. */
function pathOfOpenFile(): string {
	const names = readdirSync("/proc/self/fd").map((descriptor) => `/proc/self/fd/${descriptor}`);
	const found = names.find((name) => {
		try {
			return readlinkSync(name).startsWith(join(directory, "hadir-gallery-"));
		} catch {
			return false;
		}
	});
	if (!found) throw new Error("the file is not open");
	return found;
}

describe("a scratch file", () => {
	it("gives back every vector to the last bit, the latest of each slot, in whatever order", () => {
		const file = openScratchFile(directory, DIMENSION);
		for (const slot of [3, 0, 700]) file.write(slot, vector(slot));
		file.write(3, vector(33));
		expect([file.read(700), file.read(3), file.read(0)]).toEqual([vector(700), vector(33), vector(0)]);
		file.close();
	});

	it("refuses a slot that was never written, inside the file and beyond it", () => {
		const file = openScratchFile(directory, DIMENSION);
		file.write(5, vector(5));
		for (const slot of [2, 6]) expect(() => file.read(slot)).toThrow();
		file.close();
	});

	it("takes a part of a larger buffer as the vector that it is", () => {
		const file = openScratchFile(directory, DIMENSION);
		const many = unitVectors(3, DIMENSION, 9);
		file.write(1, many.subarray(DIMENSION, 2 * DIMENSION));
		expect(file.read(1)).toEqual(many.slice(DIMENSION, 2 * DIMENSION));
		file.close();
	});

	it.skipIf(process.platform === "win32")("has no name from the start, so that nothing is left of it", () => {
		const file = openScratchFile(directory, DIMENSION);
		file.write(0, vector(1));
		expect(readdirSync(directory)).toEqual([]);
		file.close();
	});

	it.skipIf(!isLinux)("never holds a vector in the clear, nor the same bytes twice", () => {
		const file = openScratchFile(directory, DIMENSION);
		const plain = Buffer.from(vector(1).buffer);
		file.write(0, vector(1));
		const first = readFileSync(pathOfOpenFile());
		file.write(0, vector(1));
		const second = readFileSync(pathOfOpenFile());
		expect(first.includes(plain.subarray(0, 8))).toBe(false);
		expect(second).toHaveLength(first.length);
		expect(second.subarray(12, 44).equals(first.subarray(12, 44))).toBe(false);
		file.close();
	});

	it.skipIf(!isLinux)("notices a change, also of one slot for another", () => {
		const file = openScratchFile(directory, DIMENSION);
		file.write(0, vector(1));
		file.write(1, vector(2));
		const bytes = readFileSync(pathOfOpenFile());
		const descriptor = openSync(pathOfOpenFile(), "r+");
		writeSync(descriptor, bytes, bytes.length / 2, bytes.length / 2, 0);
		expect(() => file.read(0)).toThrow();
		expect(file.read(1)).toEqual(vector(2));
		closeSync(descriptor);
		file.close();
	});
});
