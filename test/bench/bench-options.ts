// The command line of `npm run bench`.
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";

export const BENCH_USAGE = `npm run bench [-- <options>]
  --json              the figures as one JSON object on the last line
  --no-peers          without other libraries (they are installed into test/bench on first use)
  --no-search         without the gallery search
  --no-live           without the kiosk under load
  --rounds <n>        rounds, each candidate in turn (5)
  --runs <n>          runs of each candidate a round (12)
  --seconds <n>       how long each load of the kiosk runs (8)
  --frames <n>        frames of the memory run (500)
  --full              the memory run with 10,000 frames
  --clip <video>      somebody walks up: frames and milliseconds until the punch is recorded (needs ffmpeg)
  log [--events <n>] [--log-folder <folder>]
                      only this: the attendance log with so many records (1000000): queries, punches, export. The
                      folder keeps the log, or has one that was kept; without it the log goes again
  --peer-accuracy --images <folder> --pairs <file.csv> [--limit <n>]
                      only this: accuracy of the peers and of Hadir on the same pairs`;

const projectDir = join(import.meta.dirname, "../..");

export interface PairsToCompare {
	readonly images: string;
	readonly pairs: string;
	/** At most this many pairs, dealt evenly over the list. */
	readonly limit: number;
}

export interface LogToMeasure {
	readonly events: number;
	/** Kept from run to run; undefined: made for this one. */
	readonly dataDir: string | undefined;
}

export interface BenchOptions {
	readonly json: boolean;
	readonly hasPeers: boolean;
	readonly hasSearch: boolean;
	readonly hasLive: boolean;
	readonly rounds: number;
	readonly runsPerRound: number;
	readonly seconds: number;
	readonly frames: number;
	readonly clip: string | null;
	readonly modelsDir: string;
	/** Present: nothing but this is measured. */
	readonly peerAccuracy: PairsToCompare | null;
	readonly log: LogToMeasure | null;
}

/** @throws Error with one plain line */
export function readBenchOptions(args: readonly string[]): BenchOptions {
	const { values, positionals } = parseArgs({
		args: [...args],
		allowPositionals: true,
		allowNegative: true,
		options: {
			json: { type: "boolean", default: false },
			peers: { type: "boolean", default: true },
			search: { type: "boolean", default: true },
			live: { type: "boolean", default: true },
			rounds: { type: "string", default: "5" },
			runs: { type: "string", default: "12" },
			seconds: { type: "string", default: "8" },
			frames: { type: "string", default: "500" },
			full: { type: "boolean", default: false },
			clip: { type: "string" },
			"models-dir": { type: "string", default: join(projectDir, "models") },
			"peer-accuracy": { type: "boolean", default: false },
			images: { type: "string" },
			pairs: { type: "string" },
			limit: { type: "string", default: "300" },
			events: { type: "string", default: "1000000" },
			"log-folder": { type: "string" },
		},
	});
	const unknown = positionals.find((part) => part !== "log");
	if (unknown !== undefined) throw new Error(`there is no part "${unknown}"`);
	return {
		json: values.json,
		hasPeers: values.peers,
		hasSearch: values.search,
		hasLive: values.live,
		rounds: wholeNumber("--rounds", values.rounds),
		runsPerRound: wholeNumber("--runs", values.runs),
		seconds: wholeNumber("--seconds", values.seconds),
		frames: values.full ? 10_000 : wholeNumber("--frames", values.frames),
		clip: values.clip === undefined ? null : resolve(values.clip),
		modelsDir: resolve(values["models-dir"]),
		log: positionals.includes("log")
			? {
					events: wholeNumber("--events", values.events),
					dataDir: values["log-folder"] && resolve(values["log-folder"]),
				}
			: null,
		peerAccuracy: values["peer-accuracy"] ? readPairsToCompare(values.images, values.pairs, values.limit) : null,
	};
}

function readPairsToCompare(images: string | undefined, pairs: string | undefined, limit: string): PairsToCompare {
	if (!images || !pairs) throw new Error("--peer-accuracy needs --images <folder> and --pairs <file.csv>");
	return { images: resolve(images), pairs: resolve(pairs), limit: wholeNumber("--limit", limit) };
}

function wholeNumber(name: string, text: string): number {
	const value = Number(text);
	if (Number.isInteger(value) && value >= 1) return value;
	throw new Error(`${name} needs a whole number from 1 on, not "${text}"`);
}
