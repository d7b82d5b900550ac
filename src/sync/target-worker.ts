// Delivers what waits for one target: what is due, in order per person, until everything has arrived.
import type { Clock, Log, TargetActivity, Timer } from "../core/ports/environment.ts";
import type { DeliveryOutcome, HrisTarget } from "../core/ports/hris-target.ts";
import type { OutboxRow, OutboxStore } from "../core/ports/stores.ts";
import { type BackoffRange, backoffDelayMs } from "./backoff.ts";
import { createDeliveryRate } from "./delivery-rate.ts";
import { systemTimer } from "./system-timer.ts";
import {
	afterPause,
	afterTargetFailure,
	allowedConcurrency,
	healthyTarget,
	OUTAGE_BACKOFF,
	type TargetHealth,
	wasOutage,
} from "./target-health.ts";

/** Rows that are read at a time: the oldest of so many people. */
const BATCH = 64;
/** Between tries of one record that the target fails on while it takes others. */
const RECORD_BACKOFF: BackoffRange = { baseMs: 2_000, capMs: 900_000 };
/** No row is put off for longer, so a due time further away means that the wall clock was set back. */
const LONGEST_WAIT_MS = 3_600_000;
/** When the database cannot say what is due, or cannot note what was delivered. */
const STORE_RETRY_MS = 15_000;
/** How long `stop` waits for requests under way before it cuts them; they are sent again at the next start. */
const DRAIN_MS = 5_000;
/** A wall clock that is stepped makes due times wrong; looked at again this often while something waits. */
const LONGEST_SLEEP_MS = 60_000;

export interface TargetWorkerDeps {
	readonly targetId: string;
	/** A dead letter holds the person's later events back until it is sent again or skipped. */
	readonly holdsBehindDead?: boolean;
	readonly outbox: Pick<OutboxStore, "due" | "nextDueAtMs" | "markDelivered" | "markRetry" | "markDead" | "wake">;
	/** null while it cannot be used. The same object until somebody changes it: a new one lifts a pause. */
	readonly target: () => HrisTarget | null;
	readonly clock: Pick<Clock, "nowMs" | "monotonicMs">;
	readonly log: Log;
	readonly timer?: Timer;
	/** Nobody answers any more. */
	readonly onOutage?: () => void;
	/** Uniform in [0, 1). */
	readonly random?: () => number;
}

export interface TargetWorker {
	start(): void;
	/** Something new waits, or the target was changed: look now. */
	wake(): void;
	/** The network is back: what was put off for want of it is tried now. */
	tryNow(): void;
	/** null while the target cannot be used. */
	state(): Extract<TargetActivity["state"], "online" | "offline" | "paused"> | null;
	deliveredLastMinute(): number;
	/** Takes nothing new, waits for requests under way, cuts them after five seconds. */
	stop(): Promise<void>;
}

const connectorFailed: DeliveryOutcome = {
	kind: "retry",
	scope: "record",
	errorCode: "ANSWER_NOT_UNDERSTOOD",
	retryAfterMs: null,
};

type Refusal = Exclude<DeliveryOutcome, { kind: "delivered" | "dead" }>;

/** Delivers through one target. What it does is driven by `wake`, by answers and by due times, never by polling. */
export function createTargetWorker(deps: TargetWorkerDeps): TargetWorker {
	const { targetId, outbox, clock, log, timer = systemTimer, random = Math.random } = deps;
	const query = { target: targetId, holdsBehindDead: deps.holdsBehindDead ?? false };
	const inFlight = new Map<number, Promise<void>>();
	/** Read and not yet sent: each the oldest of its person, so nothing of it is out of order when it goes. */
	let ready: OutboxRow[] = [];
	const rate = createDeliveryRate(clock);
	let abort = new AbortController();
	let isRunning = false;
	let health: TargetHealth = healthyTarget;
	let knownTarget: HrisTarget | null = null;
	let cancelSleep: (() => void) | null = null;

	function currentTarget(): HrisTarget | null {
		const target = deps.target();
		if (target !== knownTarget) {
			knownTarget = target;
			health = healthyTarget;
			ready = [];
			// Started, or corrected by somebody: what was put off for the old one's sake is worth a try.
			outbox.wake(targetId, clock.nowMs());
		}
		return target;
	}

	/** Starts what can be started now, then sleeps until the next moment at which something can. */
	function pump(): void {
		cancelSleep?.();
		cancelSleep = null;
		if (!isRunning) return;
		try {
			const target = currentTarget();
			if (target === null) return;
			const holdMs = health.holdUntilMs - clock.monotonicMs();
			if (holdMs > 0) {
				sleep(holdMs);
			} else {
				startDue(target);
				sleepUntilDue(target);
			}
		} catch (error) {
			log.error({ targetId, err: error }, "the outbox cannot be read");
			sleep(STORE_RETRY_MS);
		}
	}

	function startDue(target: HrisTarget): void {
		const free = allowedConcurrency(health, target.concurrency) - inFlight.size;
		if (free <= 0) return;
		if (ready.length < free) ready = readDue();
		for (const row of ready.splice(0, free)) {
			const done = deliver(row, target).then(() => {
				inFlight.delete(row.outboxId);
				pump();
			});
			inFlight.set(row.outboxId, done);
		}
	}

	/** A row under way is still the oldest of its person, so it comes up again and holds the person's next one back. */
	function readDue(): OutboxRow[] {
		// While nobody answers one row is enough, and what is read must not grow old.
		const wanted = health.failures > 0 ? 1 : BATCH;
		const rows = outbox.due(query, clock.nowMs(), wanted + inFlight.size);
		return rows.filter((row) => !inFlight.has(row.outboxId)).slice(0, wanted);
	}

	function sleepUntilDue(target: HrisTarget): void {
		// The end of a request pumps again.
		if (inFlight.size >= allowedConcurrency(health, target.concurrency)) return;
		const dueAtMs = outbox.nextDueAtMs(query);
		if (dueAtMs === null) return;
		const waitMs = dueAtMs - clock.nowMs();
		if (waitMs > LONGEST_WAIT_MS) {
			outbox.wake(targetId, clock.nowMs());
			sleep(0);
		} else if (waitMs > 0 || inFlight.size === 0) sleep(waitMs);
	}

	function sleep(delayMs: number): void {
		cancelSleep = timer.schedule(Math.min(Math.max(delayMs, 0), LONGEST_SLEEP_MS), pump);
	}

	async function deliver(row: OutboxRow, target: HrisTarget): Promise<void> {
		const { signal } = abort;
		try {
			const outcome = await target.deliver(row, signal).catch((error: unknown) => {
				// A connector never rejects, so this is a fault in one. It must not stop the others' records.
				log.error({ targetId, eventId: row.eventId, err: error }, "a connector failed");
				return connectorFailed;
			});
			// Cut by `stop`: nobody knows whether it arrived, so the row stays as it is and is sent again.
			if (signal.aborted && outcome.kind !== "delivered") return;
			// The settings changed while it was under way: what the old target said is not the new one's fault.
			settle(row, outcome, target === knownTarget);
		} catch (error) {
			// The outcome could not be noted. The row is still due and the receiver knows the id by then.
			log.error({ targetId, eventId: row.eventId, err: error }, "a delivery could not be noted");
			health = { ...health, holdUntilMs: clock.monotonicMs() + STORE_RETRY_MS };
		}
	}

	function settle(row: OutboxRow, outcome: DeliveryOutcome, isCurrentTarget: boolean): void {
		const nowMs = clock.nowMs();
		if (outcome.kind === "delivered") {
			outbox.markDelivered(row.outboxId, nowMs);
			rate.note();
			if (isCurrentTarget) noteSuccess(nowMs);
			return;
		}
		const { eventId } = row;
		const { errorCode } = outcome;
		if (outcome.kind === "dead") {
			outbox.markDead(row.outboxId, nowMs, outcome);
			log.error({ targetId, eventId, errorCode }, "the HRIS refuses an event: dead letter");
			if (isCurrentTarget) noteSuccess(nowMs);
			return;
		}
		if (isCurrentTarget) noteRefusal(row, outcome);
		outbox.markRetry(row.outboxId, nowMs + retryDelayMs(row, outcome), outcome);
		log.warn({ targetId, eventId, errorCode, attempts: row.attempts + 1 }, "an event was not delivered yet");
	}

	/** An answer to one record: the target is there. */
	function noteSuccess(nowMs: number): void {
		if (health.failures > 0) {
			log.info({ targetId }, "the HRIS answers again");
			if (wasOutage(health)) outbox.wake(targetId, nowMs);
		}
		health = healthyTarget;
	}

	function noteRefusal(row: OutboxRow, outcome: Refusal): void {
		const nowMs = clock.monotonicMs();
		if (outcome.kind === "pause") {
			health = afterPause(health, nowMs);
		} else if (outcome.scope === "target") {
			const { retryAfterMs } = outcome;
			health = afterTargetFailure(health, { outboxId: row.outboxId, retryAfterMs, nowMs, random });
			deps.onOutage?.();
		}
	}

	function retryDelayMs(row: OutboxRow, outcome: Refusal): number {
		// The target is paused as a whole; its rows are not late by themselves and go as soon as it opens.
		if (outcome.kind === "pause") return 0;
		const range = outcome.scope === "target" ? OUTAGE_BACKOFF : RECORD_BACKOFF;
		const delayMs = Math.max(outcome.retryAfterMs ?? 0, backoffDelayMs(row.attempts + 1, range, random));
		return Math.min(delayMs, LONGEST_WAIT_MS);
	}

	function state(): ReturnType<TargetWorker["state"]> {
		if (deps.target() === null) return null;
		if (health.isPaused) return "paused";
		return health.failures > 0 ? "offline" : "online";
	}

	return {
		start() {
			isRunning = true;
			ready = [];
			abort = new AbortController();
			pump();
		},
		async stop() {
			isRunning = false;
			cancelSleep?.();
			cancelSleep = null;
			const cancelCut = timer.schedule(DRAIN_MS, () => abort.abort());
			await Promise.all(inFlight.values());
			cancelCut();
		},
		wake: pump,
		tryNow() {
			if (health.failures === 0 || health.isPaused) return;
			health = { ...health, holdUntilMs: 0 };
			outbox.wake(targetId, clock.nowMs());
			pump();
		},
		state,
		deliveredLastMinute: rate.lastMinute,
	};
}
