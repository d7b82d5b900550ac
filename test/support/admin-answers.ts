// What a scripted host answers to the wizard and the supervisor area: fixed people, a fixed day, a fixed enrollment.
import { implement, ORPCError } from "@orpc/server";
import { contract, type HadirClient } from "../../src/contract/index.ts";
import type { LogRules } from "../../src/core/domain/attendance/log-rules.ts";
import type { WorkDayFlag } from "../../src/core/domain/attendance/work-day.ts";
import { type ErrorCode, type ErrorData, errorCatalogue } from "../../src/core/domain/errors.ts";
import type { Operator } from "../../src/renderer/client/types.ts";
import type { BackupOverview } from "../../src/renderer/features/backups/backup-draft.ts";
import type { CalibrationReport } from "../../src/renderer/features/calibration/calibration-view.ts";
import type { EmployeeRow } from "../../src/renderer/features/employees/employee-list.ts";
import type {
	EnrollmentProgress,
	EnrollmentQuestion,
} from "../../src/renderer/features/enrollment/enrollment-store.ts";
import type { HealthReport } from "../../src/renderer/features/health/health-findings.ts";
import type { ModelOverview } from "../../src/renderer/features/models/model-choice.ts";
import type { UpdateOverview } from "../../src/renderer/features/updates/update-view.ts";
import { accessProcedures } from "./access-answers.ts";
import { backupProcedures, plainBackups } from "./backup-answers.ts";
import { calibrationProcedures } from "./calibration-answers.ts";
import { employeeProcedures } from "./employee-answers.ts";
import { healthProcedures } from "./health-answers.ts";
import { hostProcedures } from "./host-answers.ts";
import { logProcedures } from "./log-answers.ts";
import { modelProcedures } from "./model-answers.ts";
import { photoProcedures } from "./photo-answers.ts";
import { type RecoveryScript, recoveryProcedures } from "./recovery-answers.ts";
import { rightsProcedures } from "./rights-answers.ts";
import { ruleProcedures, shiftsOf } from "./rule-answers.ts";
import type { Script } from "./scripted-host.ts";
import { statisticsProcedures } from "./statistics-answers.ts";
import { targetProcedures } from "./target-answers.ts";
import { todayProcedures } from "./today-answers.ts";
import { plainUpdates, updateProcedures } from "./update-answers.ts";

type HrisCheck = Awaited<ReturnType<HadirClient["setup"]["checkHris"]>>;
type CameraLook = Awaited<ReturnType<HadirClient["setup"]["checkCamera"]>>;
type DeviceAccess = Awaited<ReturnType<HadirClient["devices"]["access"]>>;

export interface AdminScript {
	unlocked: boolean;
	/** Whose PIN opens the area. */
	operator: Operator;
	employees: readonly EmployeeRow[];
	punches: number;
	enrollment: Omit<EnrollmentProgress, "enrollmentId" | "face" | "set" | "poses"> &
		Partial<Pick<EnrollmentProgress, "set" | "poses">>;
	/** What the end of an enrollment raises. */
	question?: EnrollmentQuestion;
	/** What is out of the ordinary on the calibration page. */
	calibration?: Partial<CalibrationReport>;
	/** What is out of the ordinary on the health page. */
	health?: Partial<HealthReport>;
	/** How long records and photos are kept, where that is not the default. */
	logRules?: Partial<LogRules>;
	/** Face models, as the settings page finds them. */
	models?: ModelOverview;
	/** What a trial of the HRIS tells during the first start. */
	hrisCheck: HrisCheck;
	/** What the camera sees then. */
	cameraLook: CameraLook;
	/** How it stands with a phone that enrolls. */
	devices: DeviceAccess;
	/** What is out of the ordinary with the backups. */
	backups?: BackupOverview;
	updates?: UpdateOverview;
	recovery: RecoveryScript;
	/** The next call of that procedure is refused so. */
	refuse: Partial<Record<string, readonly [ErrorCode, ErrorData]>>;
}

const NAMES = [
	"Rafika Anggraini",
	"Bagus Prasetyo",
	"Sari Wulandari",
	"Muhammad Fadhilah Kusumawardhani",
	"Ayu Lestari",
	"Dewi Kartika",
	"I Gede Wirawan",
	"Yohana Sihombing",
	"Teuku Rizal",
	"Maria Goretti Hutapea",
];
const GROUPS = ["Produksi", "Kantor", null];
const DAY_MS = 86_400_000;
export const NOW_MS = Date.UTC(2026, 10, 2, 1, 1, 12);

/** Somebody was never seen, somebody has a weak template, somebody none that can be matched. */
function factsOf(index: number) {
	const quality = index === 5 ? 38 : 88 - (index % 10);
	return {
		lastSeenAtMs: index % 9 === 8 ? null : NOW_MS - (index % 12) * 3_600_000,
		lowestQuality: index === 2 ? null : quality,
		groupName: GROUPS[index % GROUPS.length] ?? null,
		isFlaggedUnseen: index === 6,
	};
}

export function people(count: number): readonly EmployeeRow[] {
	return Array.from({ length: count }, (_, index) => ({
		employeeId: `K-${1001 + index}`,
		name: `${NAMES[index % NAMES.length]}${index < NAMES.length ? "" : ` ${index}`}`,
		isActive: true,
		withdrawal: null,
		createdAtMs: NOW_MS - index * DAY_MS,
		updatedAtMs: NOW_MS - index * DAY_MS,
		templateCount: index === 2 ? 0 : 5,
		unusableTemplateCount: index === 2 ? 3 : 0,
		...factsOf(index),
		consent: index === 3 ? null : { version: "2026-11-2", language: "id", acceptedAtMs: NOW_MS - index * DAY_MS },
		lookAlikes: index === 0 ? ["K-1005"] : index === 4 ? ["K-1001"] : [],
	}));
}

function punches(count: number) {
	return Array.from({ length: count }, (_, index) => ({
		eventId: `0193-${index}`,
		employeeId: `K-${1001 + (index % NAMES.length)}`,
		name: NAMES[index % NAMES.length] ?? "",
		direction: index < NAMES.length ? ("IN" as const) : ("OUT" as const),
		occurredAt: new Date(NOW_MS - (count - index) * 71_000).toISOString(),
		method: index % 7 === 6 ? ("supervisor" as const) : ("face" as const),
		confidence: "high" as const,
		kioskSeq: 1 + index,
		corrects: index === 11 ? "0193-3" : null,
	}));
}

const remarkable: Readonly<Record<number, readonly WorkDayFlag[]>> = {
	2: ["late"],
	4: ["missing_in"],
	6: ["missing_out"],
	8: ["late", "early_leave"],
};
const arrivals: Readonly<Record<number, string>> = { 2: "08:12", 8: "09:15" };
const departures: Readonly<Record<number, string>> = { 1: "17:01", 4: "17:04", 7: "17:07", 8: "16:30" };
const lateMinutes: Readonly<Record<number, number>> = { 2: 12, 8: 75 };

/** Some have gone already, one forgot to punch out, one punched only out. */
function dayLog(date: string, count: number) {
	const events = punches(count);
	const workDays = NAMES.slice(0, Math.min(count, NAMES.length)).map((name, index) => ({
		employeeId: `K-${1001 + index}`,
		name,
		firstIn: index === 4 ? null : `${date}T${arrivals[index] ?? `07:${42 + index}`}:00+07:00`,
		lastOut: departures[index] === undefined ? null : `${date}T${departures[index]}:00+07:00`,
		workedMinutes: departures[index] === undefined || index === 4 ? 0 : 435 + 12 * index,
		isInside: departures[index] === undefined && index !== 6,
		punches: 1 + (index % 2),
		shifts: index % 2 === 0 ? shiftsOf(date) : [],
		lateMinutes: lateMinutes[index] ?? 0,
		earlyLeaveMinutes: index === 8 ? 30 : 0,
		flags: remarkable[index] ?? [],
	}));
	const noShows =
		count === 0
			? []
			: [
					{ employeeId: "K-1090", name: "Yohanes Kurniawan", state: "not_yet" as const, shifts: shiftsOf(date) },
					{ employeeId: "K-1091", name: "Zahra Aulia Rahman", state: "none" as const, shifts: shiftsOf(date) },
				];
	return { date, today: "2026-11-02", calendarDate: "2026-11-02", events, workDays, noShows };
}

export function adminProcedures(script: Script, admin: AdminScript) {
	const os = implement(contract);
	const meet = (name: string) => {
		const refusal = admin.refuse[name];
		if (!refusal) return;
		const [code, data] = refusal;
		throw new ORPCError(code, { defined: true, status: errorCatalogue[code].status, data });
	};
	const progress = () => ({
		set: "first" as const,
		poses: ["front", "left", "right", "up", "down"] as const,
		...admin.enrollment,
		enrollmentId: "e-1",
		face: null,
	});
	return {
		setup: {
			complete: os.setup.complete.handler(({ input: { language, kioskName, cameraId, directionRule } }) => {
				meet("setup.complete");
				const answers = { language, kioskName, cameraId, ...(directionRule && { directionRule }) };
				script.settings = { ...script.settings, ...answers, setupCompleted: true };
				return script.settings;
			}),
			checkHris: os.setup.checkHris.handler(() => {
				meet("setup.checkHris");
				return admin.hrisCheck;
			}),
			checkCamera: os.setup.checkCamera.handler(() => admin.cameraLook),
		},
		devices: {
			access: os.devices.access.handler(() => admin.devices),
			open: os.devices.open.handler(() => {
				meet("devices.open");
				return admin.devices;
			}),
			stop: os.devices.stop.handler(() => ({})),
		},
		session: {
			unlock: os.session.unlock.handler(() => {
				meet("session.unlock");
				admin.unlocked = true;
				return { expiresAtMs: NOW_MS + 300_000, operator: admin.operator };
			}),
			lock: os.session.lock.handler(() => {
				admin.unlocked = false;
				return {};
			}),
			renew: os.session.renew.handler(() => ({ expiresAtMs: NOW_MS + 300_000 })),
			state: os.session.state.handler(() => ({
				unlocked: admin.unlocked,
				expiresAtMs: null,
				operator: admin.unlocked ? admin.operator : null,
			})),
		},
		employees: employeeProcedures(admin, () => punches(admin.punches).toReversed(), meet),
		rights: rightsProcedures(admin, NOW_MS, meet),
		today: todayProcedures(admin, () => punches(admin.punches).toReversed(), meet),
		attendance: {
			correct: os.attendance.correct.handler(() => {
				meet("attendance.correct");
				const [event] = punches(1);
				if (!event) throw new ORPCError("NOT_FOUND");
				return { punch: event };
			}),
			enterMissed: os.attendance.enterMissed.handler(() => {
				meet("attendance.enterMissed");
				const [event] = punches(1);
				if (!event) throw new ORPCError("NOT_FOUND");
				return { state: "recorded", punch: event };
			}),
			day: os.attendance.day.handler(({ input: { date = "2026-11-02" } }) => dayLog(date, admin.punches)),
		},
		enrollment: {
			start: os.enrollment.start.handler(({ input }) => {
				if (input.mode === "new") meet("enrollment.start");
				return progress();
			}),
			submitFrame: os.enrollment.submitFrame.handler(() => {
				meet("enrollment.submitFrame");
				return progress();
			}),
			retake: os.enrollment.retake.handler(() => progress()),
			secondSet: os.enrollment.secondSet.handler(() => progress()),
			finish: os.enrollment.finish.handler(() => {
				if (admin.question) return admin.question;
				const [employee] = people(1);
				if (!employee) throw new ORPCError("NOT_FOUND");
				return { kind: "saved", employee };
			}),
			cancel: os.enrollment.cancel.handler(() => ({})),
			clearLookAlike: os.enrollment.clearLookAlike.handler(() => ({})),
		},
		photoEnrollment: photoProcedures(),
		settings: {
			update: os.settings.update.handler(({ input }) => {
				meet("settings.update");
				const given = Object.entries(input).filter(([, value]) => value !== undefined);
				script.settings = { ...script.settings, ...Object.fromEntries(given) };
				return script.settings;
			}),
			changePin: os.settings.changePin.handler(() => {
				meet("settings.changePin");
				return {};
			}),
		},
		...accessProcedures(admin, NOW_MS, meet),
		log: logProcedures(meet, admin.logRules),
		...ruleProcedures(),
		targets: targetProcedures(script),
		statistics: statisticsProcedures(() => admin.punches, meet),
		calibration: calibrationProcedures(admin.calibration, meet),
		health: healthProcedures(script, admin.health, meet),
		host: hostProcedures(),
		...updateProcedures(admin.updates ?? plainUpdates(script.status.nowMs)),
		...backupProcedures(admin.backups ?? plainBackups(script.status.nowMs)),
		...recoveryProcedures(admin.recovery, admin.operator, meet),
		models: modelProcedures(admin.models),
	};
}
