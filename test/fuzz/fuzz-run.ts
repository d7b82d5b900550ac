// Mutated images through the product's own engine, and what became of each.
import { AppError } from "../../src/core/domain/errors.ts";
import type { FaceEngine } from "../../src/core/ports/face-engine.ts";
import { createSeededRandom } from "../support/seeded-random.ts";
import { type Mutant, mutate } from "./mutate.ts";
import type { SeedImage } from "./seed-images.ts";

/** What a refused image is allowed to be called. Anything else (a restart, an internal error) is a failure. */
const REFUSALS = ["UNSUPPORTED_IMAGE", "PAYLOAD_TOO_LARGE"] as const;
export type FuzzOutcome = "face" | "no_face" | (typeof REFUSALS)[number] | "failure";

export interface FuzzFailure extends Mutant {
	/** With the seed it makes the same input again. */
	readonly index: number;
	readonly image: string;
	readonly code: string;
	readonly detail: string;
}

export interface FuzzResult {
	readonly count: number;
	readonly outcomes: Readonly<Record<FuzzOutcome, number>>;
	readonly failures: readonly FuzzFailure[];
}

export interface FuzzOptions {
	readonly engine: Pick<FaceEngine, "analyse">;
	readonly images: readonly SeedImage[];
	readonly seed: number;
	readonly count: number;
	/** Index of the first input: a run can be cut in parts. */
	readonly from?: number;
	readonly onStep?: (done: number) => void;
}

/** Each input has a random source of its own, so that one can be made again without those before it. */
export function mutantAt(images: readonly SeedImage[], seed: number, index: number): Mutant & { image: string } {
	const random = createSeededRandom((Math.imul(seed, 0x9e3779b1) ^ index) >>> 0);
	// The first draws of neighbouring seeds are alike.
	for (let i = 0; i < 4; i++) random();
	const image = images[Math.floor(random() * images.length)];
	if (!image) throw new RangeError("there are no images to mutate");
	return { ...mutate(image.bytes, random), image: image.name };
}

export async function runFuzz({ engine, images, seed, count, from = 0, onStep }: FuzzOptions): Promise<FuzzResult> {
	const outcomes = { face: 0, no_face: 0, UNSUPPORTED_IMAGE: 0, PAYLOAD_TOO_LARGE: 0, failure: 0 };
	const failures: FuzzFailure[] = [];
	for (let done = 0; done < count; done++) {
		const index = from + done;
		const mutant = mutantAt(images, seed, index);
		const seen = await submit(engine, mutant.bytes);
		outcomes[seen.outcome]++;
		if (seen.outcome === "failure") failures.push({ ...mutant, index, code: seen.code, detail: seen.detail });
		onStep?.(done + 1);
	}
	return { count, outcomes, failures };
}

type Seen =
	| { readonly outcome: Exclude<FuzzOutcome, "failure"> }
	| { readonly outcome: "failure"; readonly code: string; readonly detail: string };

async function submit(engine: Pick<FaceEngine, "analyse">, bytes: Uint8Array): Promise<Seen> {
	try {
		const { primary } = await engine.analyse(bytes, { liveness: true, embedding: true });
		return { outcome: primary ? "face" : "no_face" };
	} catch (error) {
		const code = error instanceof AppError ? error.code : "INTERNAL";
		const refusal = REFUSALS.find((known) => known === code);
		if (refusal) return { outcome: refusal };
		return { outcome: "failure", code, detail: error instanceof Error ? error.message : "unknown" };
	}
}
