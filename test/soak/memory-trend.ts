// Whether something that is sampled again and again stays flat: a robust line through it once it has settled.

export interface TrendSample {
	/** Frames so far. */
	readonly frames: number;
	readonly value: number;
}

export interface Trend {
	/** Median of the first tenth after the warm-up, and of the last tenth. */
	readonly settled: number;
	readonly last: number;
	/** Growth in 100,000 frames, by the Theil-Sen line after the warm-up. */
	readonly perHundredThousand: number;
	/** Growth over the frames after the warm-up, by the same line. */
	readonly growth: number;
}

/** By then allocators, caches and compiled code have found their size. */
const WARM_UP_SHARE = 0.3;

/** Needs ten samples after the warm-up. */
export function trendOf(samples: readonly TrendSample[]): Trend {
	const settled = samples.slice(Math.floor(samples.length * WARM_UP_SHARE));
	const [first, last] = [settled[0], settled.at(-1)];
	if (settled.length < 10 || !first || !last) throw new Error("too few samples for a trend");
	const slope = theilSen(settled);
	const tenth = Math.ceil(settled.length / 10);
	return {
		settled: median(settled.slice(0, tenth).map(({ value }) => value)),
		last: median(settled.slice(-tenth).map(({ value }) => value)),
		perHundredThousand: slope * 100_000,
		growth: slope * (last.frames - first.frames),
	};
}

/** Median of the slopes of all pairs: up to 29 % of wild samples do not move it (Sen 1968, doi:10.2307/2285891). */
function theilSen(samples: readonly TrendSample[]): number {
	const slopes: number[] = [];
	for (const [index, one] of samples.entries())
		for (const other of samples.slice(index + 1))
			if (other.frames > one.frames) slopes.push((other.value - one.value) / (other.frames - one.frames));
	return median(slopes);
}

function median(values: readonly number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	const middle = sorted.length / 2;
	const [below, above] = [sorted[Math.ceil(middle) - 1] ?? 0, sorted[Math.floor(middle)] ?? 0];
	return (below + above) / 2;
}
