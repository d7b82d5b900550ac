// `npm run models -- list | install <pack|recommended|required> [--from <folder>] [--accept-non-commercial] | verify`
import { dirname, resolve } from "node:path";
import { parseArgs } from "node:util";
import {
	checkPack,
	findPack,
	installPack,
	type ModelManifest,
	type ModelPack,
	PackInstallError,
	type PackStatus,
	readManifest,
} from "../app/model-packs.ts";

const USAGE = `npm run models -- list                          what there is and what is installed
npm run models -- install <pack>                fetch a pack; "recommended" and "required" name several
    --from <folder>                             take the files from a folder instead
    --accept-non-commercial                     for packs whose licence forbids business use
npm run models -- verify                        check every installed file by its digest`;
const DEFAULT_STALL_SECONDS = 20;

interface Arguments {
	readonly positionals: readonly string[];
	readonly from: string | undefined;
	readonly acceptNonCommercial: boolean;
	readonly modelsDir: string;
	readonly stallTimeoutMs: number;
}

function readArguments(args: readonly string[]): Arguments {
	const { values, positionals } = parseArgs({
		args: [...args],
		allowPositionals: true,
		options: {
			from: { type: "string" },
			"accept-non-commercial": { type: "boolean", default: false },
			"models-dir": { type: "string", default: resolve(dirname(import.meta.filename), "../../models") },
			"stall-seconds": { type: "string", default: String(DEFAULT_STALL_SECONDS) },
		},
	});
	const stallSeconds = Number(values["stall-seconds"]);
	if (!(stallSeconds > 0)) throw new PackInstallError("--stall-seconds wants a number above 0");
	return {
		positionals,
		from: values.from,
		acceptNonCommercial: values["accept-non-commercial"],
		modelsDir: resolve(values["models-dir"]),
		stallTimeoutMs: stallSeconds * 1000,
	};
}

function packBytes(pack: ModelPack): number {
	return pack.models.reduce((sum, model) => sum + model.bytes, 0);
}

const stateWords: Record<PackStatus["summary"], string> = {
	installed: "installed",
	missing: "not installed",
	incomplete: "damaged or incomplete",
};

async function list(manifest: ModelManifest, { modelsDir }: Arguments): Promise<number> {
	for (const pack of manifest.packs) {
		const { summary } = await checkPack(modelsDir, pack);
		const licences = [...new Set(pack.models.map((model) => model.licence))].join(", ");
		const size = `${(packBytes(pack) / 1e6).toFixed(1)} MB`;
		console.log(
			`${pack.id.padEnd(20)} ${pack.install.padEnd(12)} ${stateWords[summary].padEnd(22)} ${size.padStart(9)}`,
		);
		console.log(`  ${pack.title}. ${licences}${pack.nonCommercial ? ", not for business use" : ""}`);
	}
	return 0;
}

async function verify(manifest: ModelManifest, { modelsDir }: Arguments): Promise<number> {
	let isSound = true;
	for (const pack of manifest.packs) {
		const { files, summary } = await checkPack(modelsDir, pack);
		if (summary === "missing" && pack.install !== "required") continue;
		for (const { model, status } of files) console.log(`${status.padEnd(10)} ${pack.id}/${model.file}`);
		isSound &&= summary === "installed";
	}
	if (!isSound)
		console.error("Some model files are missing or altered. Repair them with: npm run models -- install required");
	return isSound ? 0 : 1;
}

function choosePacks(manifest: ModelManifest, name: string): readonly ModelPack[] {
	if (name === "recommended" || name === "required") return manifest.packs.filter((pack) => pack.install === name);
	const pack = findPack(manifest, name);
	if (pack) return [pack];
	throw new PackInstallError(`there is no pack "${name}"; npm run models -- list shows them`);
}

/** Every pack is tried, even after one that could not be had. */
async function install(manifest: ModelManifest, args: Arguments): Promise<number> {
	const name = args.positionals[1];
	if (!name) throw new PackInstallError("which pack? npm run models -- list shows them");
	let failures = 0;
	for (const pack of choosePacks(manifest, name)) {
		try {
			const outcome = await installPack({
				modelsDir: args.modelsDir,
				pack,
				...(args.from === undefined ? {} : { from: resolve(args.from) }),
				acceptNonCommercial: args.acceptNonCommercial,
				stallTimeoutMs: args.stallTimeoutMs,
				progress: (line) => console.log(line),
			});
			console.log(`Face models "${pack.id}": ${outcome === "installed" ? "installed" : "already in place"}.`);
		} catch (error) {
			if (!(error instanceof PackInstallError)) throw error;
			failures++;
			console.error(`Face models "${pack.id}" could not be installed: ${error.message}.`);
			console.error(`  Try again with: npm run models -- install ${pack.id}`);
		}
	}
	return failures === 0 ? 0 : 1;
}

async function main(): Promise<number> {
	const args = readArguments(process.argv.slice(2));
	const manifest = await readManifest(args.modelsDir);
	const command = args.positionals[0];
	if (command === "list") return list(manifest, args);
	if (command === "install") return install(manifest, args);
	if (command === "verify") return verify(manifest, args);
	console.log(USAGE);
	return command === undefined || command === "help" ? 0 : 1;
}

try {
	process.exitCode = await main();
} catch (error) {
	console.error(error instanceof Error ? error.message : "failed");
	process.exitCode = 1;
}
