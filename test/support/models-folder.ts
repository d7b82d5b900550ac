// A models folder of its own for a test: the installed default pack by links, a manifest that the test may change.
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ModelManifest, type ModelPack, manifestSchema } from "../../src/vision/packs/manifest-schema.ts";
import { DEFAULT_PACK, MANIFEST_FILE } from "../../src/vision/packs/model-manifest.ts";

export const installedModelsDir = join(import.meta.dirname, "../../models");

export interface ModelsFolder extends AsyncDisposable {
	readonly path: string;
	readonly manifest: ModelManifest;
	/** Adds a pack to the manifest, with its files. */
	addPack(pack: ModelPack, files: Readonly<Record<string, Uint8Array>>): Promise<void>;
	/** Where a file of the default pack lies; replacing it does not touch the installed one. */
	replace(file: string, content: Uint8Array | null): Promise<void>;
}

export async function createModelsFolder(): Promise<ModelsFolder> {
	const path = await mkdtemp(join(tmpdir(), "hadir-models-"));
	const manifest = manifestSchema.parse(JSON.parse(await readFile(join(installedModelsDir, MANIFEST_FILE), "utf8")));
	const pack = manifest.packs.find((candidate) => candidate.id === DEFAULT_PACK);
	if (!pack) throw new Error("the manifest has a default pack");
	await mkdir(join(path, DEFAULT_PACK));
	for (const { file } of pack.models)
		await symlink(join(installedModelsDir, DEFAULT_PACK, file), join(path, DEFAULT_PACK, file));
	const packs = manifest.packs.filter((candidate) => candidate.id === DEFAULT_PACK);
	const write = () => writeFile(join(path, MANIFEST_FILE), JSON.stringify({ ...manifest, packs }));
	await write();
	return {
		path,
		manifest: { ...manifest, packs },
		async addPack(added, files) {
			packs.push(added);
			await mkdir(join(path, added.id));
			for (const [file, content] of Object.entries(files)) await writeFile(join(path, added.id, file), content);
			await write();
		},
		async replace(file, content) {
			const target = join(path, DEFAULT_PACK, file);
			await rm(target);
			if (content) await writeFile(target, content);
		},
		[Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }),
	};
}
