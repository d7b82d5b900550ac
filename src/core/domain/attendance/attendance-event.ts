// An attendance event is somebody's wage: append-only, ordered by the kiosk's own sequence, chained by hashes.
import type { EmployeeId } from "../employee.ts";
import type { PlannedShift } from "./shift.ts";

export const directions = ["IN", "OUT"] as const;
export type Direction = (typeof directions)[number];

export const directionSources = ["alternating", "requested", "fixed", "window", "asked", "corrected"] as const;
export type DirectionSource = (typeof directionSources)[number];

export const punchMethods = ["face", "pin", "qr", "supervisor", "api"] as const;
export type PunchMethod = (typeof punchMethods)[number];

export const confidenceBands = ["high", "medium", "low"] as const;
export type ConfidenceBand = (typeof confidenceBands)[number];

export const clockStates = ["trusted", "suspect"] as const;
export type ClockState = (typeof clockStates)[number];

/** What is known of a punch before it is written. */
export interface PunchDraft {
	/** UUIDv7: the idempotency key everywhere. */
	readonly eventId: string;
	readonly employeeId: EmployeeId;
	readonly direction: Direction;
	readonly directionSource: DirectionSource;
	readonly occurredAtMs: number;
	/** IANA zone in force, and its offset at that moment, minutes east of UTC. */
	readonly timeZone: string;
	readonly offsetMinutes: number;
	readonly method: PunchMethod;
	/** null for methods that do not match a face. */
	readonly confidence: ConfidenceBand | null;
	/** Raw cosine similarity, -1..1; null likewise. */
	readonly similarity: number | null;
	readonly livenessScore: number | null;
	readonly templateContractId: string | null;
	readonly clockState: ClockState;
	/** When the clock was suspect: what time it probably was. null when nothing better is known. */
	readonly estimatedAtMs: number | null;
	readonly note: string | null;
	/**
	 * The work day that it counts for, `2026-11-03`: that of its shift, of the IN that it closes, or of the hour. null on
	 * records of before work days were kept.
	 */
	readonly workDate: string | null;
	/** The turn of a shift as it was planned when the punch was recorded; null without one. */
	readonly shift: PlannedShift | null;
	/** The event that this one corrects; null for a punch. */
	readonly corrects: string | null;
}

/** A punch that is in the log for good. */
export interface AttendanceEvent extends PunchDraft {
	/** 1, 2, 3, ... on this kiosk without gaps: the order of events, whatever the clock did. */
	readonly kioskSeq: number;
	readonly recordedAtMs: number;
	/** Name of the employee now (not part of the record); null once the person was erased. */
	readonly employeeName: string | null;
}
