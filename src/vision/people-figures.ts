// What a search needs of each employee besides the cosines, by ordinal.

export interface PeopleFigures {
	/** 0 where the ordinal is free. */
	readonly templateCounts: Uint32Array;
	/** What the sum of the cosines is multiplied with for the cosine with the mean; 0 where templates cancel out. */
	readonly sumWeights: Float64Array;
	/** At least the length of any template ever seen. */
	readonly longest: number;
	/** Length of the mean of the employee's templates. */
	meanLength(ordinal: number): number;
	/** `templates` in the order of their ids: the sum does not depend on the order of arrival. */
	write(ordinal: number, templates: readonly Float32Array[]): void;
}

/** `longestTemplate` is at least the length of any template. */
export function createPeopleFigures(longestTemplate: number): PeopleFigures {
	let templateCounts = new Uint32Array(512);
	let sumWeights = new Float64Array(512);
	let meanLengths = new Float64Array(512);

	function makeRoomFor(ordinal: number): void {
		if (ordinal < templateCounts.length) return;
		const length = Math.max(ordinal + 1, 2 * templateCounts.length);
		const [counts, weights, lengths] = [new Uint32Array(length), new Float64Array(length), new Float64Array(length)];
		counts.set(templateCounts);
		weights.set(sumWeights);
		lengths.set(meanLengths);
		[templateCounts, sumWeights, meanLengths] = [counts, weights, lengths];
	}

	return {
		get templateCounts() {
			return templateCounts;
		},
		get sumWeights() {
			return sumWeights;
		},
		longest: longestTemplate,
		meanLength: (ordinal) => meanLengths[ordinal] ?? 0,
		write(ordinal, templates) {
			makeRoomFor(ordinal);
			const meanLength = lengthOfMean(templates);
			templateCounts[ordinal] = templates.length;
			meanLengths[ordinal] = meanLength;
			sumWeights[ordinal] = meanLength > 0 ? 1 / (templates.length * meanLength) : 0;
		},
	};
}

function lengthOfMean(templates: readonly Float32Array[]): number {
	const dimension = templates[0]?.length ?? 0;
	let squares = 0;
	for (let i = 0; i < dimension; i++) {
		let sum = 0;
		for (const template of templates) sum += template[i] ?? 0;
		squares += sum * sum;
	}
	return dimension > 0 ? Math.sqrt(squares) / templates.length : 0;
}
