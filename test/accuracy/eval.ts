// `npm run eval -- verification --images D --pairs F [--json] [--pack P]`: accuracy on any labelled folder.
import { access } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { loadModels } from "../../src/vision/load-models.ts";
import { DEFAULT_PACK } from "../../src/vision/model-manifest.ts";
import { embedImages } from "./embed-images.ts";
import { openImageFolder } from "./image-folder.ts";
import { readPairs } from "./pairs-file.ts";
import { falseAcceptRates, measureVerification, type VerificationFigures } from "./verification.ts";

const USAGE = "npm run eval -- verification --images <folder> --pairs <file.csv> [--json] [--pack <pack>]";

function readArguments() {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			images: { type: "string" },
			pairs: { type: "string" },
			pack: { type: "string", default: DEFAULT_PACK },
			"models-dir": { type: "string", default: join(import.meta.dirname, "../../models") },
			json: { type: "boolean", default: false },
		},
	});
	if (positionals.length !== 1 || positionals[0] !== "verification") throw new Error(USAGE);
	const { images, pairs } = values;
	if (!images || !pairs) throw new Error(USAGE);
	return { ...values, images: resolve(images), pairs: resolve(pairs) };
}

function printTable(figures: VerificationFigures): void {
	const percent = (value: number | null) =>
		value === null ? "too few impostor pairs" : `${(value * 100).toFixed(2)} %`;
	console.log(`pairs            ${figures.pairs}`);
	console.log(`accuracy         ${percent(figures.accuracy)}`);
	for (const rate of falseAcceptRates) console.log(`TAR at FAR ${rate.padEnd(6)}${percent(figures.tar[rate])}`);
	console.log(`faces not found  ${figures.facesNotFound}`);
}

async function main(): Promise<void> {
	const args = readArguments();
	const pairs = await readPairs(args.pairs);
	const folder = await openImageFolder(args.images);
	const missing = pairs.flatMap((pair) => [pair.imageA, pair.imageB]).find((image) => !folder.images.includes(image));
	if (missing) await access(join(folder.root, missing));
	const models = await loadModels(resolve(args["models-dir"]), { pack: args.pack, optionalLiveness: false });
	const figures = measureVerification(pairs, await embedImages(models.pipeline, folder.root, folder.images));
	if (args.json) console.log(JSON.stringify(figures));
	else printTable(figures);
}

try {
	await main();
} catch (error) {
	console.error(error instanceof Error ? error.message : "failed");
	process.exitCode = 1;
}
