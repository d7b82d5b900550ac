// Builds both hosts and the screen into out/. `--if-stale` does nothing when nothing has changed since the last build.

import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { run } from "./lib/child-process.mjs";
import { projectRoot } from "./lib/node-runtime.mjs";

const stampFile = join(projectRoot, "out", "inputs.sha256");
const inputs = ["src", "models/manifest.json", "electron.vite.config.ts", "package.json", "package-lock.json"];
const outputs = ["main/index.js", "main/server.js", "main/inference.js", "preload/index.cjs", "renderer/index.html"];

/** @param {string} path @returns {string[]} files under `path`, sorted, so that the hash does not depend on the disk */
function listFiles(path) {
	if (!existsSync(path)) return [];
	const entries = readdirSync(path, { recursive: true, withFileTypes: true });
	return entries
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name))
		.sort();
}

function hashInputs() {
	const hash = createHash("sha256").update(process.versions.node);
	const files = inputs.flatMap((input) => {
		const path = join(projectRoot, input);
		return /\.\w+$/.test(input) ? [path] : listFiles(path);
	});
	for (const file of files.filter((path) => existsSync(path)))
		hash.update(relative(projectRoot, file)).update("\0").update(readFileSync(file));
	return hash.digest("hex");
}

/** @param {string} inputsHash */
function isFresh(inputsHash) {
	return (
		outputs.every((output) => existsSync(join(projectRoot, "out", output))) &&
		existsSync(stampFile) &&
		readFileSync(stampFile, "utf8") === inputsHash
	);
}

const { values: options } = parseArgs({ options: { "if-stale": { type: "boolean", default: false } } });
const inputsHash = hashInputs();
if (!options["if-stale"] || !isFresh(inputsHash)) {
	rmSync(stampFile, { force: true });
	const cli = join(projectRoot, "node_modules", "electron-vite", "bin", "electron-vite.js");
	const code = await run(process.execPath, [cli, "build", "--logLevel", "warn"]);
	if (code !== 0) process.exit(code);
	writeFileSync(stampFile, inputsHash);
}
