// What the backup thread is asked to do, and what it answers.
import { z } from "zod";
import { backupKinds } from "../../core/domain/backup-kind.ts";
import type { ErrorCode, ErrorData } from "../../core/domain/errors.ts";
import type { BackupSummary } from "../../core/ports/backups.ts";
import { erasedPersonSchema } from "./erasure-list.ts";

const retention = z.object({ days: z.int(), weeks: z.int(), offsetMinutes: z.number() });
export const backupTaskSchema = z.discriminatedUnion("task", [
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
export type BackupTask = z.output<typeof backupTaskSchema>;

export type WorkerAnswer =
	| { readonly ok: true; readonly summary: BackupSummary | null }
	| { readonly ok: false; readonly code: ErrorCode; readonly data: ErrorData; readonly detail: string };
