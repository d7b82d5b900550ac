// Similarities counted in narrow bins: millions of them, of which only the distribution matters.

const BINS_PER_UNIT = 2000;
const BINS = 2 * BINS_PER_UNIT + 1;

export interface SimilarityTally {
	add(similarity: number): void;
	readonly count: number;
	/** How many are at least this similar; the threshold is rounded down to 1/2000. */
	countFrom(threshold: number): number;
	/** The similarity below which this fraction lies, to 1/2000; null without any. */
	quantile(fraction: number): number | null;
}

export function createSimilarityTally(): SimilarityTally {
	const bins = new Float64Array(BINS);
	let count = 0;
	return {
		add(similarity) {
			const bin = toBin(similarity);
			bins[bin] = (bins[bin] ?? 0) + 1;
			count++;
		},
		get count() {
			return count;
		},
		countFrom(threshold) {
			let sum = 0;
			for (let bin = toBin(threshold); bin < BINS; bin++) sum += bins[bin] ?? 0;
			return sum;
		},
		quantile(fraction) {
			if (count === 0) return null;
			const wanted = fraction * count;
			let sum = 0;
			for (let bin = 0; bin < BINS; bin++) {
				sum += bins[bin] ?? 0;
				if (sum >= wanted && sum > 0) return bin / BINS_PER_UNIT - 1;
			}
			return 1;
		},
	};
}

function toBin(similarity: number): number {
	return Math.min(BINS - 1, Math.max(0, Math.floor((similarity + 1) * BINS_PER_UNIT + 1e-6)));
}
