// What still has to reach the HRIS. A row waits, or is delivered, or is dead: it never goes back from delivered.
import { z } from "zod";
import type { OutboxStore } from "../core/ports/stores.ts";
import type { Connection } from "./connection.ts";

const WAITING = "delivered_at_ms IS NULL AND dead_at_ms IS NULL";

/**
 * The oldest waiting row of each person and target, found by one index seek each: a backlog of 100,000 events of 200
 * people costs 200 seeks. Only heads may go out or set the next due moment; a later row waits behind its head.
 * The next person is looked for in two steps because SQLite seeks `(target, person_key) > (...)` by target alone when
 * the right side is a column.
 */
const HEADS = `WITH RECURSIVE heads (outbox_id) AS (
	SELECT (SELECT outbox_id FROM outbox WHERE ${WAITING} ORDER BY target, person_key, outbox_id LIMIT 1)
	UNION ALL
	SELECT coalesce(
		(SELECT n.outbox_id FROM outbox n
			WHERE n.delivered_at_ms IS NULL AND n.dead_at_ms IS NULL
				AND n.target = h.target AND n.person_key > h.person_key
			ORDER BY n.person_key, n.outbox_id LIMIT 1),
		(SELECT n.outbox_id FROM outbox n
			WHERE n.delivered_at_ms IS NULL AND n.dead_at_ms IS NULL AND n.target > h.target
			ORDER BY n.target, n.person_key, n.outbox_id LIMIT 1))
	FROM heads JOIN outbox h ON h.outbox_id = heads.outbox_id
)`;

const outboxRow = z.object({
	outboxId: z.int(),
	eventId: z.string(),
	target: z.string(),
	bodyJson: z.string(),
	attempts: z.int(),
	nextAttemptAtMs: z.int(),
	createdAtMs: z.int(),
});
const momentRow = z.object({ atMs: z.int().nullable() });
const countRow = z.object({ rows: z.int() });
const targetRow = z.object({
	delivered: z.int(),
	lastDeliveredAtMs: z.int().nullable(),
	lastErrorCode: z.string().nullable(),
});

function prepareStatements(connection: Connection) {
	return {
		due: connection.query(
			`${HEADS} SELECT o.outbox_id AS outboxId, o.event_id AS eventId, o.target, o.body_json AS bodyJson, o.attempts,
				o.next_attempt_at_ms AS nextAttemptAtMs, o.created_at_ms AS createdAtMs
			 FROM heads CROSS JOIN outbox o ON o.outbox_id = heads.outbox_id
			 WHERE o.next_attempt_at_ms <= @nowMs ORDER BY o.outbox_id LIMIT @limit`,
			outboxRow,
		),
		nextDue: connection.query(
			`${HEADS} SELECT min(o.next_attempt_at_ms) AS atMs
			 FROM heads CROSS JOIN outbox o ON o.outbox_id = heads.outbox_id`,
			momentRow,
		),
		deliver: connection.query(
			`UPDATE outbox SET delivered_at_ms = @nowMs, attempts = attempts + 1, last_error_code = NULL
			 WHERE outbox_id = @outboxId AND ${WAITING} RETURNING target`,
			z.object({ target: z.string() }),
		),
		retry: connection.query(
			`UPDATE outbox SET next_attempt_at_ms = @nextAttemptAtMs, attempts = attempts + 1,
				last_error_code = @errorCode WHERE outbox_id = @outboxId AND ${WAITING} RETURNING target`,
			z.object({ target: z.string() }),
		),
		kill: connection.query(
			`UPDATE outbox SET dead_at_ms = @nowMs, attempts = attempts + 1, last_error_code = @errorCode
			 WHERE outbox_id = @outboxId AND ${WAITING} RETURNING target`,
			z.object({ target: z.string() }),
		),
		countDelivery: connection.command(
			`INSERT INTO outbox_targets (target, delivered_count, last_delivered_at_ms) VALUES (@target, 1, @nowMs)
			 ON CONFLICT (target) DO UPDATE SET delivered_count = delivered_count + 1, last_delivered_at_ms = @nowMs,
				last_error_code = NULL`,
		),
		noteError: connection.command(
			`INSERT INTO outbox_targets (target, last_error_code) VALUES (@target, @errorCode)
			 ON CONFLICT (target) DO UPDATE SET last_error_code = @errorCode`,
		),
		wake: connection.command(
			`UPDATE outbox SET next_attempt_at_ms = @nowMs WHERE ${WAITING} AND next_attempt_at_ms > @nowMs`,
		),
		replayDead: connection.command(
			`UPDATE outbox SET dead_at_ms = NULL, attempts = 0, next_attempt_at_ms = @nowMs
			 WHERE dead_at_ms IS NOT NULL`,
		),
		countWaiting: connection.query(`SELECT count(*) AS rows FROM outbox WHERE ${WAITING}`, countRow),
		oldestWaiting: connection.query(`SELECT min(created_at_ms) AS atMs FROM outbox WHERE ${WAITING}`, momentRow),
		countDead: connection.query("SELECT count(*) AS rows FROM outbox WHERE dead_at_ms IS NOT NULL", countRow),
		targets: connection.query(
			`SELECT delivered_count AS delivered, last_delivered_at_ms AS lastDeliveredAtMs,
				last_error_code AS lastErrorCode FROM outbox_targets ORDER BY target`,
			targetRow,
		),
	};
}

export function createOutboxStore(connection: Connection): OutboxStore {
	const statements = prepareStatements(connection);
	return {
		due: (nowMs, limit) => statements.due.all({ nowMs, limit }),
		nextDueAtMs: () => statements.nextDue.get()?.atMs ?? null,
		markDelivered: (outboxId, nowMs) => {
			connection.transaction(() => {
				const row = statements.deliver.get({ outboxId, nowMs });
				if (row) statements.countDelivery.run({ target: row.target, nowMs });
			});
		},
		markRetry: (outboxId, nextAttemptAtMs, errorCode) => {
			connection.transaction(() => {
				const row = statements.retry.get({ outboxId, nextAttemptAtMs, errorCode });
				if (row) statements.noteError.run({ target: row.target, errorCode });
			});
		},
		markDead: (outboxId, nowMs, errorCode) => {
			connection.transaction(() => {
				const row = statements.kill.get({ outboxId, nowMs, errorCode });
				if (row) statements.noteError.run({ target: row.target, errorCode });
			});
		},
		wake: (nowMs) => {
			statements.wake.run({ nowMs });
		},
		replayDead: (nowMs) => statements.replayDead.run({ nowMs }).changes,
		status: () => {
			const targets = statements.targets.all();
			const deliveredAt = targets.flatMap((target) => target.lastDeliveredAtMs ?? []);
			return {
				waiting: statements.countWaiting.get()?.rows ?? 0,
				oldestWaitingAtMs: statements.oldestWaiting.get()?.atMs ?? null,
				delivered: targets.reduce((sum, target) => sum + target.delivered, 0),
				lastDeliveredAtMs: deliveredAt.length > 0 ? Math.max(...deliveredAt) : null,
				deadLetters: statements.countDead.get()?.rows ?? 0,
				lastErrorCode: targets.find((target) => target.lastErrorCode !== null)?.lastErrorCode ?? null,
			};
		},
	};
}
