// `npm run torture -- --kills N [--seed S] [--json]`: what survives when the kiosk is killed N times.
// `npm run torture -- --outage EVENTS`: 72 simulated hours without an HRIS, and the drain afterwards.
import { parseArgs } from "node:util";
import { runOutage } from "./run-outage.ts";
import { runTorture } from "./run-torture.ts";

const USAGE = `npm run torture -- --kills <number from 1> [--seed <number>] [--json]
npm run torture -- --outage <events> [--json]`;

const { values } = parseArgs({
	options: {
		kills: { type: "string", default: "50" },
		seed: { type: "string" },
		outage: { type: "string" },
		json: { type: "boolean", default: false },
	},
});
const print = (result: object) => console.log(values.json ? JSON.stringify(result) : result);

process.exitCode = values.outage === undefined ? await torture() : await outage(Number(values.outage));

async function torture(): Promise<number> {
	const kills = Number(values.kills);
	const seed = Number(values.seed ?? Date.now() % 1_000_000);
	if (!Number.isInteger(kills) || kills < 1 || !Number.isInteger(seed)) return refuse();
	console.log(`Killing the kiosk ${kills} times (seed ${seed}).`);
	const startedMs = performance.now();
	const onProgress = (done: number, punches: number) => {
		if (done % 50 === 0) console.log(`${done} kills, ${punches} punches acknowledged`);
	};
	const { invented, ...counts } = await runTorture({ kills, seed, onProgress });
	const isWell = counts.lost + counts.duplicated + counts.reordered + invented === 0;
	const seconds = Math.round((performance.now() - startedMs) / 1000);
	console.log(`${isWell ? "Nothing" : "SOMETHING"} was lost, doubled, reordered or invented. ${seconds} s.`);
	if (invented > 0) console.log(`invented or never delivered: ${invented}`);
	print(counts);
	return isWell ? 0 : 1;
}

async function outage(events: number): Promise<number> {
	if (!Number.isInteger(events) || events < 1) return refuse();
	const result = await runOutage(events);
	print(result);
	return result.delivered === result.events && result.reordered === 0 ? 0 : 1;
}

function refuse(): number {
	console.error(USAGE);
	return 2;
}
