// Which files of a pack are in place, judged by their digests.
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { isAcceptedDigest } from "../model-session.ts";
import type { ModelEntry, ModelPack } from "./manifest-schema.ts";
import { modelPath } from "./model-manifest.ts";

export type FileStatus = "installed" | "missing" | "altered";

export interface PackStatus {
	readonly pack: ModelPack;
	readonly files: readonly { readonly model: ModelEntry; readonly status: FileStatus }[];
	/** `installed` when every file is, `missing` when none is there, `incomplete` otherwise. */
	readonly summary: "installed" | "missing" | "incomplete";
}

export interface FileDigest {
	readonly bytes: number;
	readonly sha256: string;
}

/** Size and SHA-256 of a file, read as a stream; null when there is none. */
export async function digestFile(path: string): Promise<FileDigest | null> {
	const hash = createHash("sha256");
	let bytes = 0;
	try {
		for await (const chunk of createReadStream(path)) {
			if (!(chunk instanceof Uint8Array)) throw new TypeError("stream of bytes expected");
			hash.update(chunk);
			bytes += chunk.length;
		}
	} catch (error) {
		if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR")) return null;
		throw error;
	}
	return { bytes, sha256: hash.digest("hex") };
}

export async function checkPack(modelsDir: string, pack: ModelPack): Promise<PackStatus> {
	const files: { model: ModelEntry; status: FileStatus }[] = [];
	for (const model of pack.models) {
		const digest = await digestFile(modelPath(modelsDir, pack, model));
		if (!digest) files.push({ model, status: "missing" });
		else files.push({ model, status: isAcceptedDigest(model, digest.bytes, digest.sha256) ? "installed" : "altered" });
	}
	const isAll = (status: FileStatus) => files.every((file) => file.status === status);
	return { pack, files, summary: isAll("installed") ? "installed" : isAll("missing") ? "missing" : "incomplete" };
}
