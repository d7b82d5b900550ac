// First import of every script. System Node may be too old (better-sqlite3 crashes on Node 20), so the script is run
// again with the Node that `npm install` brought along; where there is none, it says what to install and ends.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, dirname, join, resolve } from "node:path";
import { isSupportedNode } from "./node-version.mjs";

export const projectRoot = resolve(import.meta.dirname ?? dirname(new URL(import.meta.url).pathname), "../..");

/** Path of the Node binary among the optional dependencies, or null on platforms that have none. */
export function findInstalledNode() {
	const binary = process.platform === "win32" ? "node.exe" : "node";
	const folder = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
	const path = join(projectRoot, "node_modules", folder, "bin", binary);
	return existsSync(path) ? path : null;
}

/** Runs this script again under `nodePath` and ends with its exit code. @param {string} nodePath */
function runAgainWith(nodePath) {
	const child = spawn(nodePath, process.argv.slice(1), { stdio: "inherit" });
	for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]))
		process.on(signal, () => child.kill(signal));
	child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
	return new Promise(() => {});
}

if (!isSupportedNode(process.versions.node)) {
	const nodePath = findInstalledNode();
	if (nodePath) await runAgainWith(nodePath);
	console.error(
		`Hadir needs Node 22.18 or newer; this is ${process.versions.node}. Run "npm install" first, or install Node 24 from https://nodejs.org.`,
	);
	process.exit(1);
}

process.chdir(projectRoot);
// Children that say `node` get this Node, not the system's.
process.env.PATH = [dirname(process.execPath), join(projectRoot, "node_modules", ".bin"), process.env.PATH ?? ""].join(
	delimiter,
);
