// `npm run package:node`: the Node host as one archive that brings all it needs, its own Node included.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { buildWhereStale } from "./lib/built.mjs";
import { projectRoot } from "./lib/node-runtime.mjs";
import { describeSizes, packBuild, packFolder, packModels, packPackages } from "./lib/pack-list.mjs";
import { stageFiles, writeArchive } from "./lib/write-archive.mjs";

const { values: options } = parseArgs({ options: { out: { type: "string", default: join(projectRoot, "dist") } } });
const { version } = JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8"));
const target = { platform: process.platform, arch: process.arch };

if (target.platform !== "linux") {
	console.error("The archive with the Node host is made on Linux, for Linux. On Windows: npm run package");
	process.exit(1);
}

/** Commands run from source; the screen is in the build, and Electron has a package of its own. */
const SOURCES_OF_OTHERS = /^(?:renderer|main|preload)\//;
const inProject = (/** @type {string} */ path) => join(projectRoot, path);
/** @param {string} path @param {string} [to] */
const one = (path, to = path) => ({ source: inProject(path), target: to, part: "host" });

/** @returns {import("./lib/pack-list.mjs").PackedFile[]} */
function listBundle() {
	return [
		...packBuild(projectRoot, ["main", "renderer"]).filter(({ target: file }) => file !== "out/main/index.js"),
		...packFolder(inProject("src"), {
			to: "src",
			part: "commands",
			keeps: (file) => !SOURCES_OF_OTHERS.test(file) && !/(?:README\.md|tsconfig\.json)$/.test(file),
		}),
		...packFolder(inProject("scripts/lib"), { to: "scripts/lib", part: "commands" }),
		...["scripts/start.mjs", "scripts/serve.mjs", "scripts/healthcheck.mjs"].map((path) => one(path)),
		...packFolder(inProject("resources"), {
			to: "resources",
			part: "host",
			keeps: (file) => !file.startsWith("node-bundle/"),
		}),
		...packPackages(projectRoot, target),
		...packModels(projectRoot),
		{ source: process.execPath, target: "runtime/node", part: "Node", isExecutable: true },
		...["LICENSE", "CHANGELOG.md", "package.json"].map((path) => one(path)),
		one("resources/node-bundle/README.md", "README.md"),
		{ ...one("resources/node-bundle/hadir", "bin/hadir"), isExecutable: true },
		{ ...one("resources/node-bundle/install.sh", "install.sh"), isExecutable: true },
	];
}

const built = await buildWhereStale();
if (built !== 0) process.exit(built);
const name = `hadir-node-${version}-${target.platform}-${target.arch}`;
const staging = join(options.out, ".staging", name);
mkdirSync(options.out, { recursive: true });
const files = listBundle();
stageFiles(files, staging);
// How the launcher starts this version (src/updates/version-folders.ts).
const launch = { format: 1, version, program: "runtime/node", args: ["out/main/server.js"] };
writeFileSync(join(staging, "launch.json"), JSON.stringify(launch, null, 2));
const targets = ["launch.json", ...files.map(({ target: path }) => path)];
const archive = await writeArchive({ folder: staging, name, targets, file: join(options.out, `${name}.tar.gz`) });
writeFileSync(join(options.out, `${name}.tar.gz.sha256`), `${archive.sha256}  ${name}.tar.gz\n`);
rmSync(join(options.out, ".staging"), { recursive: true });
console.log(describeSizes(files));
console.log(
	`${(archive.bytes / 1e6).toFixed(1)} MB  ${join(options.out, `${name}.tar.gz`)}\nSHA-256 ${archive.sha256}`,
);
