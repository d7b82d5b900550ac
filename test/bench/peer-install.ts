// The peers are installed for the benchmark only, into its own folder, with versions and digests pinned by its lockfile.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";

const benchDir = import.meta.dirname;
/** What npm writes last. */
const installedMark = join(benchDir, "node_modules", ".package-lock.json");

/** @throws Error with one plain line when npm cannot fetch them */
export async function installPeers(tell: (line: string) => void): Promise<void> {
	if (existsSync(installedMark)) return;
	tell("installing the peers into test/bench (about 370 MB, once; --no-peers goes without)");
	const args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
	const npm = process.env["npm_execpath"];
	const options = { cwd: benchDir, stdio: ["ignore", "ignore", "inherit"] as ["ignore", "ignore", "inherit"] };
	const child = npm
		? spawn(process.execPath, [npm, ...args], options)
		: spawn("npm", args, { ...options, shell: process.platform === "win32" });
	const [code] = await Promise.race([once(child, "exit"), once(child, "error").then(() => [1])]);
	if (code !== 0) throw new Error("the peers cannot be installed (npm failed); --no-peers goes without them");
}
