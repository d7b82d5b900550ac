// Mutated images through decoder, models and the real inference process. A refusal is right, a death of the process or any
// other error is a failure.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createProgress } from "../accuracy/progress.ts";
import { childrenResidentMb, startFuzzEngine } from "./fuzz-engine.ts";
import { type FuzzFailure, runFuzz } from "./fuzz-run.ts";
import { createSeedImages } from "./seed-images.ts";

export interface FuzzArguments {
	readonly count: number;
	readonly seed: number;
	readonly from: number;
	/** Folder that failing inputs are written to. */
	readonly save: string;
	readonly json: boolean;
}

async function save(folder: string, seed: number, failures: readonly FuzzFailure[]): Promise<void> {
	await mkdir(folder, { recursive: true });
	for (const { bytes, ...failure } of failures) {
		const name = join(folder, `${seed}-${failure.index}`);
		await writeFile(`${name}.bin`, bytes);
		await writeFile(`${name}.json`, JSON.stringify({ seed, ...failure }));
	}
}

/** Prints what became of the images, and sets the exit code. */
export async function fuzzImages({ json, save: folder, ...run }: FuzzArguments): Promise<void> {
	const client = startFuzzEngine();
	const progress = createProgress("images", run.count);
	const residentMb: number[] = [];
	const sampleEvery = Math.max(1, Math.floor(run.count / 10));
	try {
		const images = await createSeedImages();
		await client.engine.describe();
		const restartsBefore = client.engine.status().restarts;
		const result = await runFuzz({
			...run,
			engine: client.engine,
			images,
			onStep(done) {
				progress.step();
				const resident = done % sampleEvery === 0 ? childrenResidentMb() : null;
				if (resident !== null) residentMb.push(resident);
			},
		});
		if (result.failures.length > 0) await save(folder, run.seed, result.failures);
		const restarts = client.engine.status().restarts - restartsBefore;
		const figures = { ...run, outcomes: result.outcomes, restarts, residentMb };
		if (json) console.log(JSON.stringify(figures));
		else {
			for (const [outcome, count] of Object.entries(result.outcomes)) console.log(`${outcome.padEnd(20)}${count}`);
			console.log(`restarts            ${restarts}`);
			console.log(`memory, MB          ${residentMb.join(" ") || "not known here"}`);
		}
		if (result.failures.length === 0 && restarts === 0) return;
		console.error(`${result.failures.length} failures (saved in ${folder}), ${restarts} restarts`);
		process.exitCode = 1;
	} finally {
		await client.stop();
	}
}
