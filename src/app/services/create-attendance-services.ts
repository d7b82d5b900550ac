// The log of who came and went, what becomes of it, and the rules by which it is read.
import type { Services } from "../../api/services.ts";
import type { OutboxSignal } from "../../core/ports/environment.ts";
import { createAttendanceService } from "../../core/services/attendance/attendance-service.ts";
import type { ClockWatchService } from "../../core/services/attendance/clock-watch-service.ts";
import { createGroupService } from "../../core/services/attendance/group-service.ts";
import { createLogService } from "../../core/services/attendance/log-service.ts";
import { createRepeatablePunches } from "../../core/services/attendance/repeatable-punches.ts";
import { createShiftService } from "../../core/services/attendance/shift-service.ts";
import { createTodayService } from "../../core/services/attendance/today-service.ts";
import { createWorkDayService } from "../../core/services/attendance/work-day-service.ts";
import { forAudited, type ServiceEnvironment } from "./environment.ts";

export type AttendanceServices = Pick<
	Services,
	"attendance" | "repeatablePunches" | "workDays" | "today" | "log" | "groups" | "shifts"
>;

export interface AttendanceServicesDeps extends ServiceEnvironment {
	readonly outbox: OutboxSignal;
	readonly clockWatch: ClockWatchService;
}

export function createAttendanceServices(deps: AttendanceServicesDeps): AttendanceServices {
	const { store, ids, clock } = deps;
	const { employees, settings, groups, shifts, targets, transaction } = store;
	const attendance = createAttendanceService({
		attendance: store.attendance,
		employees,
		settings,
		groups,
		shifts,
		targets,
		outbox: deps.outbox,
		clock,
		clockWatch: deps.clockWatch,
		ids,
	});
	const audited = forAudited(deps);
	const workDays = createWorkDayService({
		attendance: store.attendance,
		punches: attendance,
		settings,
		groups,
		shifts,
		...audited,
	});
	return {
		attendance,
		repeatablePunches: createRepeatablePunches({
			requests: store.punchRequests,
			attendance: store.attendance,
			employees,
			punches: attendance,
			transaction,
		}),
		workDays,
		today: createTodayService({ workDays, employees, shifts }),
		log: createLogService({ search: store.search, targets, audit: store.audit, clock }),
		groups: createGroupService({ groups, ids, ...audited }),
		shifts: createShiftService({ shifts, groups, ids, ...audited }),
	};
}
