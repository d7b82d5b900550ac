// Recordings of real heads against the active challenge: how often does one pass by chance?
//   node test/accuracy/challenge-replay.ts --frames <folder> [--fps 15] [--seeds 20] [--models-dir D] [--json]
// The folder holds the frames of one recording in order (`ffmpeg -i clip.mp4 -vf fps=15 folder/%04d.jpg`). Its poses,
// landmarks, eyes and embeddings come from the product's own pipeline; the recording is then played in a loop, from every
// frame on, against challenges of many seeds.
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { beginChallenge, type ChallengeFrame, stepChallenge } from "../../src/core/domain/challenge.ts";
import { qualityHint, recognitionLimits } from "../../src/core/domain/quality-gate.ts";
import { loadModels } from "../../src/vision/load-models.ts";
import { createSeededRandom } from "../support/seeded-random.ts";
import { imagesIn } from "./image-folder.ts";

export interface ReplayFigures {
	readonly recording: string;
	readonly frames: number;
	readonly challenges: number;
	readonly passed: number;
	/** Fraction 0..1, without and with a blink among the steps. */
	readonly passRate: { readonly turns: number; readonly turnsAndBlink: number };
	/** Why the others failed. */
	readonly failures: Readonly<Record<string, number>>;
}

type Seen = ChallengeFrame | null;

async function analyse(folder: string, modelsDir: string): Promise<{ frames: Seen[]; minSimilarity: number }> {
	const { pipeline, description, release } = await loadModels(modelsDir, { optionalLiveness: false });
	const frames: Seen[] = [];
	for (const name of await imagesIn(folder)) {
		const frame = await pipeline.analyse(await readFile(join(folder, name)), { liveness: false, embedding: true });
		const { primary } = frame;
		const isGood = primary && qualityHint(primary, frame, recognitionLimits) === null;
		frames.push(primary && { ...primary, embedding: isGood ? primary.embedding : null });
	}
	await release();
	return { frames, minSimilarity: description.matchThresholds.low };
}

/** What becomes of one challenge that is shown the recording from frame `offset` on, in a loop. */
function replay(frames: readonly Seen[], offset: number, frameMs: number, canBlink: boolean, rules: Rules): string {
	let challenge = beginChallenge(canBlink, 0, rules.chance);
	for (let i = 1; ; i++) {
		const progress = stepChallenge(challenge, frames[(offset + i) % frames.length] ?? null, i * frameMs, rules);
		if (progress.state === "passed") return "passed";
		if (progress.state === "failed") return progress.reason;
		challenge = progress.challenge;
	}
}
type Rules = Parameters<typeof stepChallenge>[3];

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			frames: { type: "string" },
			fps: { type: "string", default: "15" },
			seeds: { type: "string", default: "20" },
			"models-dir": { type: "string", default: join(import.meta.dirname, "../../models") },
			json: { type: "boolean", default: false },
		},
	});
	if (!values.frames) throw new Error("--frames is missing");
	const { frames, minSimilarity } = await analyse(resolve(values.frames), resolve(values["models-dir"]));
	const seeds = Number(values.seeds);
	const failures: Record<string, number> = {};
	const passed = { turns: 0, turnsAndBlink: 0 };
	for (let offset = 0; offset < frames.length; offset++)
		for (let seed = 0; seed < seeds; seed++)
			for (const steps of ["turns", "turnsAndBlink"] as const) {
				const chance = createSeededRandom(offset * seeds + seed + 1);
				const end = replay(frames, offset, 1000 / Number(values.fps), steps === "turnsAndBlink", {
					minSimilarity,
					chance,
				});
				if (end === "passed") passed[steps] += 1;
				else failures[end] = (failures[end] ?? 0) + 1;
			}
	const each = frames.length * seeds;
	const figures: ReplayFigures = {
		recording: values.frames,
		frames: frames.length,
		challenges: 2 * each,
		passed: passed.turns + passed.turnsAndBlink,
		passRate: { turns: passed.turns / each, turnsAndBlink: passed.turnsAndBlink / each },
		failures,
	};
	if (values.json) console.log(JSON.stringify(figures));
	else {
		const percent = (rate: number) => `${(100 * rate).toFixed(2)} %`;
		console.log(`${figures.frames} frames, ${figures.challenges} challenges`);
		console.log(
			`passed: ${percent(figures.passRate.turns)} of turns, ${percent(figures.passRate.turnsAndBlink)} with a blink`,
		);
		console.log(
			`failed: ${Object.entries(failures)
				.map(([reason, count]) => `${reason} ${count}`)
				.join(", ")}`,
		);
	}
}

try {
	await main();
} catch (error) {
	console.error(error instanceof Error ? error.message : "failed");
	process.exitCode = 1;
}
