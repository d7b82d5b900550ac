// `npm run models -- list | install <pack|recommended|required> | verify | use <pack> | re-embed`
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import {
	checkPack,
	findPack,
	installPack,
	type ModelManifest,
	type ModelPack,
	PackInstallError,
	type PackStatus,
	readChosenPacks,
	readManifest,
} from "../app/model-packs.ts";
import { CommandError, loadCommandConfig, resolveTypedPath, runCommand, UsageError } from "./command.ts";
import { printPack } from "./print-pack.ts";

const USAGE = `npm run models -- list                          what there is, what is installed, and what is known of it
npm run models -- install <pack>                fetch a pack; "recommended" and "required" name several
    --from <folder>                             take the files from a folder instead
    --accept-non-commercial                     for packs whose licence forbids business use
npm run models -- verify                        check every installed file by its digest
npm run models -- use <pack>                    recognise, or find faces, with this pack from now on
npm run models -- re-embed                      templates for the pack in use from pictures kept at enrollment`;
const DEFAULT_STALL_SECONDS = 20;

interface Arguments {
	readonly command: string | undefined;
	readonly name: string | undefined;
	readonly from: string | undefined;
	readonly acceptNonCommercial: boolean;
	readonly modelsDir: string;
	readonly stallTimeoutMs: number;
}

await runCommand(USAGE, async () => {
	const args = readArguments();
	if (args.command === undefined || args.command === "help") {
		console.log(USAGE);
		return 0;
	}
	const manifest = await readManifest(args.modelsDir);
	switch (args.command) {
		case "list":
			return list(manifest, args);
		case "install":
			return install(manifest, args);
		case "verify":
			return verify(manifest, args);
		case "use":
			return (await import("./maintain-models.ts")).switchPack(args.name, args.modelsDir);
		case "re-embed":
			return (await import("./maintain-models.ts")).reembed(args.modelsDir);
		default:
			throw new UsageError(`There is no command "${args.command}".`);
	}
});

function readArguments(): Arguments {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			from: { type: "string" },
			"accept-non-commercial": { type: "boolean", default: false },
			"models-dir": { type: "string", default: resolve(import.meta.dirname, "../../models") },
			"stall-seconds": { type: "string", default: String(DEFAULT_STALL_SECONDS) },
		},
	});
	const stallSeconds = Number(values["stall-seconds"]);
	if (!(stallSeconds > 0)) throw new UsageError("--stall-seconds wants a number above 0.");
	const [command, name, ...others] = positionals;
	if (others.length > 0) throw new UsageError("Name one pack.");
	return {
		command,
		name,
		from: values.from,
		acceptNonCommercial: values["accept-non-commercial"],
		modelsDir: resolve(values["models-dir"]),
		stallTimeoutMs: stallSeconds * 1000,
	};
}

async function list(manifest: ModelManifest, { modelsDir }: Arguments): Promise<number> {
	const chosen = readChosenPacks(loadCommandConfig());
	for (const pack of manifest.packs) printPack(await checkPack(modelsDir, pack), chosen);
	return 0;
}

async function verify(manifest: ModelManifest, { modelsDir }: Arguments): Promise<number> {
	const broken: PackStatus[] = [];
	for (const pack of manifest.packs) {
		const status = await checkPack(modelsDir, pack);
		if (status.summary === "missing" && pack.install !== "required") continue;
		for (const file of status.files) console.log(`${file.status.padEnd(10)} ${pack.id}/${file.model.file}`);
		if (status.summary !== "installed") broken.push(status);
	}
	for (const { pack } of broken)
		console.error(`Files of ${pack.id} are missing or altered. Repair it with: npm run models -- install ${pack.id}`);
	return broken.length === 0 ? 0 : 1;
}

function choosePacks(manifest: ModelManifest, name: string | undefined): readonly ModelPack[] {
	if (name === undefined) throw new UsageError("Which pack? npm run models -- list shows them.");
	if (name === "recommended" || name === "required") return manifest.packs.filter((pack) => pack.install === name);
	const pack = findPack(manifest, name);
	if (pack) return [pack];
	throw new CommandError(`There is no pack "${name}"; npm run models -- list shows them.`);
}

/** Every pack is tried, even after one that could not be had. */
async function install(manifest: ModelManifest, args: Arguments): Promise<number> {
	let failures = 0;
	for (const pack of choosePacks(manifest, args.name)) {
		try {
			const outcome = await installPack({
				modelsDir: args.modelsDir,
				pack,
				...(args.from === undefined ? {} : { from: resolveTypedPath(args.from) }),
				acceptNonCommercial: args.acceptNonCommercial,
				stallTimeoutMs: args.stallTimeoutMs,
				progress: (line) => console.log(line),
			});
			console.log(`Face models "${pack.id}": ${outcome === "installed" ? "installed" : "already in place"}.`);
		} catch (error) {
			if (!(error instanceof PackInstallError)) throw error;
			failures++;
			console.error(`Face models "${pack.id}" could not be installed: ${error.message}.`);
			console.error(`  What was in place before is untouched. Try again with: npm run models -- install ${pack.id}`);
		}
	}
	return failures === 0 ? 0 : 1;
}
