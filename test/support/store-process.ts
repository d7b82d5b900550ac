// Starts a real second process on a data folder and reads what it prints.
import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";

export interface StoreProcess {
	/** Resolves when that many lines were printed. Rejects when the process ends before. */
	printed(lines: number): Promise<void>;
	/** SIGKILL; resolves with every whole line that it had printed. */
	kill(): Promise<string[]>;
}

/** Runs one of the scripts beside this file on a data folder: `append-until-killed.ts` unless another is given. */
export function startStoreProcess(dataDir: string, secretDir: string, script = "append-until-killed.ts"): StoreProcess {
	const path = fileURLToPath(new URL(`./${script}`, import.meta.url));
	const child: ChildProcessByStdio<null, Readable, null> = spawn(process.execPath, [path, dataDir, secretDir], {
		stdio: ["ignore", "pipe", "inherit"],
	});
	let output = "";
	let hasEnded = false;
	let notify = () => {};
	child.stdout.setEncoding("utf8").on("data", (text: string) => {
		output += text;
		notify();
	});
	const ended = once(child, "close").then(() => {
		hasEnded = true;
		notify();
	});
	const wholeLines = () => output.split("\n").slice(0, -1);
	return {
		printed: async (lines) => {
			while (wholeLines().length < lines) {
				if (hasEnded) throw new Error(`the process ended after printing: ${wholeLines().join(" ")}`);
				await new Promise<void>((resolve) => {
					notify = resolve;
				});
			}
		},
		kill: async () => {
			child.kill("SIGKILL");
			await ended;
			return wholeLines();
		},
	};
}
