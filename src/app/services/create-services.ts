// Core's use cases on the adapters of this application.
import { randomBytes } from "node:crypto";
import { uuidv7 } from "uuidv7";
import type { Services } from "../../api/services.ts";
import { backupHorizon } from "../../core/domain/rights/backup-horizon.ts";
import type { DeviceListener } from "../../core/ports/device-listener.ts";
import type { Clock, Log, OutboxSignal } from "../../core/ports/environment.ts";
import type { FaceCropper } from "../../core/ports/face-cropper.ts";
import type { EngineMemory, FaceEngine } from "../../core/ports/face-engine.ts";
import type { Gallery } from "../../core/ports/gallery.ts";
import type { HostControl } from "../../core/ports/host-control.ts";
import type { Connectors } from "../../core/ports/hris-target.ts";
import type { ModelCatalogue } from "../../core/ports/model-catalogue.ts";
import type { SecretStore, TargetSecretStore } from "../../core/ports/secrets.ts";
import type { UpdateInstaller } from "../../core/ports/updates.ts";
import type { ClockWatchService } from "../../core/services/attendance/clock-watch-service.ts";
import type { DemoService } from "../../core/services/operation/demo-service.ts";
import type { FaultLog } from "../../core/services/operation/fault-log.ts";
import { createHealthService } from "../../core/services/operation/health-service.ts";
import { createHostService } from "../../core/services/operation/host-service.ts";
import { createMaintenanceTime } from "../../core/services/operation/maintenance-time.ts";
import { createPageWatchService } from "../../core/services/operation/page-watch-service.ts";
import { createReadinessService } from "../../core/services/operation/readiness-service.ts";
import { createSetupService } from "../../core/services/operation/setup-service.ts";
import { createStatusService } from "../../core/services/operation/status-service.ts";
import { withCalibratedThresholds } from "../../core/services/recognition/calibrated-engine.ts";
import { meterEngine } from "../../core/services/recognition/metered-recognition.ts";
import { createRecognitionVitals } from "../../core/services/recognition/recognition-vitals.ts";
import { formerStates } from "../../storage/backup/staged-restore.ts";
import { createArgon2PinHasher } from "../../storage/keys/argon2-pin-hasher.ts";
import { createRecordSigner } from "../../storage/keys/ed25519-record-signer.ts";
import type { Store } from "../../storage/open-store.ts";
import { systemTimer } from "../../sync/system-timer.ts";
import type { Config } from "../config.ts";
import { createHostProbe } from "../host-probe.ts";
import { createMeteredApp } from "../metrics/create-metrics.ts";
import { plainConfig } from "../plain-config.ts";
import { version } from "../version.ts";
import { createAccessServices } from "./create-access-services.ts";
import { createAttendanceServices } from "./create-attendance-services.ts";
import { createBackups } from "./create-backups.ts";
import { createDeliveryServices } from "./create-delivery-services.ts";
import { createLogServices } from "./create-log-services.ts";
import { createPeopleServices } from "./create-people-services.ts";
import { createRecognitionServices } from "./create-recognition-services.ts";
import { createRights } from "./create-rights.ts";
import { createUpdates } from "./create-updates.ts";
import { forAudited, type ServiceEnvironment } from "./environment.ts";

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
		/** null while there is no inference process. */
		memory(): EngineMemory | null;
	};
	readonly catalogue: ModelCatalogue;
	readonly worker: OutboxSignal;
	readonly demo: DemoService | null;
	readonly hostControl: HostControl;
	readonly installer: UpdateInstaller;
	readonly deviceListener: DeviceListener;
	readonly clock: Clock;
	readonly clockWatch: ClockWatchService;
	readonly faults: FaultLog;
	readonly log: Log;
}

export function createServices(deps: ServicesDeps): Services {
	const { config, secrets, targetSecrets, connectors, store, client, worker, demo, clock, clockWatch, log } = deps;
	const { gallery, cropper } = client;
	const livenessMode = config.liveness;
	const environment: ServiceEnvironment = {
		store,
		random: { bytes: (length) => new Uint8Array(randomBytes(length)) },
		ids: { uuidv7 },
		clock,
		log,
	};
	const audited = forAudited(environment);
	const pinHasher = createArgon2PinHasher();
	const vitals = createRecognitionVitals({ clock });
	const metered = createMeteredApp();
	const engine = withCalibratedThresholds(
		vitals.watch(meterEngine(client.engine, metered.meters, clock)),
		store.modelSettings,
	);

	const attendance = createAttendanceServices({ ...environment, outbox: worker, clockWatch });
	const deliveries = createDeliveryServices({ ...environment, signal: worker, targetSecrets, connectors });
	const access = createAccessServices({
		...environment,
		pinHasher,
		hasConfiguredKey: config.apiKey !== undefined,
		deviceListener: deps.deviceListener,
		refillIndex: client.restart,
	});
	const logServices = createLogServices({ store, signal: worker, cropper, clock, log });
	const backups = createBackups({ config, secrets, store, clock, log });
	const horizon = () => {
		const { backups: kept, settings: rule } = backups.overview();
		return backupHorizon([...kept, ...formerStates(config.dataDir)], rule, clock.nowMs());
	};
	const people = createPeopleServices({
		...environment,
		engine,
		gallery,
		cropper,
		livenessMode,
		attendance: attendance.attendance,
		pinHasher,
		secrets,
		rights: (enrollment) =>
			createRights({
				...environment,
				engine,
				gallery,
				enrollment,
				connectors,
				targetSecrets,
				signer: createRecordSigner(secrets),
				backups: horizon,
			}),
	});
	const recognition = createRecognitionServices({
		...environment,
		engine,
		uncalibratedEngine: client.engine,
		gallery,
		catalogue: deps.catalogue,
		attendance: attendance.attendance,
		workDays: attendance.workDays,
		evidence: logServices.evidence,
		demo,
		meters: metered.meters,
		livenessMode,
	});
	const host = createHostProbe(config);
	const readiness = createReadinessService({
		engine: client.engine,
		gallery,
		employees: store.employees,
		probeWrite: store.probeWrite,
		host,
		timer: systemTimer,
		clock,
		log,
	});
	const status = createStatusService({
		engine: client.engine,
		employees: store.employees,
		settings: store.settings,
		targets: store.targets,
		connectors,
		outbox: store.outbox,
		signal: worker,
		clock,
		clockWatch,
		version,
		isDemo: config.demo,
		livenessMode,
	});
	const maintenance = createMaintenanceTime({
		settings: store.settings,
		vitals,
		attendance: store.attendance,
		targets: store.targets,
		signal: worker,
		clock,
	});
	return {
		...attendance,
		...deliveries,
		...access,
		...people,
		...recognition,
		...logServices,
		clockWatch,
		backups,
		status,
		setup: createSetupService({
			settings: store.settings,
			targets: deliveries.targets,
			supervisor: access.supervisor,
			engine: client.engine,
			...audited,
		}),
		health: createHealthService({
			backups,
			status,
			checkpoints: logServices.checkpoints,
			vitals,
			models: recognition.models,
			host,
			database: store,
			config: plainConfig(config),
			audit: store.audit,
			timer: systemTimer,
			clock,
			log,
		}),
		readiness,
		metrics: metered.metrics({
			host,
			standing: async () => ({
				readiness: await readiness.read(),
				status: status.kiosk(),
				faults: deps.faults.counts(),
				backup: backups.standing(),
				lastFrameAtMs: vitals.read().lastFrameAtMs,
				inferenceMemory: client.memory(),
			}),
		}),
		faults: deps.faults,
		maintenance,
		pageWatch: createPageWatchService({ faults: deps.faults, maintenance, clock, log }),
		updates: createUpdates({ config, store, clock, log, backups, maintenance, installer: deps.installer }),
		host: createHostService({ host: deps.hostControl, audit: store.audit, clock, log }),
		demo,
		engine,
	};
}
