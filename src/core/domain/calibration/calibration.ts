// What a kiosk's own gallery says about its thresholds: every pair of different people, every template against the rest
// of its own person, people who look alike, enrollments that are weak.
import type { ConfidenceBand } from "../attendance/attendance-event.ts";
import type { EmployeeId } from "../employee.ts";
import { employeeScore } from "../recognition/employee-score.ts";
import {
	confidenceBand,
	cosineSimilarity,
	type FalseMatchRates,
	type MatchThresholds,
} from "../recognition/match-policy.ts";
import { createSimilarityTally, type SimilarityTally } from "./similarity-tally.ts";
import { type BandSuggestion, suggestThresholds, toThresholds } from "./threshold-suggestion.ts";

export interface CalibrationTemplate {
	/** L2-normalised, of one contract. */
	readonly embedding: Float32Array;
	/** 0..100. */
	readonly quality: number;
}

export interface CalibrationPerson {
	readonly employeeId: EmployeeId;
	readonly templates: readonly CalibrationTemplate[];
}

export interface CalibrationBasis {
	readonly templateContractId: string;
	/** The pack's own. */
	readonly own: MatchThresholds;
	/** In force now: the pack's, or those of an earlier calibration. */
	readonly present: MatchThresholds;
	readonly falseMatchRates: FalseMatchRates | null;
}

export interface LookAlikes {
	readonly employees: readonly [EmployeeId, EmployeeId];
	/** Score of a template of one against the other, the higher of both ways. */
	readonly similarity: number;
	/** The strictest band that it reaches: what keeps them apart is the margin alone. */
	readonly band: ConfidenceBand;
}

export type Weakness = "one_template" | "unlike_itself" | "low_quality";

export interface WeakEnrollment {
	readonly employeeId: EmployeeId;
	readonly weaknesses: readonly Weakness[];
	/** Median score of a template against the person's others; null with one template. */
	readonly ownSimilarity: number | null;
	/** Best of the templates, 0..100. */
	readonly quality: number;
}

export interface Distribution {
	readonly count: number;
	/** Similarity by fraction; empty without any. */
	readonly quantiles: readonly { readonly fraction: number; readonly similarity: number }[];
}

export interface CalibrationReport {
	readonly templateContractId: string;
	readonly people: number;
	readonly templates: number;
	/** Template pairs of different people, and the best of each pair of people, which the thresholds are about. */
	readonly impostors: Distribution;
	readonly peoplePairs: Distribution;
	/** Each template against the rest of its person. */
	readonly genuine: Distribution;
	/** Fraction of `genuine` below the suggested thresholds. */
	readonly genuineBelow: Readonly<Record<ConfidenceBand, number>> | null;
	readonly bands: readonly BandSuggestion[];
	/** Pairs of people so alike that they are left out of the rates of `bands`, and told in `lookAlikes`. */
	readonly setAside: number;
	readonly present: MatchThresholds;
	readonly suggested: MatchThresholds;
	/** The smallest rate that so many people can prove: 3 in the number of pairs. */
	readonly provableRate: number;
	/** `nothing`: too few people to say anything. `warnings`: look-alikes can be seen, thresholds not. */
	readonly evidence: "nothing" | "warnings" | "thresholds";
	readonly lookAlikes: readonly LookAlikes[];
	readonly weak: readonly WeakEnrollment[];
}

const IMPOSTOR_FRACTIONS = [0.5, 0.9, 0.99, 0.999, 0.9999, 1];
const GENUINE_FRACTIONS = [0, 0.01, 0.05, 0.25, 0.5];
/** Below it even look-alikes are a matter of chance: 45 pairs. */
const LEAST_PEOPLE = 10;
const MOST_LOOK_ALIKES = 50;
const LOW_QUALITY = 40;

interface Scored extends CalibrationPerson {
	/** Length of the mean of the templates, 0..1. */
	readonly meanLength: number;
}

/**
 * Yields the fraction that is done, often enough (a few milliseconds) for whoever runs it to let others work, and
 * returns the report. Exact: every pair is looked at. 1,000 templates take about a second.
 */
export function* calibrate(
	gallery: readonly CalibrationPerson[],
	basis: CalibrationBasis,
): Generator<number, CalibrationReport> {
	const people = gallery.filter((person) => person.templates.length > 0).map(toScored);
	const impostors = createSimilarityTally();
	const pairs = createSimilarityTally();
	const genuine = createSimilarityTally();
	const lookAlikes: LookAlikes[] = [];
	const weak: WeakEnrollment[] = [];
	for (const [i, person] of people.entries()) {
		const own = ownScores(person);
		for (const score of own) genuine.add(score);
		const weakness = toWeakEnrollment(person, own, basis.present);
		if (weakness) weak.push(weakness);
		for (const other of people.slice(i + 1)) {
			const similarity = pairSimilarity(person, other, impostors);
			pairs.add(similarity);
			const band = confidenceBand(similarity, basis.present);
			if (band) lookAlikes.push({ employees: [person.employeeId, other.employeeId], similarity, band });
		}
		yield (i + 1) / people.length;
	}
	const comparisonsAPair = pairs.count === 0 ? 1 : impostors.count / pairs.count;
	const { bands, setAside } = suggestThresholds(pairs, basis.own, basis.falseMatchRates, comparisonsAPair);
	const suggested = toThresholds(bands, basis.own.margin);
	const hasThresholds = bands.some((suggestion) => suggestion.basis !== "pack");
	return {
		templateContractId: basis.templateContractId,
		people: people.length,
		templates: people.reduce((sum, person) => sum + person.templates.length, 0),
		impostors: toDistribution(impostors, IMPOSTOR_FRACTIONS),
		peoplePairs: toDistribution(pairs, IMPOSTOR_FRACTIONS),
		genuine: toDistribution(genuine, GENUINE_FRACTIONS),
		genuineBelow: toRejections(genuine, suggested),
		bands,
		setAside,
		present: basis.present,
		suggested,
		provableRate: Math.min(1, pairs.count === 0 ? 1 : 3 / pairs.count),
		evidence: people.length < LEAST_PEOPLE ? "nothing" : hasThresholds ? "thresholds" : "warnings",
		lookAlikes: lookAlikes.sort((a, b) => b.similarity - a.similarity).slice(0, MOST_LOOK_ALIKES),
		weak: weak.sort((a, b) => (a.ownSimilarity ?? 1) - (b.ownSimilarity ?? 1)),
	};
}

function toScored(person: CalibrationPerson): Scored {
	const [first] = person.templates;
	const mean = new Float64Array(first?.embedding.length ?? 0);
	for (const { embedding } of person.templates)
		for (let i = 0; i < mean.length; i++) mean[i] = (mean[i] ?? 0) + (embedding[i] ?? 0) / person.templates.length;
	return { ...person, meanLength: Math.hypot(...mean) };
}

/** As a search would score them: each template of the one as a probe against the other, the best of both ways. */
function pairSimilarity(a: Scored, b: Scored, tally: SimilarityTally): number {
	const rows = a.templates.map((probe) =>
		b.templates.map(({ embedding }) => cosineSimilarity(probe.embedding, embedding)),
	);
	for (const row of rows) for (const similarity of row) tally.add(similarity);
	const columns = b.templates.map((_, j) => rows.map((row) => row[j] ?? -1));
	const forth = rows.map((row) => scoreOf(row, b.meanLength));
	const back = columns.map((column) => scoreOf(column, a.meanLength));
	return Math.max(...forth, ...back);
}

function scoreOf(cosines: readonly number[], meanLength: number): number {
	const mean = cosines.reduce((sum, cosine) => sum + cosine, 0) / cosines.length;
	return employeeScore(Math.max(...cosines), mean, meanLength);
}

/** Each template as a probe against the person without it. */
function ownScores({ templates, employeeId }: CalibrationPerson): number[] {
	if (templates.length < 2) return [];
	return templates.map((probe) => {
		const rest = toScored({ employeeId, templates: templates.filter((template) => template !== probe) });
		return scoreOf(
			rest.templates.map(({ embedding }) => cosineSimilarity(probe.embedding, embedding)),
			rest.meanLength,
		);
	});
}

function toWeakEnrollment(
	{ employeeId, templates }: CalibrationPerson,
	own: readonly number[],
	thresholds: MatchThresholds,
): WeakEnrollment | null {
	const ownSimilarity = median(own);
	const quality = Math.max(...templates.map((template) => template.quality));
	const weaknesses: Weakness[] = [
		...(templates.length === 1 ? (["one_template"] as const) : []),
		...(ownSimilarity !== null && ownSimilarity < thresholds.low ? (["unlike_itself"] as const) : []),
		...(quality < LOW_QUALITY ? (["low_quality"] as const) : []),
	];
	return weaknesses.length === 0 ? null : { employeeId, weaknesses, ownSimilarity, quality };
}

function median(values: readonly number[]): number | null {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? null;
}

function toDistribution(tally: SimilarityTally, fractions: readonly number[]): Distribution {
	const quantiles = fractions.flatMap((fraction) => {
		const similarity = tally.quantile(fraction);
		return similarity === null ? [] : [{ fraction, similarity }];
	});
	return { count: tally.count, quantiles };
}

function toRejections(genuine: SimilarityTally, thresholds: MatchThresholds): CalibrationReport["genuineBelow"] {
	if (genuine.count === 0) return null;
	const below = (threshold: number) => 1 - genuine.countFrom(threshold) / genuine.count;
	return { high: below(thresholds.high), medium: below(thresholds.medium), low: below(thresholds.low) };
}
