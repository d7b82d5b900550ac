// What an operator does about deliveries that the HRIS refused.
import type { Clock, OutboxSignal } from "../ports/environment.ts";
import type { AuditStore, OutboxStore } from "../ports/stores.ts";

export interface DeliveryService {
	/** Puts every dead letter back in the queue and tries at once; returns how many. `actor` goes to the audit table. */
	replayDeadLetters(actor: string): number;
}

export interface DeliveryServicePorts {
	readonly outbox: Pick<OutboxStore, "replayDead">;
	readonly audit: Pick<AuditStore, "append">;
	readonly signal: OutboxSignal;
	readonly clock: Clock;
}

export function createDeliveryService({ outbox, audit, signal, clock }: DeliveryServicePorts): DeliveryService {
	return {
		replayDeadLetters(actor) {
			const nowMs = clock.nowMs();
			const replayed = outbox.replayDead(nowMs);
			audit.append({ atMs: nowMs, actor, action: "outbox.replayDead", subject: null, detail: { replayed } });
			if (replayed > 0) signal.wake();
			return replayed;
		},
	};
}
