// A day at an office, many times over: N people enrolled with a few photos each, one further photo of each, and as many
// strangers. What one draw gives is luck; the share of draws that go well is not.
import type { OperatingCounts } from "./identification.ts";
import { type Interval, wilsonInterval } from "./intervals.ts";
import { enroll, type OpenSet, type Person, shuffle } from "./open-set.ts";

/** Of every 100 people: at least this many named rightly, nobody mistaken, at most this many strangers named. */
const ACCEPTANCE = { right: 0.97, wrong: 0, strangers: 0.01 };

export interface DrawFigures {
	readonly draws: number;
	readonly people: number;
	/** Share of the draws that meet the acceptance. */
	readonly passed: number;
	readonly passedInterval: Interval | null;
	readonly meanRight: number;
	readonly leastRight: number;
	/** Share of the draws in which somebody was named as somebody else. */
	readonly withWrong: number;
	/** Share of the draws with more strangers named than allowed. */
	readonly withTooManyStrangers: number;
}

/** Nobody is both; null where too few people have photos enough. */
export function drawOffice(
	everybody: readonly Person[],
	{ people, templates }: { readonly people: number; readonly templates: number },
	random: () => number,
): OpenSet | null {
	const employees = shuffle(
		everybody.filter(({ photos }) => photos.length > templates),
		random,
	).slice(0, people);
	const employed = new Set(employees.map(({ name }) => name));
	const strangers = shuffle(
		everybody.filter(({ name }) => !employed.has(name)),
		random,
	).slice(0, people);
	if (employees.length < people || strangers.length < people) return null;
	return {
		enrolled: employees.map((person) => {
			const enrolled = enroll(person, templates, random);
			return { ...enrolled, probes: enrolled.probes.slice(0, 1) };
		}),
		strangers: strangers.map(({ name, photos }) => ({ name, photos: shuffle(photos, random).slice(0, 1) })),
	};
}

export function summariseDraws(draws: readonly OperatingCounts[], people: number): DrawFigures {
	const share = (isSo: (draw: OperatingCounts) => boolean) => draws.filter(isSo).length / draws.length;
	const hasTooManyStrangers = (draw: OperatingCounts) => draw.strangersMatched > ACCEPTANCE.strangers * people;
	const isPassed = (draw: OperatingCounts) =>
		draw.right >= ACCEPTANCE.right * people && draw.wrong <= ACCEPTANCE.wrong && !hasTooManyStrangers(draw);
	return {
		draws: draws.length,
		people,
		passed: share(isPassed),
		passedInterval: wilsonInterval(draws.filter(isPassed).length, draws.length),
		meanRight: draws.reduce((sum, { right }) => sum + right, 0) / draws.length,
		leastRight: Math.min(...draws.map(({ right }) => right)),
		withWrong: share(({ wrong }) => wrong > ACCEPTANCE.wrong),
		withTooManyStrangers: share(hasTooManyStrangers),
	};
}
