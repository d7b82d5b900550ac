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

/** Runs `append-until-killed.ts` on a data folder. */
export function startStoreProcess(dataDir: string, secretDir: string): StoreProcess {
	const path = fileURLToPath(new URL("./append-until-killed.ts", import.meta.url));
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
