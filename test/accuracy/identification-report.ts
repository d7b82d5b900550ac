// Identification figures as tables for people.
import type { MatchThresholds } from "../../src/core/domain/recognition/match-policy.ts";
import type { DrawFigures } from "./enrollment-draws.ts";
import { percent, range, table } from "./eval-command.ts";
import { falsePositiveRates, type IdentificationFigures } from "./identification.ts";

export function identificationLines(
	sizes: readonly IdentificationFigures[],
	strangers: number,
	{ low, margin }: MatchThresholds,
): string[] {
	const rows = sizes.map(({ enrolled, probes, strangerProbes, missRates }) => [
		String(enrolled),
		String(probes),
		String(strangerProbes),
		...falsePositiveRates.map(
			(rate) => percent(missRates[rate]?.fnir ?? null) + range(missRates[rate]?.interval ?? null),
		),
	]);
	const outcomes = sizes.map(({ enrolled, operatingPoint }) => [
		String(enrolled),
		String(operatingPoint.right),
		String(operatingPoint.wrong),
		String(operatingPoint.notMatched),
		Object.entries(operatingPoint.refused)
			.map(([reason, count]) => `${count} ${reason}`)
			.join(", ") || "none",
		String(operatingPoint.strangersMatched),
	]);
	return [
		`${strangers} people are strangers.`,
		"",
		...table([["enrolled", "mated probes", "strangers' probes", "FNIR at FPIR 1 %", "at 0.1 %"], ...rows]),
		"",
		`At the product's own threshold (${low}) and margin (${margin}), in probes:`,
		...table([["enrolled", "right", "wrong", "not matched", "of these refused", "strangers matched"], ...outcomes]),
	];
}

export function drawLines(figures: DrawFigures): string[] {
	return [
		"",
		`${figures.draws} draws of ${figures.people} enrolled and ${figures.people} strangers, one probe each:`,
		...table([
			[
				"at least 97 % right, nobody mistaken, at most 1 % of the strangers",
				percent(figures.passed) + range(figures.passedInterval),
			],
			["right on average", figures.meanRight.toFixed(1)],
			["right at worst", String(figures.leastRight)],
			["draws with somebody mistaken", percent(figures.withWrong)],
			["draws with too many strangers", percent(figures.withTooManyStrangers)],
		]),
	];
}
