// `npm test`: every check and every test, in the order in which failures are cheapest to read. All steps run even after
// a failure; the last line sums them up, and the exit code is 0 only when nothing failed.

import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { run } from "./lib/child-process.mjs";
import { findElectron } from "./lib/electron-binary.mjs";
import { getBrowser } from "./lib/get-browser.mjs";
import { projectRoot } from "./lib/node-runtime.mjs";
import { countCheck, countPlaywright, countVitest, summarise } from "./lib/test-report.mjs";

/** @typedef {import("./lib/test-report.mjs").Counts} Counts */

const reportFolder = join(projectRoot, ".cache", "test-reports");
rmSync(reportFolder, { recursive: true, force: true });
mkdirSync(reportFolder, { recursive: true });

/** @param {string} path @param {readonly string[]} args @param {NodeJS.ProcessEnv} [env] */
function runModule(path, args, env = {}) {
	return run(process.execPath, [join(projectRoot, path), ...args], {
		stdio: ["ignore", "inherit", "inherit"],
		env: { ...process.env, ...env },
	});
}

/** @param {string} name @returns {unknown} */
function readReport(name) {
	try {
		return JSON.parse(readFileSync(join(reportFolder, `${name}.json`), "utf8"));
	} catch {
		return null;
	}
}

/** @param {string} path @param {readonly string[]} args */
function check(path, ...args) {
	return async () => countCheck(await runModule(`node_modules/${path}`, args));
}

/** @param {string} project */
function vitest(project) {
	return async () => {
		const report = join(reportFolder, `${project}.json`);
		const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
		const exitCode = await runModule("node_modules/vitest/vitest.mjs", ["run", "--project", project, ...reporters]);
		return countVitest(readReport(project), exitCode);
	};
}

async function endToEnd() {
	const browser = await getBrowser();
	if (!browser) return countCheck(1);
	if (!findElectron())
		console.log('Skipping the project "electron": Electron\'s binary is not here ("npx install-electron" fetches it).');
	const exitCode = await runModule("node_modules/@playwright/test/cli.js", ["test", "--reporter=list,json"], {
		CHROMIUM_PATH: browser,
		PLAYWRIGHT_JSON_OUTPUT_FILE: join(reportFolder, "e2e.json"),
	});
	return countPlaywright(readReport("e2e"), exitCode);
}

/** @type {readonly { name: string, run: () => Promise<Counts> }[]} */
const steps = [
	{ name: "format and lint", run: check("@biomejs/biome/bin/biome", "check", ".") },
	{ name: "types", run: check("typescript/bin/tsc", "-b") },
	{
		name: "layers",
		run: check("dependency-cruiser/bin/dependency-cruiser.mjs", "src", "--config", ".dependency-cruiser.mjs"),
	},
	{ name: "dead code", run: check("knip/bin/knip.js") },
	{ name: "unit tests", run: vitest("unit") },
	{ name: "architecture tests", run: vitest("architecture") },
	{ name: "build", run: async () => countCheck(await runModule("scripts/build.mjs", ["--if-stale"])) },
	{ name: "integration tests", run: vitest("integration") },
	{ name: "contract tests", run: vitest("contract") },
	{ name: "end-to-end tests", run: endToEnd },
];

/** @type {Counts[]} */
const results = [];
const failedSteps = [];
for (const step of steps) {
	console.log(`\n=== ${step.name}`);
	const startedAt = performance.now();
	const counts = await step.run();
	results.push(counts);
	if (counts.failed > 0) failedSteps.push(step.name);
	console.log(`--- ${step.name}: ${summarise([counts])} in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
}
if (failedSteps.length > 0) console.log(`\nFailed: ${failedSteps.join(", ")}`);
console.log(`\n${summarise(results)}`);
process.exit(failedSteps.length > 0 ? 1 : 0);
