// Small files that are whole after a power cut, as JSON.
import { readFileSync } from "node:fs";
import type { z } from "zod";
import { writeDurably } from "../storage/database/durable-file.ts";

/** Whole after a power cut: the old one or the new one. Throws what the file system says. */
export function writeJson(path: string, value: unknown, mode = 0o644): void {
	writeDurably(path, JSON.stringify(value), mode);
}

/** null where there is no such file, or none that can be read. */
export function readJson<Schema extends z.ZodType>(path: string, schema: Schema): z.output<Schema> | null {
	try {
		return schema.parse(JSON.parse(readFileSync(path, "utf8")));
	} catch {
		return null;
	}
}
