// What an operator does about deliveries that a target refused.
import type { AttendanceEvent } from "../../domain/attendance/attendance-event.ts";
import { AppError } from "../../domain/errors.ts";
import type { Clock, OutboxSignal } from "../../ports/environment.ts";
import type {
	AttendanceStore,
	AuditStore,
	DeadLetter,
	DeadLetterQuery,
	OutboxStore,
	Transaction,
} from "../../ports/stores.ts";

export interface DeadLetterView extends DeadLetter {
	readonly event: AttendanceEvent;
}

export interface DeliveryService {
	/** Oldest first. */
	deadLetters(query: DeadLetterQuery): readonly DeadLetterView[];
	/** Puts dead letters back in the queue and tries at once; returns how many. `actor` goes to the audit. */
	replay(which: { readonly outboxId?: number; readonly target?: string }, actor: string): number;
	/** Lets a dead letter be, for good; the reason is audited. Throws NOT_FOUND, VALIDATION_FAILED without a reason. */
	skip(outboxId: number, reason: string, actor: string): void;
}

export interface DeliveryServicePorts {
	readonly outbox: Pick<OutboxStore, "deadLetters" | "replay" | "skip">;
	readonly attendance: Pick<AttendanceStore, "find">;
	readonly audit: Pick<AuditStore, "append">;
	readonly signal: Pick<OutboxSignal, "wake">;
	readonly transaction: Transaction;
	readonly clock: Pick<Clock, "nowMs">;
}

const MAX_REASON_LENGTH = 200;

export function createDeliveryService(ports: DeliveryServicePorts): DeliveryService {
	const { outbox, attendance, audit, signal, transaction, clock } = ports;
	return {
		deadLetters: (query) =>
			outbox.deadLetters(query).flatMap((letter) => {
				const event = attendance.find(letter.eventId);
				return event ? [{ ...letter, event }] : [];
			}),
		replay({ outboxId, target }, actor) {
			const atMs = clock.nowMs();
			const which = {
				...(outboxId !== undefined && { outboxId }),
				...(target !== undefined && { target }),
			};
			const replayed = transaction(() => {
				const count = outbox.replay(which, atMs);
				const detail = { replayed: count, ...which };
				audit.append({ atMs, actor, action: "outbox.replay", subject: null, detail });
				return count;
			});
			if (replayed > 0) signal.wake();
			return replayed;
		},
		skip(outboxId, reason, actor) {
			const text = reason.trim();
			if (text === "" || text.length > MAX_REASON_LENGTH)
				throw new AppError("VALIDATION_FAILED", { fields: ["reason"] });
			const atMs = clock.nowMs();
			transaction(() => {
				const skipped = outbox.skip(outboxId, atMs);
				if (skipped === null) throw new AppError("NOT_FOUND");
				const { eventId, target } = skipped;
				audit.append({ atMs, actor, action: "outbox.skip", subject: eventId, detail: { target, reason: text } });
			});
			signal.wake();
		},
	};
}
