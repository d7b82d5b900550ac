// What became of deliveries after a backup was made: what a target has taken is not sent to it again.
import { z } from "zod";
import type { Connection } from "../database/connection.ts";
import { orNull, prepareInsert, prepareRawRows, readable } from "./salvage-rows.ts";

/** Of events that are in the target's log. A row that cannot be read leaves the backup's: then it is sent once more. */
export function salvageDeliveries(source: Connection, target: Connection): void {
	const rows = orNull(() => prepareRawRows(source, "outbox", "outbox_id"));
	if (!rows) return;
	const isKnown = target.query(
		"SELECT count(*) AS found FROM attendance_events WHERE event_id = @eventId",
		z.object({ found: z.int() }),
	);
	const settle = target.command(
		`UPDATE outbox SET attempts = @attempts, delivered_at_ms = @deliveredAtMs, dead_at_ms = @deadAtMs,
			skipped_at_ms = @skippedAtMs, last_error_code = @errorCode, last_error_detail = @errorDetail
		 WHERE event_id = @eventId AND target = @target AND delivered_at_ms IS NULL`,
	);
	const insert = prepareInsert(target, "outbox");
	for (const found of readable(0, rows.next)) {
		if (found === "damaged") continue;
		const { outbox_id: _, ...row } = found.row;
		const eventId = row["event_id"] ?? null;
		if ((isKnown.get({ eventId })?.found ?? 0) === 0 || insert(row)) continue;
		settle.run({
			eventId,
			target: row["target"] ?? null,
			attempts: row["attempts"] ?? 0,
			deliveredAtMs: row["delivered_at_ms"] ?? null,
			deadAtMs: row["dead_at_ms"] ?? null,
			skippedAtMs: row["skipped_at_ms"] ?? null,
			errorCode: row["last_error_code"] ?? null,
			errorDetail: row["last_error_detail"] ?? null,
		});
	}
}
