// What a connector needs of the stored CloudEvents body.
import { z } from "zod";
import { directions } from "../../core/domain/attendance/attendance-event.ts";
import { CORRECTION_EVENT_TYPE, PUNCH_EVENT_TYPE } from "../../core/domain/delivery/cloud-event.ts";
import type { Delivery, DeliveryOutcome } from "../../core/ports/hris-target.ts";

const bodySchema = z.object({
	id: z.string(),
	source: z.string(),
	type: z.enum([PUNCH_EVENT_TYPE, CORRECTION_EVENT_TYPE]),
	data: z.object({
		employee_id: z.string(),
		direction: z.enum(directions),
		occurred_at: z.iso.datetime({ offset: true }),
		tz: z.string(),
		// Events of before there were work days have neither.
		work_date: z.string().optional(),
		shift_code: z.string().optional(),
		kiosk_seq: z.int(),
		method: z.string(),
		confidence: z.string().nullable(),
		clock_state: z.string(),
		corrects: z.string().optional(),
	}),
});

export interface PunchRecord {
	readonly eventId: string;
	readonly kioskId: string;
	readonly employeeId: string;
	readonly direction: "IN" | "OUT";
	readonly occurredAtMs: number;
	/** RFC 3339 with the offset that was in force at the kiosk. */
	readonly occurredAt: string;
	readonly timeZone: string;
	/** The day that the punch counts for, 2026-11-22; null where it is not known. */
	readonly workDate: string | null;
	readonly shiftCode: string | null;
	readonly kioskSeq: number;
	readonly method: string;
	readonly confidence: string | null;
	readonly clockState: string;
	readonly type: string;
	/** The event that this one corrects; null for a punch. */
	readonly corrects: string | null;
}

/** Throws for a body that this kiosk did not write. */
export function readPunch({ bodyJson }: Pick<Delivery, "bodyJson">): PunchRecord {
	const { id, source, type, data } = bodySchema.parse(JSON.parse(bodyJson));
	return {
		eventId: id,
		kioskId: source.replace(/^\/kiosk\//, ""),
		employeeId: data.employee_id,
		direction: data.direction,
		occurredAtMs: Date.parse(data.occurred_at),
		occurredAt: data.occurred_at,
		timeZone: data.tz,
		workDate: data.work_date ?? null,
		shiftCode: data.shift_code ?? null,
		kioskSeq: data.kiosk_seq,
		method: data.method,
		confidence: data.confidence,
		clockState: data.clock_state,
		type,
		corrects: data.corrects ?? null,
	};
}

/** For systems that cannot correct: the letter says what to do by hand, and what holds now. */
export function correctByHand({ direction, occurredAt }: PunchRecord): DeliveryOutcome {
	return { kind: "dead", errorCode: "CORRECT_BY_HAND", detail: `${direction} ${occurredAt}` };
}

export interface WallTime {
	/** 2026-11-22 */
	readonly date: string;
	/** 08:01:02; fractions are dropped, never rounded up. */
	readonly time: string;
	readonly offsetMinutes: number;
}

/** What a clock on the wall showed in `timeZone` (IANA) at a moment. */
export function wallTimeIn(timeZone: string, atMs: number): WallTime {
	const wholeMs = Math.floor(atMs / 1000) * 1000;
	const parts = new Intl.DateTimeFormat("en-GB", {
		timeZone,
		hourCycle: "h23",
		year: "numeric",
		month: "2-digit",
		day: "2-digit",
		hour: "2-digit",
		minute: "2-digit",
		second: "2-digit",
	}).formatToParts(wholeMs);
	const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((candidate) => candidate.type === type)?.value ?? "";
	const date = `${part("year")}-${part("month")}-${part("day")}`;
	const time = `${part("hour")}:${part("minute")}:${part("second")}`;
	return { date, time, offsetMinutes: (Date.parse(`${date}T${time}Z`) - wholeMs) / 60_000 };
}

export function isTimeZone(name: string): boolean {
	try {
		return new Intl.DateTimeFormat("en-GB", { timeZone: name }) !== null;
	} catch {
		return false;
	}
}
