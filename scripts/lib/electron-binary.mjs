// Electron's binary is not part of `npm install` (from version 42 on). Found with fs only: importing the `electron`
// package from Node would try to download it.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { end } from "./child-process.mjs";
import { projectRoot } from "./node-runtime.mjs";

const packageFolder = join(projectRoot, "node_modules", "electron");
const failureFile = join(projectRoot, ".cache", "electron-fetch.json");
const FETCH_LIMIT_MS = 10_000;
const REMEMBER_FAILURE_MS = 24 * 60 * 60 * 1000;

/** Path of Electron's executable, or null when it is not there. @returns {string | null} */
export function findElectron(folder = packageFolder) {
	try {
		const path = join(folder, "dist", readFileSync(join(folder, "path.txt"), "utf8").trim());
		return existsSync(path) ? path : null;
	} catch {
		return null;
	}
}

/** @returns {number | null} when the last try failed, if that is less than a day ago */
function recentFailureAtMs(nowMs = Date.now()) {
	try {
		const { failedAtMs } = JSON.parse(readFileSync(failureFile, "utf8"));
		return typeof failedAtMs === "number" && nowMs - failedAtMs < REMEMBER_FAILURE_MS ? failedAtMs : null;
	} catch {
		return null;
	}
}

function rememberFailure() {
	mkdirSync(dirname(failureFile), { recursive: true });
	writeFileSync(failureFile, `${JSON.stringify({ failedAtMs: Date.now() })}\n`);
}

/** @returns {Promise<boolean>} whether the package's own installer ended well in time */
function runInstaller() {
	return new Promise((resolveDone) => {
		const child = spawn(process.execPath, [join(packageFolder, "install.js")], { stdio: "ignore" });
		const timer = setTimeout(() => void end(child, 1_000), FETCH_LIMIT_MS);
		child.on("error", () => resolveDone(false));
		child.on("exit", (code) => {
			clearTimeout(timer);
			resolveDone(code === 0);
		});
	});
}

/**
 * One attempt of ten seconds; a failure is remembered for a day, so that an office without access is not kept waiting.
 * @param {{ force: boolean }} options `force` tries in spite of a remembered failure
 * @returns {Promise<{ path: string } | { reason: string }>}
 */
export async function findOrFetchElectron({ force }) {
	const path = findElectron();
	if (path) return { path };
	if (!existsSync(packageFolder)) return { reason: "the electron package is not installed" };
	const failedAtMs = recentFailureAtMs();
	if (failedAtMs !== null && !force) {
		const hours = Math.floor((Date.now() - failedAtMs) / 3_600_000);
		return { reason: `its download failed ${hours === 0 ? "less than an hour" : `${hours} h`} ago` };
	}
	console.log("Fetching Electron (at most 10 seconds) ...");
	const fetched = (await runInstaller()) ? findElectron() : null;
	if (fetched) {
		rmSync(failureFile, { force: true });
		return { path: fetched };
	}
	rememberFailure();
	return { reason: 'its download failed (again with "npx install-electron")' };
}
