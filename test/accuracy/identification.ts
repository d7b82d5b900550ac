// Open-set identification (ISO/IEC 19795-1): FNIR at FPIR over a threshold that moves, and what the product's own
// thresholds make of the same probes.
import type { ProbeResult } from "./gallery-search.ts";
import { clusteredInterval, type Interval } from "./intervals.ts";

export const falsePositiveRates = ["0.01", "0.001"] as const;
export type FalsePositiveRate = (typeof falsePositiveRates)[number];

export interface MissRate {
	/** False negative identification rate: mated probes that do not name their person, at rank 1, above the threshold. */
	readonly fnir: number;
	readonly interval: Interval | null;
	/** Scores above this one are named. */
	readonly threshold: number;
}

/** Counts of probes at the thresholds and the margin of the manifest. */
export interface OperatingCounts {
	readonly right: number;
	readonly wrong: number;
	readonly notMatched: number;
	/** Mated probes that did not come to a search, by reason; part of `notMatched`. */
	readonly refused: Readonly<Record<string, number>>;
	readonly strangersMatched: number;
	/** Of `right` and `strangersMatched`: those sure enough to record on their own, at `medium` or above. */
	readonly rightRecorded: number;
	readonly strangersRecorded: number;
}

export interface IdentificationFigures {
	readonly enrolled: number;
	/** Mated probes. */
	readonly probes: number;
	/** Photos of people who are not enrolled. */
	readonly strangerProbes: number;
	readonly missRates: Readonly<Record<FalsePositiveRate, MissRate | null>>;
	readonly operatingPoint: OperatingCounts;
}

export function measureIdentification(results: readonly ProbeResult[], enrolled: number): IdentificationFigures {
	const mated = results.filter(({ mate }) => mate !== null);
	const strangers = results.filter(({ mate }) => mate === null);
	return {
		enrolled,
		probes: mated.length,
		strangerProbes: strangers.length,
		missRates: { "0.01": missRateAt(mated, strangers, "0.01"), "0.001": missRateAt(mated, strangers, "0.001") },
		operatingPoint: countOutcomes(mated, strangers),
	};
}

/**
 * The threshold is the lowest at which at most `rate` of the strangers' probes are named (those without a usable face
 * count as not named). null with fewer than 1/FPIR of them: then not even one false positive is allowed.
 */
function missRateAt(
	mated: readonly ProbeResult[],
	strangers: readonly ProbeResult[],
	rate: FalsePositiveRate,
): MissRate | null {
	const allowed = Math.floor(strangers.length * Number(rate));
	if (allowed < 1 || mated.length === 0) return null;
	const threshold = strangers.map(({ score }) => score).sort((a, b) => b - a)[allowed] ?? Number.NEGATIVE_INFINITY;
	const isMiss = ({ isRankOne, score }: ProbeResult) => !(isRankOne && score > threshold);
	return {
		fnir: mated.filter(isMiss).length / mated.length,
		interval: clusteredInterval(mated, ({ person }) => person, isMiss),
		threshold,
	};
}

export function countOutcomes(mated: readonly ProbeResult[], strangers: readonly ProbeResult[]): OperatingCounts {
	const named = mated.filter(({ verdict }) => verdict.kind === "match");
	const right = named.filter(({ isRankOne }) => isRankOne);
	const strangersNamed = strangers.filter(({ verdict }) => verdict.kind === "match");
	const refused: Record<string, number> = {};
	for (const { refusal } of mated) if (refusal) refused[refusal] = (refused[refusal] ?? 0) + 1;
	return {
		right: right.length,
		wrong: named.length - right.length,
		notMatched: mated.length - named.length,
		refused,
		strangersMatched: strangersNamed.length,
		rightRecorded: right.filter(isRecorded).length,
		strangersRecorded: strangersNamed.filter(isRecorded).length,
	};
}

function isRecorded({ verdict }: ProbeResult): boolean {
	return verdict.kind === "match" && verdict.confidence !== "low";
}
