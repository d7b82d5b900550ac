// A restore is made ready in a folder beside what is there, and takes its place in one step that can be done again: killed
// before the step it never was, killed within it the next start finishes it. What was there is kept.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { DataFolder } from "../database/data-folder.ts";
import { syncFolder, writeDurably } from "../database/durable-file.ts";

const DATABASE = "hadir.db";
const KEYS = "keys";
const READY = "ready";
/** Of the folder that is replaced. The newest checkpoint stays with the log that it is about. */
const REPLACED = [DATABASE, `${DATABASE}-wal`, `${DATABASE}-shm`];
const CHECKPOINT = "log-checkpoint.json";
export const MOVED_MARK = "moved.json";
const ASIDE = /^before-restore-[0-9TZ]+$/;

export interface StagedRestore {
	readonly databasePath: string;
	readonly keyDir: string;
	/**
	 * From here on the restore is done, whatever happens. Returns the folder in which the former state is kept; null where
	 * there was none.
	 */
	commit(options: { readonly nowMs: number; readonly keepsCheckpoint: boolean }): string | null;
	discard(): void;
}

/** Former states that lie in a data folder: each holds everybody of its day, with the keys beside them, until somebody removes it. */
export function formerStates(dataDir: string): { readonly kind: "formerState" }[] {
	const names = existsSync(dataDir) ? readdirSync(dataDir) : [];
	return names.filter((name) => ASIDE.test(name)).map(() => ({ kind: "formerState" }));
}

function stageOf({ dataDir }: DataFolder): string {
	return join(dataDir, "restore");
}

/** Call with the folder's lock held. */
export function stageRestore(folder: DataFolder): StagedRestore {
	const stage = stageOf(folder);
	rmSync(stage, { recursive: true, force: true });
	mkdirSync(stage, { recursive: true, mode: 0o700 });
	return {
		databasePath: join(stage, DATABASE),
		keyDir: join(stage, KEYS),
		commit: ({ nowMs, keepsCheckpoint }) => {
			const aside = `before-restore-${new Date(nowMs).toISOString().replace(/[-:.]/g, "")}`;
			syncFolder(stage);
			writeDurably(join(stage, READY), JSON.stringify({ aside, keepsCheckpoint }));
			finishRestore(folder);
			const kept = join(folder.dataDir, aside);
			return existsSync(kept) ? kept : null;
		},
		discard: () => rmSync(stage, { recursive: true, force: true }),
	};
}

/** What a kill interrupted: finished where it was ready, taken back where it was not. Call with the folder's lock held. */
export function finishRestore(folder: DataFolder): void {
	const stage = stageOf(folder);
	if (!existsSync(stage)) return;
	const plan = readPlan(join(stage, READY));
	if (plan !== null) swap(folder.dataDir, stage, plan);
	rmSync(stage, { recursive: true, force: true });
	syncFolder(folder.dataDir);
}

interface SwapPlan {
	readonly aside: string;
	readonly keepsCheckpoint: boolean;
}

function readPlan(path: string): SwapPlan | null {
	if (!existsSync(path)) return null;
	const plan: unknown = JSON.parse(readFileSync(path, "utf8"));
	if (typeof plan !== "object" || plan === null || !("aside" in plan) || !("keepsCheckpoint" in plan)) return null;
	const { aside, keepsCheckpoint } = plan;
	return typeof aside === "string" && ASIDE.test(aside) ? { aside, keepsCheckpoint: keepsCheckpoint === true } : null;
}

/**
 * As long as the new database is in the stage, what lies in the folder is the old one: each move is done at most once,
 * however often this begins again. The database goes last, since with it the folder is the new one.
 */
function swap(dataDir: string, stage: string, { aside, keepsCheckpoint }: SwapPlan): void {
	const kept = join(dataDir, aside);
	mkdirSync(kept, { recursive: true, mode: 0o700 });
	const putAside = (name: string) => {
		if (existsSync(join(dataDir, name))) renameSync(join(dataDir, name), join(kept, name));
	};
	if (existsSync(join(stage, DATABASE)))
		for (const name of [...REPLACED, MOVED_MARK, ...(keepsCheckpoint ? [] : [CHECKPOINT])]) putAside(name);
	if (existsSync(join(stage, KEYS))) {
		putAside(KEYS);
		renameSync(join(stage, KEYS), join(dataDir, KEYS));
	}
	if (existsSync(join(stage, DATABASE))) renameSync(join(stage, DATABASE), join(dataDir, DATABASE));
	if (readdirSync(kept).length === 0) rmdirSync(kept);
	syncFolder(dataDir);
}
