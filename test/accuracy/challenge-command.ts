// `npm run eval -- challenge`: recordings of real heads against the active challenge. How often does one pass by chance?
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { beginChallenge, stepChallenge } from "../../src/core/domain/recognition/challenge.ts";
import type { ChallengeFrame } from "../../src/core/domain/recognition/challenge-state.ts";
import { qualityHint, recognitionLimits } from "../../src/core/domain/recognition/quality-gate.ts";
import type { FacePipeline } from "../../src/vision/face-pipeline.ts";
import { createSeededRandom } from "../support/seeded-random.ts";
import {
	type EvalCommand,
	type EvalResult,
	MODEL_USAGE,
	modelOptions,
	percent,
	readWholeNumber,
	requireFolder,
	table,
	withModels,
} from "./eval-command.ts";
import { imagesIn } from "./image-folder.ts";
import { createProgress } from "./progress.ts";

const USAGE = `npm run eval -- challenge --frames <folder>
    --frames <folder>        one recording's frames in order (ffmpeg -i clip.mp4 -vf fps=15 folder/%04d.jpg); it is played
                             in a loop, from every frame on, against challenges of many seeds
    --fps <n>                frames a second of the recording (15)
    --seeds <n>              challenges from every frame (20), each with turns only and with a blink among them
${MODEL_USAGE}`;

interface Recording {
	/** null: no face. */
	readonly frames: readonly (ChallengeFrame | null)[];
	readonly frameMs: number;
	readonly minSimilarity: number;
}

async function readFrames(pipeline: FacePipeline, folder: string): Promise<Recording["frames"]> {
	const names = await imagesIn(folder);
	const progress = createProgress("frames", names.length);
	const frames: (ChallengeFrame | null)[] = [];
	for (const name of names) {
		const frame = await pipeline.analyse(await readFile(join(folder, name)), { liveness: false, embedding: true });
		const { primary } = frame;
		const isGood = primary !== null && qualityHint(primary, frame, recognitionLimits) === null;
		frames.push(primary && { ...primary, embedding: isGood ? primary.embedding : null });
		progress.step();
	}
	return frames;
}

/** What becomes of one challenge: passed, or why not. */
function replay(
	{ frames, frameMs, minSimilarity }: Recording,
	offset: number,
	canBlink: boolean,
	seed: number,
): string {
	const rules = { minSimilarity, chance: createSeededRandom(seed) };
	let challenge = beginChallenge(canBlink, 0, rules.chance);
	for (let i = 1; ; i++) {
		const progress = stepChallenge(challenge, frames[(offset + i) % frames.length] ?? null, i * frameMs, rules);
		if (progress.state === "passed") return "passed";
		if (progress.state === "failed") return progress.reason;
		challenge = progress.challenge;
	}
}

function replayAll(recording: Recording, canBlink: boolean, seeds: number): Map<string, number> {
	const ends = new Map<string, number>();
	for (let offset = 0; offset < recording.frames.length; offset++)
		for (let seed = 0; seed < seeds; seed++) {
			const end = replay(recording, offset, canBlink, offset * seeds + seed + 1);
			ends.set(end, (ends.get(end) ?? 0) + 1);
		}
	return ends;
}

async function run(args: readonly string[]): Promise<EvalResult> {
	const { values } = parseArgs({
		args: [...args],
		options: {
			...modelOptions,
			frames: { type: "string" },
			fps: { type: "string", default: "15" },
			seeds: { type: "string", default: "20" },
		},
	});
	const frameMs = 1000 / readWholeNumber("--fps", values.fps, 1);
	const seeds = readWholeNumber("--seeds", values.seeds, 1);
	const folder = await requireFolder("--frames", values.frames);
	const recording = await withModels(values, { optionalLiveness: false }, async ({ pipeline, description }) => {
		const frames = await readFrames(pipeline, folder);
		return { frames, frameMs, minSimilarity: description.matchThresholds.low };
	});
	const challenges = recording.frames.length * seeds;
	const turns = replayAll(recording, false, seeds);
	const turnsAndBlink = replayAll(recording, true, seeds);
	const rate = (ends: ReadonlyMap<string, number>) => (ends.get("passed") ?? 0) / challenges;
	const figures = {
		frames: recording.frames.length,
		challenges,
		/** Fractions 0..1. */
		passed: { turns: rate(turns), turnsAndBlink: rate(turnsAndBlink) },
		ends: { turns: Object.fromEntries(turns), turnsAndBlink: Object.fromEntries(turnsAndBlink) },
	};
	const reasons = [...turns].filter(([end]) => end !== "passed").map(([end, count]) => `${end} ${count}`);
	const lines = table([
		["frames", String(figures.frames)],
		["challenges of each kind", String(challenges)],
		["passed, turns only", percent(figures.passed.turns)],
		["passed, turns and a blink", percent(figures.passed.turnsAndBlink)],
		["failed, turns only", reasons.join(", ")],
	]);
	return { figures, lines };
}

export const challengeCommand: EvalCommand = { usage: USAGE, run };
