// Puts the sample days into the demo's own data folder before the kiosk opens it: through the same store and the same
// rules as at the door, under a clock that stands at each moment in turn, so that log, chain and charts are whole.
import { uuidv7 } from "uuidv7";
import { parseEmployeeId } from "../../core/domain/employee.ts";
import { AppError } from "../../core/domain/errors.ts";
import { presentationEndings } from "../../core/domain/recognition/presentation-ending.ts";
import type { SecretStore } from "../../core/ports/secrets.ts";
import { createAttendanceService } from "../../core/services/attendance/attendance-service.ts";
import { openStore, type Store } from "../../storage/open-store.ts";
import { createSystemClock } from "../system-clock.ts";
import { type SampleDays, sampleDays } from "./sample-days.ts";
import { sampleEmployees } from "./sample-staff.ts";

const DAY_MS = 86_400_000;
/** When everybody was enrolled. */
const ENROLLED_BEFORE_MS = 40 * DAY_MS;
const CONSENT_VERSION = "demo";

export function sampleId(text: string) {
	const id = parseEmployeeId(text);
	if (id === null) throw new AppError("VALIDATION_FAILED", { fields: ["employeeId"] });
	return id;
}

/** Throws like `openStore`. The folder is closed again when it returns. */
export function writeSampleDays(dataDir: string, secrets: SecretStore): void {
	const system = createSystemClock();
	const nowMs = system.nowMs();
	let atMs = nowMs - ENROLLED_BEFORE_MS;
	const clock = { ...system, nowMs: () => atMs };
	const store = openStore({ dataDir, secrets, clock, ids: { uuidv7 } });
	try {
		const days = sampleDays(nowMs, system.zone(nowMs).offsetMinutes);
		store.transaction(() => {
			enrollStaff(store, atMs);
			writeRules(store, days);
			const attendance = createAttendanceService({
				...store,
				outbox: { wake: () => undefined },
				clock,
				clockWatch: { now: () => ({ state: "trusted", estimatedMs: null }) },
				ids: { uuidv7 },
			});
			for (const { employeeId, method, similarity, ...punch } of days.punches) {
				atMs = punch.atMs;
				const match = similarity === null ? {} : { similarity, confidence: "high" as const };
				attendance.punch({ employeeId: sampleId(employeeId), method, ...match });
			}
			atMs = nowMs;
			writeCounts(store, days);
		});
	} finally {
		store.close();
	}
}

function enrollStaff(store: Store, acceptedAtMs: number): void {
	for (const { employeeId, name, enrolledFrom } of sampleEmployees) {
		const consent = enrolledFrom && { version: CONSENT_VERSION, language: "id" as const, acceptedAtMs };
		store.employees.enroll({ employeeId: sampleId(employeeId), name, consent }, [], { replace: false });
	}
}

function writeRules(store: Store, { groups, shifts }: SampleDays): void {
	for (const { groupId, name, employeeIds } of groups) {
		store.groups.put({ groupId, name, directionRule: null });
		store.groups.assign(employeeIds.map(sampleId), groupId);
	}
	for (const shift of shifts) store.shifts.put(shift);
}

function writeCounts({ counters }: Store, { endings, backlog }: SampleDays): void {
	const keptFrom = endings[0]?.date ?? "";
	for (const { date, counts } of endings)
		for (const ending of presentationEndings)
			for (let count = 0; count < (counts[ending] ?? 0); count += 1) counters.countEnding(date, ending, keptFrom);
	for (const sample of backlog) counters.sampleBacklog(sample, backlog[0]?.atMs ?? 0);
}
