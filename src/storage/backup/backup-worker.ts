// A thread that makes backups, or takes them elsewhere: the kiosk's own thread neither copies, seals nor waits for a stick.
import { parentPort, workerData } from "node:worker_threads";
import { z } from "zod";
import { backupKinds } from "../../core/domain/backup-kind.ts";
import { AppError } from "../../core/domain/errors.ts";
import { describeBackup, removeOldBackups } from "./backup-files.ts";
import type { WorkerAnswer } from "./backup-thread.ts";
import { copyBackupOut } from "./copy-backup-out.ts";
import { erasedPersonSchema, keepErasureList } from "./erasure-list.ts";
import { makeBackup } from "./make-backup.ts";

const retention = z.object({ days: z.int(), weeks: z.int(), offsetMinutes: z.number() });
const taskSchema = z.discriminatedUnion("task", [
	z.object({
		task: z.literal("make"),
		dataDir: z.string(),
		kind: z.enum(backupKinds),
		secrets: z.record(z.string(), z.string()),
		nowMs: z.number(),
	}),
	z.object({ task: z.literal("copyOut"), from: z.string(), folder: z.string(), retention }),
	z.object({ task: z.literal("keepErasures"), folder: z.string(), erased: z.array(erasedPersonSchema) }),
]);
export type BackupTask = z.output<typeof taskSchema>;

async function run(task: BackupTask): Promise<WorkerAnswer> {
	if (task.task === "copyOut") {
		copyBackupOut(task.from, task.folder);
		removeOldBackups(task.folder, task.retention);
		return { ok: true, summary: null };
	}
	if (task.task === "keepErasures") {
		keepErasureList(task.folder, task.erased);
		return { ok: true, summary: null };
	}
	const { dataDir, kind, secrets, nowMs } = task;
	const path = await makeBackup({ dataDir, kind, secrets, nowMs, passphrase: null, outPath: null });
	return { ok: true, summary: describeBackup(path) };
}

function refusal(error: unknown): WorkerAnswer {
	if (error instanceof AppError) return { ok: false, code: error.code, data: error.data, detail: error.message };
	const reason = error instanceof Error && "code" in error ? String(error.code) : "UNKNOWN";
	const detail = error instanceof Error ? error.message : "not an error";
	return { ok: false, code: "STORAGE_UNAVAILABLE", data: { reason }, detail };
}

parentPort?.postMessage(await run(taskSchema.parse(workerData)).catch(refusal));
