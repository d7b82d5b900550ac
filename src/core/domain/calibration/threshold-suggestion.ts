// Which thresholds the people of this kiosk ask for. One trial is one pair of different people.
import { type ConfidenceBand, confidenceBands } from "../attendance/attendance-event.ts";
import type { FalseMatchRates, MatchThresholds } from "../recognition/match-policy.ts";
import { lowerRate, upperRate } from "./rare-rates.ts";
import type { SimilarityTally } from "./similarity-tally.ts";

/** Rates that the bands are meant to have where the pack was not measured. */
export const intendedRates: FalseMatchRates = { high: 1e-6, medium: 1e-5, low: 1e-4 };

const STEP = 0.005;
const HIGHEST = 0.95;
/** As many pairs must be expected above a threshold before their number says where it should be. */
const ENOUGH_EVENTS = 10;
/** Twins, and people with two ids, are no measure of strangers. More of them than this says something else is wrong. */
const PEOPLE_A_LOOK_ALIKE = 50;

/**
 * `pack`: too few people to say anything else than the pack's own measurement does. `raised`: people here are more alike
 * than the pack's measurement allows. `gallery`: enough people, the threshold follows from them alone.
 */
export type SuggestionBasis = "pack" | "raised" | "gallery";

export interface BandSuggestion {
	readonly band: ConfidenceBand;
	/** Meant for one comparison of two templates. */
	readonly templateRate: number;
	/** The same for two people, whose templates are compared each with each: that often it may happen to a pair. */
	readonly targetRate: number;
	/** The pack's own threshold. */
	readonly own: number;
	readonly suggested: number;
	readonly basis: SuggestionBasis;
	/** Pairs of people here that reach the suggested threshold, their rate, and what it is at most (95 %). */
	readonly pairs: number;
	readonly rate: number;
	readonly upperRate: number;
}

export interface Suggestion {
	readonly bands: readonly BandSuggestion[];
	/**
	 * Pairs that reach the pack's own `high`, left out of the rates: they are told as look-alikes, a person judges them,
	 * and no threshold can keep them apart. At most one for each 50 people.
	 */
	readonly setAside: number;
}

/**
 * A suggestion for each band, strictest first. They never rise from `high` to `low`. `comparisonsAPair`: how many pairs
 * of templates a pair of people has on average, each a chance to be alike.
 */
export function suggestThresholds(
	people: SimilarityTally,
	own: MatchThresholds,
	rates: FalseMatchRates | null,
	comparisonsAPair = 1,
): Suggestion {
	const headcount = Math.sqrt(2 * people.count);
	const setAside = Math.min(people.countFrom(own.high), Math.ceil(headcount / PEOPLE_A_LOOK_ALIKE));
	const trials = people.count - setAside;
	const countFrom = (threshold: number) => Math.max(0, people.countFrom(threshold) - setAside);
	const bands: BandSuggestion[] = [];
	let atMost = 1;
	for (const band of confidenceBands) {
		const templateRate = (rates ?? intendedRates)[band];
		const targetRate = Math.min(1, templateRate * comparisonsAPair);
		const { threshold, basis } = suggestOne({ countFrom, trials }, own[band], targetRate);
		// What raises `low` must not leave it above `high`.
		const suggested = Math.min(atMost, threshold);
		atMost = suggested;
		const pairs = countFrom(suggested);
		const rate = trials === 0 ? 0 : pairs / trials;
		const figures = { pairs, rate, upperRate: upperRate(pairs, trials) };
		bands.push({ band, templateRate, targetRate, own: own[band], suggested, basis, ...figures });
	}
	return { bands, setAside };
}

interface Strangers {
	readonly trials: number;
	countFrom(threshold: number): number;
}

function suggestOne({ countFrom, trials }: Strangers, own: number, targetRate: number) {
	if (trials * targetRate >= ENOUGH_EVENTS) {
		const threshold = lowest((t) => upperRate(countFrom(t), trials) <= targetRate);
		return { threshold, basis: "gallery" as const };
	}
	// Chance alone puts a pair above a threshold now and then; only what chance does not explain raises it.
	const exceeds = (threshold: number) => lowerRate(countFrom(threshold), trials) > targetRate;
	if (!exceeds(own)) return { threshold: own, basis: "pack" as const };
	return {
		threshold: Math.max(
			own,
			lowest((t) => !exceeds(t)),
		),
		basis: "raised" as const,
	};
}

/** The lowest step that will do; `willDo` stays true once it is. */
function lowest(willDo: (threshold: number) => boolean): number {
	for (let step = 0; step * STEP < HIGHEST; step++) {
		const threshold = round(step * STEP);
		if (willDo(threshold)) return threshold;
	}
	return HIGHEST;
}

function round(value: number): number {
	return Number(value.toFixed(3));
}

export function toThresholds(suggestions: readonly BandSuggestion[], margin: number): MatchThresholds {
	const of = (band: ConfidenceBand) => suggestions.find((suggestion) => suggestion.band === band)?.suggested ?? 1;
	return { high: of("high"), medium: of("medium"), low: of("low"), margin };
}
