// One search's scores by employee: computed cosines go in block by block, out come the few employees who may be among
// the two best. Their order is decided on exact scores, elsewhere.
import { BEST_TEMPLATE_WEIGHT } from "../core/domain/employee-score.ts";
import type { Probe } from "./gallery-probe.ts";

/** More than the double arithmetic here and in the exact score can lose, on a score of vectors of length 1. */
const ARITHMETIC_ERROR = 1e-9;

const LOWEST_SCORE = -1;

export interface CosineBlock {
	readonly firstRow: number;
	readonly rows: number;
	readonly cosines: Float32Array;
	readonly radii: Float32Array;
}

export interface GalleryStandings {
	/** Forgets the last search; scores of `ordinalCount` employees follow. */
	begin(ordinalCount: number): void;
	add(block: CosineBlock, ordinals: Int32Array): void;
	/**
	 * Ordinals of all employees whose true score may be among the two highest, ties included. `templateCounts` and
	 * `meanLengths` are by ordinal, `longest` is at least as long as any template.
	 */
	shortlist(probe: Probe, people: People): number[];
}

export interface People {
	readonly templateCounts: Uint32Array;
	/** Length of the mean of the employee's templates. */
	readonly meanLengths: Float64Array;
	readonly longest: number;
}

export function createGalleryStandings(): GalleryStandings {
	let best = new Float32Array(0);
	let sums = new Float64Array(0);
	let radius = new Float32Array(0);
	let highest = new Float64Array(0);
	let count = 0;

	/** Notes the highest score that an employee may truly have and returns the lowest. */
	function bound(ordinal: number, probe: Probe, { templateCounts, meanLengths, longest }: People): number {
		const templates = templateCounts[ordinal] ?? 0;
		if (templates === 0) {
			highest[ordinal] = Number.NEGATIVE_INFINITY;
			return Number.NEGATIVE_INFINITY;
		}
		const bestCosine = best[ordinal] ?? 0;
		const meanLength = meanLengths[ordinal] ?? 0;
		// No cosine is off by more than `error`, so neither is the best of them nor their mean; what divides the mean
		// divides its error.
		const error =
			(radius[ordinal] ?? 0) * (probe.length + probe.restLength) + longest * probe.restLength + ARITHMETIC_ERROR;
		const mean = meanLength > 0 ? (sums[ordinal] ?? 0) / templates / meanLength : bestCosine;
		const meanError = meanLength > 0 ? error / meanLength : error;
		const score = BEST_TEMPLATE_WEIGHT * bestCosine + (1 - BEST_TEMPLATE_WEIGHT) * mean;
		const scoreError = BEST_TEMPLATE_WEIGHT * error + (1 - BEST_TEMPLATE_WEIGHT) * meanError;
		highest[ordinal] = withinCosine(score + scoreError);
		return withinCosine(score - scoreError);
	}

	return {
		begin(ordinalCount) {
			count = ordinalCount;
			if (best.length < count) {
				const length = Math.max(count, 2 * best.length);
				best = new Float32Array(length);
				sums = new Float64Array(length);
				radius = new Float32Array(length);
				highest = new Float64Array(length);
			}
			best.fill(Number.NEGATIVE_INFINITY, 0, count);
			sums.fill(0, 0, count);
			radius.fill(0, 0, count);
		},
		add({ firstRow, rows, cosines, radii }, ordinals) {
			for (let i = 0; i < rows; i++) {
				const ordinal = ordinals[firstRow + i] ?? 0;
				const cosine = cosines[i] ?? 0;
				const radiusOfRow = radii[i] ?? 0;
				if (cosine > (best[ordinal] ?? 0)) best[ordinal] = cosine;
				if (radiusOfRow > (radius[ordinal] ?? 0)) radius[ordinal] = radiusOfRow;
				sums[ordinal] = (sums[ordinal] ?? 0) + cosine;
			}
		},
		shortlist(probe, people) {
			let [firstLow, secondLow] = [LOWEST_SCORE, LOWEST_SCORE];
			for (let ordinal = 0; ordinal < count; ordinal++) {
				const low = bound(ordinal, probe, people);
				if (low > firstLow) {
					secondLow = firstLow;
					firstLow = low;
				} else if (low > secondLow) secondLow = low;
			}
			const ordinals = [];
			for (let ordinal = 0; ordinal < count; ordinal++)
				if ((highest[ordinal] ?? 0) >= secondLow) ordinals.push(ordinal);
			return ordinals;
		},
	};
}

/** As the score itself is kept within -1..1: what is cut off on one side ties on the other. */
function withinCosine(score: number): number {
	return Math.max(LOWEST_SCORE, Math.min(1, score));
}
