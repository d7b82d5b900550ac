// Delivers what waits for one target: what is due, in order per person, until everything has arrived.
import type { Clock, Log, TargetActivity, Timer } from "../core/ports/environment.ts";
import type { BatchOutcome, DeliveryOutcome, HrisTarget } from "../core/ports/hris-target.ts";
import type { OutboxRow, OutboxStore } from "../core/ports/stores.ts";
import { createSettlement, LONGEST_WAIT_MS } from "./settlement.ts";
import { systemTimer } from "./system-timer.ts";
import { allowedConcurrency } from "./target-health.ts";

/** Rows that are read at a time: the oldest of so many people. */
const BATCH = 64;
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
	readonly outbox: Pick<
		OutboxStore,
		"due" | "nextDueAtMs" | "together" | "markDelivered" | "markRetry" | "markDead" | "wake"
	>;
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
	activity(): (Omit<TargetActivity, "notice"> & { readonly state: "online" | "offline" | "paused" }) | null;
	/** Takes nothing new, waits for requests under way, cuts them after five seconds. */
	stop(): Promise<void>;
}

const connectorFailed = {
	kind: "retry",
	scope: "record",
	errorCode: "ANSWER_NOT_UNDERSTOOD",
	retryAfterMs: null,
} as const satisfies DeliveryOutcome;

/** Delivers through one target. What it does is driven by `wake`, by answers and by due times, never by polling. */
export function createTargetWorker(deps: TargetWorkerDeps): TargetWorker {
	const { targetId, outbox, clock, log, timer = systemTimer, random = Math.random } = deps;
	const query = { target: targetId, holdsBehindDead: deps.holdsBehindDead ?? false };
	const settlement = createSettlement({ targetId, outbox, clock, log, random, onOutage: deps.onOutage });
	/** Rows under way, and the requests that they travel in. */
	const inFlight = new Set<number>();
	const requests = new Set<Promise<void>>();
	/** Read and not yet sent: each the oldest of its person, so nothing of it is out of order when it goes. */
	let ready: OutboxRow[] = [];
	/** What is due waits for one of the target's set times. */
	let isBetweenTimes = false;
	let abort = new AbortController();
	let isRunning = false;
	let knownTarget: HrisTarget | null = null;
	let cancelSleep: (() => void) | null = null;

	function currentTarget(): HrisTarget | null {
		const target = deps.target();
		if (target !== knownTarget) {
			knownTarget = target;
			settlement.forget();
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
			const holdMs = settlement.health().holdUntilMs - clock.monotonicMs();
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
		const free = allowedConcurrency(settlement.health(), target.concurrency) - requests.size;
		if (free <= 0) return;
		if (ready.length < Math.max(free, target.batch?.size ?? 1)) ready = readDue(target);
		for (let slot = 0; slot < free && ready.length > 0; slot += 1) start(claim(target), target);
	}

	/** A row under way is still the oldest of its person, so it comes up again and holds the person's next one back. */
	function readDue({ batch, sendTimes }: HrisTarget): OutboxRow[] {
		const nowMs = clock.nowMs();
		// While nobody answers one row is enough, and what is read must not grow old.
		const wanted = settlement.health().failures > 0 ? 1 : Math.max(BATCH, batch?.size ?? 1);
		const due = outbox.due(query, nowMs, wanted + inFlight.size).filter(({ outboxId }) => !inFlight.has(outboxId));
		const lastMs = sendTimes?.(nowMs).lastMs ?? nowMs;
		// A row from the future was written under a clock that was set back since: it would wait for years.
		const open = due.filter(({ createdAtMs }) => createdAtMs <= lastMs || createdAtMs > nowMs);
		isBetweenTimes = due.length > 0 && open.length === 0;
		return open.slice(0, wanted);
	}

	/**
	 * What goes in one request: several people's rows where the target takes them together. A row that has failed before
	 * goes by itself, so that nobody else's can fail for its sake again.
	 */
	function claim({ batch }: HrisTarget): OutboxRow[] {
		const failedBefore = ready.findIndex(({ attempts }) => attempts > 0);
		const fresh = failedBefore === -1 ? ready.length : failedBefore;
		return ready.splice(0, Math.max(1, Math.min(fresh, batch?.size ?? 1)));
	}

	function start(rows: OutboxRow[], target: HrisTarget): void {
		for (const { outboxId } of rows) inFlight.add(outboxId);
		const request = deliver(rows, target).then(() => {
			for (const { outboxId } of rows) inFlight.delete(outboxId);
			requests.delete(request);
			pump();
		});
		requests.add(request);
	}

	function sleepUntilDue(target: HrisTarget): void {
		// The end of a request pumps again.
		if (requests.size >= allowedConcurrency(settlement.health(), target.concurrency)) return;
		const dueAtMs = outbox.nextDueAtMs(query);
		if (dueAtMs === null) return;
		const nowMs = clock.nowMs();
		const waitMs = dueAtMs - nowMs;
		if (waitMs > LONGEST_WAIT_MS) {
			outbox.wake(targetId, nowMs);
			sleep(0);
		} else if (waitMs <= 0 && isBetweenTimes) sleep((target.sendTimes?.(nowMs).nextMs ?? nowMs) - nowMs);
		else if (waitMs > 0 || requests.size === 0) sleep(waitMs);
	}

	function sleep(delayMs: number): void {
		cancelSleep = timer.schedule(Math.min(Math.max(delayMs, 0), LONGEST_SLEEP_MS), pump);
	}

	async function deliver(rows: readonly OutboxRow[], target: HrisTarget): Promise<void> {
		const { signal } = abort;
		try {
			const outcomes = await send(rows, target, signal);
			// Cut by `stop`: nobody knows whether they arrived, so the rows stay as they are and are sent again.
			if (signal.aborted && outcomes.some(({ kind }) => kind !== "delivered")) return;
			settlement.settle(rows, outcomes, target === knownTarget);
		} catch (error) {
			// The outcome could not be noted. The rows are still due and the receiver knows the ids by then.
			log.error({ targetId, eventId: rows[0]?.eventId, err: error }, "a delivery could not be noted");
			settlement.hold(STORE_RETRY_MS);
		}
	}

	async function send(
		rows: readonly OutboxRow[],
		target: HrisTarget,
		signal: AbortSignal,
	): Promise<readonly BatchOutcome[]> {
		const [row] = rows;
		if (row === undefined) return [];
		try {
			return target.batch && rows.length > 1
				? await target.batch.deliver(rows, signal)
				: [await target.deliver(row, signal)];
		} catch (error) {
			// A connector never rejects, so this is a fault in one. It must not stop the others' records.
			log.error({ targetId, eventId: row.eventId, err: error }, "a connector failed");
			return rows.map(() => (rows.length > 1 ? { ...connectorFailed, kind: "alone" } : connectorFailed));
		}
	}

	function activity(): ReturnType<TargetWorker["activity"]> {
		if (deps.target() === null) return null;
		const { isPaused, failures, cause, holdUntilMs } = settlement.health();
		const nowMs = clock.nowMs();
		const holdMs = holdUntilMs - clock.monotonicMs();
		const nextTimeMs = isBetweenTimes ? (knownTarget?.sendTimes?.(nowMs).nextMs ?? null) : null;
		return {
			state: isPaused ? "paused" : failures > 0 ? "offline" : "online",
			cause,
			nextTryAtMs: holdMs > 0 ? Math.round(nowMs + holdMs) : nextTimeMs,
			deliveredLastMinute: settlement.deliveredLastMinute(),
		};
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
			await Promise.all(requests);
			cancelCut();
		},
		wake: pump,
		tryNow() {
			const { failures, isPaused } = settlement.health();
			if (failures === 0 || isPaused) return;
			settlement.release();
			outbox.wake(targetId, clock.nowMs());
			pump();
		},
		activity,
	};
}
