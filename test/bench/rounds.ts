// Timing that survives a busy machine: candidates take turns, medians within a round, medians over the rounds.

/** NaN of nothing. */
export function median(values: readonly number[]): number {
	return quantile(values, 0.5);
}

/** Linear between the two nearest values; NaN of nothing. */
export function quantile(values: readonly number[], fraction: number): number {
	const sorted = values.toSorted((a, b) => a - b);
	const at = (sorted.length - 1) * fraction;
	const below = sorted[Math.floor(at)] ?? Number.NaN;
	const above = sorted[Math.ceil(at)] ?? below;
	return below + (above - below) * (at - Math.floor(at));
}

export interface Candidate {
	readonly name: string;
	/** A `RunTime` that it resolves with is taken: it timed itself, in a process of its own. */
	run(): Promise<unknown>;
}

export interface RoundPlan {
	readonly rounds: number;
	readonly runsPerRound: number;
}

/** Milliseconds a run by candidate, one number a round. */
export type RoundTimings = ReadonlyMap<string, readonly number[]>;

/** Until the loops are compiled on both sides. */
export const WARM_UP_RUNS = 10;

export interface RoundResults {
	readonly wall: RoundTimings;
	/** Processor time of this process, all threads: what a neighbour on the machine takes away is not in it. */
	readonly cpu: RoundTimings;
}

/** Each candidate is warmed up first; then all take turns, run by run. */
export async function timeRounds(candidates: readonly Candidate[], plan: RoundPlan): Promise<RoundResults> {
	const wall = new Map<string, number[]>(candidates.map(({ name }) => [name, []]));
	const cpu = new Map<string, number[]>(candidates.map(({ name }) => [name, []]));
	for (const candidate of candidates) for (let i = 0; i < WARM_UP_RUNS; i++) await candidate.run();
	for (let round = 0; round < plan.rounds; round++) {
		const runs = new Map<string, RunTime[]>(candidates.map(({ name }) => [name, []]));
		for (let i = 0; i < plan.runsPerRound; i++)
			for (const candidate of candidates) runs.get(candidate.name)?.push(await timeRun(candidate));
		for (const [name, times] of runs) {
			wall.get(name)?.push(median(times.map(({ wallMs }) => wallMs)));
			cpu.get(name)?.push(median(times.map(({ cpuMs }) => cpuMs)));
		}
	}
	return { wall, cpu };
}

export interface RunTime {
	readonly wallMs: number;
	readonly cpuMs: number;
}

async function timeRun(candidate: Candidate): Promise<RunTime> {
	let own: RunTime | null = null;
	const time = await timeCall(async () => {
		const result = await candidate.run();
		if (isRunTime(result)) own = result;
	});
	return own ?? time;
}

/** Milliseconds on the wall and on the processor. */
export async function timeCall(work: () => Promise<unknown>): Promise<RunTime> {
	const startedCpu = process.cpuUsage();
	const startedMs = performance.now();
	await work();
	const wallMs = performance.now() - startedMs;
	const { user, system } = process.cpuUsage(startedCpu);
	return { wallMs, cpuMs: (user + system) / 1000 };
}

function isRunTime(value: unknown): value is RunTime {
	return typeof value === "object" && value !== null && "wallMs" in value && "cpuMs" in value;
}

/** Median over the rounds, by candidate. */
export function overallMs(timings: RoundTimings): Record<string, number> {
	return Object.fromEntries([...timings].map(([name, values]) => [name, median(values)]));
}

/** Median over the rounds of one candidate's time over the sum of others' in the same round. */
export function ratioOverSum(timings: RoundTimings, name: string, others: readonly string[]): number {
	const of = (candidate: string, round: number) => timings.get(candidate)?.[round] ?? Number.NaN;
	const rounds = timings.get(name) ?? [];
	return median(rounds.map((ms, round) => ms / others.reduce((sum, other) => sum + of(other, round), 0)));
}
