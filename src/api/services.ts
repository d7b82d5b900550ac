// Everything the procedures call, put together by the composition root.
import type { LivenessMode } from "../core/domain/liveness-policy.ts";
import type { Clock, Log } from "../core/ports/environment.ts";
import type { FaceEngine } from "../core/ports/face-engine.ts";
import type { AttendanceService } from "../core/services/attendance-service.ts";
import type { CalibrationService } from "../core/services/calibration-service.ts";
import type { ClockWatchService } from "../core/services/clock-watch-service.ts";
import type { CodePunchService } from "../core/services/code-punch-service.ts";
import type { DeliveryService } from "../core/services/delivery-service.ts";
import type { DemoService } from "../core/services/demo-service.ts";
import type { EmployeeService } from "../core/services/employee-service.ts";
import type { EnrollmentService } from "../core/services/enrollment-service.ts";
import type { GroupService } from "../core/services/group-service.ts";
import type { HealthService } from "../core/services/health-service.ts";
import type { LogService } from "../core/services/log-service.ts";
import type { ModelService } from "../core/services/model-service.ts";
import type { PeopleService } from "../core/services/people-service.ts";
import type { PersonalCodeService } from "../core/services/personal-code-service.ts";
import type { PhotoEnrollmentService } from "../core/services/photo-enrollment-service.ts";
import type { RecognitionService } from "../core/services/recognition-service.ts";
import type { RepeatablePunches } from "../core/services/repeatable-punches.ts";
import type { SetupService } from "../core/services/setup-service.ts";
import type { ShiftService } from "../core/services/shift-service.ts";
import type { StatisticsService } from "../core/services/statistics-service.ts";
import type { StatusService } from "../core/services/status-service.ts";
import type { SupervisorService } from "../core/services/supervisor-service.ts";
import type { TargetPeopleService } from "../core/services/target-people-service.ts";
import type { TargetService } from "../core/services/target-service.ts";
import type { TodayService } from "../core/services/today-service.ts";
import type { WorkDayService } from "../core/services/work-day-service.ts";

export interface Services {
	readonly recognition: RecognitionService;
	readonly attendance: AttendanceService;
	readonly repeatablePunches: RepeatablePunches;
	readonly codePunches: CodePunchService;
	readonly personalCodes: PersonalCodeService;
	readonly workDays: WorkDayService;
	readonly groups: GroupService;
	readonly shifts: ShiftService;
	readonly today: TodayService;
	readonly log: LogService;
	readonly clockWatch: ClockWatchService;
	readonly employees: EmployeeService;
	readonly people: PeopleService;
	readonly enrollment: EnrollmentService;
	readonly photoEnrollment: PhotoEnrollmentService;
	readonly supervisor: SupervisorService;
	readonly health: HealthService;
	readonly statistics: StatisticsService;
	readonly models: ModelService;
	readonly calibration: CalibrationService;
	readonly setup: SetupService;
	readonly status: StatusService;
	readonly targets: TargetService;
	readonly targetPeople: TargetPeopleService;
	readonly deliveries: DeliveryService;
	/** null outside the demo. */
	readonly demo: DemoService | null;
	/** REST tells thresholds and layer names, which belong to the installed model pack. */
	readonly engine: Pick<FaceEngine, "describe">;
}

/** What the procedures need besides services. */
export interface RouterEnvironment {
	readonly clock: Clock;
	readonly log: Log;
	readonly livenessMode: LivenessMode;
	/** Scale REST distances so that the threshold reads 3.5, as in the old service. */
	readonly legacyDistance: boolean;
}
