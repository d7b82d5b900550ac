import { describe, expect, it } from "vitest";
import type { PhotoAnalysis } from "../../accuracy/analyse-photos.ts";
import { drawOffice, summariseDraws } from "../../accuracy/enrollment-draws.ts";
import { type ProbeResult, searchAll } from "../../accuracy/gallery-search.ts";
import { measureIdentification, type OperatingCounts } from "../../accuracy/identification.ts";
import { type Person, peopleOf, splitOpenSet } from "../../accuracy/open-set.ts";
import { employeeId } from "../../support/environment.ts";
import { createSeededRandom } from "../../support/seeded-random.ts";

const thresholds = { high: 0.9, medium: 0.8, low: 0.7, margin: 0.05 };
const noHints = { kiosk: null, probe: null, template: null };
const photoAt = (angleDeg: number): PhotoAnalysis => ({
	embedding: Float32Array.from([Math.cos((angleDeg * Math.PI) / 180), Math.sin((angleDeg * Math.PI) / 180)]),
	problem: null,
	hints: noHints,
});
const person = (name: string, photos: number): Person => ({
	name,
	photos: Array.from({ length: photos }, (_, i) => `${name}/${i}.jpg`),
});

describe("splitOpenSet", () => {
	const people = [
		...Array.from({ length: 20 }, (_, i) => person(`many${i}`, 5)),
		...Array.from({ length: 41 }, (_, i) => person(`few${i}`, 3)),
	];
	const split = (seed: number) => splitOpenSet(people, 3, createSeededRandom(seed));

	it("makes half of the people strangers and enrolls those of the others who have a photo left as a probe", () => {
		const { enrolled, strangers } = split(1);
		expect(strangers).toHaveLength(30);
		expect(enrolled).toHaveLength(10);
		expect(enrolled.every(({ templates, probes }) => templates.length === 3 && probes.length === 2)).toBe(true);
		const names = new Set(strangers.map(({ name }) => name));
		expect(enrolled.some(({ name }) => names.has(name))).toBe(false);
		for (const { templates, probes } of enrolled) expect(new Set([...templates, ...probes]).size).toBe(5);
	});

	it("gives the same people for the same seed and others for another", () => {
		expect(split(7)).toEqual(split(7));
		expect(split(7)).not.toEqual(split(8));
	});

	it("groups photos by their folder and leaves out those of nobody", () => {
		expect(peopleOf(["ani/1.jpg", "ani/2.jpg", "budi/1.jpg", "loose.jpg"])).toEqual([
			{ name: "ani", photos: ["ani/1.jpg", "ani/2.jpg"] },
			{ name: "budi", photos: ["budi/1.jpg"] },
		]);
	});
});

describe("searchAll", () => {
	const photos = new Map<string, PhotoAnalysis>([
		["ani/t", photoAt(0)],
		["ani/p", photoAt(10)],
		["ani/crowd", { ...photoAt(1), problem: "multiple_faces" }],
		["ani/blurred", { ...photoAt(1), hints: { ...noHints, probe: "hold_still" } }],
		["budi/t", photoAt(90)],
		["budi/p", photoAt(46)],
		["cici/t", { embedding: null, problem: "no_face", hints: noHints }],
		["cici/p", photoAt(200)],
		["stranger/1", photoAt(60)],
	]);
	const openSet = {
		enrolled: [
			{ name: "ani", templates: ["ani/t"], probes: ["ani/p", "ani/crowd", "ani/blurred"] },
			{ name: "budi", templates: ["budi/t"], probes: ["budi/p"] },
			{ name: "cici", templates: ["cici/t"], probes: ["cici/p"] },
		],
		strangers: [{ name: "stranger", photos: ["stranger/1"] }],
	};
	const resultOf = async (image: string): Promise<ProbeResult> => {
		const results = await searchAll(openSet, photos, { dimension: 2, thresholds });
		const result = results.find((candidate) => candidate.image === image);
		if (!result) throw new Error(`no probe ${image}`);
		return result;
	};

	it("names the enrolled person by the product's rule", async () => {
		const result = await resultOf("ani/p");
		expect(result).toMatchObject({ isRankOne: true, refusal: null, verdict: { kind: "match", confidence: "high" } });
		expect(result.score).toBeCloseTo(Math.cos((10 * Math.PI) / 180), 5);
	});

	it("gives no score to a candidate without a lead over the second best", async () => {
		// 44 degrees from Budi, 46 from Ani.
		expect(await resultOf("budi/p")).toMatchObject({
			isRankOne: true,
			score: Number.NEGATIVE_INFINITY,
			verdict: { kind: "unknown" },
		});
	});

	it("does not search what REST would refuse, and says why", async () => {
		expect(await resultOf("ani/crowd")).toMatchObject({ refusal: "multiple_faces", verdict: { kind: "unknown" } });
		expect(await resultOf("ani/blurred")).toMatchObject({ refusal: "low_quality", isRankOne: false });
	});

	it("enrolls no template without a face: that person's probes are missed", async () => {
		expect(await resultOf("cici/p")).toMatchObject({ isRankOne: false, refusal: null });
	});

	it("lets a stranger be named when the score is high enough", async () => {
		expect(await resultOf("stranger/1")).toMatchObject({
			mate: null,
			verdict: { kind: "match", confidence: "medium" },
		});
	});
});

describe("measureIdentification", () => {
	const result = (person: string, mate: string | null, score: number, isRankOne: boolean): ProbeResult => ({
		image: `${person}/1.jpg`,
		person,
		mate: mate === null ? null : employeeId(mate),
		refusal: null,
		isRankOne,
		score,
		verdict: { kind: "unknown", bestSimilarity: score },
	});
	const mated = (name: string, score: number, isRankOne = true) => result(name, name, score, isRankOne);
	const strangers = (count: number) => Array.from({ length: count }, (_, i) => result(`s${i}`, null, i / 200, false));

	it("counts a miss below the threshold that lets one of a hundred strangers in, and where somebody else is first", () => {
		// Strangers score 0.000, 0.005, ... 0.995: two of 200 may be named, so what is above 0.985 counts.
		const probes = [mated("ani", 0.99), mated("ani", 0.986), mated("budi", 0.985), mated("budi", 0.99, false)];
		const figures = measureIdentification([...probes, ...strangers(200)], 2);
		expect(figures).toMatchObject({ enrolled: 2, probes: 4, strangerProbes: 200 });
		expect(figures.missRates["0.01"]).toMatchObject({ fnir: 0.5, threshold: 0.985 });
	});

	it("says nothing where not one false positive would be allowed", () => {
		const figures = measureIdentification([mated("ani", 0.9), ...strangers(99)], 1);
		expect(figures.missRates).toEqual({ "0.01": null, "0.001": null });
	});
});

describe("draws", () => {
	const everybody = [
		...Array.from({ length: 6 }, (_, i) => person(`many${i}`, 4)),
		...Array.from({ length: 6 }, (_, i) => person(`few${i}`, 1)),
	];

	it("takes one further photo of each of the enrolled and as many strangers, one photo each", () => {
		const office = drawOffice(everybody, { people: 5, templates: 3 }, createSeededRandom(1));
		expect(office?.enrolled).toHaveLength(5);
		expect(office?.strangers).toHaveLength(5);
		expect(office?.enrolled.every(({ templates, probes }) => templates.length === 3 && probes.length === 1)).toBe(true);
		expect(office?.strangers.every(({ photos }) => photos.length === 1)).toBe(true);
		expect(drawOffice(everybody, { people: 7, templates: 3 }, createSeededRandom(1))).toBeNull();
	});

	it("passes with 97 of 100 right, nobody mistaken and at most one stranger", () => {
		const good: OperatingCounts = {
			right: 97,
			wrong: 0,
			notMatched: 3,
			refused: {},
			strangersMatched: 1,
			rightRecorded: 90,
			strangersRecorded: 0,
		};
		const draws = [good, { ...good, right: 96 }, { ...good, wrong: 1 }, { ...good, strangersMatched: 2 }];
		expect(summariseDraws(draws, 100)).toMatchObject({
			draws: 4,
			passed: 0.25,
			meanRight: 96.75,
			leastRight: 96,
			withWrong: 0.25,
			withTooManyStrangers: 0.25,
		});
	});
});
