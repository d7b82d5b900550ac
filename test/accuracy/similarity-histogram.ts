// Millions of impostor similarities in constant memory: counts in bins of 0.00001.

const BINS = 200_001;

export interface SimilarityHistogram {
	add(similarity: number): void;
	readonly count: number;
	/** The lowest threshold at which at most `rate` of the similarities are accepted. */
	thresholdAt(rate: number): number;
	/** How many similarities are accepted at a threshold. */
	acceptedAt(threshold: number): number;
}

export function createSimilarityHistogram(): SimilarityHistogram {
	const bins = new Uint32Array(BINS);
	let count = 0;
	const binOf = (similarity: number) => Math.min(BINS - 1, Math.max(0, Math.floor((similarity + 1) * 1e5)));
	return {
		add(similarity) {
			const bin = binOf(similarity);
			bins[bin] = (bins[bin] ?? 0) + 1;
			count++;
		},
		get count() {
			return count;
		},
		thresholdAt(rate) {
			const allowed = Math.floor(count * rate);
			let accepted = 0;
			for (let bin = BINS - 1; bin >= 0; bin--) {
				accepted += bins[bin] ?? 0;
				if (accepted > allowed) return (bin + 1) / 1e5 - 1;
			}
			return -1;
		},
		acceptedAt(threshold) {
			// Half a bin up: a threshold that is a bin's lower edge may be a hair below it in floating point.
			const first = binOf(threshold + 0.5e-5);
			return bins.subarray(first).reduce((sum, value) => sum + value, 0);
		},
	};
}
