// An installed Chromium, Chrome or Edge: the browser host's window, and the browser of the e2e tests.
import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

const linuxNames = [
	"chromium",
	"chromium-browser",
	"google-chrome-stable",
	"google-chrome",
	"microsoft-edge-stable",
	"microsoft-edge",
];
const macPaths = [
	"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
	"/Applications/Chromium.app/Contents/MacOS/Chromium",
	"/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];
const windowsPaths = ["Google\\Chrome\\Application\\chrome.exe", "Microsoft\\Edge\\Application\\msedge.exe"];

/** @param {string} path */
function isExecutable(path) {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

/** Ubuntu ships a `chromium-browser` that only prints how to get the snap: ask it for its version. @param {string} path */
function answersVersion(path) {
	const { status, stdout } = spawnSync(path, ["--version"], { encoding: "utf8", timeout: 10_000 });
	return status === 0 && /\d+\.\d+/.test(stdout);
}

/** @param {NodeJS.ProcessEnv} env @param {NodeJS.Platform} platform @returns {string[]} */
export function browserCandidates(env, platform) {
	if (platform === "darwin") return macPaths;
	if (platform === "win32") {
		const roots = [env.ProgramFiles, env["ProgramFiles(x86)"], env.LOCALAPPDATA].filter((root) => root !== undefined);
		return windowsPaths.flatMap((path) => roots.map((root) => `${root}\\${path}`));
	}
	const folders = [...(env.PATH ?? "").split(delimiter).filter(Boolean), "/usr/bin", "/snap/bin"];
	return linuxNames.flatMap((name) => [...new Set(folders)].map((folder) => join(folder, name)));
}

/**
 * `CHROMIUM_PATH` wins and is taken as it is, so that a wrong path is an error and not a silent other browser.
 * @returns {string | null}
 */
export function findBrowser(env = process.env, platform = process.platform) {
	if (env.CHROMIUM_PATH) {
		if (isExecutable(env.CHROMIUM_PATH)) return env.CHROMIUM_PATH;
		throw new Error(`CHROMIUM_PATH is not a program: ${env.CHROMIUM_PATH}`);
	}
	const found = browserCandidates(env, platform).filter(isExecutable);
	return found.find((path) => platform !== "linux" || answersVersion(path)) ?? null;
}
