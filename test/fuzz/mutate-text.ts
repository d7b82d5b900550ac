// Damages a text: characters, pieces, numbers, nesting, and what people type into fields of other people's programs.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { below, pick, type Random } from "./random-choice.ts";

/** The strings that a corpus file holds. */
export function readCorpus(name: string): readonly string[] {
	const text = readFileSync(join(import.meta.dirname, "corpus", `${name}.json`), "utf8");
	return z.array(z.string()).parse(JSON.parse(text));
}

const attackStrings = readCorpus("strings");
const NUMBERS = ["-1", "0", "1e999", "-1e-999", "9007199254740993", "2147483648", "1.5", "NaN", "00", "0x1"];

export function attackString(random: Random): string {
	const text = pick(random, attackStrings) ?? "";
	return random() < 0.05 ? text.repeat(1 + below(random, 400)) : text;
}

const mutations: readonly ((text: string, random: Random) => string)[] = [
	(text, random) => cut(text, random, () => ""),
	(text, random) => cut(text, random, (piece) => piece + piece),
	(text, random) => cut(text, random, () => attackString(random)),
	(text, random) => cut(text, random, () => JSON.stringify(attackString(random))),
	(text, random) => cut(text, random, () => String.fromCharCode(below(random, 0x10000))),
	(text, random) => text.slice(0, below(random, text.length + 1)),
	(text, random) => replaceOne(text, /-?\d+(?:\.\d+)?/g, random, () => pick(random, NUMBERS) ?? "0"),
	(text, random) => replaceOne(text, /"[^"]*"/g, random, () => JSON.stringify(attackString(random))),
	(text, random) => replaceOne(text, /[{}[\],:"]/g, random, () => pick(random, [...'{}[],:"']) ?? ""),
	(text, random) =>
		replaceOne(text, /"(?:[^"]*)":/g, random, () => pick(random, ['"__proto__":', '"x":', '"":']) ?? ""),
	(text, random) => {
		const depth = 1 + below(random, 3000);
		return random() < 0.1 ? `${"[".repeat(depth)}${text}${"]".repeat(depth)}` : `[${text}]`;
	},
];

/** One to three damages, one after the other. */
export function mutateText(text: string, random: Random): string {
	let mutated = text;
	for (let left = 1 + below(random, 3); left > 0; left--)
		mutated = pick(random, mutations)?.(mutated, random) ?? mutated;
	return mutated;
}

function cut(text: string, random: Random, replace: (piece: string) => string): string {
	const from = below(random, text.length + 1);
	const to = Math.min(text.length, from + below(random, 12));
	return text.slice(0, from) + replace(text.slice(from, to)) + text.slice(to);
}

function replaceOne(text: string, pattern: RegExp, random: Random, replacement: () => string): string {
	const found = pick(random, [...text.matchAll(pattern)]);
	if (!found) return text;
	return text.slice(0, found.index) + replacement() + text.slice(found.index + found[0].length);
}
