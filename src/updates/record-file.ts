// What is remembered about updates, beside the database.
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";
import {
	emptyUpdateRecord,
	type UpdateRecord,
	updateOutcomes,
	updateReasons,
} from "../core/domain/update/update-record.ts";
import type { UpdateRecordStore } from "../core/ports/updates.ts";
import { readJson, writeJson } from "./durable-json.ts";

const reason = z.enum(updateReasons).nullable();
const trial = z.object({ version: z.string(), from: z.string(), backup: z.string(), sinceMs: z.number() }).nullable();
const schema = z.object({
	lastCheckAtMs: z.number().nullable(),
	lastCheckFailure: reason,
	trial,
	lastInstalled: trial,
	rolledBack: z.array(z.string()).readonly(),
	history: z
		.array(
			z.object({ version: z.string(), from: z.string(), outcome: z.enum(updateOutcomes), reason, atMs: z.number() }),
		)
		.readonly(),
}) satisfies z.ZodType<UpdateRecord>;

/** A file that cannot be read, or of a version that knew more, counts as none: the kiosk must start. */
export function createRecordFile(path: string): UpdateRecordStore {
	return {
		read: () => readJson(path, schema) ?? emptyUpdateRecord,
		write(record) {
			mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
			writeJson(path, record, 0o600);
		},
	};
}
