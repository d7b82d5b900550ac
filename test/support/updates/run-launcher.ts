// The real launcher as a real process.
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const launcher = join(import.meta.dirname, "../../../src/updates/launcher/index.ts");

export interface RunningLauncher {
	readonly process: ChildProcess;
	/** Everything it printed. */
	output(): string;
	readonly ended: Promise<number | null>;
}

/** Trials are over after a second of readiness, or two without. */
export function runLauncher(root: string, { provingMs = 1000, readyWithinMs = 2000 } = {}): RunningLauncher {
	const child = spawn(
		process.execPath,
		[launcher, `--proving-ms=${provingMs}`, `--ready-within-ms=${readyWithinMs}`, root],
		{ stdio: ["ignore", "pipe", "pipe"] },
	);
	let printed = "";
	for (const stream of [child.stdout, child.stderr])
		stream.on("data", (piece: Buffer) => {
			printed += piece.toString();
		});
	return {
		process: child,
		output: () => printed,
		ended: new Promise((resolve) => child.once("exit", (code) => resolve(code))),
	};
}

/** Versions in the order in which they were started. */
export function startedVersions(root: string): string[] {
	const path = join(root, "started.log");
	return existsSync(path) ? readFileSync(path, "utf8").split("\n").filter(Boolean) : [];
}
