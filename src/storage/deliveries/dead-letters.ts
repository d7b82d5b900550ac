// Rows that a target refused, until somebody sends them again or lets them be.
import { z } from "zod";
import type { OutboxStore } from "../../core/ports/stores.ts";
import type { Connection } from "../database/connection.ts";

const DEAD = "dead_at_ms IS NOT NULL AND skipped_at_ms IS NULL";

const deadLetterRow = z.object({
	outboxId: z.int(),
	target: z.string(),
	eventId: z.string(),
	attempts: z.int(),
	diedAtMs: z.int(),
	errorCode: z.string(),
	errorDetail: z.string().nullable(),
	waitingBehind: z.int(),
});

const ROW = `SELECT d.outbox_id AS outboxId, d.target, d.event_id AS eventId, d.attempts, d.dead_at_ms AS diedAtMs,
	coalesce(d.last_error_code, 'HRIS_REJECTED') AS errorCode, d.last_error_detail AS errorDetail,
	(SELECT count(*) FROM outbox o WHERE o.delivered_at_ms IS NULL AND o.dead_at_ms IS NULL
		AND o.target = d.target AND o.person_key = d.person_key AND o.outbox_id > d.outbox_id) AS waitingBehind
	FROM outbox d WHERE d.dead_at_ms IS NOT NULL AND d.skipped_at_ms IS NULL`;

export function createDeadLetters(connection: Connection): Pick<OutboxStore, "deadLetters" | "replay" | "skip"> {
	const all = connection.query(`${ROW} AND d.outbox_id > @afterId ORDER BY d.outbox_id LIMIT @limit`, deadLetterRow);
	const ofTarget = connection.query(
		`${ROW} AND d.target = @target AND d.outbox_id > @afterId ORDER BY d.outbox_id LIMIT @limit`,
		deadLetterRow,
	);
	const revive = (condition: string) =>
		connection.command(
			`UPDATE outbox SET dead_at_ms = NULL, attempts = 0, next_attempt_at_ms = @nowMs WHERE ${DEAD} ${condition}`,
		);
	const replayAll = revive("");
	const replayTarget = revive("AND target = @target");
	const replayOne = revive("AND outbox_id = @outboxId");
	const skip = connection.query(
		`UPDATE outbox SET skipped_at_ms = @nowMs WHERE outbox_id = @outboxId AND ${DEAD}
		 RETURNING event_id AS eventId, target`,
		z.object({ eventId: z.string(), target: z.string() }),
	);
	return {
		deadLetters: ({ target, afterId = 0, limit }) =>
			target === undefined ? all.all({ afterId, limit }) : ofTarget.all({ target, afterId, limit }),
		replay: ({ outboxId, target }, nowMs) => {
			if (outboxId !== undefined) return replayOne.run({ outboxId, nowMs }).changes;
			if (target !== undefined) return replayTarget.run({ target, nowMs }).changes;
			return replayAll.run({ nowMs }).changes;
		},
		skip: (outboxId, nowMs) => skip.get({ outboxId, nowMs }),
	};
}
