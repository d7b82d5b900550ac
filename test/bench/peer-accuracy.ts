// Accuracy of the peers and of Hadir on the same pairs, each with its own pipeline, embedding and distance.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { loadModels } from "../../src/vision/load-models.ts";
import { type ImagePair, parsePairs } from "../accuracy/pairs-file.ts";
import { type Embeddings, measureVerification, scoreVerification } from "../accuracy/verification.ts";
import type { PairsToCompare } from "./bench-options.ts";
import { peerNames } from "./peer-messages.ts";
import { startPeers } from "./peers.ts";

export interface LibraryAccuracy {
	/** With the threshold chosen on the other folds; a pair with a face not found counts as wrong. */
	readonly accuracy: number;
	/** Photos of the pairs in which it found no face. */
	readonly facesNotFound: number;
}

export interface PeerAccuracyFigures {
	readonly pairs: number;
	readonly libraries: Readonly<Record<string, LibraryAccuracy>>;
}

/** Evenly over the list, so that every fold and both labels keep their share. */
export function dealPairs(pairs: readonly ImagePair[], limit: number): ImagePair[] {
	if (pairs.length <= limit) return [...pairs];
	return pairs.filter(
		(_, i) => Math.floor((i * limit) / pairs.length) !== Math.floor(((i - 1) * limit) / pairs.length),
	);
}

export async function comparePeerAccuracy(
	modelsDir: string,
	{ images, pairs: pairsFile, limit }: PairsToCompare,
	tell: (line: string) => void,
): Promise<PeerAccuracyFigures> {
	const pairs = dealPairs(parsePairs(await readFile(pairsFile, "utf8")), limit);
	const names = [...new Set(pairs.flatMap(({ imageA, imageB }) => [imageA, imageB]))];
	const models = await loadModels(modelsDir, { optionalLiveness: false });
	const { peers, stop } = await startPeers(peerNames);
	const embedders = [
		{
			name: "hadir",
			embed: async (image: Uint8Array) =>
				(await models.pipeline.analyse(image, { liveness: false, embedding: true, averageMirror: true })).primary
					?.embedding ?? null,
		},
		...peers.map((peer) => ({
			name: peer.name,
			embed: async (image: Uint8Array) => (await peer.analyse({ image, isThorough: true })).embedding,
		})),
	];
	try {
		const found = new Map<string, Map<string, Float32Array | null>>(embedders.map(({ name }) => [name, new Map()]));
		for (const [i, name] of names.entries()) {
			const image = await readFile(join(images, name));
			// At the same time: nothing is timed here.
			await Promise.all(
				embedders.map(async ({ name: library, embed }) => found.get(library)?.set(name, await embed(image))),
			);
			if ((i + 1) % 50 === 0) tell(`${i + 1} of ${names.length} photos`);
		}
		const libraries = [...found].map(([name, embeddings]) => [name, judge(pairs, embeddings)] as const);
		return { pairs: pairs.length, libraries: Object.fromEntries(libraries) };
	} finally {
		await stop();
		await models.release();
	}
}

/** By Euclidean distance, which all of them are made for; ours is of unit length, where it orders pairs as the cosine does. */
function judge(pairs: readonly ImagePair[], embeddings: Embeddings): LibraryAccuracy {
	const scores = scoreVerification(pairs, embeddings);
	const scored = scores.scored.map((pair) => {
		const [a, b] = [embeddings.get(pair.imageA), embeddings.get(pair.imageB)];
		return { ...pair, similarity: a && b ? 1 / (1 + distance(a, b)) : null };
	});
	const { accuracy, facesNotFound } = measureVerification({ ...scores, scored });
	return { accuracy, facesNotFound };
}

function distance(a: Float32Array, b: Float32Array): number {
	return Math.sqrt(a.reduce((sum, value, i) => sum + (value - (b[i] ?? 0)) ** 2, 0));
}
