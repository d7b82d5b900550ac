// What an answer does: to its row in the outbox, and to what is known of the target.
import type { DeliveryFailure } from "../core/domain/delivery/delivery-code.ts";
import type { Clock, Log } from "../core/ports/environment.ts";
import type { BatchOutcome, DeliveryOutcome } from "../core/ports/hris-target.ts";
import type { OutboxRow, OutboxStore } from "../core/ports/stores.ts";
import { type BackoffRange, backoffDelayMs } from "./backoff.ts";
import { createDeliveryRate } from "./delivery-rate.ts";
import { createNotThereJudge } from "./not-there.ts";
import {
	afterPause,
	afterTargetFailure,
	healthyTarget,
	heldUntil,
	OUTAGE_BACKOFF,
	type TargetHealth,
	wasOutage,
} from "./target-health.ts";

/** Between tries of one record that the target fails on while it takes others. */
const RECORD_BACKOFF: BackoffRange = { baseMs: 2_000, capMs: 900_000 };
/** No row is put off for longer, so a due time further away means that the wall clock was set back. */
export const LONGEST_WAIT_MS = 3_600_000;

export interface SettlementDeps {
	readonly targetId: string;
	readonly outbox: Pick<OutboxStore, "together" | "markDelivered" | "markRetry" | "markDead" | "wake">;
	readonly clock: Pick<Clock, "nowMs" | "monotonicMs">;
	readonly log: Log;
	readonly random: () => number;
	readonly onOutage?: (() => void) | undefined;
}

export interface Settlement {
	health(): TargetHealth;
	/** Other settings: what was known of the target before is of no use. */
	forget(): void;
	/** Nothing is sent for so long, for want of a database that can note it. */
	hold(delayMs: number): void;
	/** Ends the wait after an outage; a pause stays. */
	release(): void;
	/**
	 * Notes what became of rows that went together, in one transaction.
	 * @param isCurrent false when the settings changed meanwhile: what the old target said is not the new one's fault
	 */
	settle(rows: readonly OutboxRow[], outcomes: readonly BatchOutcome[], isCurrent: boolean): void;
	deliveredLastMinute(): number;
}

type Settled = Exclude<BatchOutcome, { kind: "not_there" }>;
type Refusal = Extract<DeliveryOutcome, { kind: "retry" | "pause" }>;

export function createSettlement(deps: SettlementDeps): Settlement {
	const { targetId, outbox, clock, log, random } = deps;
	const rate = createDeliveryRate(clock);
	const notThere = createNotThereJudge();
	let health: TargetHealth = healthyTarget;

	/** An answer to one record: the target is there. */
	function noteAnswer(nowMs: number): void {
		if (health.failures > 0) {
			log.info({ targetId }, "the HRIS answers again");
			if (wasOutage(health)) outbox.wake(targetId, nowMs);
		}
		health = healthyTarget;
	}

	function deliver(row: OutboxRow, isCurrent: boolean): void {
		const nowMs = clock.nowMs();
		outbox.markDelivered(row.outboxId, nowMs);
		rate.note();
		if (!isCurrent) return;
		notThere.noteDelivery(row.outboxId);
		noteAnswer(nowMs);
	}

	function bury(row: OutboxRow, failure: DeliveryFailure, isCurrent: boolean): void {
		const nowMs = clock.nowMs();
		outbox.markDead(row.outboxId, nowMs, failure);
		const { errorCode } = failure;
		log.error({ targetId, eventId: row.eventId, errorCode }, "the HRIS refuses an event: dead letter");
		if (isCurrent) noteAnswer(nowMs);
	}

	function putOff(row: OutboxRow, delayMs: number, failure: DeliveryFailure): void {
		outbox.markRetry(row.outboxId, clock.nowMs() + delayMs, failure);
		const { errorCode } = failure;
		const fields = { targetId, eventId: row.eventId, errorCode, attempts: row.attempts + 1 };
		log.warn(fields, "an event was not delivered yet");
	}

	/** Records that failed together are one failure of the target. */
	function noteRefusal(rows: readonly OutboxRow[], refusal: Refusal): void {
		const nowMs = clock.monotonicMs();
		if (refusal.kind === "pause") {
			health = afterPause(health, { cause: refusal.errorCode, nowMs });
			return;
		}
		if (refusal.scope !== "target") return;
		const { retryAfterMs, errorCode: cause } = refusal;
		const outboxIds = rows.map(({ outboxId }) => outboxId);
		health = afterTargetFailure(health, { outboxIds, cause, retryAfterMs, nowMs, random });
		deps.onOutage?.();
	}

	function retryDelayMs(row: OutboxRow, refusal: Refusal): number {
		// The target is paused as a whole; its rows are not late by themselves and go as soon as it opens.
		if (refusal.kind === "pause") return 0;
		const range = refusal.scope === "target" ? OUTAGE_BACKOFF : RECORD_BACKOFF;
		const delayMs = Math.max(refusal.retryAfterMs ?? 0, backoffDelayMs(row.attempts + 1, range, random));
		return Math.min(delayMs, LONGEST_WAIT_MS);
	}

	/** "Not found", by now known for what it is. */
	function clarify(row: OutboxRow, { errorCode, detail }: DeliveryFailure, isCurrent: boolean): Settled {
		const failure = { errorCode, ...(detail !== undefined && { detail }) };
		const meaning = isCurrent ? notThere.judge(row.outboxId) : "unclear";
		if (meaning === "record") return { kind: "dead", ...failure, errorCode: "HRIS_REJECTED" };
		if (meaning === "address") return { kind: "pause", ...failure };
		return { kind: "retry", scope: "record", retryAfterMs: null, ...failure };
	}

	/** Returns the outcome when it keeps the row waiting for the target's sake or its own. */
	function note(row: OutboxRow, given: BatchOutcome, isCurrent: boolean): Refusal | null {
		const outcome: Settled = given.kind === "not_there" ? clarify(row, given, isCurrent) : given;
		switch (outcome.kind) {
			case "delivered":
				deliver(row, isCurrent);
				return null;
			case "dead":
				bury(row, outcome, isCurrent);
				return null;
			case "alone":
				putOff(row, 0, outcome);
				return null;
			default:
				putOff(row, retryDelayMs(row, outcome), outcome);
				return outcome;
		}
	}

	function settle(rows: readonly OutboxRow[], outcomes: readonly BatchOutcome[], isCurrent: boolean): void {
		if (outcomes.length !== rows.length) throw new Error("a record of a batch has no outcome, or one too many");
		const refusals: Refusal[] = [];
		outbox.together(() => {
			for (const [index, outcome] of outcomes.entries()) {
				const row = rows[index];
				const refusal = row === undefined ? null : note(row, outcome, isCurrent);
				if (refusal !== null) refusals.push(refusal);
			}
		});
		const [first] = refusals;
		if (first !== undefined && isCurrent) noteRefusal(rows, first);
	}

	return {
		health: () => health,
		forget() {
			health = healthyTarget;
			notThere.forget();
		},
		hold(delayMs) {
			health = heldUntil(health, clock.monotonicMs() + delayMs);
		},
		release() {
			health = { ...health, holdUntilMs: 0 };
		},
		settle,
		deliveredLastMinute: rate.lastMinute,
	};
}
