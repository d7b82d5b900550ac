// A browser for the e2e tests on a machine that has none.
import { spawnSync } from "node:child_process";
import { run } from "./child-process.mjs";
import { findBrowser } from "./find-browser.mjs";

const advice =
	'The e2e tests need Chromium, Chrome or Edge. Install one ("sudo apt-get install chromium", "winget install Google.Chrome", "brew install --cask google-chrome") or set CHROMIUM_PATH.';

/** The prefix that makes apt-get work here without a question, or null. @returns {string[] | null} */
function aptPrefix() {
	if (spawnSync("apt-get", ["--version"], { stdio: "ignore" }).status !== 0) return null;
	if (process.getuid?.() === 0) return [];
	return spawnSync("sudo", ["-n", "true"], { stdio: "ignore" }).status === 0 ? ["sudo", "-n"] : null;
}

/** @param {readonly string[]} prefix @param {readonly string[]} args */
function apt(prefix, args) {
	const [command = "", ...rest] = [...prefix, "apt-get", "-qq", ...args];
	return run(command, rest, {
		stdio: ["ignore", "inherit", "inherit"],
		env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
	});
}

/**
 * The installed browser; installs one by apt as root or with a sudo that asks nothing.
 * @returns {Promise<string | null>} null after saying what to do
 */
export async function getBrowser() {
	const found = findBrowser();
	if (found) return found;
	const prefix = aptPrefix();
	if (prefix) {
		console.log("No browser found: installing chromium by apt-get ...");
		await apt(prefix, ["update"]);
		await apt(prefix, ["install", "--yes", "--no-install-recommends", "chromium"]);
	}
	const installed = findBrowser();
	if (!installed) console.error(advice);
	return installed;
}
