// `npm run torture -- --kills N [--seed S] [--json]`: what survives when the kiosk is killed N times.
import { parseArgs } from "node:util";
import { runTorture } from "./run-torture.ts";

const { values } = parseArgs({
	options: {
		kills: { type: "string", default: "50" },
		seed: { type: "string" },
		json: { type: "boolean", default: false },
	},
});
const kills = Number(values.kills);
const seed = Number(values.seed ?? Date.now() % 1_000_000);
if (!Number.isInteger(kills) || kills < 1 || !Number.isInteger(seed)) {
	console.error("npm run torture -- --kills <number from 1> [--seed <number>] [--json]");
	process.exit(2);
}
const startedMs = performance.now();
console.log(`Killing the kiosk ${kills} times (seed ${seed}).`);
const result = await runTorture({
	kills,
	seed,
	onProgress: (done, punches) => {
		if (done % 50 === 0) console.log(`${done} kills, ${punches} punches acknowledged`);
	},
});
const { invented, ...counts } = result;
const isWell = counts.lost + counts.duplicated + counts.reordered + invented === 0;
console.log(
	`${isWell ? "Nothing" : "SOMETHING"} was lost, doubled, reordered or invented. ${Math.round((performance.now() - startedMs) / 1000)} s.`,
);
if (invented > 0) console.log(`invented or never delivered: ${invented}`);
console.log(values.json ? JSON.stringify(counts) : counts);
process.exitCode = isWell ? 0 : 1;
