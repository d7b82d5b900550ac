import { join } from "node:path";
import Database from "better-sqlite3";
import { z } from "zod";

const rowSchema = z.object({
	event_id: z.string(),
	/** null once the person was erased with what their records said of them. */
	employee_id: z.string().nullable(),
	direction: z.enum(["IN", "OUT"]),
});
export type StoredEvent = z.infer<typeof rowSchema>;

/** What is in the kiosk's database, read beside the running host. */
export function storedEvents(dataDir: string): StoredEvent[] {
	const database = new Database(join(dataDir, "hadir.db"), { readonly: true });
	try {
		const rows = database.prepare("SELECT event_id, employee_id, direction FROM attendance_events ORDER BY kiosk_seq");
		return z.array(rowSchema).parse(rows.all());
	} finally {
		database.close();
	}
}
