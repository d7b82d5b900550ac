// The identity of an embedding space. Two embeddings may be compared only when everything that decides their numbers
// is the same; the id is stored with each template.
import { createHash } from "node:crypto";
import type { ModelOf } from "./manifest-schema.ts";

/** `tc1-` and 32 hexadecimal digits over the model's digest, its preprocessing, the alignment and the dimension. */
export function templateContractId(model: ModelOf<"embedding">): string {
	const { input } = model;
	const contract = [
		`model=${model.sha256}`,
		`alignment=${model.alignment}`,
		`preprocessing=${model.preprocessingVersion}`,
		`input=${input.width}x${input.height},${input.colour},${input.mean.join("/")},${input.std.join("/")}`,
		`dimension=${model.dimension}`,
	].join("\n");
	return `tc1-${createHash("sha256").update(contract).digest("hex").slice(0, 32)}`;
}
