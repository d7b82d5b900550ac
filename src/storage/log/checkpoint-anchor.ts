// The newest checkpoint beside the database, in a file of its own: an older database that is put back alone does not know
// it. Whoever puts back the whole data folder puts back this file too; that is for the receivers of checkpoints to see.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { SignedCheckpoint } from "../../core/domain/attendance/log-checkpoint.ts";
import { AppError } from "../../core/domain/errors.ts";
import type { CheckpointAnchor } from "../../core/ports/log-checkpoints.ts";
import { writeDurably } from "../database/durable-file.ts";
import { readKeptCheckpoint } from "./checkpoint-statement.ts";

const FILE_NAME = "log-checkpoint.json";

export function createCheckpointAnchor(dataDir: string): CheckpointAnchor {
	const path = join(dataDir, FILE_NAME);
	return {
		read: () => {
			const text = readText(path);
			return text === null ? null : (readKeptCheckpoint(text) ?? "unreadable");
		},
		write: ({ statement, signature }) => {
			try {
				writeDurably(path, `${JSON.stringify({ statement, signature }, null, "\t")}\n`);
			} catch (error) {
				throw new AppError("STORAGE_UNAVAILABLE", { reason: "CHECKPOINT_FILE" }, { cause: error });
			}
		},
	};
}

/** For a check of the log: something else in its place is no checkpoint, and is told as that. */
export function keptBeside(anchor: Pick<CheckpointAnchor, "read">): SignedCheckpoint[] {
	const kept = anchor.read();
	if (kept === "unreadable") return [{ statement: "", signature: "" }];
	return kept === null ? [] : [kept];
}

function readText(path: string): string | null {
	try {
		return readFileSync(path, "utf8");
	} catch (error) {
		if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
		throw new AppError("STORAGE_UNAVAILABLE", { reason: "CHECKPOINT_FILE" }, { cause: error });
	}
}
