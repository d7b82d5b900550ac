// Core's services on fakes: what unit tests of the use cases share.
import { contentId } from "../../src/app/content-id.ts";
import type { EmployeeId } from "../../src/core/domain/employee.ts";
import type { LivenessMode } from "../../src/core/domain/recognition/liveness-policy.ts";
import type { Transaction } from "../../src/core/ports/stores.ts";
import { createAttendanceService } from "../../src/core/services/attendance/attendance-service.ts";
import { createClockWatchService } from "../../src/core/services/attendance/clock-watch-service.ts";
import { createWorkDayService } from "../../src/core/services/attendance/work-day-service.ts";
import { createEnrollmentPictures } from "../../src/core/services/enrollment/enrollment-pictures.ts";
import { createEnrollmentService } from "../../src/core/services/enrollment/enrollment-service.ts";
import { createPhotoEnrollmentService } from "../../src/core/services/enrollment/photo-enrollment-service.ts";
import { createEmployeeService } from "../../src/core/services/people/employee-service.ts";
import { createRecognitionService } from "../../src/core/services/recognition/recognition-service.ts";
import { createCountingIds, createCountingSignal, createRecordingLog, employeeId } from "./environment.ts";
import { facePhoto } from "./face-photo.ts";
import { createFakeFaceEngine } from "./fake-face-engine.ts";
import { createFakeGallery } from "./fake-gallery.ts";
import { createManualTime } from "./manual-time.ts";
import { createMemoryAttendance } from "./memory-attendance.ts";
import { createMemoryEmployees } from "./memory-employees.ts";
import { createMemoryEvidence } from "./memory-evidence.ts";
import { createMemoryModelSettings, wholeImageCropper } from "./memory-models.ts";
import { createMemoryGroups, createMemoryShifts } from "./memory-rules.ts";
import { createMemoryAudit, createMemorySettings } from "./memory-settings.ts";
import { createMemoryTargets, webhookTarget } from "./memory-targets.ts";
import { createSeededBytes } from "./seeded-random.ts";

export function createCoreFixture(livenessMode: LivenessMode = "enforce") {
	const time = createManualTime();
	const { clock } = time;
	const engine = createFakeFaceEngine();
	const gallery = createFakeGallery();
	const employees = createMemoryEmployees();
	const log = createMemoryAttendance(clock);
	const settings = createMemorySettings();
	const groups = createMemoryGroups(() => employees.roster().map(({ employeeId: id }) => id));
	const shifts = createMemoryShifts();
	const targets = createMemoryTargets(webhookTarget());
	const audit = createMemoryAudit();
	const outbox = createCountingSignal();
	const diagnostics = createRecordingLog();
	const ids = createCountingIds();
	const transaction: Transaction = (work) => work();
	const clockWatch = createClockWatchService({ attendance: log, audit, clock, log: diagnostics });
	const attendance = createAttendanceService({
		attendance: log,
		employees,
		settings,
		groups,
		shifts,
		targets,
		outbox,
		clock,
		clockWatch,
		ids,
	});
	const modelSettings = createMemoryModelSettings();
	const pictures = createEnrollmentPictures({ cropper: wholeImageCropper, modelSettings, ids, log: diagnostics });
	const people = { engine, gallery, employees, pictures, audit, transaction, clock, ids, log: diagnostics };
	const register = createEmployeeService(people);
	/** Frames that were kept as evidence, of the people of whom it is wanted. */
	const evidence = createMemoryEvidence();

	const pins = new Set<EmployeeId>();
	return {
		evidence,
		/** Whoever is in it has a PIN. */
		pins,
		time,
		engine,
		gallery,
		employees,
		log,
		settings,
		groups,
		shifts,
		modelSettings,
		targets,
		audit,
		outbox,
		diagnostics,
		attendance,
		clockWatch,
		workDays: createWorkDayService({
			attendance: log,
			punches: attendance,
			audit,
			transaction,
			settings,
			groups,
			shifts,
			clock,
		}),
		employeeService: register,
		recognition: createRecognitionService({
			engine,
			gallery,
			employees,
			codes: { readPin: (id) => (pins.has(id) ? { hash: "hash", setAtMs: 0 } : null) },
			attendance,
			settings,
			evidence,
			clock,
			random: createSeededBytes(1),
			log: diagnostics,
			livenessMode,
		}),
		enrollment: createEnrollmentService({ ...people, livenessMode }),
		photoEnrollment: createPhotoEnrollmentService({ ...people, contentIds: { contentId } }),
		/** Enrolls a person whose face goes by the same name as the id. */
		async enroll(person: string): Promise<void> {
			await register.register({ employeeId: employeeId(person), name: `Name of ${person}` }, facePhoto(person), "test");
		},
	};
}

export type CoreFixture = ReturnType<typeof createCoreFixture>;
