// `npm run bench [-- --json]`: speed as ratios taken in one run. Figures on stdout, progress on stderr.
import { BENCH_USAGE, readBenchOptions } from "./bench-options.ts";
import { measureLog } from "./log-part.ts";
import { logTable } from "./log-report.ts";
import { comparePeerAccuracy } from "./peer-accuracy.ts";
import { installPeers } from "./peer-install.ts";
import { benchTable, peerAccuracyTable } from "./report.ts";
import { runBench, toJson } from "./run-bench.ts";

const tell = (line: string) => void process.stderr.write(`${line}\n`);

async function main(args: readonly string[]): Promise<void> {
	if (args.includes("--help")) return console.log(BENCH_USAGE);
	const options = readBenchOptions(args);
	if (options.peerAccuracy) {
		await installPeers(tell);
		const figures = await comparePeerAccuracy(options.modelsDir, options.peerAccuracy, tell);
		console.log(peerAccuracyTable(figures));
		if (options.json) console.log(JSON.stringify(figures));
		return;
	}
	if (options.log) {
		const figures = await measureLog({ ...options.log, rounds: options.rounds, onProgress: tell });
		console.log(logTable(figures));
		if (options.json) console.log(JSON.stringify(figures));
		return;
	}
	const figures = await runBench(options, tell);
	console.log(benchTable(figures));
	if (options.json) console.log(JSON.stringify(toJson(figures)));
}

try {
	await main(process.argv.slice(2));
} catch (error) {
	console.error(error instanceof Error ? error.message : "failed");
	process.exitCode = 1;
}
