// Damages an image in the ways that files are damaged and attackers damage them. The same random source, the same damage.
import { crc32 } from "node:zlib";
import { repairChecksums, splitParts } from "./image-parts.ts";
import { below, pick, type Random } from "./random-choice.ts";

type Mutation = (image: Uint8Array, random: Random) => Uint8Array;

/** Bounds of integers, where arithmetic goes wrong. */
const TELLING_BYTES = [0x00, 0x01, 0x7f, 0x80, 0xfe, 0xff];
/** Where the formats keep sizes, depths, colour types and the tables that decoding rests on. */
const HEADER_BYTES = 64;
const APPENDED = ["PK\u0003\u0004", "<html><script>alert(1)</script></html>", "%PDF-1.7", "\u0000".repeat(64)];

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
	return Uint8Array.from(Buffer.concat(parts));
}

function editBytes(image: Uint8Array, random: Random, edits: number, from: number, to: number): Uint8Array {
	const edited = Uint8Array.from(image);
	const end = Math.min(to, edited.length);
	for (let i = 0; i < edits && from < end; i++) {
		const at = from + below(random, end - from);
		const bit = 1 << below(random, 8);
		edited[at] = random() < 0.5 ? (edited[at] ?? 0) ^ bit : (pick(random, TELLING_BYTES) ?? 0);
	}
	return edited;
}

const mutations: Readonly<Record<string, Mutation>> = {
	flip: (image, random) => editBytes(image, random, 1 + below(random, 8), 0, image.length),
	"flip many": (image, random) => editBytes(image, random, 20 + below(random, 400), 16, image.length),
	header: (image, random) => editBytes(image, random, 1 + below(random, 4), 2, HEADER_BYTES),
	"header, checksums right": (image, random) =>
		repairChecksums(editBytes(image, random, 1 + below(random, 4), 8, HEADER_BYTES), crc32),
	"data, checksums right": (image, random) =>
		repairChecksums(editBytes(image, random, 1 + below(random, 12), HEADER_BYTES, image.length), crc32),
	truncate: (image, random) => image.slice(0, below(random, image.length)),
	"truncate the end": (image, random) => image.slice(0, image.length - 1 - below(random, Math.min(64, image.length))),
	"cut out": (image, random) => {
		const from = below(random, image.length);
		const to = Math.min(image.length, from + 1 + below(random, 256));
		return concatenate([image.subarray(0, from), image.subarray(to)]);
	},
	"repeat a piece": (image, random) => {
		const from = below(random, image.length);
		const piece = image.subarray(from, from + 1 + below(random, 512));
		return concatenate([image.subarray(0, from), piece, piece, image.subarray(from)]);
	},
	"shuffle parts": (image, random) => {
		const [head, ...parts] = splitParts(image);
		const order = parts.map((part) => ({ part, key: random() })).sort((a, b) => a.key - b.key);
		return concatenate([head ?? new Uint8Array(), ...order.map(({ part }) => part)]);
	},
	"drop a part": (image, random) => {
		const parts = splitParts(image);
		const dropped = 1 + below(random, Math.max(1, parts.length - 1));
		return concatenate(parts.filter((_, i) => i !== dropped));
	},
	"double a part": (image, random) => {
		const parts = splitParts(image);
		const doubled = 1 + below(random, Math.max(1, parts.length - 1));
		return concatenate(parts.flatMap((part, i) => (i === doubled ? [part, part] : [part])));
	},
	append: (image, random) => concatenate([image, Buffer.from(pick(random, APPENDED) ?? "", "latin1")]),
	"overwrite a run": (image, random) => {
		const edited = Uint8Array.from(image);
		const from = 2 + below(random, edited.length - 2);
		return edited.fill(pick(random, TELLING_BYTES) ?? 0, from, from + 1 + below(random, 64));
	},
};

export interface Mutant {
	/** What was done, in order. */
	readonly damage: readonly string[];
	readonly bytes: Uint8Array;
}

/** Mostly one damage, so that many get past the codec; sometimes up to three after one another. */
export function mutate(image: Uint8Array, random: Random): Mutant {
	const names = Object.keys(mutations);
	const damage: string[] = [];
	let bytes = image;
	const times = random() < 0.7 ? 1 : 2 + below(random, 2);
	for (let i = 0; i < times && bytes.length > 2; i++) {
		const name = pick(random, names) ?? "flip";
		bytes = mutations[name]?.(bytes, random) ?? bytes;
		damage.push(name);
	}
	return { damage, bytes };
}
