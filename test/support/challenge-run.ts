// Puts a performance through a whole challenge.
import { beginChallenge, stepChallenge } from "../../src/core/domain/recognition/challenge.ts";
import {
	type ChallengeFailure,
	type Chance,
	viewChallenge,
} from "../../src/core/domain/recognition/challenge-state.ts";
import type { ChallengeStep } from "../../src/core/domain/recognition/recognition-result.ts";
import type { Performance } from "./performer.ts";

export interface ChallengeOutcome {
	readonly result: "passed" | ChallengeFailure;
	readonly tookMs: number;
	/** What was asked, in order. */
	readonly asked: readonly ChallengeStep[];
}

export interface RunOptions {
	readonly chance: Chance;
	readonly canBlink?: boolean;
	readonly framesPerSecond?: number;
	readonly minSimilarity?: number;
}

const LONGEST_MS = 60_000;

export function runChallenge(performance: Performance, options: RunOptions): ChallengeOutcome {
	const { chance, canBlink = false, framesPerSecond = 15, minSimilarity = 0.5 } = options;
	let challenge = beginChallenge(canBlink, 0, chance);
	let { step } = viewChallenge(challenge, 0);
	let askedAtMs = 0;
	const asked = [step];
	for (let frame = 1; frame < (LONGEST_MS / 1000) * framesPerSecond; frame++) {
		const atMs = (frame * 1000) / framesPerSecond;
		const seen = performance.frame(atMs, step, askedAtMs);
		const progress = stepChallenge(challenge, seen, atMs, { minSimilarity, chance });
		if (progress.state === "failed") return { result: progress.reason, tookMs: atMs, asked };
		if (progress.state === "passed") return { result: "passed", tookMs: atMs, asked };
		challenge = progress.challenge;
		const view = viewChallenge(challenge, atMs);
		if (view.step === step) continue;
		step = view.step;
		askedAtMs = atMs;
		asked.push(step);
	}
	throw new RangeError("a challenge must end");
}
