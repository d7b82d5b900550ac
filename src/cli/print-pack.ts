// One pack of `npm run models -- list`: what it is, whether it is here, what its licence allows, how good it is known to be.
import { type ChosenPacks, DEFAULT_PACK, type ModelPack, type PackStatus } from "../app/model-packs.ts";

type Embedding = Extract<ModelPack["models"][number], { task: "embedding" }>;

const stateWords: Record<PackStatus["summary"], string> = {
	installed: "installed",
	missing: "not installed",
	incomplete: "damaged or incomplete",
};

export function printPack({ pack, files, summary }: PackStatus, chosen: ChosenPacks): void {
	const uses = summary === "installed" ? usedFor(pack, chosen) : [];
	const state = uses.length > 0 ? `${stateWords[summary]}, active` : stateWords[summary];
	const bytes = pack.models.reduce((sum, model) => sum + model.bytes, 0);
	const size = `${(bytes / 1e6).toFixed(1)} MB`;
	console.log(`${pack.id.padEnd(20)} ${pack.install.padEnd(12)} ${state.padEnd(30)} ${size.padStart(9)}`);
	const lines: [string, string][] = [["", `${pack.title}.`]];
	for (const { model, status } of files) {
		const trouble = summary === "incomplete" && status !== "installed" ? `, ${status.toUpperCase()}` : "";
		lines.push(["model", `${model.id}: ${model.task}, ${model.licence} (${model.file}${trouble})`]);
	}
	if (uses.length > 0) lines.push(["used for", uses.join(", ")]);
	lines.push([
		"business",
		pack.nonCommercial ? "NOT ALLOWED by the licence; needs --accept-non-commercial" : "allowed by the licence",
	]);
	for (const { figure, measuredOn, source } of pack.accuracy)
		lines.push(["accuracy", `${figure} (${measuredOn}; ${source})`]);
	if (pack.accuracy.length === 0) lines.push(["accuracy", "no published figure"]);
	for (const model of pack.models) if (model.task === "embedding") lines.push(...describeEmbedding(model));
	for (const [name, text] of lines) console.log(`  ${name.padEnd(10)} ${text}`.trimEnd());
	console.log("");
}

/** What the kiosk uses the pack for: the chosen ones for what they have, the default one for the rest. */
function usedFor(pack: ModelPack, { pack: recognition, detectionPack }: ChosenPacks): string[] {
	const tasks = new Set(pack.models.map((model) => model.task));
	const isUsed = (task: ModelPack["models"][number]["task"]): boolean => {
		// Liveness layers work wherever they are installed.
		if (task === "liveness") return true;
		if (task === "detection") return pack.id === detectionPack;
		return pack.id === recognition || (pack.id === DEFAULT_PACK && task !== "embedding");
	};
	return [...tasks].filter(isUsed);
}

function describeEmbedding({ dimension, thresholds }: Embedding): [string, string][] {
	const { high, medium, low, falseMatchRates: rates } = thresholds;
	if (!rates)
		return [
			["templates", `${dimension} numbers`],
			["thresholds", `high ${high}, medium ${medium}, low ${low}: NOT MEASURED HERE, cautious guesses`],
		];
	const bands = [
		`high ${high} (one stranger in ${formatRate(rates.high)})`,
		`medium ${medium} (${formatRate(rates.medium)})`,
		`low ${low} (${formatRate(rates.low)})`,
	];
	return [
		["templates", `${dimension} numbers`],
		["thresholds", bands.join(", ")],
	];
}

function formatRate(rate: number): string {
	return Math.round(1 / rate).toLocaleString("en");
}
