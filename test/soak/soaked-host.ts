// The real host in a process of its own, with the real inference process below it, and what both hold. Linux: /proc.
import { fork } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const readySchema = z.object({ kioskUrl: z.string(), dataDir: z.string() });
const sampleSchema = z.object({
	kind: z.literal("sample"),
	heapBytes: z.number(),
	externalBytes: z.number(),
	resources: z.int(),
});

/** What both processes hold at one moment. `rss`: resident set; `files`: open descriptors; `resources`: what keeps Node busy. */
export interface HeldNow {
	readonly hostRssBytes: number;
	readonly hostHeapBytes: number;
	readonly hostExternalBytes: number;
	readonly hostFiles: number;
	readonly hostResources: number;
	readonly inferenceRssBytes: number;
	readonly inferenceFiles: number;
}

export interface SoakedHost {
	readonly url: string;
	/** Of this launch; lets a kiosk page in. */
	readonly launchToken: string;
	held(): Promise<HeldNow>;
	/** Process id of the inference process. */
	inferencePid(): number;
	stop(): Promise<void>;
}

export async function startSoakedHost(env: Readonly<Record<string, string>>): Promise<SoakedHost> {
	const child = fork(join(import.meta.dirname, "host-process.ts"), [], {
		env: { ...process.env, ...env },
		execArgv: ["--expose-gc"],
		stdio: ["ignore", "ignore", "inherit", "ipc"],
	});
	const ended = once(child, "exit").then(([code]) => {
		throw new Error(`the host ended with code ${String(code)}`);
	});
	ended.catch(() => undefined);

	async function answer<T>(schema: z.ZodType<T>): Promise<T> {
		for (;;) {
			const [message] = await Promise.race([once(child, "message"), ended]);
			const parsed = schema.safeParse(message);
			if (parsed.success) return parsed.data;
		}
	}

	const { kioskUrl } = await answer(readySchema);
	const pid = child.pid ?? 0;

	function inferencePid(): number {
		const [first] = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean).map(Number);
		if (first === undefined) throw new Error("the host has no inference process");
		return first;
	}

	return {
		url: new URL(kioskUrl).origin,
		launchToken: new URL(kioskUrl).hash.replace("#token=", ""),
		inferencePid,
		async held() {
			const answered = answer(sampleSchema);
			child.send("sample");
			const { heapBytes, externalBytes, resources } = await answered;
			const inference = inferencePid();
			return {
				hostRssBytes: residentBytes(pid),
				hostHeapBytes: heapBytes,
				hostExternalBytes: externalBytes,
				hostFiles: openFiles(pid),
				hostResources: resources,
				inferenceRssBytes: residentBytes(inference),
				inferenceFiles: openFiles(inference),
			};
		},
		async stop() {
			if (child.exitCode !== null || child.signalCode !== null) return;
			const gone = once(child, "exit");
			child.kill("SIGTERM");
			await gone;
		},
	};
}

function residentBytes(pid: number): number {
	const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
	return Number(kilobytes) * 1024;
}

const openFiles = (pid: number) => readdirSync(`/proc/${pid}/fd`).length;
