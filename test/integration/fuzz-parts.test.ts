// A short run over everything that takes what others wrote; `npm run fuzz` makes the long ones. With the 120 images of
// `vision/fuzz.test.ts` these are more than 2,000 inputs.
import { expect, test } from "vitest";
import { fuzzParts } from "../fuzz/fuzz-parts.ts";
import { mutateText, readCorpus } from "../fuzz/mutate-text.ts";
import { runPart } from "../fuzz/run-part.ts";
import { createSeededRandom } from "../support/seeded-random.ts";

const counts: Readonly<Record<string, number>> = {
	http: 300,
	socket: 400,
	ipc: 400,
	codes: 150,
	config: 250,
	"faces-db": 250,
	manifest: 150,
	"model-file": 60,
};

test.each(fuzzParts)("$name takes or refuses every input, and goes on", { timeout: 120_000 }, async (part) => {
	const { outcomes, failures } = await runPart({ part, seed: 20261122, count: counts[part.name] ?? 0 });
	expect(failures).toEqual([]);
	// Inputs that all end the same way would test one line.
	if (part.name !== "model-file") expect(Object.keys(outcomes).length).toBeGreaterThan(1);
});

test("the same seed makes the same inputs", () => {
	const [seed = ""] = readCorpus("configs");
	const make = () => mutateText(seed, createSeededRandom(5));
	expect(make()).toBe(make());
	expect(mutateText(seed, createSeededRandom(6))).not.toBe(make());
});

test("a part that breaks is told, with the input that broke it", async () => {
	const part = {
		name: "broken",
		open: async () => ({
			attempt: async () => ({ outcome: "x", problem: "wrong", input: "the input" }),
			close: async () => {},
		}),
	};
	const { failures } = await runPart({ part, seed: 1, count: 2 });
	expect(failures).toEqual([0, 1].map((index) => ({ index, problem: "wrong", input: "the input" })));
});
