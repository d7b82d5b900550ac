// Where the files of a pack come from. Every source puts files into a folder; whoever called checks their digests.
import { createWriteStream } from "node:fs";
import { copyFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { FetchDeps } from "./fetch-deps.ts";
import type { ModelEntry, ModelPack } from "./manifest-schema.ts";
import { fetchFromNpm } from "./npm-tarball.ts";
import { PackInstallError } from "./pack-install-error.ts";

/** Fetches the named models of a pack. Rejects with PackInstallError. */
export async function fetchModels(pack: ModelPack, models: readonly ModelEntry[], deps: FetchDeps): Promise<void> {
	switch (pack.source.kind) {
		case "npm":
			return fetchFromNpm(pack.source, models, deps);
		case "urls":
			for (const model of models) await download(model, deps);
			return;
		case "folder":
			throw new PackInstallError(`pack ${pack.id} has no download address: use --from <folder>`);
	}
}

/** Takes the models from a folder of the operator, by their file names. */
export async function copyModels(models: readonly ModelEntry[], from: string, into: string): Promise<void> {
	for (const model of models) {
		try {
			await copyFile(join(from, model.file), join(into, model.file));
		} catch (cause) {
			throw new PackInstallError(`${model.file} cannot be read in ${from}`, cause);
		}
	}
}

async function download(model: ModelEntry, deps: FetchDeps): Promise<void> {
	if (!model.url) throw new PackInstallError(`${model.file} has no address`);
	const host = new URL(model.url).host;
	const stall = createStallGuard(deps.stallTimeoutMs);
	const path = join(deps.into, model.file);
	try {
		const response = await fetch(model.url, { signal: stall.signal });
		if (!response.ok || !response.body) throw new PackInstallError(`${host} answered ${response.status}`);
		const largest = Math.max(model.bytes, ...model.alsoAccepted.map((known) => known.bytes));
		const meter = createMeter(model.file, largest, stall.renew, deps.progress);
		await pipeline(Readable.from(response.body), meter, createWriteStream(path));
	} catch (cause) {
		await rm(path, { force: true });
		if (cause instanceof PackInstallError) throw cause;
		throw new PackInstallError(`${model.file} cannot be fetched from ${host}`, cause);
	} finally {
		stall.end();
	}
}

function createStallGuard(timeoutMs: number) {
	const controller = new AbortController();
	const abort = () => controller.abort(new Error("nothing arrived in time"));
	let timer = setTimeout(abort, timeoutMs);
	return {
		signal: controller.signal,
		renew() {
			clearTimeout(timer);
			timer = setTimeout(abort, timeoutMs);
		},
		end: () => clearTimeout(timer),
	};
}

/** Counts bytes, tells every quarter, and stops a file that grows beyond its known size. */
function createMeter(file: string, expectedBytes: number, renew: () => void, progress: (line: string) => void) {
	let bytes = 0;
	let toldQuarters = 0;
	return new Transform({
		transform(chunk: Uint8Array, _encoding, done) {
			renew();
			bytes += chunk.length;
			if (bytes > expectedBytes) {
				done(new PackInstallError(`${file} is larger than the file of the manifest`));
				return;
			}
			const quarters = Math.floor((bytes / expectedBytes) * 4);
			if (quarters > toldQuarters) progress(`  ${file}: ${quarters * 25} %`);
			toldQuarters = Math.max(toldQuarters, quarters);
			done(null, chunk);
		},
	});
}
