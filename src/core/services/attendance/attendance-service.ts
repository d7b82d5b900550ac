// Records punches: direction and cooldown by the pure policy, event and outbox rows in one transaction.

import { mayCorrectOwn, toCorrection } from "../../domain/attendance/attendance-correction.ts";
import type {
	AttendanceEvent,
	ConfidenceBand,
	Direction,
	PunchDraft,
	PunchMethod,
} from "../../domain/attendance/attendance-event.ts";
import { isCredibleMoment } from "../../domain/attendance/attendance-policy.ts";
import { toCloudEvent } from "../../domain/delivery/cloud-event.ts";
import type { EmployeeId } from "../../domain/employee.ts";
import { AppError } from "../../domain/errors.ts";
import type { Clock, IdSource, OutboxSignal } from "../../ports/environment.ts";
import type { EmployeeGroupStore, ShiftStore } from "../../ports/rule-stores.ts";
import type { AttendanceStore, EmployeeStore, OutboxDraft, SettingsStore, TargetStore } from "../../ports/stores.ts";
import type { ClockWatchService } from "./clock-watch-service.ts";
import { createCorrectedWork } from "./corrected-work.ts";
import { createPunchRules, type RuleAnswer } from "./punch-rules.ts";

export interface PunchRequest {
	readonly employeeId: EmployeeId;
	readonly method: PunchMethod;
	/** Told by a trusted system, or by the person who was asked; otherwise the rule in force decides. */
	readonly direction?: Direction | undefined;
	/** `direction` is what the person touched on the screen. */
	readonly wasAsked?: boolean | undefined;
	/** A past moment told by a trusted system; otherwise now. */
	readonly occurredAtMs?: number | undefined;
	readonly note?: string | undefined;
	readonly confidence?: ConfidenceBand | undefined;
	readonly similarity?: number | undefined;
	readonly livenessScore?: number | undefined;
	readonly templateContractId?: string | undefined;
}

export interface PunchOutcome {
	/** `already_recorded`: inside the cooldown, `event` is the earlier one and nothing was written. */
	readonly state: "recorded" | "already_recorded";
	readonly event: AttendanceEvent;
}

/** Nothing is recorded yet. */
export interface DirectionToAsk {
	readonly state: "ask";
	/** By alternation. */
	readonly likely: Direction;
}

export interface AttendanceQueryRequest {
	readonly fromMs?: number | undefined;
	readonly toMs?: number | undefined;
	readonly employeeId?: EmployeeId | undefined;
	/** 1..500. */
	readonly limit: number;
	/** From the previous page. */
	readonly cursor?: string | undefined;
}

export interface AttendancePage {
	readonly events: readonly AttendanceEvent[];
	readonly nextCursor: string | null;
}

/** What a punch told for a moment would count for. */
export type ForeseenPunch = Pick<AttendanceEvent, "workDate"> & {
	/** It is the OUT of an IN that is in the log. */
	readonly closesIn: boolean;
};

export interface AttendanceService {
	/** null when it would be `already_recorded`. Reads only. */
	foresee(employeeId: EmployeeId, direction: Direction, atMs: number): ForeseenPunch | null;
	/** Synchronous on purpose: when it returns, the event is durable. Throws EMPLOYEE_NOT_FOUND, STORAGE_UNAVAILABLE. */
	punch(request: PunchRequest): PunchOutcome;
	/**
	 * The same of somebody who can be asked: where the rule in force wants the person to say which direction it is, nothing
	 * is written. Ask, then `punch` with the answer.
	 */
	punchOrAsk(request: PunchRequest): PunchOutcome | DirectionToAsk;
	/**
	 * Turns the direction of the last event of a person round, within a minute, as the person asks. Synchronous and
	 * durable like a punch. Throws NOT_FOUND, CORRECTION_TOO_LATE, STORAGE_UNAVAILABLE.
	 */
	correctOwn(eventId: string): AttendanceEvent;
	/** The same by a supervisor, of any event that holds, with a reason. Throws NOT_FOUND, STORAGE_UNAVAILABLE. */
	correct(eventId: string, note: string): AttendanceEvent;
	list(query: AttendanceQueryRequest): AttendancePage;
}

export interface AttendanceServicePorts {
	readonly attendance: AttendanceStore;
	readonly employees: Pick<EmployeeStore, "find">;
	readonly settings: Pick<SettingsStore, "read">;
	readonly groups: Pick<EmployeeGroupStore, "groupOf">;
	readonly shifts: Pick<ShiftStore, "list">;
	readonly targets: Pick<TargetStore, "list">;
	readonly outbox: Pick<OutboxSignal, "wake">;
	readonly clock: Clock;
	readonly clockWatch: Pick<ClockWatchService, "now">;
	readonly ids: IdSource;
}

export function createAttendanceService(ports: AttendanceServicePorts): AttendanceService {
	const { attendance, employees, settings, targets, outbox, clock, clockWatch, ids } = ports;
	const decide = createPunchRules(ports);
	const correctedWork = createCorrectedWork(ports);

	/** A time that somebody else told is that one's own affair. */
	function clockMarks(isToldTime: boolean): Pick<PunchDraft, "clockState" | "estimatedAtMs"> {
		const { state, estimatedMs } = clockWatch.now();
		return { clockState: state, estimatedAtMs: isToldTime ? null : estimatedMs };
	}

	function punch(request: PunchRequest): PunchOutcome {
		return settle(request, decideFor(request));
	}

	function punchOrAsk(request: PunchRequest): PunchOutcome | DirectionToAsk {
		const decision = decideFor(request);
		if (decision.kind === "record" && decision.isToBeAsked) return { state: "ask", likely: decision.direction };
		return settle(request, decision);
	}

	function decideFor({ employeeId, direction, occurredAtMs: toldAtMs }: PunchRequest): RuleAnswer {
		if (!employees.find(employeeId)?.isActive) throw new AppError("EMPLOYEE_NOT_FOUND");
		const nowMs = clock.nowMs();
		// Only what is told is judged: this kiosk's own clock may be wrong, and a punch at the door counts all the same.
		if (toldAtMs !== undefined && !isCredibleMoment(toldAtMs, nowMs))
			throw new AppError("VALIDATION_FAILED", { fields: ["occurred_at"] });
		return decide({ employeeId, nowMs, direction, toldAtMs });
	}

	function settle(request: PunchRequest, decision: RuleAnswer): PunchOutcome {
		if (decision.kind === "already_recorded") return { state: "already_recorded", event: decision.event };
		const { atMs, direction, directionSource, workDate, shift } = decision;
		const draft: PunchDraft = {
			eventId: ids.uuidv7(),
			direction,
			directionSource: request.wasAsked ? "asked" : directionSource,
			occurredAtMs: atMs,
			...clock.zone(atMs),
			...clockMarks(request.occurredAtMs !== undefined),
			workDate,
			shift,
			corrects: null,
			...toldBy(request),
		};
		return { state: "recorded", event: append(draft) };
	}

	function foresee(employeeId: EmployeeId, direction: Direction, atMs: number): ForeseenPunch | null {
		const decision = decide({ employeeId, nowMs: clock.nowMs(), direction, toldAtMs: atMs });
		return decision.kind === "record" ? { workDate: decision.workDate, closesIn: decision.closesIn } : null;
	}

	function append(draft: PunchDraft): AttendanceEvent {
		const { kioskId } = settings.read();
		// One row for each target there is, also one that is switched off: the transaction decides who gets to know.
		const event = attendance.append(draft, (kioskSeq) => {
			const bodyJson = JSON.stringify(toCloudEvent({ ...draft, kioskSeq }, { kioskId }));
			return targets
				.list()
				.map(({ targetId }): OutboxDraft => ({ eventId: draft.eventId, target: targetId, bodyJson }));
		});
		outbox.wake();
		return event;
	}

	function correctOwn(eventId: string): AttendanceEvent {
		const event = attendance.find(eventId);
		if (!event) throw new AppError("NOT_FOUND");
		const latest = attendance.latest(event.employeeId);
		if (!mayCorrectOwn({ event, latest, nowMs: clock.nowMs() })) throw new AppError("CORRECTION_TOO_LATE");
		return append(
			toCorrection(event, { eventId: ids.uuidv7(), method: event.method, note: null, work: correctedWork(event) }),
		);
	}

	/** What was corrected already holds no more: its correction is what can be corrected. */
	function correct(eventId: string, note: string): AttendanceEvent {
		const event = attendance.find(eventId);
		if (!event || attendance.isCorrected(eventId)) throw new AppError("NOT_FOUND");
		return append(
			toCorrection(event, { eventId: ids.uuidv7(), method: "supervisor", note, work: correctedWork(event) }),
		);
	}

	function list({ limit, cursor, fromMs, toMs, employeeId }: AttendanceQueryRequest): AttendancePage {
		const rows = attendance.list({
			...(fromMs !== undefined && { fromMs }),
			...(toMs !== undefined && { toMs }),
			...(employeeId !== undefined && { employeeId }),
			...(cursor !== undefined && { beforeSeq: parseCursor(cursor) }),
			limit: limit + 1,
		});
		const events = rows.slice(0, limit);
		const last = events.at(-1);
		return { events, nextCursor: rows.length > limit && last ? String(last.kioskSeq) : null };
	}

	return { foresee, punch, punchOrAsk, correctOwn, correct, list };
}

/** The part of an event that the request tells as it is. */
function toldBy(request: PunchRequest) {
	const { employeeId, method, confidence, similarity, livenessScore, templateContractId, note } = request;
	return {
		employeeId,
		method,
		confidence: confidence ?? null,
		similarity: similarity ?? null,
		livenessScore: livenessScore ?? null,
		templateContractId: templateContractId ?? null,
		note: note?.trim() || null,
	};
}

/** The sequence number of the last event of the page before. */
function parseCursor(cursor: string): number {
	const kioskSeq = /^\d{1,15}$/.test(cursor) ? Number(cursor) : 0;
	if (kioskSeq < 1) throw new AppError("VALIDATION_FAILED", { fields: ["cursor"] });
	return kioskSeq;
}
