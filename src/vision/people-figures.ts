// Two numbers of each employee that a search needs besides the cosines, by ordinal.
import { lengthOf } from "./gallery-blocks.ts";

export interface PeopleFigures {
	readonly templateCounts: Uint32Array;
	/** Length of the mean of the employee's templates; 0 where they cancel out. */
	readonly meanLengths: Float64Array;
	/** At least the length of any template ever seen. */
	readonly longest: number;
	meanLength(ordinal: number): number;
	/** `templates` in the order of their ids: the sum does not depend on the order of arrival. */
	write(ordinal: number, templates: readonly Float32Array[]): void;
}

export function createPeopleFigures(): PeopleFigures {
	let templateCounts = new Uint32Array(512);
	let meanLengths = new Float64Array(512);
	let longest = 0;
	return {
		get templateCounts() {
			return templateCounts;
		},
		get meanLengths() {
			return meanLengths;
		},
		get longest() {
			return longest;
		},
		meanLength: (ordinal) => meanLengths[ordinal] ?? 0,
		write(ordinal, templates) {
			if (ordinal >= templateCounts.length) {
				const length = Math.max(ordinal + 1, 2 * templateCounts.length);
				const [counts, lengths] = [new Uint32Array(length), new Float64Array(length)];
				counts.set(templateCounts);
				lengths.set(meanLengths);
				[templateCounts, meanLengths] = [counts, lengths];
			}
			templateCounts[ordinal] = templates.length;
			meanLengths[ordinal] = lengthOfMean(templates);
			for (const template of templates) longest = Math.max(longest, lengthOf(template) * (1 + 1e-9));
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
