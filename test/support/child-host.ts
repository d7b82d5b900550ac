// Processes that a test starts, kills without warning and starts again.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";

export interface ChildHost {
	/** Resolves with the address that the process printed. Rejects when it ends before. */
	start(): Promise<string>;
	/** SIGKILL: no clean-up of any kind. Resolves when it is gone. */
	kill(): Promise<void>;
	/** Process ids of its children; Linux only, elsewhere none. */
	children(): number[];
}

export interface ChildHostOptions {
	/** This Node unless it says otherwise. */
	readonly command?: string;
	/** Script and arguments. */
	readonly args: readonly string[];
	readonly env?: Readonly<Record<string, string>>;
	/** Captures the address in the line that tells that it listens. */
	readonly listening: RegExp;
}

export function createChildHost({ command = process.execPath, args, env, listening }: ChildHostOptions): ChildHost {
	let child: ChildProcess | null = null;
	return {
		async start() {
			const started = spawn(command, args, {
				env: { ...process.env, ...env },
				stdio: ["ignore", "pipe", "pipe"],
			});
			child = started;
			let output = "";
			started.stderr.on("data", (chunk: Buffer) => {
				output += chunk.toString();
			});
			for await (const line of createInterface({ input: started.stdout })) {
				output += `${line}\n`;
				const address = listening.exec(line)?.[1];
				if (address === undefined) continue;
				// Whoever writes into a full pipe stands still.
				started.stdout.resume();
				return address;
			}
			throw new Error(`ended before it listened:\n${output}`);
		},
		async kill() {
			if (child === null || child.exitCode !== null || child.signalCode !== null) return;
			const gone = once(child, "exit");
			child.kill("SIGKILL");
			await gone;
		},
		children() {
			if (child?.pid === undefined || process.platform !== "linux") return [];
			const listed = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, "utf8");
			return listed.split(" ").filter(Boolean).map(Number);
		},
	};
}
