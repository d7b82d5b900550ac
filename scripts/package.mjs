// `npm run package`: the Electron application for this system, by electron-builder. `-- --dir` stops at the unpacked folder.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { writeAppIcons } from "./lib/app-icons.mjs";
import { buildWhereStale } from "./lib/built.mjs";
import { findOrFetchElectron } from "./lib/electron-binary.mjs";
import { electronPackage } from "./lib/electron-package.mjs";
import { projectRoot } from "./lib/node-runtime.mjs";
import { describeSizes, packBuild, packFolder, packModels, packPackages } from "./lib/pack-list.mjs";
import { stageFiles } from "./lib/write-archive.mjs";

const usage = `npm run package -- [--dir] [--electron <folder>] [--out <folder>]
  --dir               the unpacked application alone; without it AppImage and deb on Linux, NSIS on Windows
  --electron <folder> an unpacked Electron of this version; otherwise the installed one, or a download
  --out <folder>      instead of dist`;

function readOptions() {
	try {
		const { values } = parseArgs({
			options: {
				dir: { type: "boolean", default: false },
				electron: { type: "string" },
				out: { type: "string" },
			},
		});
		return values;
	} catch (error) {
		console.error(`${error instanceof Error ? error.message : error}\n${usage}`);
		process.exit(2);
	}
}

const typed = (/** @type {string} */ path) => resolve(process.env.INIT_CWD ?? ".", path);
const inProject = (/** @type {string} */ path) => join(projectRoot, path);
const options = readOptions();
const output = options.out ? typed(options.out) : inProject("dist");
const staging = join(output, ".staging");
const target = { platform: process.platform, arch: process.arch };

/** @returns {Promise<string>} */
async function findElectronFolder() {
	if (options.electron) return typed(options.electron);
	const found = await findOrFetchElectron({ force: true });
	if ("reason" in found) {
		console.error(
			`Electron is needed and cannot be had: ${found.reason}. Name an unpacked one with --electron <folder>.`,
		);
		process.exit(1);
	}
	return inProject("node_modules/electron/dist");
}

/** The archive: the build and the packages that it loads. Models and pages are files beside it, which anybody can check. */
function stageApplication() {
	const build = packBuild(projectRoot, ["main", "preload", "renderer"]).filter(
		({ target: file }) => file !== "out/main/server.js",
	);
	const application = [...build, ...packPackages(projectRoot, target)];
	const beside = [
		...packModels(projectRoot),
		...packFolder(inProject("resources/pages"), { to: "resources/pages", part: "host" }),
		{ source: inProject("LICENSE"), target: "LICENSE.hadir.txt", part: "host" },
	];
	stageFiles(application, join(staging, "app"));
	stageFiles(beside, join(staging, "resources"));
	const { name, version, description, license, type, main } = JSON.parse(
		readFileSync(inProject("package.json"), "utf8"),
	);
	const manifest = { name, version, description, license, type, main, author: "Hadir contributors" };
	writeFileSync(join(staging, "app", "package.json"), JSON.stringify(manifest, null, 2));
	return [...application, ...beside];
}

const built = await buildWhereStale();
if (built !== 0) process.exit(built);
const electronDist = await findElectronFolder();
if (!existsSync(join(electronDist, "version"))) {
	console.error(`${electronDist} holds no Electron: there is no file "version".`);
	process.exit(1);
}
rmSync(staging, { recursive: true, force: true });
mkdirSync(staging, { recursive: true });
const files = stageApplication();
await writeAppIcons(inProject("src/renderer/public/icon.svg"), join(staging, "icons"));

const { build, Platform } = await import("electron-builder");
const electronVersion = readFileSync(join(electronDist, "version"), "utf8").trim().replace(/^v/, "");
const made = await build({
	projectDir: projectRoot,
	publish: "never",
	targets: Platform.current().createTarget(options.dir ? "dir" : undefined),
	config: electronPackage({ staging, output, electronDist, electronVersion }),
});
rmSync(staging, { recursive: true });
console.log(`Without Electron itself:\n${describeSizes(files)}`);
for (const path of made) console.log(path);
