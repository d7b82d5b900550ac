// After `npm install`: the face models, then the build. Neither may fail the install: what is missing is said plainly,
// with the command that brings it. Runs on any Node; the work needs the one that `npm install` brought along.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { isSupportedNode } from "./lib/node-version.mjs";

const projectRoot = resolve(dirname(fileURLToPath(import.meta.url)), "..");
/** For packs that the kiosk works without: an address that does not answer must not hold up the install. */
const RECOMMENDED_STALL_SECONDS = 5;

/** @returns {string | null} a Node that runs TypeScript: this one, or the one among the optional dependencies */
function findNode() {
	if (isSupportedNode(process.versions.node)) return process.execPath;
	const isWindows = process.platform === "win32";
	const folder = `node-${isWindows ? "win" : process.platform}-${process.arch}`;
	const path = join(projectRoot, "node_modules", folder, "bin", isWindows ? "node.exe" : "node");
	return existsSync(path) ? path : null;
}

/** @param {string} node @param {readonly string[]} args @returns {boolean} whether it ended well */
function runNode(node, args) {
	const path = [dirname(node), join(projectRoot, "node_modules", ".bin"), process.env.PATH ?? ""].join(delimiter);
	const env = { ...process.env, PATH: path };
	return spawnSync(node, args, { cwd: projectRoot, stdio: "inherit", env }).status === 0;
}

/** @param {string} node */
function installModels(node) {
	const models = join("src", "cli", "models.ts");
	if (!runNode(node, [models, "install", "required"])) {
		console.error("Hadir is installed but cannot recognise faces yet.");
		console.error("  When the package registry can be reached: npm run models -- install required");
	}
	if (!runNode(node, [models, "install", "recommended", `--stall-seconds=${RECOMMENDED_STALL_SECONDS}`]))
		console.error(
			"Hadir works without the packs above; its defence against photographs is weaker until they are there.",
		);
}

/** @param {string} node */
function build(node) {
	const script = join("scripts", "build.mjs");
	const isBuildable = existsSync(join(projectRoot, script)) && existsSync(join(projectRoot, "node_modules", "vite"));
	if (isBuildable && !runNode(node, [script, "--if-stale"]))
		console.error("The build failed. Try again with: npm run build");
}

const node = findNode();
if (node) {
	installModels(node);
	build(node);
} else {
	console.error(
		`Hadir needs Node 22.18 or newer; this is ${process.versions.node}, and no Node came with the install.`,
	);
	console.error("  Install Node 24 from https://nodejs.org, then run: npm install");
}
