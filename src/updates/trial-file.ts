// What the launcher writes down about a trial: how often the version was started, and how it ended.
import { join } from "node:path";
import { z } from "zod";
import type { TrialOutcome } from "../core/ports/updates.ts";
import { readJson, writeJson } from "./durable-json.ts";

const schema = z.object({
	/** How often it was started; kept over kills and power cuts, which count like a crash. */
	running: z.object({ version: z.string(), starts: z.int() }).nullable(),
	outcome: z
		.object({
			version: z.string(),
			outcome: z.enum(["healthy", "rolledBack"]),
			reason: z.enum(["notReady", "crashed"]).nullable(),
			atMs: z.number(),
		})
		.nullable(),
});
export type TrialFile = z.output<typeof schema>;

const pathIn = (root: string) => join(root, "trial.json");

export function readTrial(root: string): TrialFile {
	return readJson(pathIn(root), schema) ?? { running: null, outcome: null };
}

export function writeTrial(root: string, trial: TrialFile): void {
	writeJson(pathIn(root), trial);
}

export function readOutcome(root: string): TrialOutcome | null {
	return readTrial(root).outcome;
}
