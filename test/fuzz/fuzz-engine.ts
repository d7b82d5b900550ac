// The engine as the product runs it: models in a process of their own, started again when it dies.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createForkedInference } from "../../src/vision/inference/fork-inference.ts";
import { createInferenceClient, type InferenceClient } from "../../src/vision/inference/inference-client.ts";
import { createRecordingLog } from "../support/environment.ts";

const projectDir = join(import.meta.dirname, "../..");

export function startFuzzEngine(): InferenceClient {
	const client = createInferenceClient({
		spawn: createForkedInference(join(projectDir, "src/vision/inference/inference-process.ts")),
		gallerySource: { snapshot: () => ({ revision: 0, entries: [], protect: (embedding) => embedding }) },
		modelsDir: join(projectDir, "models"),
		log: createRecordingLog(),
	});
	client.start();
	return client;
}

/** Resident memory of this process's children, MB; null where the system does not tell (only Linux does, in /proc). */
export function childrenResidentMb(): number | null {
	const list = `/proc/${process.pid}/task/${process.pid}/children`;
	if (!existsSync(list)) return null;
	const children = readFileSync(list, "utf8").trim().split(" ").filter(Boolean);
	return children.reduce((sum, child) => sum + residentMb(child), 0);
}

function residentMb(processId: string): number {
	try {
		const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${processId}/status`, "utf8")) ?? [];
		return Math.round(Number(kilobytes ?? 0) / 1024);
	} catch {
		return 0;
	}
}
