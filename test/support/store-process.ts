// Starts a real second process on a data folder and reads what it prints.
import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Readable } from "node:stream";

export interface StoreProcess {
	/** Resolves when that many lines were printed. Rejects when the process ends before. */
	printed(lines: number): Promise<void>;
	/** SIGKILL; resolves with every whole line that it had printed. */
	kill(): Promise<string[]>;
}

export function startStoreProcess(script: string, ...parameters: string[]): StoreProcess {
	const path = join(import.meta.dirname, script);
	const child: ChildProcessByStdio<null, Readable, null> = spawn(process.execPath, [path, ...parameters], {
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
				if (hasEnded) throw new Error(`${script} ended after ${wholeLines().length} lines`);
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
