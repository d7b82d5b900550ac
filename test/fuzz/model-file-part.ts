// Model files that are not the ones of the manifest: none may reach onnxruntime, whose parser is native code.
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AppError } from "../../src/core/domain/errors.ts";
import { readModelFile } from "../../src/vision/model-session.ts";
import { parseManifest } from "../../src/vision/packs/model-manifest.ts";
import { mutate } from "./mutate.ts";
import type { Random } from "./random-choice.ts";
import type { Attempt, FuzzPart } from "./run-part.ts";

const modelsDir = join(import.meta.dirname, "../../models");

export const modelFilePart: FuzzPart = {
	name: "model-file",
	async open() {
		const manifest = parseManifest(await readFile(join(modelsDir, "manifest.json"), "utf8"));
		const pack = manifest.packs.find(({ install }) => install === "required");
		const smallest = pack?.models.toSorted((left, right) => left.bytes - right.bytes)[0];
		if (!pack || !smallest) throw new Error("the manifest requires no model");
		const original = await readFile(join(modelsDir, pack.id, smallest.file));
		const folder = await mkdtemp(join(tmpdir(), "hadir-fuzz-"));
		const path = join(folder, smallest.file);
		return {
			async attempt(random: Random): Promise<Attempt> {
				const { bytes, damage } = mutate(original, random);
				await writeFile(path, bytes);
				const input = damage.join(", ");
				if (Buffer.compare(bytes, original) === 0) return { outcome: "unchanged", problem: null, input };
				return readModelFile(path, smallest).then(
					() => ({ outcome: "taken", problem: "a changed model was taken", input }),
					(error: unknown) => {
						const code = error instanceof AppError ? error.code : "thrown";
						return { outcome: code, problem: code === "MODEL_ALTERED" ? null : String(error), input };
					},
				);
			},
			close: () => rm(folder, { recursive: true, force: true }),
		};
	},
};
