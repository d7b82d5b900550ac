// Everything the procedures call, put together by the composition root.
import type { LivenessMode } from "../core/domain/recognition/liveness-policy.ts";
import type { Clock, Log } from "../core/ports/environment.ts";
import type { FaceEngine } from "../core/ports/face-engine.ts";
import type { Metrics } from "../core/ports/metrics.ts";
import type { AttendanceService } from "../core/services/attendance/attendance-service.ts";
import type { ClockWatchService } from "../core/services/attendance/clock-watch-service.ts";
import type { EvidenceService } from "../core/services/attendance/evidence-service.ts";
import type { GroupService } from "../core/services/attendance/group-service.ts";
import type { LogRetentionService } from "../core/services/attendance/log-retention-service.ts";
import type { LogService } from "../core/services/attendance/log-service.ts";
import type { RepeatablePunches } from "../core/services/attendance/repeatable-punches.ts";
import type { ShiftService } from "../core/services/attendance/shift-service.ts";
import type { TodayService } from "../core/services/attendance/today-service.ts";
import type { WorkDayService } from "../core/services/attendance/work-day-service.ts";
import type { DeliveryService } from "../core/services/delivery/delivery-service.ts";
import type { TargetPeopleService } from "../core/services/delivery/target-people-service.ts";
import type { TargetService } from "../core/services/delivery/target-service.ts";
import type { DeviceEnrollmentService } from "../core/services/enrollment/device-enrollment-service.ts";
import type { EnrollmentService } from "../core/services/enrollment/enrollment-service.ts";
import type { PhotoEnrollmentService } from "../core/services/enrollment/photo-enrollment-service.ts";
import type { ApiKeyService } from "../core/services/operation/api-key-service.ts";
import type { BackupService } from "../core/services/operation/backup-service.ts";
import type { CheckpointService } from "../core/services/operation/checkpoint-service.ts";
import type { DemoService } from "../core/services/operation/demo-service.ts";
import type { FaultLog } from "../core/services/operation/fault-log.ts";
import type { HealthService } from "../core/services/operation/health-service.ts";
import type { HostService } from "../core/services/operation/host-service.ts";
import type { KeyCareService } from "../core/services/operation/key-care-service.ts";
import type { MaintenanceTime } from "../core/services/operation/maintenance-time.ts";
import type { NameProtectionService } from "../core/services/operation/name-protection-service.ts";
import type { OperatorService } from "../core/services/operation/operator-service.ts";
import type { PageWatchService } from "../core/services/operation/page-watch-service.ts";
import type { ReadinessService } from "../core/services/operation/readiness-service.ts";
import type { RecoveryService } from "../core/services/operation/recovery-service.ts";
import type { SetupService } from "../core/services/operation/setup-service.ts";
import type { StatisticsService } from "../core/services/operation/statistics-service.ts";
import type { StatusService } from "../core/services/operation/status-service.ts";
import type { SupervisorService } from "../core/services/operation/supervisor-service.ts";
import type { CodePunchService } from "../core/services/people/code-punch-service.ts";
import type { EmployeeService } from "../core/services/people/employee-service.ts";
import type { PeopleService } from "../core/services/people/people-service.ts";
import type { PersonalCodeService } from "../core/services/people/personal-code-service.ts";
import type { CalibrationService } from "../core/services/recognition/calibration-service.ts";
import type { ModelService } from "../core/services/recognition/model-service.ts";
import type { RecognitionService } from "../core/services/recognition/recognition-service.ts";
import type { RightsServices } from "../core/services/rights/rights-services.ts";
import type { UpdateService } from "../core/services/update/update-service.ts";

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
	readonly devices: DeviceEnrollmentService;
	readonly supervisor: SupervisorService;
	readonly operators: OperatorService;
	readonly apiKeys: ApiKeyService;
	readonly checkpoints: CheckpointService;
	readonly logRetention: LogRetentionService;
	readonly evidence: EvidenceService;
	readonly backups: BackupService;
	readonly updates: UpdateService;
	readonly rights: RightsServices;
	readonly health: HealthService;
	readonly metrics: Metrics;
	readonly readiness: ReadinessService;
	readonly faults: FaultLog;
	readonly maintenance: MaintenanceTime;
	readonly pageWatch: PageWatchService;
	readonly host: HostService;
	readonly recovery: RecoveryService;
	readonly keyCare: KeyCareService;
	readonly nameProtection: NameProtectionService;
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
