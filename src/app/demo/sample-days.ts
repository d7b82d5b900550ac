// Two weeks of an office that never was, worked out from the moment at which the demo begins: an early turn that is just
// over, a late one that is about to begin, so that people come and go whatever the hour. The same moment gives the same days.

import type { Shift } from "../../core/domain/attendance/shift.ts";
import {
	dateAfter,
	MINUTES_PER_DAY,
	minuteOfLocalDay,
	startOfLocalMinute,
	toLocalDate,
	weekdayOf,
} from "../../core/domain/calendar.ts";
import type { PresentationEnding } from "../../core/domain/recognition/presentation-ending.ts";
import type { BacklogSample, DayOfEndings } from "../../core/ports/counters.ts";

export interface SamplePunch {
	readonly employeeId: string;
	readonly atMs: number;
	readonly method: "face" | "pin" | "qr";
	/** Cosine; null for methods that match no face. */
	readonly similarity: number | null;
}

export interface SampleGroup {
	readonly groupId: string;
	readonly name: string;
	readonly employeeIds: readonly string[];
}

export interface SampleDays {
	readonly groups: readonly SampleGroup[];
	readonly shifts: readonly Shift[];
	/** In the order in which they happened, all before the moment. */
	readonly punches: readonly SamplePunch[];
	readonly endings: readonly DayOfEndings[];
	readonly backlog: readonly BacklogSample[];
}

const DAYS = 13;
const QUARTER = 15;
const EARLY_TURN_MINUTES = 6 * 60;
const LATE_TURN_MINUTES = 8 * 60;
const MINUTE_MS = 60_000;
const SUNDAY = 7;
const methods: Readonly<Record<string, SamplePunch["method"]>> = { "K-011": "pin", "K-012": "qr" };

/** Those of the early turn have been here since morning; those of the late one come while the story is told. */
const early: SampleGroup = {
	groupId: "early",
	name: "Gudang",
	employeeIds: ["K-002", "K-003", "K-007", "K-008", "K-009", "K-010", "K-012"],
};
const late: SampleGroup = {
	groupId: "late",
	name: "Kantor",
	employeeIds: ["K-001", "K-004", "K-005", "K-006", "K-011"],
};
const ABSENT_TODAY = "K-010";
const LATE_TODAY = "K-008";
const GONE_TODAY: readonly string[] = ["K-009", "K-012"];

/** @param offsetMinutes of the kiosk's zone, east of UTC; one for all days: an hour more or less harms no sample */
export function sampleDays(nowMs: number, offsetMinutes: number): SampleDays {
	const offsetAt = () => offsetMinutes;
	const today = toLocalDate(nowMs, offsetMinutes);
	const minute = minuteOfLocalDay(nowMs, offsetMinutes);
	const earlyEnd = Math.floor((minute - 5) / QUARTER) * QUARTER;
	const next = Math.ceil((minute + 10) / QUARTER) * QUARTER;
	// Near midnight the late turn has just begun: one of tomorrow would leave today empty.
	const lateStart = next < MINUTES_PER_DAY ? next : MINUTES_PER_DAY - QUARTER;
	const earlyStart = earlyEnd - EARLY_TURN_MINUTES;
	const workdays = [1, 2, 3, 4, 5, 6, SUNDAY].filter((day) => day !== SUNDAY || weekdayOf(today) === SUNDAY);
	const shift = (group: SampleGroup, code: string, startMinute: number, lengthMinutes: number): Shift => ({
		shiftId: group.groupId,
		code,
		name: group.name,
		startMinute: inDay(startMinute),
		endMinute: inDay(startMinute + lengthMinutes),
		weekdays: workdays,
		graceMinutes: 5,
		groupIds: [group.groupId],
	});
	const past = Array.from({ length: DAYS }, (_, index) => dateAfter(today, index - DAYS)).filter((date) =>
		workdays.includes(weekdayOf(date)),
	);
	const at = (date: string, minuteOfDay: number) => startOfLocalMinute(date, 0, offsetAt) + minuteOfDay * MINUTE_MS;
	const punches = [
		...past.flatMap((date, day) => [
			...early.employeeIds.flatMap((id) => wholeTurn(id, day, at(date, earlyStart), EARLY_TURN_MINUTES)),
			...late.employeeIds.flatMap((id) => wholeTurn(id, day, at(date, lateStart), LATE_TURN_MINUTES)),
		]),
		...early.employeeIds.flatMap((id) => turnOfToday(id, at(today, earlyStart), at(today, earlyEnd))),
	];
	return {
		groups: [early, late],
		shifts: [shift(early, "A", earlyStart, EARLY_TURN_MINUTES), shift(late, "B", lateStart, LATE_TURN_MINUTES)],
		punches: punches.filter(({ atMs }) => atMs < nowMs - MINUTE_MS).sort((a, b) => a.atMs - b.atMs),
		endings: [...past.map((date, day) => endingsOf(date, day)), endingsOf(today, DAYS)],
		backlog: backlogBefore(nowMs),
	};
}

function inDay(minute: number): number {
	return ((minute % MINUTES_PER_DAY) + MINUTES_PER_DAY) % MINUTES_PER_DAY;
}

/** 0..1, looks random, and is always the same for the same seed (the fraction of a large sine). */
function scatter(...seed: readonly number[]): number {
	const value = Math.sin(seed.reduce((sum, part) => sum * 31.7 + part, 12.9898)) * 43_758.5453;
	return value - Math.floor(value);
}

function numberOf(employeeId: string): number {
	return Number(employeeId.replace(/\D/g, ""));
}

function punch(employeeId: string, atMs: number, chance: number): SamplePunch {
	const method = methods[employeeId] ?? "face";
	const similarity = method === "face" ? Math.round((0.58 + 0.3 * Math.sqrt(chance)) * 1000) / 1000 : null;
	return { employeeId, atMs: Math.round(atMs), method, similarity };
}

/** Most come a little before their turn and go a little after it; now and then somebody is late, away, or forgets to say goodbye. */
function wholeTurn(employeeId: string, day: number, startMs: number, lengthMinutes: number): SamplePunch[] {
	const seed = numberOf(employeeId);
	const [luck, come, go] = [scatter(seed, day, 1), scatter(seed, day, 2), scatter(seed, day, 3)];
	if (luck < 0.05) return [];
	const arrivalMinutes = luck < 0.13 ? 7 + come * 20 : -22 * come;
	const arrival = punch(employeeId, startMs + arrivalMinutes * MINUTE_MS, come);
	if (luck > 0.975) return [arrival];
	return [arrival, punch(employeeId, startMs + (lengthMinutes + go * 18) * MINUTE_MS, go)];
}

function turnOfToday(employeeId: string, startMs: number, endMs: number): SamplePunch[] {
	if (employeeId === ABSENT_TODAY) return [];
	const chance = scatter(numberOf(employeeId), 77);
	const arrivalMinutes = employeeId === LATE_TODAY ? 12 : -3 - 15 * chance;
	const arrival = punch(employeeId, startMs + arrivalMinutes * MINUTE_MS, chance);
	if (!GONE_TODAY.includes(employeeId)) return [arrival];
	return [arrival, punch(employeeId, endMs + 2 * chance * MINUTE_MS, 1 - chance)];
}

function endingsOf(date: string, day: number): DayOfEndings {
	const some = (ending: number, most: number) => Math.floor(scatter(day, ending) * (most + 1));
	const counts: Partial<Record<PresentationEnding, number>> = {
		recognised: 17 + some(1, 4),
		already_recorded: 1 + some(2, 3),
		unknown: some(3, 2),
		liveness_uncertain: some(4, 1),
		presentation_attack: day === DAYS - 4 ? 1 : 0,
		low_quality: 1 + some(5, 3),
		several_faces: some(6, 1),
		unfinished: 2 + some(7, 4),
	};
	return { date, counts };
}

/** Two days, every ten minutes; the HRIS was away for an hour in the night. */
function backlogBefore(nowMs: number): BacklogSample[] {
	const everyMs = 10 * MINUTE_MS;
	const samples = (2 * MINUTES_PER_DAY) / 10;
	const outage = { from: 170, to: 176 };
	return Array.from({ length: samples - 1 }, (_, index) => {
		const isAway = index >= outage.from && index < outage.to;
		const waiting = isAway ? 1 + Math.floor((index - outage.from) * 1.5) : 0;
		return { atMs: nowMs - (samples - 1 - index) * everyMs, waiting, deadLetters: 0 };
	});
}
