// Nothing is acknowledged before it is on disk, as the system calls of the process tell it: between the last write to the
// write-ahead log and the acknowledgement lies a flush of that log. Needs Linux and strace.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "hadir-order-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ACKNOWLEDGED = 20;
const hasStrace = spawnSync("strace", ["-f", "-e", "trace=none", "true"]).status === 0;
const uuid = "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}";

type Step = "write to the log" | "flush of the log" | "flush of the folder" | "acknowledgement";
const steps: readonly [RegExp, Step][] = [
	[/ pwrite64\(\d+<[^>]*hadir\.db-wal>/, "write to the log"],
	[/ f(?:data)?sync\(\d+<[^>]*hadir\.db-wal>/, "flush of the log"],
	[/ f(?:data)?sync\(\d+<[^>]*\/data>/, "flush of the folder"],
	[new RegExp(` write\\(1<[^>]*>, "${uuid}`), "acknowledgement"],
];

async function trace(): Promise<Step[]> {
	const calls = join(folder, "calls");
	const script = join(import.meta.dirname, "../../support/append-until-killed.ts");
	const filter = "trace=pwrite64,write,fsync,fdatasync";
	const node = [process.execPath, script, join(folder, "data"), join(folder, "keys")];
	// Without `-I 2` it lets no signal end it.
	const child = spawn("strace", ["-I", "2", "-f", "-y", "-s", "40", "-e", filter, "-o", calls, ...node], {
		stdio: ["ignore", "pipe", "inherit"],
	});
	let lines = 0;
	createInterface({ input: child.stdout }).on("line", () => {
		lines += 1;
		// The first says that it is open.
		if (lines > ACKNOWLEDGED) child.kill("SIGTERM");
	});
	await once(child, "exit");
	return readFileSync(calls, "utf8")
		.split("\n")
		.flatMap((call) => steps.find(([pattern]) => pattern.test(call))?.[1] ?? []);
}

test.skipIf(!hasStrace)(
	`a punch is flushed before it is acknowledged${hasStrace ? "" : " (not run: strace cannot trace here)"}`,
	async () => {
		const made = await trace();
		const acknowledged = made.flatMap((step, index) => (step === "acknowledgement" ? [index] : []));
		expect(acknowledged.length).toBeGreaterThanOrEqual(ACKNOWLEDGED);
		let from = 0;
		for (const index of acknowledged) {
			const before = made.slice(from, index);
			const lastWrite = before.lastIndexOf("write to the log");
			expect(lastWrite).toBeGreaterThanOrEqual(0);
			expect(before.slice(lastWrite)).toContain("flush of the log");
			from = index + 1;
		}
		// The log's own name too: a file that no folder knows is gone after a power cut.
		expect(made.slice(0, acknowledged[0])).toContain("flush of the folder");
	},
);
