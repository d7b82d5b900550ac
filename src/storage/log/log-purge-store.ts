// Removes the oldest stretch of the log. What goes is always a beginning of the chain, so that the rest verifies from the
// checkpoint that was signed of it.
import { z } from "zod";
import type { LogPurgeStore, PurgePlan } from "../../core/ports/log-purge.ts";
import type { Connection } from "../database/connection.ts";
import { blobField, flagField } from "../database/row-schemas.ts";
import { createLogPlaces } from "./log-base.ts";

/** Each a few tens of milliseconds at most on a slow PC: frames and punches wait no longer. */
const PAGE = 250;
const PIECE = 100;

const stepRow = z.object({
	chainSeq: z.int(),
	/** null for an administrative act. */
	kioskSeq: z.int().nullable(),
	hash: blobField,
	atMs: z.int(),
	isOld: flagField,
	isUndelivered: flagField,
	/** The last record that must go with this one, or stay with it. */
	lastSeq: z.int(),
});
type Step = z.output<typeof stepRow>;

/** A record of before work days were kept counts for the day of its own clock. */
const WORK_DAY = "coalesce(e.work_date, date(e.occurred_at_ms / 1000 + e.offset_minutes * 60, 'unixepoch'))";

/**
 * Of a day without a name: an IN goes with the person's next record within 36 hours, the longest shift that can be set.
 */
const LAST_OF_WORK_DAY = `max(e.chain_seq,
	coalesce((SELECT max(d.chain_seq) FROM attendance_events d
		WHERE d.person_key = e.person_key AND d.work_date = e.work_date), 0),
	coalesce((SELECT max(c.chain_seq) FROM attendance_events c WHERE c.corrects = e.event_id), 0),
	iif(e.work_date IS NULL AND e.direction = 'IN', coalesce((SELECT n.chain_seq FROM attendance_events n
		WHERE n.person_key = e.person_key AND n.kiosk_seq > e.kiosk_seq
			AND n.occurred_at_ms BETWEEN e.occurred_at_ms AND e.occurred_at_ms + 36 * 3600000
		ORDER BY n.kiosk_seq LIMIT 1), 0), 0))`;

const STEPS = `SELECT * FROM (SELECT e.chain_seq AS chainSeq, e.kiosk_seq AS kioskSeq, e.hash, e.recorded_at_ms AS atMs,
		${WORK_DAY} < @beforeDate AS isOld,
		EXISTS (SELECT 1 FROM outbox o WHERE o.event_id = e.event_id AND o.delivered_at_ms IS NULL
			AND (o.dead_at_ms IS NULL OR o.skipped_at_ms IS NULL)) AS isUndelivered,
		${LAST_OF_WORK_DAY} AS lastSeq
		FROM attendance_events e WHERE e.chain_seq > @chainSeq ORDER BY e.chain_seq LIMIT ${PAGE})
	UNION ALL SELECT * FROM (SELECT a.chain_seq, NULL, a.hash, a.at_ms, a.at_ms < @beforeMs, 0, a.chain_seq
		FROM audit a WHERE a.chain_seq > @chainSeq ORDER BY a.chain_seq LIMIT ${PAGE})
	ORDER BY chainSeq LIMIT ${PAGE}`;

const nothing: PurgePlan = { upTo: null, events: 0, acts: 0, fromMs: null, toMs: null, heldBy: null };

export function createLogPurgeStore(connection: Connection): LogPurgeStore {
	const places = createLogPlaces(connection);
	const steps = connection.query(STEPS, stepRow);

	function* planInPieces(beforeDate: string, beforeMs: number): Generator<void, PurgePlan> {
		const base = places.base();
		let seen: Seen = { chainSeq: base.chainSeq, kioskSeq: base.kioskSeq, events: 0, acts: 0, fromMs: null };
		let lastNeeded = 0;
		let plan = nothing;
		for (;;) {
			const page = steps.all({ chainSeq: seen.chainSeq, beforeDate, beforeMs });
			for (const step of page) {
				if (!step.isOld) return ended(plan, seen, base.chainSeq);
				if (step.isUndelivered) return { ...plan, heldBy: "undelivered" };
				seen = follow(seen, step);
				lastNeeded = Math.max(lastNeeded, step.lastSeq);
				if (lastNeeded <= step.chainSeq) plan = planTo(seen, step);
			}
			if (page.length < PAGE) return ended(plan, seen, base.chainSeq);
			yield;
		}
	}

	return {
		planInPieces,
		begin: places.moveBase,
		removePiece: preparePieces(connection),
	};
}

interface Seen {
	readonly chainSeq: number;
	readonly kioskSeq: number;
	readonly events: number;
	readonly acts: number;
	readonly fromMs: number | null;
}

function follow(seen: Seen, { chainSeq, kioskSeq, atMs }: Step): Seen {
	return {
		chainSeq,
		kioskSeq: kioskSeq ?? seen.kioskSeq,
		events: seen.events + (kioskSeq === null ? 0 : 1),
		acts: seen.acts + (kioskSeq === null ? 1 : 0),
		fromMs: seen.fromMs ?? atMs,
	};
}

function planTo({ chainSeq, kioskSeq, events, acts, fromMs }: Seen, { hash, atMs }: Step): PurgePlan {
	const upTo = { chainSeq, kioskSeq, hash: Buffer.from(hash).toString("hex") };
	return { upTo, events, acts, fromMs, toMs: atMs, heldBy: null };
}

/** Old records behind the last one that may go: the rest of their work day is younger. */
function ended(plan: PurgePlan, { chainSeq }: Seen, baseSeq: number): PurgePlan {
	const isWhole = chainSeq === (plan.upTo?.chainSeq ?? baseSeq);
	return { ...plan, heldBy: isWhole ? null : "work_day" };
}

/** The newest first, so that a correction goes before what it corrects and never points to nothing. */
function preparePieces(connection: Connection): () => number {
	const oldest = (table: "attendance_events" | "audit") =>
		connection.query(
			`SELECT min(chain_seq) AS fromSeq FROM (SELECT chain_seq FROM ${table}
				WHERE chain_seq <= (SELECT chain_seq FROM log_base) ORDER BY chain_seq DESC LIMIT ${PIECE})`,
			z.object({ fromSeq: z.int().nullable() }),
		);
	const [oldestEvent, oldestAct] = [oldest("attendance_events"), oldest("audit")];
	const inPiece = "chain_seq BETWEEN @fromSeq AND (SELECT chain_seq FROM log_base)";
	const ofEvents = (column: string) => `IN (SELECT ${column} FROM attendance_events WHERE ${inPiece})`;
	const beside = [
		`DELETE FROM evidence_photos WHERE event_id ${ofEvents("event_id")}`,
		`DELETE FROM outbox WHERE event_id ${ofEvents("event_id")}`,
		`DELETE FROM punch_requests WHERE event_id ${ofEvents("event_id")}`,
		`DELETE FROM log_entries WHERE kiosk_seq ${ofEvents("kiosk_seq")}`,
	].map((sql) => connection.command(sql));
	const events = connection.command(`DELETE FROM attendance_events WHERE ${inPiece}`);
	const acts = connection.command(`DELETE FROM audit WHERE ${inPiece}`);
	return () => {
		const removed = connection.transaction(() => {
			const fromEvent = oldestEvent.get()?.fromSeq ?? null;
			const fromAct = oldestAct.get()?.fromSeq ?? null;
			if (fromEvent !== null) for (const command of beside) command.run({ fromSeq: fromEvent });
			const gone = fromEvent === null ? 0 : events.run({ fromSeq: fromEvent }).changes;
			return gone + (fromAct === null ? 0 : acts.run({ fromSeq: fromAct }).changes);
		});
		// What was deleted is overwritten in the database; here it leaves the write-ahead log too.
		if (removed === 0) connection.emptyWriteAheadLog();
		return removed;
	};
}
