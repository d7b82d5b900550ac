// The log in memory, for tests of rules; that it is durable is tested on the real store.
import type { AttendanceEvent } from "../../src/core/domain/attendance/attendance-event.ts";
import type { Clock } from "../../src/core/ports/environment.ts";
import type { AttendanceStore, OutboxDraft } from "../../src/core/ports/stores.ts";

export interface MemoryAttendance extends AttendanceStore {
	readonly events: readonly AttendanceEvent[];
	readonly outboxDrafts: readonly OutboxDraft[];
	/** Makes `append` throw, as when the disk is full. */
	refuse(error: Error | null): void;
}

export function createMemoryAttendance(clock: Pick<Clock, "nowMs">): MemoryAttendance {
	const events: AttendanceEvent[] = [];
	const outboxDrafts: OutboxDraft[] = [];
	let refusal: Error | null = null;

	return {
		events,
		outboxDrafts,
		refuse(error) {
			refusal = error;
		},
		latest: (employeeId) => events.findLast((event) => event.employeeId === employeeId) ?? null,
		append(draft, outbox) {
			if (refusal) throw refusal;
			const kioskSeq = events.length + 1;
			const event = { ...draft, kioskSeq, recordedAtMs: clock.nowMs(), employeeName: `Name of ${draft.employeeId}` };
			outboxDrafts.push(...outbox(kioskSeq));
			events.push(event);
			return event;
		},
		isCorrected: (eventId) => events.some((event) => event.corrects === eventId),
		find: (eventId) => events.find((event) => event.eventId === eventId) ?? null,
		after: (kioskSeq, limit) => events.filter((event) => event.kioskSeq > kioskSeq).slice(0, limit),
		list: ({ fromMs, toMs, employeeId, beforeSeq, limit }) =>
			events
				.filter((event) => fromMs === undefined || event.occurredAtMs >= fromMs)
				.filter((event) => toMs === undefined || event.occurredAtMs <= toMs)
				.filter((event) => employeeId === undefined || event.employeeId === employeeId)
				.filter((event) => beforeSeq === undefined || event.kioskSeq < beforeSeq)
				.toReversed()
				.slice(0, limit),
	};
}
