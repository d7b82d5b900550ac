// All parts of the benchmark, one after the other: nothing else of it runs while one is timed.
import type { BenchOptions } from "./bench-options.ts";
import { type LiveFigures, measureLive } from "./live-part.ts";
import { type MemoryFigures, measureMemory } from "./memory-part.ts";
import { installPeers } from "./peer-install.ts";
import { measurePeers, type PeersFigures } from "./peers-part.ts";
import { measurePipeline, type PipelineFigures } from "./pipeline-part.ts";
import { measureSearch, SEARCH_SIZES, type SearchFigures } from "./search-part.ts";
import { measureStartup, type StartupFigures } from "./startup-part.ts";
import { steadyOverNew } from "./steady-over-new.ts";
import { measureWalkUp, type WalkUpFigures } from "./walk-up-part.ts";

const STARTUP_ROUNDS = 3;
/** The peers are slow: fewer runs a round suffice for a ratio. */
const PEER_RUNS_SHARE = 0.5;

export interface BenchFigures extends PipelineFigures, StartupFigures, MemoryFigures {
	/** JPEG in on both sides, with the identity checks that fall on a steady face at 15 frames a second. */
	readonly steadyOverNew: number;
	readonly live: LiveFigures | null;
	readonly walkUp: WalkUpFigures | null;
	readonly search: SearchFigures | null;
	readonly peers: PeersFigures | null;
}

export async function runBench(options: BenchOptions, tell: (line: string) => void): Promise<BenchFigures> {
	const { modelsDir, rounds, runsPerRound } = options;
	if (options.hasPeers) await installPeers(tell);
	tell("pipeline and bare models");
	const pipeline = await measurePipeline(modelsDir, { rounds, runsPerRound });
	tell("start-up");
	const startup = await measureStartup(modelsDir, STARTUP_ROUNDS);
	tell(`memory over ${options.frames} frames`);
	const memory = await measureMemory(modelsDir, options.frames, (frame) => tell(`  ${frame} frames`));
	if (options.hasLive) tell("the kiosk under load");
	const live = options.hasLive ? await measureLive(modelsDir, options.seconds) : null;
	if (options.clip) tell("somebody walks up");
	const walkUp = options.clip ? await measureWalkUp(modelsDir, options.clip) : null;
	if (options.hasSearch) tell("gallery search");
	const search = options.hasSearch ? await measureSearch({ sizes: SEARCH_SIZES, rounds, onProgress: tell }) : null;
	if (options.hasPeers) tell("peers");
	const peerRuns = Math.max(1, Math.round(runsPerRound * PEER_RUNS_SHARE));
	const peers = options.hasPeers ? await measurePeers(modelsDir, { rounds, runsPerRound: peerRuns }) : null;
	return { ...pipeline, steadyOverNew: steadyOverNew(pipeline), ...startup, ...memory, live, walkUp, search, peers };
}

/** One flat object, as `--json` prints it: parts that were left out leave their keys out. */
export function toJson({ live, walkUp, search, peers, ...rest }: BenchFigures): Record<string, unknown> {
	return { ...rest, ...live, ...walkUp, ...search, ...peers };
}
