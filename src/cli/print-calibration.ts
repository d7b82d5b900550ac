// The calibration report for a person. Employees by id only: a terminal's scroll-back is kept longer than one thinks.
import type { GalleryCalibration } from "../app/maintenance/calibrate-gallery.ts";

type Report = GalleryCalibration["report"];

const SHOWN = 15;

const basisWords: Record<Report["bands"][number]["basis"], string> = {
	pack: "the pack's own: too few people here to say otherwise",
	raised: "RAISED: people here are more alike than the pack's measurement allows",
	gallery: "from this gallery: enough people to prove the rate",
};
const weaknessWords: Record<Report["weak"][number]["weaknesses"][number], string> = {
	one_template: "one template only",
	unlike_itself: "the templates are unlike each other",
	low_quality: "low sample quality",
};

export function printCalibration({ pack, report, hasOverride }: GalleryCalibration): void {
	const { people, templates, impostors, genuine } = report;
	console.log(`Gallery of the pack "${pack}": ${people} people, ${templates} templates`);
	console.log(`  different people  ${count(impostors.count)} template pairs   ${quantiles(impostors)}`);
	console.log(`  same person       ${count(genuine.count)} comparisons, each template against the person's others`);
	if (genuine.count > 0) console.log(`                    ${quantiles(genuine)}`);
	console.log("");
	printThresholds(report, hasOverride);
	printLookAlikes(report);
	printWeak(report);
}

function printThresholds(report: Report, hasOverride: boolean): void {
	const { bands, present, genuineBelow, provableRate, peoplePairs, setAside } = report;
	console.log(`Thresholds in force: ${hasOverride ? "an administrator's, from a calibration" : "the pack's own"}`);
	for (const { band, templateRate, targetRate, suggested, basis, pairs, upperRate } of bands) {
		const change = suggested === present[band] ? `keep ${suggested}` : `${present[band]} -> ${suggested}`;
		const seen = `${pairs} of ${count(peoplePairs.count - setAside)} pairs of people reach it, so at most ${rate(upperRate)} (95 %)`;
		const meant = `meant for ${rate(templateRate)} template pairs, here ${rate(targetRate)} pairs of people`;
		console.log(`  ${band.padEnd(7)} ${change.padEnd(16)} ${meant}`);
		console.log(`          ${seen}`);
		console.log(`          ${basisWords[basis]}`);
	}
	if (genuineBelow)
		console.log(
			`  Of the same-person comparisons below them: high ${percent(genuineBelow.high)}, medium ${percent(genuineBelow.medium)}, low ${percent(genuineBelow.low)}`,
		);
	console.log(`  ${conclusion(report)}`);
	console.log(`  (${count(peoplePairs.count)} pairs of people can prove a rate of ${rate(provableRate)} at best)`);
	console.log("");
}

function conclusion({ evidence, bands, setAside }: Report): string {
	if (evidence === "nothing") return "Too few people to say anything. Keep the pack's thresholds.";
	const aside = setAside > 0 ? ` ${setAside} pair(s) of look-alikes are left out of the rates; see below.` : "";
	if (evidence === "warnings") return `Nothing here speaks against the pack's thresholds. Keep them.${aside}`;
	const changed = bands.filter((band) => band.basis !== "pack").map((band) => band.band);
	return `The gallery has something to say about: ${changed.join(", ")}.${aside}`;
}

function printLookAlikes({ lookAlikes }: Report): void {
	if (lookAlikes.length === 0) {
		console.log("No two people reach each other's thresholds.");
		return;
	}
	console.log("Look-alikes: twins, relatives, or one person with two ids. Only the margin keeps them apart:");
	for (const { employees, similarity, band } of lookAlikes.slice(0, SHOWN))
		console.log(`  ${employees[0]}  ${employees[1]}  ${similarity.toFixed(3)} (reaches ${band})`);
	if (lookAlikes.length > SHOWN) console.log(`  ... and ${lookAlikes.length - SHOWN} more with --json`);
}

function printWeak({ weak }: Report): void {
	if (weak.length === 0) return;
	console.log("");
	console.log(`Weak enrollments, ${weak.length}; enroll them again when there is time:`);
	for (const { employeeId, weaknesses, ownSimilarity, quality } of weak.slice(0, SHOWN)) {
		const figures = [
			...(ownSimilarity === null ? [] : [`similarity to itself ${ownSimilarity.toFixed(3)}`]),
			`quality ${Math.round(quality)}`,
		];
		console.log(
			`  ${employeeId}  ${weaknesses.map((weakness) => weaknessWords[weakness]).join(", ")} (${figures.join(", ")})`,
		);
	}
	if (weak.length > SHOWN) console.log(`  ... and ${weak.length - SHOWN} more with --json`);
}

function quantiles({ quantiles: list }: Report["impostors"]): string {
	return list.map(({ fraction, similarity }) => `${quantileName(fraction)} ${similarity.toFixed(3)}`).join("  ");
}

function quantileName(fraction: number): string {
	if (fraction === 0) return "lowest";
	if (fraction === 1) return "highest";
	return fraction === 0.5 ? "median" : `${Number((fraction * 100).toFixed(2))} %`;
}

function count(value: number): string {
	return value.toLocaleString("en");
}

function rate(value: number): string {
	return value >= 0.01 ? percent(value) : `1 in ${count(Math.round(1 / value))}`;
}

function percent(value: number): string {
	return `${(value * 100).toFixed(1)} %`;
}
