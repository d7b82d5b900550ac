// `npm run fuzz -- [part ...] [--count N] [--seed S] [--from I] [--save <folder>] [--json]`: inputs that a seed makes,
// through what takes them in the product. Without a part: all of them.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createProgress } from "../accuracy/progress.ts";
import { type FuzzArguments, fuzzImages } from "./fuzz-images.ts";
import { fuzzParts } from "./fuzz-parts.ts";
import { type FuzzPart, type PartResult, runPart } from "./run-part.ts";

const IMAGES = "images";
const names = [IMAGES, ...fuzzParts.map(({ name }) => name)];
const USAGE = `npm run fuzz -- [${names.join(" | ")}] [--count 10000] [--seed 1] [--from 0] [--save <folder>] [--json]`;

function readArguments(): FuzzArguments & { readonly parts: readonly string[] } {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			count: { type: "string", default: "10000" },
			seed: { type: "string", default: "1" },
			from: { type: "string", default: "0" },
			save: { type: "string", default: join(import.meta.dirname, "../../test-results/fuzz") },
			json: { type: "boolean", default: false },
		},
	});
	const [count, seed, from] = [values.count, values.seed, values.from].map(Number);
	const isWhole = (value: number | undefined): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
	const areKnown = positionals.every((name) => names.includes(name));
	if (!isWhole(count) || !isWhole(seed) || !isWhole(from) || count === 0 || !areKnown) throw new Error(USAGE);
	const parts = positionals.length > 0 ? positionals : names;
	return { count, seed, from, save: values.save, json: values.json, parts };
}

async function fuzzPart(part: FuzzPart, { count, seed, from, save, json }: FuzzArguments): Promise<void> {
	const progress = createProgress(part.name, count);
	const { outcomes, failures } = await runPart({ part, seed, count, from, onStep: () => progress.step() });
	if (json) console.log(JSON.stringify({ part: part.name, seed, from, count, outcomes, failures: failures.length }));
	else {
		const counts = Object.entries(outcomes).map(([outcome, times]) => `${outcome} ${times}`);
		console.log(`${part.name.padEnd(12)}${count} inputs: ${counts.join(", ")}`);
	}
	if (failures.length > 0) await report(part, failures, { seed, save });
}

async function report(
	{ name }: FuzzPart,
	failures: PartResult["failures"],
	{ seed, save }: { readonly seed: number; readonly save: string },
): Promise<void> {
	await mkdir(save, { recursive: true });
	for (const failure of failures)
		await writeFile(join(save, `${name}-${seed}-${failure.index}.json`), JSON.stringify({ seed, ...failure }, null, 2));
	console.error(`${name}: ${failures.length} failures (saved in ${save}); the first: ${failures[0]?.problem}`);
	process.exitCode = 1;
}

try {
	const { parts, ...run } = readArguments();
	for (const name of parts) {
		const part = fuzzParts.find((candidate) => candidate.name === name);
		await (part ? fuzzPart(part, run) : fuzzImages(run));
	}
} catch (error) {
	console.error(error instanceof Error ? error.message : "failed");
	process.exitCode = 1;
}
