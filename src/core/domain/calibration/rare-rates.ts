// What can be said about the rate of a rare event from how often it was seen. Counts are taken as Poisson.

/** One-sided. */
const CONFIDENCE = 0.95;
/** Quantile of the normal distribution at `CONFIDENCE`. */
const Z = 1.6449;
/** Beyond this many the Wilson-Hilferty approximation is exact to three digits. */
const EXACT_UP_TO = 100;

/**
 * The rate that is not exceeded with 95 % confidence after `count` events in `trials`: 3/n where none was seen (the rule
 * of three). 1 without trials.
 */
export function upperRate(count: number, trials: number): number {
	if (trials <= 0) return 1;
	return Math.min(1, upperMean(count) / trials);
}

/** The rate that is reached at least, with 95 % confidence. 0 where none was seen. */
export function lowerRate(count: number, trials: number): number {
	if (trials <= 0 || count <= 0) return 0;
	return Math.min(1, lowerMean(count) / trials);
}

/** Mean at which `count` events or fewer have a probability of 5 %. */
function upperMean(count: number): number {
	if (count > EXACT_UP_TO) return wilsonHilferty(count + 1, Z);
	return bisect((mean) => atMost(count, mean) > 1 - CONFIDENCE, count, 2 * count + 10);
}

/** Mean at which `count` events or more have a probability of 5 %. */
function lowerMean(count: number): number {
	if (count > EXACT_UP_TO) return wilsonHilferty(count, -Z);
	return bisect((mean) => 1 - atMost(count - 1, mean) < 1 - CONFIDENCE, 0, count);
}

function wilsonHilferty(count: number, z: number): number {
	return count * (1 - 1 / (9 * count) + z / (3 * Math.sqrt(count))) ** 3;
}

/** Probability of `count` events or fewer. */
function atMost(count: number, mean: number): number {
	let term = Math.exp(-mean);
	let sum = term;
	for (let i = 1; i <= count; i++) {
		term *= mean / i;
		sum += term;
	}
	return sum;
}

/** Where `isBelow` turns from true to false. */
function bisect(isBelow: (value: number) => boolean, low: number, high: number): number {
	let [from, to] = [low, high];
	for (let i = 0; i < 60; i++) {
		const middle = (from + to) / 2;
		if (isBelow(middle)) from = middle;
		else to = middle;
	}
	return to;
}
