// What still has to reach a target. A row waits, or is delivered, or is dead: it never goes back from delivered.
import { z } from "zod";
import type { DueQuery, OutboxStore, TargetOutboxStatus } from "../../core/ports/stores.ts";
import type { Connection } from "../database/connection.ts";
import { createDeadLetters } from "./dead-letters.ts";
import { listedUnderFormerId } from "./target-people-store.ts";

const WAITING = "delivered_at_ms IS NULL AND dead_at_ms IS NULL";

/**
 * The oldest waiting row of each person, found by one index seek each: a backlog of 100,000 events of 200 people costs
 * 200 seeks. Only heads may go out or set the next due moment; a later row waits behind its head.
 */
const HEADS = `WITH RECURSIVE heads (outbox_id) AS (
	SELECT (SELECT outbox_id FROM outbox WHERE ${WAITING} AND target = @target ORDER BY person_key, outbox_id LIMIT 1)
	UNION ALL
	SELECT (SELECT n.outbox_id FROM outbox n
			WHERE n.delivered_at_ms IS NULL AND n.dead_at_ms IS NULL
				AND n.target = @target AND n.person_key > h.person_key
			ORDER BY n.person_key, n.outbox_id LIMIT 1)
	FROM heads JOIN outbox h ON h.outbox_id = heads.outbox_id
)`;

/** Heads that may go: with @holds, not those behind a dead letter of the same person. */
const OPEN_HEADS = `(@holds = 0 OR NOT EXISTS (SELECT 1 FROM outbox d
		WHERE d.dead_at_ms IS NOT NULL AND d.skipped_at_ms IS NULL
			AND d.target = o.target AND d.person_key = o.person_key AND d.outbox_id < o.outbox_id))`;

const outboxRow = z.object({
	outboxId: z.int(),
	eventId: z.string(),
	target: z.string(),
	bodyJson: z.string(),
	attempts: z.int(),
	nextAttemptAtMs: z.int(),
	createdAtMs: z.int(),
	externalId: z.string().nullable(),
});
const settledRow = z.object({ target: z.string(), personKey: z.int() });
const momentRow = z.object({ atMs: z.int().nullable() });
const countRow = z.object({ rows: z.int() });
const targetRow = z.object({
	delivered: z.int(),
	lastDeliveredAtMs: z.int().nullable(),
	lastErrorCode: z.string().nullable(),
	lastErrorDetail: z.string().nullable(),
});

/**
 * Rows of person 0 carry checkpoints of the log. They travel like punches and are counted nowhere: people look after
 * punches. One that a receiver refuses is let be, since it may be made for punches only, and the next one says more.
 */
const isPunch = ({ personKey }: { readonly personKey: number }) => personKey > 0;

function prepareDeliveries(connection: Connection) {
	return {
		due: connection.query(
			`${HEADS} SELECT o.outbox_id AS outboxId, o.event_id AS eventId, o.target, o.body_json AS bodyJson, o.attempts,
				o.next_attempt_at_ms AS nextAttemptAtMs, o.created_at_ms AS createdAtMs,
				coalesce(x.external_id, t.external_id, ${listedUnderFormerId("o.person_key", "o.target")}) AS externalId
			 FROM heads CROSS JOIN outbox o ON o.outbox_id = heads.outbox_id
			 LEFT JOIN external_ids x ON x.person_key = o.person_key AND x.target = o.target
			 LEFT JOIN people p ON p.person_key = o.person_key
			 LEFT JOIN target_people t ON t.target = o.target AND t.employee_id = p.employee_id
			 WHERE ${OPEN_HEADS} AND o.next_attempt_at_ms <= @nowMs ORDER BY o.outbox_id LIMIT @limit`,
			outboxRow,
		),
		nextDue: connection.query(
			`${HEADS} SELECT min(o.next_attempt_at_ms) AS atMs
			 FROM heads CROSS JOIN outbox o ON o.outbox_id = heads.outbox_id WHERE ${OPEN_HEADS}`,
			momentRow,
		),
		deliver: connection.query(
			`UPDATE outbox SET delivered_at_ms = @nowMs, attempts = attempts + 1, last_error_code = NULL,
				last_error_detail = NULL
			 WHERE outbox_id = @outboxId AND ${WAITING} RETURNING target, person_key AS personKey`,
			settledRow,
		),
		retry: connection.query(
			`UPDATE outbox SET next_attempt_at_ms = @nextAttemptAtMs, attempts = attempts + 1,
				last_error_code = @errorCode, last_error_detail = @detail
			 WHERE outbox_id = @outboxId AND ${WAITING} RETURNING target`,
			z.object({ target: z.string() }),
		),
		kill: connection.query(
			`UPDATE outbox SET dead_at_ms = @nowMs, attempts = attempts + 1, last_error_code = @errorCode,
				last_error_detail = @detail, skipped_at_ms = iif(person_key = 0, @nowMs, NULL)
			 WHERE outbox_id = @outboxId AND ${WAITING} RETURNING target, person_key AS personKey`,
			settledRow,
		),
		countDelivery: connection.command(
			`INSERT INTO outbox_targets (target, delivered_count, last_delivered_at_ms) VALUES (@target, 1, @nowMs)
			 ON CONFLICT (target) DO UPDATE SET delivered_count = delivered_count + 1, last_delivered_at_ms = @nowMs,
				last_error_code = NULL, last_error_detail = NULL`,
		),
		noteError: connection.command(
			`INSERT INTO outbox_targets (target, last_error_code, last_error_detail) VALUES (@target, @errorCode, @detail)
			 ON CONFLICT (target) DO UPDATE SET last_error_code = @errorCode, last_error_detail = @detail`,
		),
		wake: connection.command(
			`UPDATE outbox SET next_attempt_at_ms = @nowMs WHERE ${WAITING} AND target = @target
				AND next_attempt_at_ms > @nowMs`,
		),
		removeOrphans: connection.command(
			`DELETE FROM outbox WHERE ${WAITING} AND target NOT IN (SELECT target_id FROM targets)`,
		),
		missing: connection.query(
			`SELECT count(*) AS events, min(e.kiosk_seq) AS firstSeq FROM attendance_events e INDEXED BY events_by_time
			 WHERE e.occurred_at_ms >= @fromMs AND e.person_key IS NOT NULL AND e.employee_id IS NOT NULL
				AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.event_id = e.event_id AND o.target = @target)`,
			z.object({ events: z.int(), firstSeq: z.int().nullable() }),
		),
		// An erased person's event has no body to send. That of an entry which became part of another is the other's now.
		add: connection.command(
			`INSERT OR IGNORE INTO outbox (event_id, person_key, target, body_json, next_attempt_at_ms, created_at_ms)
			 SELECT e.event_id, coalesce(f.person_key, e.person_key), @target, @bodyJson, @nowMs, @nowMs
			 FROM attendance_events e LEFT JOIN former_employee_ids f ON f.employee_id = e.employee_id
			 WHERE e.event_id = @eventId AND e.person_key IS NOT NULL AND e.employee_id IS NOT NULL`,
		),
	};
}

function prepareStatus(connection: Connection) {
	return {
		countWaiting: connection.query(
			`SELECT count(*) AS rows FROM outbox WHERE ${WAITING} AND target = @target AND person_key > 0`,
			countRow,
		),
		oldestWaiting: connection.query(
			`SELECT min(created_at_ms) AS atMs FROM outbox WHERE ${WAITING} AND target = @target AND person_key > 0`,
			momentRow,
		),
		countDead: connection.query(
			"SELECT count(*) AS rows FROM outbox WHERE dead_at_ms IS NOT NULL AND skipped_at_ms IS NULL AND target = @target",
			countRow,
		),
		oldestDead: connection.query(
			`SELECT min(e.occurred_at_ms) AS atMs FROM outbox d JOIN attendance_events e ON e.event_id = d.event_id
			 WHERE d.dead_at_ms IS NOT NULL AND d.skipped_at_ms IS NULL AND d.target = @target`,
			momentRow,
		),
		countHeld: connection.query(
			`SELECT coalesce(sum((SELECT count(*) FROM outbox o
				WHERE o.delivered_at_ms IS NULL AND o.dead_at_ms IS NULL
					AND o.target = @target AND o.person_key = first_dead.person_key AND o.outbox_id > first_dead.outbox_id)), 0) AS rows
			 FROM (SELECT person_key, min(outbox_id) AS outbox_id FROM outbox
				WHERE dead_at_ms IS NOT NULL AND skipped_at_ms IS NULL AND target = @target GROUP BY person_key) first_dead`,
			countRow,
		),
		targetNames: connection.query("SELECT target_id AS target FROM targets", z.object({ target: z.string() })),
		total: connection.query(
			`SELECT delivered_count AS delivered, last_delivered_at_ms AS lastDeliveredAtMs,
				last_error_code AS lastErrorCode, last_error_detail AS lastErrorDetail
			 FROM outbox_targets WHERE target = @target`,
			targetRow,
		),
	};
}

export function createOutboxStore(connection: Connection): OutboxStore {
	const statements = prepareDeliveries(connection);
	const status = prepareStatus(connection);

	function statusOf({ target, holdsBehindDead }: DueQuery): TargetOutboxStatus {
		const total = status.total.get({ target });
		const deadLetters = status.countDead.get({ target })?.rows ?? 0;
		return {
			waiting: status.countWaiting.get({ target })?.rows ?? 0,
			oldestWaitingAtMs: status.oldestWaiting.get({ target })?.atMs ?? null,
			delivered: total?.delivered ?? 0,
			lastDeliveredAtMs: total?.lastDeliveredAtMs ?? null,
			deadLetters,
			held: deadLetters === 0 || !holdsBehindDead ? 0 : (status.countHeld.get({ target })?.rows ?? 0),
			lastErrorCode: total?.lastErrorCode ?? null,
			lastErrorDetail: total?.lastErrorDetail ?? null,
		};
	}

	return {
		due: ({ target, holdsBehindDead }, nowMs, limit) =>
			statements.due.all({ target, holds: holdsBehindDead ? 1 : 0, nowMs, limit }),
		nextDueAtMs: ({ target, holdsBehindDead }) =>
			statements.nextDue.get({ target, holds: holdsBehindDead ? 1 : 0 })?.atMs ?? null,
		together: (work) => connection.transaction(work),
		markDelivered: (outboxId, nowMs) => {
			connection.transaction(() => {
				const row = statements.deliver.get({ outboxId, nowMs });
				if (row && isPunch(row)) statements.countDelivery.run({ target: row.target, nowMs });
			});
		},
		markRetry: (outboxId, nextAttemptAtMs, { errorCode, detail = null }) => {
			connection.transaction(() => {
				const row = statements.retry.get({ outboxId, nextAttemptAtMs, errorCode, detail });
				if (row) statements.noteError.run({ target: row.target, errorCode, detail });
			});
		},
		markDead: (outboxId, nowMs, { errorCode, detail = null }) => {
			connection.transaction(() => {
				const row = statements.kill.get({ outboxId, nowMs, errorCode, detail });
				if (row && isPunch(row)) statements.noteError.run({ target: row.target, errorCode, detail });
			});
		},
		drainedToMs: (target, nowMs) => {
			if ((status.oldestWaiting.get({ target })?.atMs ?? null) !== null) return null;
			const oldestDead = status.oldestDead.get({ target })?.atMs ?? null;
			return oldestDead === null ? nowMs : Math.min(nowMs, oldestDead - 1);
		},
		wake: (target, nowMs) => {
			statements.wake.run({ target, nowMs });
		},
		removeOrphans: () => {
			statements.removeOrphans.run();
		},
		missing: (target, fromMs) => {
			const found = statements.missing.get({ target: target ?? "", fromMs });
			return found ?? { events: 0, firstSeq: null };
		},
		add: (drafts, nowMs) => {
			let added = 0;
			for (const { eventId, target, bodyJson } of drafts)
				added += statements.add.run({ eventId, target, bodyJson, nowMs }).changes;
			return added;
		},
		...createDeadLetters(connection),
		statusOf,
		status: () => {
			const targets = status.targetNames.all().map(({ target }) => statusOf({ target, holdsBehindDead: false }));
			const oldest = targets.flatMap(({ oldestWaitingAtMs }) => oldestWaitingAtMs ?? []);
			const deliveredAt = targets.flatMap(({ lastDeliveredAtMs }) => lastDeliveredAtMs ?? []);
			const sum = (count: (target: TargetOutboxStatus) => number) =>
				targets.reduce((total, target) => total + count(target), 0);
			return {
				waiting: sum(({ waiting }) => waiting),
				oldestWaitingAtMs: oldest.length > 0 ? Math.min(...oldest) : null,
				delivered: sum(({ delivered }) => delivered),
				lastDeliveredAtMs: deliveredAt.length > 0 ? Math.max(...deliveredAt) : null,
				deadLetters: sum(({ deadLetters }) => deadLetters),
				lastErrorCode: targets.find(({ lastErrorCode }) => lastErrorCode !== null)?.lastErrorCode ?? null,
			};
		},
	};
}
