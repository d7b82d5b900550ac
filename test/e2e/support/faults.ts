import { join } from "node:path";
import Database from "better-sqlite3";
import { z } from "zod";
import { faultKinds } from "../../../src/core/domain/operation/fault.ts";

const rowSchema = z.object({ kind: z.enum(faultKinds), total: z.int(), recovered: z.int() });

/** How often each kind of fault was counted, and how often it was over again, read beside the running host. */
export function faultsOf(dataDir: string): Record<string, { total: number; recovered: number }> {
	const database = new Database(join(dataDir, "hadir.db"), { readonly: true });
	try {
		const rows = database
			.prepare("SELECT kind, sum(count) AS total, sum(recovered) AS recovered FROM fault_counts GROUP BY kind")
			.all();
		return Object.fromEntries(
			z
				.array(rowSchema)
				.parse(rows)
				.map(({ kind, ...counts }) => [kind, counts]),
		);
	} finally {
		database.close();
	}
}
