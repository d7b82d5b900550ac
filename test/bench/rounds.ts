// Timing that survives a busy machine: candidates alternate within each round, medians inside, medians over rounds.

export function median(values: readonly number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	const middle = Math.floor(sorted.length / 2);
	const upper = sorted[middle] ?? Number.NaN;
	return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

export interface Candidate {
	readonly name: string;
	run(): Promise<unknown>;
}

export interface RoundPlan {
	readonly rounds: number;
	readonly runsPerRound: number;
}

/** Milliseconds a run by candidate, one number a round. Each candidate is warmed up first. */
export async function timeRounds(candidates: readonly Candidate[], plan: RoundPlan): Promise<Map<string, number[]>> {
	const results = new Map<string, number[]>(candidates.map(({ name }) => [name, []]));
	for (const candidate of candidates) for (let i = 0; i < 3; i++) await candidate.run();
	for (let round = 0; round < plan.rounds; round++) {
		const timings = new Map<string, number[]>(candidates.map(({ name }) => [name, []]));
		for (let i = 0; i < plan.runsPerRound; i++)
			for (const candidate of candidates) {
				const startedMs = performance.now();
				await candidate.run();
				timings.get(candidate.name)?.push(performance.now() - startedMs);
			}
		for (const [name, values] of timings) results.get(name)?.push(median(values));
	}
	return results;
}
