// "Not OUT, IN": a correction is a record of its own that points to the one it corrects. Both stay in the log.
import type { AttendanceEvent, PunchDraft, PunchMethod } from "./attendance-event.ts";

/** How long the person who was just recorded may turn the direction round; afterwards a supervisor does. */
export const OWN_CORRECTION_MS = 60_000;

export interface CorrectionQuestion {
	readonly event: AttendanceEvent;
	/** The person's newest event by sequence number. */
	readonly latest: AttendanceEvent | null;
	readonly nowMs: number;
}

/** The person may correct the last thing that was recorded of them, and soon: the distance in time counts, not its sign. */
export function mayCorrectOwn({ event, latest, nowMs }: CorrectionQuestion): boolean {
	return latest?.eventId === event.eventId && Math.abs(nowMs - event.recordedAtMs) <= OWN_CORRECTION_MS;
}

export interface CorrectionDetails {
	readonly eventId: string;
	readonly method: PunchMethod;
	readonly note: string | null;
	/** What the other direction counts for, where that is not what was recorded. */
	readonly work?: Pick<AttendanceEvent, "workDate" | "shift">;
}

/** What replaces the event: the other direction at the same time. */
export function toCorrection(event: AttendanceEvent, { eventId, method, note, work }: CorrectionDetails): PunchDraft {
	const { kioskSeq: _seq, recordedAtMs: _recordedAt, employeeName: _name, ...told } = event;
	return {
		...told,
		...work,
		eventId,
		method,
		note,
		direction: event.direction === "IN" ? "OUT" : "IN",
		directionSource: "corrected",
		corrects: event.eventId,
	};
}

/** Without the events that another one of the list corrects. Keeps the order. */
export function effectiveEvents<Event extends Pick<AttendanceEvent, "eventId" | "corrects">>(
	events: readonly Event[],
): Event[] {
	const corrected = new Set(events.map(({ corrects }) => corrects));
	return events.filter(({ eventId }) => !corrected.has(eventId));
}
