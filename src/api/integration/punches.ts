// `/v1/punches`: recording over HTTP, by a face or by a trusted system, and reading back.
import type { AttendanceEvent } from "../../core/domain/attendance/attendance-event.ts";
import { toTimestamp } from "../../core/domain/timestamp.ts";
import type { RepeatableRequest } from "../../core/ports/punch-requests.ts";
import type { AttendancePage, PunchOutcome, PunchRequest } from "../../core/services/attendance/attendance-service.ts";
import type { LogPage } from "../../core/services/attendance/log-service.ts";
import { readEmployeeId, readImage } from "../input.ts";
import type { Procedures } from "../procedures.ts";
import type { Services } from "../services.ts";
import { toFacePunch } from "./face-punch.ts";

export function implementPunches(
	{ integration: procedures }: Procedures,
	{
		attendance,
		log,
		repeatablePunches,
		recognition,
	}: Pick<Services, "attendance" | "log" | "repeatablePunches" | "recognition">,
) {
	/** Looks at a face only for a request that is new. */
	async function record(named: RepeatableRequest | null, read: () => Promise<PunchRequest>): Promise<PunchOutcome> {
		const earlier = named && repeatablePunches.earlier(named);
		if (earlier) return earlier;
		const request = await read();
		return named ? repeatablePunches.punch(named, request) : attendance.punch(request);
	}

	return {
		createPunch: procedures.createPunch.handler(async ({ input, context: { idempotencyKey: key } }) => {
			const { direction } = input;
			if ("image" in input) {
				const image = await readImage(input.image, "image");
				const named = key === null ? null : { key, content: ["image", direction ?? "", image] };
				const read = async () => ({ ...toFacePunch(await recognition.recogniseImage(image)), direction });
				return toPunchAnswer(await record(named, read));
			}
			const { employee_id, occurred_at, note } = input;
			const request = {
				employeeId: readEmployeeId(employee_id, "employee_id"),
				method: "api" as const,
				direction,
				occurredAtMs: occurred_at === undefined ? undefined : Date.parse(occurred_at),
				note,
			};
			const content = [employee_id, direction ?? "", occurred_at ?? "", note ?? ""];
			return toPunchAnswer(await record(key === null ? null : { key, content }, async () => request));
		}),
		listPunches: procedures.listPunches.handler(({ input: { limit, cursor, employee_id, ...narrowing } }) => {
			const employeeId = employee_id === undefined ? undefined : readEmployeeId(employee_id, "employee_id");
			const { direction, state: recordState, delivery } = narrowing;
			const range = { fromMs: toMoment(narrowing.from), toMs: toMoment(narrowing.to) };
			// Whoever only asks for what is new gets it in the order in which it was recorded, told times included.
			const isNarrowed = Object.values(narrowing).some((value) => value !== undefined);
			const page = isNarrowed
				? log.page({ employeeId, direction, recordState, delivery, ...range }, { limit, cursor })
				: attendance.list({ employeeId, limit, cursor });
			return { status: "success" as const, data: eventsOf(page).map(toPunchRecord), next_cursor: page.nextCursor };
		}),
	};
}

function eventsOf(page: AttendancePage | LogPage): readonly AttendanceEvent[] {
	return "entries" in page ? page.entries : page.events;
}

function toMoment(text: string | undefined): number | undefined {
	return text === undefined ? undefined : Date.parse(text);
}

function toPunchAnswer({ state, event }: PunchOutcome) {
	const data = {
		event_id: event.eventId,
		employee_id: event.employeeId,
		direction: event.direction,
		occurred_at: toTimestamp(event.occurredAtMs, event.offsetMinutes),
		...toWorkFields(event),
		state,
	};
	const body = { status: "success" as const, data };
	return state === "recorded" ? { status: 201 as const, body } : { status: 200 as const, body };
}

function toWorkFields({ workDate, shift, offsetMinutes }: AttendanceEvent) {
	return {
		work_date: workDate,
		shift_code: shift?.code ?? null,
		shift_start: shift && toTimestamp(shift.startMs, offsetMinutes),
		shift_end: shift && toTimestamp(shift.endMs, offsetMinutes),
		grace_minutes: shift?.graceMinutes ?? null,
	};
}

function toPunchRecord(event: AttendanceEvent) {
	return {
		event_id: event.eventId,
		employee_id: event.employeeId,
		name: event.employeeName,
		direction: event.direction,
		direction_source: event.directionSource,
		occurred_at: toTimestamp(event.occurredAtMs, event.offsetMinutes),
		recorded_at: toTimestamp(event.recordedAtMs, event.offsetMinutes),
		tz: event.timeZone,
		kiosk_seq: event.kioskSeq,
		method: event.method,
		confidence: event.confidence,
		clock_state: event.clockState,
		note: event.note,
		...toWorkFields(event),
		corrects: event.corrects,
	};
}
