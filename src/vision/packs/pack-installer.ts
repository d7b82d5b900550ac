// Installs a model pack: only what is missing is fetched, checked by digest beside its place, then moved into it.
import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { isAcceptedDigest } from "../model-session.ts";
import type { ModelEntry, ModelPack } from "./manifest-schema.ts";
import { modelPath } from "./model-manifest.ts";
import { PackInstallError } from "./pack-install-error.ts";
import { copyModels, fetchModels } from "./pack-source.ts";
import { checkPack, digestFile } from "./pack-status.ts";

export interface InstallRequest {
	readonly modelsDir: string;
	readonly pack: ModelPack;
	/** Folder to take the files from instead of the pack's own source. */
	readonly from?: string;
	/** The operator has read that the pack may not be used for business. */
	readonly acceptNonCommercial: boolean;
	readonly stallTimeoutMs: number;
	readonly progress: (line: string) => void;
}

/** Rejects with PackInstallError; then every file is as it was before. */
export async function installPack(request: InstallRequest): Promise<"installed" | "already_installed"> {
	const { modelsDir, pack, progress } = request;
	if (pack.nonCommercial && !request.acceptNonCommercial)
		throw new PackInstallError(
			`the licence of ${pack.id} forbids business use: add --accept-non-commercial if that fits`,
		);
	const status = await checkPack(modelsDir, pack);
	const wanted = status.files.filter((file) => file.status !== "installed").map((file) => file.model);
	if (wanted.length === 0) return "already_installed";
	await mkdir(modelsDir, { recursive: true });
	const staging = await mkdtemp(join(modelsDir, ".staging-"));
	try {
		if (request.from === undefined) await fetchModels(pack, wanted, fetchDepsOf(request, staging));
		else await copyModels(wanted, request.from, staging);
		for (const model of wanted) progress(`  ${await checkFile(staging, model)}`);
		for (const model of wanted) await place(join(staging, model.file), modelPath(modelsDir, pack, model));
	} finally {
		await rm(staging, { recursive: true, force: true });
	}
	return "installed";
}

function fetchDepsOf({ modelsDir, progress, stallTimeoutMs }: InstallRequest, into: string) {
	return { into, projectDir: dirname(modelsDir), progress, stallTimeoutMs };
}

async function checkFile(staging: string, model: ModelEntry): Promise<string> {
	const digest = await digestFile(join(staging, model.file));
	if (!digest || !isAcceptedDigest(model, digest.bytes, digest.sha256))
		throw new PackInstallError(`${model.file} is not the file of the manifest (sha256 differs)`);
	return `${model.file}: ${(digest.bytes / 1e6).toFixed(1)} MB, verified`;
}

async function place(from: string, to: string): Promise<void> {
	await mkdir(dirname(to), { recursive: true });
	await rename(from, to);
}
