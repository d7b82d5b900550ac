// What says that a kiosk goes on elsewhere: two computers must not record as one kiosk.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "../../core/domain/errors.ts";
import type { DataFolder } from "../database/data-folder.ts";
import { writeDurably } from "../database/durable-file.ts";
import { MOVED_MARK } from "./staged-restore.ts";

/** Only putting the backup back takes the mark away again. */
export function markMoved({ dataDir }: DataFolder, nowMs: number): void {
	writeDurably(join(dataDir, MOVED_MARK), `${JSON.stringify({ movedAt: new Date(nowMs).toISOString() })}\n`);
}

export function isMarkedMoved({ dataDir }: DataFolder): boolean {
	return existsSync(join(dataDir, MOVED_MARK));
}

/** Throws KIOSK_MOVED. */
export function refuseMoved(folder: DataFolder): void {
	if (isMarkedMoved(folder)) throw new AppError("KIOSK_MOVED");
}
