// A log of years, written through the store's own append: chained, with its outbox rows, so that it verifies like any other.

import { toCorrection } from "../../src/core/domain/attendance/attendance-correction.ts";
import type { AttendanceEvent, PunchDraft } from "../../src/core/domain/attendance/attendance-event.ts";
import { toCloudEvent } from "../../src/core/domain/delivery/cloud-event.ts";
import type { EmployeeId } from "../../src/core/domain/employee.ts";
import type { Clock } from "../../src/core/ports/environment.ts";
import type { Store } from "../../src/storage/open-store.ts";
import { createSeededRandom } from "../support/seeded-random.ts";
import { employeeId, punchOf, templateOf } from "../support/store-fixture.ts";
import { OFFSET_MINUTES, type PlannedPunch, planDay, workingDays } from "./log-days.ts";

export const PEOPLE = 300;
/** Friday, 20 November 2026, midnight in Jakarta. */
export const LAST_DAY_MS = Date.UTC(2026, 10, 20) - OFFSET_MINUTES * 60_000;
export const DAY_MS = 86_400_000;
/** What `planDay` and the rest make of a day on average, to begin early enough. */
const EVENTS_A_DAY = PEOPLE * 3.3;
const EVENTS_A_TRANSACTION = 2_000;

const CORRECTED_AT_ONCE = 0.004;
const MISSED = 0.008;
const REFUSED_BY_HRIS = 0.000_5;
const SKIPPED_OF_REFUSED = 0.2;
/** One working day in so many the kiosk's clock is wrong, the first time on the eleventh. */
const SUSPECT_DAY = 90;
const FIRST_SUSPECT_DAY = 10;
/** The newest events have not left yet. */
const STILL_WAITING = 150;
/** From here on there is a second target. */
const SECOND_TARGET_FROM = 0.9;

/** The kiosk's clock while the log is written. */
export interface LogClock extends Clock {
	setMs(atMs: number): void;
}

export function createLogClock(): LogClock {
	let nowMs = LAST_DAY_MS;
	return {
		nowMs: () => nowMs,
		monotonicMs: () => nowMs,
		zone: () => ({ timeZone: "Asia/Jakarta", offsetMinutes: OFFSET_MINUTES }),
		setMs: (atMs) => {
			nowMs = atMs;
		},
	};
}

export const personId = (person: number): EmployeeId => employeeId(`K-${1001 + person}`);

/** Enrolls the office and writes exactly `events` records. The store must use `clock`. */
export function generateLog(
	store: Store,
	clock: LogClock,
	events: number,
	onProgress?: (written: number) => void,
): void {
	for (let person = 0; person < PEOPLE; person += 1) {
		const who = { employeeId: personId(person), name: `Karyawan ${person + 1}`, consent: null };
		store.employees.enroll(who, [templateOf(who.employeeId, person)], { replace: false });
	}
	const writer = createWriter(store, clock, events);
	let steps: (() => void)[] = [];
	const flush = () => {
		store.transaction(() => {
			for (const step of steps) step();
		});
		steps = [];
		onProgress?.(writer.written());
	};
	for (const [index, dayMs] of [...workingDays(LAST_DAY_MS, Math.ceil(events / EVENTS_A_DAY))].entries()) {
		steps.push(() => writer.day(dayMs, index % SUSPECT_DAY === FIRST_SUSPECT_DAY));
		if (steps.length * EVENTS_A_DAY >= EVENTS_A_TRANSACTION) flush();
	}
	flush();
	while (writer.written() < events) {
		steps.push(() => writer.day(LAST_DAY_MS, false));
		flush();
	}
}

function createWriter(store: Store, clock: LogClock, events: number) {
	const random = createSeededRandom(20_261_120);
	let written = 0;
	let outboxRows = 0;
	let missed: PlannedPunch[] = [];

	function draftOf({ person, direction, atMs }: PlannedPunch, changes: Partial<PunchDraft>): PunchDraft {
		const isFace = changes.method !== "supervisor";
		return punchOf(personId(person), {
			eventId: uuidAt(clock.nowMs(), random),
			direction,
			occurredAtMs: atMs,
			confidence: isFace ? "high" : null,
			similarity: isFace ? 0.5 + random() * 0.4 : null,
			livenessScore: isFace ? 0.8 + random() * 0.2 : null,
			workDate: new Date(atMs + OFFSET_MINUTES * 60_000 - 4 * 3_600_000).toISOString().slice(0, 10),
			...changes,
		});
	}

	function append(draft: PunchDraft, recordedAtMs: number): AttendanceEvent | null {
		if (written >= events) return null;
		clock.setMs(recordedAtMs);
		const targets = written < events * SECOND_TARGET_FROM ? ["hris"] : ["hris", "payroll"];
		const event = store.attendance.append(draft, (kioskSeq) => {
			const bodyJson = JSON.stringify(toCloudEvent({ ...draft, kioskSeq }, { kioskId: "bench" }));
			return targets.map((target) => ({ eventId: draft.eventId, target, bodyJson }));
		});
		written += 1;
		for (const _ of targets) settle(recordedAtMs);
		return event;
	}

	function settle(recordedAtMs: number): void {
		outboxRows += 1;
		const outboxId = outboxRows;
		if (written > events - STILL_WAITING) return;
		if (random() >= REFUSED_BY_HRIS) {
			store.outbox.markDelivered(outboxId, recordedAtMs + 900);
			return;
		}
		store.outbox.markDead(outboxId, recordedAtMs + 900, { errorCode: "EMPLOYEE_UNKNOWN", detail: "HTTP 417" });
		if (random() < SKIPPED_OF_REFUSED) store.outbox.skip(outboxId, recordedAtMs + 3_600_000);
	}

	function record(planned: PlannedPunch, isSuspect: boolean): void {
		const { atMs } = planned;
		const clockMarks = isSuspect ? { clockState: "suspect" as const, estimatedAtMs: atMs + 3_600_000 } : {};
		const event = append(draftOf(planned, clockMarks), atMs);
		if (!event || random() >= CORRECTED_AT_ONCE) return;
		const eventId = uuidAt(atMs + 20_000, random);
		append(toCorrection(event, { eventId, method: "face", note: null }), atMs + 20_000);
	}

	return {
		written: () => written,
		/** The punches of a day, and what a supervisor adds in the morning about the days before. */
		day(dayMs: number, isSuspect: boolean): void {
			const planned = planDay(dayMs, PEOPLE, random);
			const forgotten = planned.filter(() => random() < MISSED);
			for (const punch of missed)
				append(draftOf(punch, { method: "supervisor", note: "Lupa presensi" }), dayMs + 9 * 3_600_000);
			missed = forgotten;
			for (const punch of planned) if (!forgotten.includes(punch)) record(punch, isSuspect);
		},
	};
}

/** A UUIDv7 of that moment, from the seeded sequence. */
function uuidAt(atMs: number, random: () => number): string {
	const hex = (digits: number) =>
		Math.floor(random() * 16 ** digits)
			.toString(16)
			.padStart(digits, "0");
	const time = atMs.toString(16).padStart(12, "0");
	return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${(8 + Math.floor(random() * 4)).toString(16)}${hex(3)}-${hex(12)}`;
}
