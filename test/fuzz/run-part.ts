// Runs one part of the product over inputs that a seed makes, and keeps what went wrong.
import { createSeededRandom } from "../support/seeded-random.ts";
import type { Random } from "./random-choice.ts";

export interface Attempt {
	/** What happened, in a word: the figures of a run are counted by it. */
	readonly outcome: string;
	/** What was wrong with it; null when this is how it should be. */
	readonly problem: string | null;
	/** To look at, and to keep when there is a problem. */
	readonly input: string;
}

export interface OpenPart {
	/** Makes an input and gives it to the product. What it throws is a problem too. */
	attempt(random: Random): Promise<Attempt>;
	close(): Promise<void>;
}

export interface FuzzPart {
	readonly name: string;
	open(): Promise<OpenPart>;
}

export interface PartRun {
	readonly part: FuzzPart;
	readonly seed: number;
	readonly count: number;
	/** Index of the first input: a run can be cut in parts, and a failure made again. */
	readonly from?: number;
	readonly onStep?: () => void;
}

export interface PartResult {
	readonly outcomes: Readonly<Record<string, number>>;
	readonly failures: readonly { readonly index: number; readonly problem: string; readonly input: string }[];
}

/** Input number `index` depends on the seed and the index alone. */
function randomFor(seed: number, index: number): Random {
	const random = createSeededRandom((Math.imul(seed, 0x9e3779b1) ^ index) >>> 0);
	// The first draws of neighbouring seeds are alike.
	for (let i = 0; i < 4; i++) random();
	return random;
}

export async function runPart({ part, seed, count, from = 0, onStep }: PartRun): Promise<PartResult> {
	const outcomes: Record<string, number> = {};
	const failures: PartResult["failures"][number][] = [];
	const open = await part.open();
	const unhandled: unknown[] = [];
	const noteUnhandled = (error: unknown) => void unhandled.push(error);
	process.on("unhandledRejection", noteUnhandled);
	try {
		for (let index = from; index < from + count; index++) {
			const { outcome, problem, input } = await attemptOne(open, randomFor(seed, index));
			outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
			const lost = unhandled.splice(0).map((error) => `nobody caught ${inWords(error)}`);
			const problems = [...(problem === null ? [] : [problem]), ...lost];
			if (problems.length > 0) failures.push({ index, problem: problems.join("; "), input });
			onStep?.();
		}
	} finally {
		process.off("unhandledRejection", noteUnhandled);
		await open.close();
	}
	return { outcomes, failures };
}

async function attemptOne(open: OpenPart, random: Random): Promise<Attempt> {
	try {
		return await open.attempt(random);
	} catch (error) {
		return { outcome: "thrown", problem: inWords(error), input: "made by the seed and the index" };
	}
}

function inWords(error: unknown): string {
	return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
