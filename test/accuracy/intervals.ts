// Confidence intervals of rates. Wilson's score interval (JASA 22, 1927; recommended for small error rates by Brown, Cai
// and DasGupta, 2001): it stays inside 0..1 and says something where not one error was seen. Photos of one person err
// together, so the number of trials is divided by the design effect (Rao and Scott, 1992) where people are known.

export interface Interval {
	readonly low: number;
	readonly high: number;
}

/** Events among the trials of one person. */
export interface Cluster {
	readonly events: number;
	readonly trials: number;
}

const Z_95 = 1.959964;

/** 95 %; null where there is no trial. */
export function wilsonInterval(events: number, trials: number, effect = 1): Interval | null {
	if (trials === 0) return null;
	const size = trials / effect;
	const rate = events / trials;
	const denominator = 1 + Z_95 ** 2 / size;
	const centre = (rate + Z_95 ** 2 / (2 * size)) / denominator;
	const half = (Z_95 * Math.sqrt((rate * (1 - rate)) / size + Z_95 ** 2 / (4 * size ** 2))) / denominator;
	return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

/**
 * How much larger the variance of the pooled rate is than that of independent trials, at least 1: the variance of a ratio
 * over people, each a cluster. 1 where all or none of the trials were events: then nothing can be said about it.
 */
export function designEffect(clusters: readonly Cluster[]): number {
	const trials = clusters.reduce((sum, cluster) => sum + cluster.trials, 0);
	const rate = clusters.reduce((sum, cluster) => sum + cluster.events, 0) / trials;
	if (clusters.length < 2 || !(rate > 0 && rate < 1)) return 1;
	const squares = clusters.reduce((sum, cluster) => sum + (cluster.events - rate * cluster.trials) ** 2, 0);
	const variance = ((clusters.length / (clusters.length - 1)) * squares) / trials ** 2;
	return Math.max(1, variance / ((rate * (1 - rate)) / trials));
}

/** 95 % interval of the pooled rate; `keyOf` names the person of a trial, `isEvent` whether it counts. */
export function clusteredInterval<T>(
	trials: readonly T[],
	keyOf: (trial: T) => string,
	isEvent: (trial: T) => boolean,
): Interval | null {
	const clusters = new Map<string, { events: number; trials: number }>();
	for (const trial of trials) {
		const cluster = clusters.get(keyOf(trial)) ?? { events: 0, trials: 0 };
		cluster.trials += 1;
		if (isEvent(trial)) cluster.events += 1;
		clusters.set(keyOf(trial), cluster);
	}
	const events = trials.filter(isEvent).length;
	return wilsonInterval(events, trials.length, designEffect([...clusters.values()]));
}
