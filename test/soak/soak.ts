// `npm run soak -- [--frames 200000] [--seed 1] [--samples <file>] [--json]`: office days through the real kiosk as fast as
// it goes, and whether what it holds stays flat. Linux only.
import { appendFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { runSoak, type SoakResult } from "./run-soak.ts";
import type { SoakSample } from "./soak-verdict.ts";

const USAGE = "npm run soak -- [--frames <number from 1000>] [--seed <number>] [--samples <file>] [--json]";
const PRINTED_SAMPLES = 20;

const { values } = parseArgs({
	options: {
		frames: { type: "string", default: "200000" },
		seed: { type: "string", default: "1" },
		samples: { type: "string" },
		json: { type: "boolean", default: false },
	},
});
const [frames, seed] = [Number(values.frames), Number(values.seed)];
if (!Number.isInteger(frames) || frames < 1000 || !Number.isInteger(seed) || process.platform !== "linux") {
	console.error(process.platform === "linux" ? USAGE : "The soak run reads /proc, so it needs Linux.");
	process.exitCode = 2;
} else {
	const file = values.samples === undefined ? null : resolve(process.env["INIT_CWD"] ?? ".", values.samples);
	if (file !== null) writeFileSync(file, "");
	let printed = 1;
	const result = await runSoak({
		frames,
		seed,
		onSample: (sample) => {
			if (file !== null) appendFileSync(file, `${JSON.stringify(sample)}\n`);
			if (sample.frames >= (frames * printed) / PRINTED_SAMPLES) {
				printed += 1;
				console.log(describeSample(sample));
			}
		},
	});
	if (values.json) console.log(JSON.stringify(result));
	else print(result);
	process.exitCode = result.isFlat && result.failed === 0 ? 0 : 1;
}

function describeSample({
	frames: done,
	hostRssBytes,
	hostHeapBytes,
	inferenceRssBytes,
	hostFiles,
}: SoakSample): string {
	return `${done} frames: host ${megabytes(hostRssBytes)} (heap ${megabytes(hostHeapBytes)}), inference ${megabytes(inferenceRssBytes)}, ${hostFiles} files`;
}

function print({ trends, ...counts }: SoakResult): void {
	console.log(counts);
	for (const [what, { settled, last, growth, allowed, isFlat }] of Object.entries(trends)) {
		const show = what.endsWith("Bytes") ? megabytes : (value: number) => value.toFixed(1);
		console.log(
			`${isFlat ? "flat " : "GROWS"} ${what.padEnd(18)} ${show(settled)} -> ${show(last)}; line ${show(growth)}, allowed ${show(allowed)}`,
		);
	}
}

function megabytes(bytes: number): string {
	return `${(bytes / 1e6).toFixed(1)} MB`;
}
