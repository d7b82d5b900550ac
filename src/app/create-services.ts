// Core's use cases on the adapters of this application.
import { randomBytes } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { uuidv7 } from "uuidv7";
import type { Services } from "../api/services.ts";
import type { LivenessMode } from "../core/domain/recognition/liveness-policy.ts";
import { backupHorizon } from "../core/domain/rights/backup-horizon.ts";
import type { DeviceListener } from "../core/ports/device-listener.ts";
import type { Clock, Log, OutboxSignal } from "../core/ports/environment.ts";
import type { FaceCropper } from "../core/ports/face-cropper.ts";
import type { FaceEngine } from "../core/ports/face-engine.ts";
import type { Gallery } from "../core/ports/gallery.ts";
import type { HostControl } from "../core/ports/host-control.ts";
import type { Connectors } from "../core/ports/hris-target.ts";
import type { ModelCatalogue } from "../core/ports/model-catalogue.ts";
import type { SecretStore, TargetSecretStore } from "../core/ports/secrets.ts";
import { createAttendanceService } from "../core/services/attendance/attendance-service.ts";
import type { ClockWatchService } from "../core/services/attendance/clock-watch-service.ts";
import { createGroupService } from "../core/services/attendance/group-service.ts";
import { createLogService } from "../core/services/attendance/log-service.ts";
import { createRepeatablePunches } from "../core/services/attendance/repeatable-punches.ts";
import { createShiftService } from "../core/services/attendance/shift-service.ts";
import { createTodayService } from "../core/services/attendance/today-service.ts";
import { createWorkDayService } from "../core/services/attendance/work-day-service.ts";
import { createDeliveryService } from "../core/services/delivery/delivery-service.ts";
import { createTargetPeopleService } from "../core/services/delivery/target-people-service.ts";
import { createTargetService } from "../core/services/delivery/target-service.ts";
import { createDeviceEnrollmentService } from "../core/services/enrollment/device-enrollment-service.ts";
import { createEnrollmentPictures } from "../core/services/enrollment/enrollment-pictures.ts";
import { createEnrollmentService } from "../core/services/enrollment/enrollment-service.ts";
import { createPhotoEnrollmentService } from "../core/services/enrollment/photo-enrollment-service.ts";
import { createReembeddingService } from "../core/services/enrollment/reembedding-service.ts";
import { createApiKeyService } from "../core/services/operation/api-key-service.ts";
import { createDemoRecognition, type DemoService } from "../core/services/operation/demo-service.ts";
import { createHealthService } from "../core/services/operation/health-service.ts";
import { createHostService } from "../core/services/operation/host-service.ts";
import { createKeyCareService } from "../core/services/operation/key-care-service.ts";
import { createOperatorPins } from "../core/services/operation/operator-pins.ts";
import { createOperatorService } from "../core/services/operation/operator-service.ts";
import { createRecoveryService } from "../core/services/operation/recovery-service.ts";
import { createSetupService } from "../core/services/operation/setup-service.ts";
import { createStatisticsService } from "../core/services/operation/statistics-service.ts";
import { createStatusService } from "../core/services/operation/status-service.ts";
import { createSupervisorService } from "../core/services/operation/supervisor-service.ts";
import { createCodePunchService } from "../core/services/people/code-punch-service.ts";
import { createEmployeeService } from "../core/services/people/employee-service.ts";
import { createPeopleService } from "../core/services/people/people-service.ts";
import { createPersonalCodeService } from "../core/services/people/personal-code-service.ts";
import { withCalibratedThresholds } from "../core/services/recognition/calibrated-engine.ts";
import { createCalibrationService } from "../core/services/recognition/calibration-service.ts";
import { createModelService } from "../core/services/recognition/model-service.ts";
import { createRecognitionService } from "../core/services/recognition/recognition-service.ts";
import { createRecognitionVitals } from "../core/services/recognition/recognition-vitals.ts";
import { createApiSecrets } from "../storage/access/api-secrets.ts";
import { formerStates } from "../storage/backup/staged-restore.ts";
import { createArgon2PinHasher } from "../storage/keys/argon2-pin-hasher.ts";
import { createRecordSigner } from "../storage/keys/ed25519-record-signer.ts";
import { createTextSigner } from "../storage/keys/text-signer.ts";
import type { Store } from "../storage/open-store.ts";
import { systemTimer } from "../sync/system-timer.ts";
import type { Config } from "./config.ts";
import { contentId } from "./content-id.ts";
import { createBackups } from "./create-backups.ts";
import { createLogServices } from "./create-log-services.ts";
import { createRights } from "./create-rights.ts";
import { createHostProbe } from "./host-probe.ts";
import { plainConfig } from "./plain-config.ts";
import { version } from "./version.ts";

export interface ServicesDeps {
	readonly config: Config;
	readonly secrets: SecretStore;
	readonly targetSecrets: TargetSecretStore;
	readonly connectors: Connectors;
	readonly store: Store;
	readonly client: {
		readonly engine: FaceEngine;
		readonly gallery: Gallery;
		readonly cropper: FaceCropper;
		restart(): void;
	};
	readonly catalogue: ModelCatalogue;
	readonly worker: OutboxSignal;
	readonly demo: DemoService | null;
	readonly hostControl: HostControl;
	readonly deviceListener: DeviceListener;
	readonly clock: Clock;
	readonly clockWatch: ClockWatchService;
	readonly log: Log;
}

export function createServices(deps: ServicesDeps): Services {
	const { config, targetSecrets, connectors, store, client, catalogue, worker, demo, clock, clockWatch, log } = deps;
	const { employees, settings, audit, targets, transaction } = store;
	const ids = { uuidv7 };
	const livenessMode = config.liveness;
	const random = { bytes: (length: number) => new Uint8Array(randomBytes(length)) };

	const attendance = createAttendanceService({
		attendance: store.attendance,
		employees,
		settings,
		groups: store.groups,
		shifts: store.shifts,
		targets,
		outbox: worker,
		clock,
		clockWatch,
		ids,
	});
	const targetService = createTargetService({
		targets,
		secrets: targetSecrets,
		connectors,
		outbox: store.outbox,
		attendance: store.attendance,
		settings,
		audit,
		signal: worker,
		transaction,
		letOthersRun: () => setImmediate(),
		random,
		ids,
		clock,
		log,
	});
	const { modelSettings, crops } = store;
	const vitals = createRecognitionVitals({ clock });
	const engine = withCalibratedThresholds(vitals.watch(client.engine), modelSettings);
	const face = { engine, gallery: client.gallery };
	const pictures = createEnrollmentPictures({ cropper: client.cropper, modelSettings, ids, log });
	const people = { ...face, employees, pictures, audit, transaction, clock, ids, log };
	const reembedding = createReembeddingService({ ...face, crops, audit, clock, ids, log });
	const pinHasher = createArgon2PinHasher();
	const pins = createOperatorPins({ operators: store.operators, pinHasher, random });
	const access = { operators: store.operators, pins, audit, transaction, ids, clock };
	const supervisor = createSupervisorService({
		...access,
		locks: settings,
		buckets: store.personalCodes,
		pinHasher,
		log,
	});
	const signer = createTextSigner(deps.secrets);
	const codes = { codes: store.personalCodes, employees, settings, transaction, pinHasher, signer, clock, log };
	const workDays = createWorkDayService({
		attendance: store.attendance,
		punches: attendance,
		audit,
		transaction,
		settings,
		groups: store.groups,
		shifts: store.shifts,
		clock,
	});
	const models = createModelService({
		catalogue,
		modelSettings,
		employees,
		crops,
		reembedding,
		audit,
		transaction,
		clock,
	});
	const status = createStatusService({
		engine: client.engine,
		employees,
		settings,
		targets,
		connectors,
		outbox: store.outbox,
		signal: worker,
		clock,
		clockWatch,
		version,
		isDemo: config.demo,
		livenessMode,
	});
	const statistics = createStatisticsService({
		counters: store.counters,
		workDays,
		outbox: store.outbox,
		engine,
		clock,
		log,
	});
	const recognitionUnder = (mode: LivenessMode) =>
		createRecognitionService({
			...face,
			employees,
			codes: store.personalCodes,
			attendance,
			settings,
			evidence: logServices.evidence,
			clock,
			random,
			log,
			livenessMode: mode,
		});
	/** What an act needs that is to be audited. */
	const acting = { audit, transaction, clock };
	const logServices = createLogServices({ store, signal: worker, cropper: client.cropper, clock, log });
	const backups = createBackups({ config, secrets: deps.secrets, store, clock, log });
	const enrollment = createEnrollmentService({ ...people, livenessMode });
	const rights = createRights({
		store,
		engine,
		gallery: client.gallery,
		enrollment,
		connectors,
		targetSecrets,
		signer: createRecordSigner(deps.secrets),
		backups: () => {
			const { backups: kept, settings: rule } = backups.overview();
			return backupHorizon([...kept, ...formerStates(config.dataDir)], rule, clock.nowMs());
		},
		random,
		ids,
		clock,
		log,
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
		clockWatch,
		workDays,
		today: createTodayService({ workDays, employees, shifts: store.shifts }),
		log: createLogService({ search: store.search, targets, audit, clock }),
		codePunches: createCodePunchService({ ...codes, attendance, random }),
		personalCodes: createPersonalCodeService({ ...codes, gallery: client.gallery, audit, random }),
		groups: createGroupService({ groups: store.groups, audit, transaction, ids, clock }),
		shifts: createShiftService({ shifts: store.shifts, groups: store.groups, audit, transaction, ids, clock }),
		supervisor,
		operators: createOperatorService(access),
		apiKeys: createApiKeyService({
			apiKeys: store.apiKeys,
			secrets: createApiSecrets(),
			hasConfiguredKey: config.apiKey !== undefined,
			audit,
			transaction,
			ids,
			clock,
		}),
		statistics,
		recognition: statistics.watch(
			demo
				? createDemoRecognition(demo, {
						observing: recognitionUnder(livenessMode),
						enforcing: recognitionUnder("enforce"),
					})
				: recognitionUnder(livenessMode),
		),
		employees: createEmployeeService(people),
		people: createPeopleService({
			...face,
			employees,
			identities: store.identities,
			facts: store.personFacts,
			flaggedUnseen: rights.retention.flaggedUnseen,
			attendance: store.attendance,
			modelSettings,
			audit,
			transaction,
			clock,
			log,
		}),
		enrollment,
		rights,
		photoEnrollment: createPhotoEnrollmentService({ ...people, contentIds: { contentId } }),
		devices: createDeviceEnrollmentService({
			listener: deps.deviceListener,
			operators: store.operators,
			audit,
			random,
			timer: systemTimer,
			clock,
			log,
		}),
		models,
		calibration: createCalibrationService({
			engine: client.engine,
			employees,
			modelSettings,
			audit,
			transaction,
			timer: systemTimer,
			clock,
			ids,
		}),
		setup: createSetupService({ settings, targets: targetService, supervisor, engine: client.engine, ...acting }),
		targets: targetService,
		targetPeople: createTargetPeopleService({
			targets,
			people: store.targetPeople,
			secrets: targetSecrets,
			connectors,
			signal: worker,
			...acting,
			log,
		}),
		deliveries: createDeliveryService({
			outbox: store.outbox,
			attendance: store.attendance,
			signal: worker,
			...acting,
		}),
		status,
		...logServices,
		backups,
		health: createHealthService({
			backups,
			status,
			checkpoints: logServices.checkpoints,
			vitals,
			models,
			host: createHostProbe(config),
			database: store,
			config: plainConfig(config),
			audit,
			timer: systemTimer,
			clock,
			log,
		}),
		recovery: createRecoveryService({ recovery: store.recovery, supervisor, audit, transaction, random, clock, log }),
		keyCare: createKeyCareService({
			templateKeys: store.templateKeys,
			rotation: store.masterKeyRotation,
			refillIndex: client.restart,
			letOthersRun: () => setImmediate(),
			audit,
			clock,
			log,
		}),
		host: createHostService({ host: deps.hostControl, audit, clock, log }),
		demo,
		engine,
	};
}
