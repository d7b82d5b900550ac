// Which secret transform an embedding is under. Generation 0 is none: as the model made it.
import { hkdfSync, type KeyObject } from "node:crypto";
import type { InstallationKeys } from "../keys/installation-keys.ts";
import { createOrthogonalTransform, type OrthogonalTransform } from "./orthogonal-transform.ts";

export const UNPROTECTED = 0;

export interface TemplateProtection {
	/** The generation that templates are written under; a first key is made when there is none. Call inside a transaction. */
	writingGeneration(nowMs: number): number;
	/** The generation that the search index is under: the newest key's. */
	newestGeneration(): number;
	/** The same embedding under another generation's transform. Embeddings of two generations say nothing of each other. */
	move(embedding: Float32Array, route: TransformRoute): Float32Array;
}

export interface TransformRoute {
	readonly templateContractId: string;
	readonly from: number;
	readonly to: number;
}

/** How many transforms stay in memory, each n² / 2 numbers of 8 bytes: 1 MB for 512 dimensions. */
const KEPT_TRANSFORMS = 8;

export function createTemplateProtection(keys: InstallationKeys): TemplateProtection {
	const transforms = new Map<string, OrthogonalTransform>();

	function transformOf(generation: number, templateContractId: string, dimension: number): OrthogonalTransform {
		const key = keys.find("template", generation);
		if (!key) throw new Error(`there is no template key of generation ${generation}`);
		const name = [generation, key.uid, dimension, templateContractId].join(" ");
		const known = transforms.get(name);
		if (known) return known;
		const made = createOrthogonalTransform(seedOf(key.open(), templateContractId, dimension), dimension);
		for (const oldest of transforms.keys()) if (transforms.size >= KEPT_TRANSFORMS) transforms.delete(oldest);
		transforms.set(name, made);
		return made;
	}

	return {
		newestGeneration: () => keys.newest("template"),
		writingGeneration: (nowMs) => keys.newest("template") || keys.create("template", nowMs),
		move: (embedding, { templateContractId, from, to }) => {
			if (from === to) return embedding;
			const plain =
				from === UNPROTECTED ? embedding : transformOf(from, templateContractId, embedding.length).invert(embedding);
			return to === UNPROTECTED ? plain : transformOf(to, templateContractId, embedding.length).apply(plain);
		},
	};
}

/** RFC 5869. A transform for each template contract: models of one dimension share none. */
function seedOf(key: KeyObject, templateContractId: string, dimension: number): Uint8Array {
	const info = JSON.stringify(["hadir.template-transform.v1", templateContractId, dimension]);
	return new Uint8Array(hkdfSync("sha256", key, "", info, 32));
}
