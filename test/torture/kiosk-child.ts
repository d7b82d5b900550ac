// The kiosk's process as the torture run sees it: what it acknowledged, and its sudden end.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";

export interface KioskChild {
	/** Resolves when that line was printed. Rejects when the process ends before. */
	said(line: "open" | "idle"): Promise<void>;
	/** Resolves when it has acknowledged that many in this life, or after ten seconds: a slow disk is no reason to wait on. */
	acknowledged(punches: number): Promise<void>;
	/** SIGKILL; resolves when all that it had printed was read. */
	kill(): Promise<void>;
}

export interface KioskChildOptions {
	readonly dataDir: string;
	readonly people: number;
	readonly everyMs: number;
	readonly firstNumber: number;
	/** PEM file of what it trusts beside the usual. */
	readonly certificate: string;
	readonly onAcknowledged: (eventId: string) => void;
}

const LONGEST_WAIT_MS = 10_000;

export function startKioskChild(options: KioskChildOptions): KioskChild {
	const { dataDir, people, everyMs, firstNumber, certificate, onAcknowledged } = options;
	const script = join(import.meta.dirname, "kiosk-process.ts");
	const args = [script, dataDir, String(people), String(everyMs), String(firstNumber)];
	// Thousands of starts: what was compiled once is kept.
	const codeDir = join(dirname(dataDir), "code");
	const env = { ...process.env, NODE_EXTRA_CA_CERTS: certificate, NODE_COMPILE_CACHE: codeDir };
	const child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "pipe"] });
	let complaint = "";
	child.stderr.on("data", (chunk: Buffer) => {
		complaint += chunk.toString();
	});
	const lines = createInterface({ input: child.stdout });
	const heard = new Set<string>();
	let acknowledged = 0;
	let notify = () => {};
	lines.on("line", (line) => {
		const [word = "", eventId = "", number = ""] = line.split(" ");
		// A line that the kill has cut was never acknowledged.
		if (word === "ack" && number !== "") {
			acknowledged += 1;
			onAcknowledged(eventId);
		} else heard.add(word);
		notify();
	});
	let hasEnded = false;
	const ended = once(lines, "close").then(() => {
		hasEnded = true;
		notify();
	});
	return {
		async said(line) {
			while (!heard.has(line)) {
				if (hasEnded) throw new Error(`the kiosk ended before it said ${line}:\n${complaint}`);
				await new Promise<void>((resolve) => {
					notify = resolve;
				});
			}
		},
		async acknowledged(punches) {
			const giveUp = setTimeout(() => {
				acknowledged = Math.max(acknowledged, punches);
				notify();
			}, LONGEST_WAIT_MS);
			while (acknowledged < punches && !hasEnded)
				await new Promise<void>((resolve) => {
					notify = resolve;
				});
			clearTimeout(giveUp);
		},
		async kill() {
			if (hasEnded) throw new Error(`the kiosk ended by itself:\n${complaint}`);
			child.kill("SIGKILL");
			await ended;
		},
	};
}
