// A thread that makes backups, or takes them elsewhere: the kiosk's own thread neither copies, seals nor waits for a stick.
import { parentPort, workerData } from "node:worker_threads";
import { AppError } from "../../core/domain/errors.ts";
import { describeBackup, removeOldBackups } from "./backup-files.ts";
import { type BackupTask, backupTaskSchema, type WorkerAnswer } from "./backup-task.ts";
import { copyBackupOut } from "./copy-backup-out.ts";
import { keepErasureList } from "./erasure-list.ts";
import { makeBackup } from "./make-backup.ts";

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

parentPort?.postMessage(await run(backupTaskSchema.parse(workerData)).catch(refusal));
