// Runs one task of the backup thread.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { AppError } from "../../core/domain/errors.ts";
import type { BackupSummary } from "../../core/ports/backups.ts";
import type { BackupTask, WorkerAnswer } from "./backup-task.ts";

/** Beside the bundle it is built; from source Node runs it as it is. */
function workerPath(): string {
	const built = join(import.meta.dirname, "backup-worker.js");
	return existsSync(built) ? built : join(import.meta.dirname, "backup-worker.ts");
}

/**
 * Rejects with the AppError that the task met, and with STORAGE_UNAVAILABLE {reason: "ETIMEDOUT"} when it takes longer
 * than `timeoutMs`. A thread that hangs in a network folder is left behind: the system lets go of it when the folder does.
 */
export function runBackupTask(task: BackupTask, timeoutMs: number): Promise<BackupSummary | null> {
	return new Promise((resolve, reject) => {
		// No variables of the product: they carry keys, and the thread needs none.
		const worker = new Worker(workerPath(), { workerData: task, env: {} });
		const timeout = setTimeout(() => {
			void worker.terminate();
			reject(new AppError("STORAGE_UNAVAILABLE", { reason: "ETIMEDOUT" }));
		}, timeoutMs);
		worker.unref();
		worker.once("message", (answer: WorkerAnswer) => {
			clearTimeout(timeout);
			if (answer.ok) resolve(answer.summary);
			else reject(new AppError(answer.code, answer.data, { detail: answer.detail }));
		});
		worker.once("error", (error) => {
			clearTimeout(timeout);
			reject(error);
		});
		worker.once("exit", () => {
			clearTimeout(timeout);
			reject(new Error("the backup thread ended without an answer"));
		});
	});
}
