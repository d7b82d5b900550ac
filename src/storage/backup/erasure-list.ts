// Who was erased, in a small file beside the backups: digests that tell nothing of whom.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { AppError } from "../../core/domain/errors.ts";
import { erasureScopes } from "../../core/domain/rights/erasure.ts";
import { writeDurably } from "../database/durable-file.ts";
import type { ErasedPerson } from "../rights/apply-erasures.ts";

const FILE_NAME = "erased.json";

export const erasedPersonSchema = z.object({
	digest: z.string().regex(/^[0-9a-f]{64}$/),
	scope: z.enum(erasureScopes),
	erasedAtMs: z.int(),
});
const listSchema = z.array(erasedPersonSchema);

/** What is in the folder already stays: it may be the list of a kiosk that was restored to before an erasure. */
export function keepErasureList(folder: string, erased: readonly ErasedPerson[]): void {
	try {
		const byDigest = new Map([...readErasureList(folder), ...erased].map((entry) => [entry.digest, entry]));
		writeDurably(join(folder, FILE_NAME), `${JSON.stringify([...byDigest.values()])}\n`);
	} catch (error) {
		if (error instanceof AppError) throw error;
		const reason = error instanceof Error && "code" in error ? String(error.code) : "UNKNOWN";
		throw new AppError("STORAGE_UNAVAILABLE", { reason }, { cause: error });
	}
}

/** Empty where there is no list, or none that can be read. */
export function readErasureList(folder: string): ErasedPerson[] {
	const path = join(folder, FILE_NAME);
	if (!existsSync(path)) return [];
	try {
		return listSchema.parse(JSON.parse(readFileSync(path, "utf8")));
	} catch {
		return [];
	}
}
