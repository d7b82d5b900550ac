// One search's scores by employee: computed cosines go in block by block, out come the few employees who may be among
// the two best. Their order is decided on exact scores, elsewhere.
import { BEST_TEMPLATE_WEIGHT } from "../../core/domain/recognition/employee-score.ts";
import type { PeopleFigures } from "../people-figures.ts";
import type { BlockScores } from "./gallery-block.ts";
import type { Probe } from "./gallery-probe.ts";

/** More than the double arithmetic here and in the exact score can lose, on a score of vectors of length 1. */
const ARITHMETIC_ERROR = 1e-9;

export interface GalleryStandings {
	/** Forgets the last search; scores of `ordinalCount` employees follow. */
	begin(ordinalCount: number): void;
	/** Cosines and radii of the first `rows`, and each row's employee. */
	add(scores: BlockScores, ordinals: Int32Array, rows: number): void;
	/** Ordinals of all employees whose true score may be among the two highest, ties included. */
	shortlist(probe: Probe, figures: PeopleFigures): number[];
}

export function createGalleryStandings(): GalleryStandings {
	let best = new Float32Array(0);
	let radius = new Float32Array(0);
	let sums = new Float64Array(0);
	let count = 0;

	function add({ cosines, radii }: BlockScores, ordinals: Int32Array, rows: number): void {
		let row = 0;
		while (row < rows) {
			// Rows of one employee mostly follow on each other: what they come to is written once.
			const ordinal = ordinals[row] ?? 0;
			let bestHere = best[ordinal] ?? 0;
			let radiusHere = radius[ordinal] ?? 0;
			let sumHere = sums[ordinal] ?? 0;
			do {
				const cosine = cosines[row] ?? 0;
				const radiusOfRow = radii[row] ?? 0;
				if (cosine > bestHere) bestHere = cosine;
				if (radiusOfRow > radiusHere) radiusHere = radiusOfRow;
				sumHere += cosine;
				row++;
			} while (row < rows && ordinals[row] === ordinal);
			best[ordinal] = bestHere;
			radius[ordinal] = radiusHere;
			sums[ordinal] = sumHere;
		}
	}

	/** Puts the highest score that an employee may truly have where the sum was, and returns the lowest. */
	function bound(ordinal: number, templates: number, sumWeight: number, probe: Probe, longest: number): number {
		// No cosine is off by more than `error`, so neither is the best of them nor their mean; what divides the mean
		// divides its error.
		const error =
			(radius[ordinal] ?? 0) * (probe.length + probe.restLength) + longest * probe.restLength + ARITHMETIC_ERROR;
		const bestCosine = best[ordinal] ?? 0;
		const withMean = sumWeight > 0 ? (sums[ordinal] ?? 0) * sumWeight : bestCosine;
		const errorWithMean = sumWeight > 0 ? error * templates * sumWeight : error;
		const score = BEST_TEMPLATE_WEIGHT * bestCosine + (1 - BEST_TEMPLATE_WEIGHT) * withMean;
		const scoreError = BEST_TEMPLATE_WEIGHT * error + (1 - BEST_TEMPLATE_WEIGHT) * errorWithMean;
		sums[ordinal] = score + scoreError;
		return score - scoreError;
	}

	/** The second highest of the scores that employees have at least. */
	function secondLowest(probe: Probe, figures: PeopleFigures): number {
		const { templateCounts, sumWeights, longest } = figures;
		let first = Number.NEGATIVE_INFINITY;
		let second = Number.NEGATIVE_INFINITY;
		for (let ordinal = 0; ordinal < count; ordinal++) {
			const templates = templateCounts[ordinal] ?? 0;
			if (templates === 0) continue;
			const low = bound(ordinal, templates, sumWeights[ordinal] ?? 0, probe, longest);
			second = Math.max(second, Math.min(first, low));
			first = Math.max(first, low);
		}
		return second;
	}

	return {
		begin(ordinalCount) {
			count = ordinalCount;
			if (best.length < count) {
				const length = Math.max(count, 2 * best.length);
				best = new Float32Array(length);
				radius = new Float32Array(length);
				sums = new Float64Array(length);
			}
			best.fill(Number.NEGATIVE_INFINITY, 0, count);
			radius.fill(0, 0, count);
			sums.fill(0, 0, count);
		},
		add,
		shortlist(probe, figures) {
			const { templateCounts } = figures;
			const least = withinCosine(secondLowest(probe, figures));
			const ordinals = [];
			for (let ordinal = 0; ordinal < count; ordinal++)
				if ((sums[ordinal] ?? 0) >= least && (templateCounts[ordinal] ?? 0) > 0) ordinals.push(ordinal);
			return ordinals;
		},
	};
}

/** As the score itself is kept within -1..1: what is cut off there ties. */
function withinCosine(score: number): number {
	return score <= -1 ? Number.NEGATIVE_INFINITY : Math.min(1, score);
}
