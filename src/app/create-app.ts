// The composition root: everything is built here, once, and handed down through parameters.
import { uuidv7 } from "uuidv7";
import { type ContextSource, createRequestContext, type RequestContext } from "../api/context.ts";
import { createRouter, type Router } from "../api/router.ts";
import { createConnectionServer, type ServeConnection } from "../api/served-connection.ts";
import type { Services } from "../api/services.ts";
import type { Principal } from "../core/domain/role.ts";
import type { DeviceListener } from "../core/ports/device-listener.ts";
import type { Clock, Log } from "../core/ports/environment.ts";
import type { FaceEngine } from "../core/ports/face-engine.ts";
import type { HostControl } from "../core/ports/host-control.ts";
import type { SecretStore } from "../core/ports/secrets.ts";
import type { UpdateInstaller } from "../core/ports/updates.ts";
import { createClockWatchService } from "../core/services/attendance/clock-watch-service.ts";
import { createTargetSecrets } from "../core/services/delivery/target-secrets.ts";
import type { DemoService } from "../core/services/operation/demo-service.ts";
import { createFaultLog } from "../core/services/operation/fault-log.ts";
import { openStore, type Store } from "../storage/open-store.ts";
import { createConnectors } from "../sync/connectors/connectors.ts";
import { createOutboxWorkers } from "../sync/outbox-workers.ts";
import { createSchedule } from "../sync/schedule.ts";
import { createNoInstaller } from "../updates/folder-installer.ts";
import type { SpawnInference } from "../vision/inference/inference-channel.ts";
import { createInferenceClient } from "../vision/inference/inference-client.ts";
import type { Config } from "./config.ts";
import { connectConfiguredTarget } from "./configured-target.ts";
import { createHostControl } from "./host-control.ts";
import { createHostProbe } from "./host-probe.ts";
import { createModelCatalogue } from "./model-catalogue.ts";
import { chosenPacksOf } from "./model-packs.ts";
import { createNoDeviceListener } from "./no-device-listener.ts";
import { scheduleSelfCare } from "./self-care.ts";
import { scheduleBackups } from "./services/create-backups.ts";
import { createLogJobs } from "./services/create-log-services.ts";
import { createServices } from "./services/create-services.ts";
import { scheduleUpdates } from "./services/create-updates.ts";
import { createSystemClock } from "./system-clock.ts";

export interface AppOptions {
	readonly config: Config;
	readonly secrets: SecretStore;
	/** Starts the inference process: `fork` under Node, `utilityProcess` in Electron. */
	readonly spawnInference: SpawnInference;
	readonly log: Log;
	readonly clock?: Clock;
	/** From `openApp`, in the demo only. */
	readonly demo?: DemoService | null;
	/** What the process that hosts this can do about itself; nothing when left out. */
	readonly hostControl?: HostControl;
	/** Puts new versions in place; without it that is done from outside. */
	readonly installer?: UpdateInstaller;
	/** Opens the door for phones and laptops; where it is left out nobody gets in by it. */
	readonly createDeviceListener?: (app: () => App) => DeviceListener;
}

export interface App {
	readonly config: Config;
	readonly log: Log;
	readonly clock: Clock;
	readonly services: Services;
	readonly engine: FaceEngine;
	readonly router: Router;
	/** The HRIS signing secret that this start made, for the host to show once; null when there was one. */
	readonly newHrisSecret: string | null;
	/** One for each connection or REST call. */
	createContext(
		principal: Principal,
		about?: Pick<ContextSource, "idempotencyKey" | "isOver" | "isOwnScreen">,
	): RequestContext;
	/** Answers the calls that arrive on one connection of a message transport. */
	readonly serveConnection: ServeConnection;
	/** The connection is gone: its camera session and an enrollment that it was at are forgotten. */
	endContext(context: RequestContext): void;
	/** Starts the inference process and deliveries. Returns at once; `services` wait for the engine themselves. */
	start(): void;
	/** No new work, deliveries under way finish, then the inference process and the database close. */
	stop(): Promise<void>;
}

const TEN_MINUTES_MS = 600_000;

/** @throws AppError DATA_FOLDER_IN_USE, DATABASE_TOO_NEW, SECRET_UNAVAILABLE, STORAGE_UNAVAILABLE, HRIS_ADDRESS_INVALID */
export function createApp(options: AppOptions): App {
	const { config, secrets, log } = options;
	const clock = options.clock ?? createSystemClock();
	const ids = { uuidv7 };
	const store = openStore({ dataDir: config.dataDir, secrets, clock, ids, log });
	// A door is opened by a call to what is built here: long after it is there.
	const deviceListener = (options.createDeviceListener ?? createNoDeviceListener)(() => app);
	if (secrets.isWeak) {
		log.warn({}, "no keyring: the keys are as readable as the disk, which was accepted in the configuration");
		const accepted = { actor: "configuration", action: "keys.weak_store_accepted", subject: null, detail: {} };
		store.audit.append({ atMs: clock.nowMs(), ...accepted });
	}
	const { client, worker, services, newHrisSecret } = compose({ ...options, clock }, deviceListener, store);
	const pulls = createSchedule({
		firstMs: 20_000,
		everyMs: TEN_MINUTES_MS,
		work: services.targetPeople.pullDue,
		onFailure: (error) => log.error({ err: error }, "the employee lists could not be pulled"),
	});
	const backlog = createSchedule({
		firstMs: 0,
		everyMs: TEN_MINUTES_MS,
		work: services.statistics.sampleBacklog,
		onFailure: (error) => log.warn({ err: error }, "what waits to be sent could not be noted"),
	});
	const backups = scheduleBackups(services.backups, log);
	const updates = scheduleUpdates(services.updates, log);
	const rights = createSchedule({
		firstMs: 5_000,
		everyMs: 60_000,
		work: services.rights.keepUp,
		onFailure: (error) => log.error({ err: error }, "overdue erasures and requests to erase could not be looked after"),
	});
	const selfCare = scheduleSelfCare({
		engine: { describe: client.engine.describe, memory: client.memory, restart: client.restart },
		host: createHostProbe(config),
		hostControl: options.hostControl ?? createHostControl({}),
		maintenance: services.maintenance,
		faults: services.faults,
		clock,
		log,
	});
	const logJobs = createLogJobs(services, log);
	const router = createRouter(services, {
		clock,
		log,
		livenessMode: config.liveness,
		legacyDistance: config.legacyDistance,
	});
	const app: App = {
		config,
		log,
		clock,
		services,
		engine: client.engine,
		router,
		newHrisSecret,
		serveConnection: createConnectionServer({ router, log }),
		createContext: (principal, about = {}) =>
			createRequestContext({ principal, ...about, findOperator: services.supervisor.operator, clock, ids }),
		endContext({ connection: { cameraSession } }) {
			services.recognition.endCameraSession(cameraSession);
			services.codePunches.endCameraSession(cameraSession);
			services.enrollment.endCameraSession(cameraSession);
			services.pageWatch.forget(cameraSession);
		},
		start() {
			client.start();
			worker.start();
			pulls.start();
			backlog.start();
			logJobs.start();
			rights.start();
			selfCare.start();
			// What the demo shows is gone with its folder.
			if (!config.demo) {
				backups.start();
				updates.start();
			}
			services.keyCare.resume();
			services.nameProtection.resume();
		},
		async stop() {
			pulls.stop();
			backlog.stop();
			rights.stop();
			selfCare.stop();
			backups.stop();
			updates.stop();
			await services.devices.shutDown();
			await services.keyCare.interrupt();
			await services.nameProtection.interrupt();
			// Before the worker, which still takes the last checkpoint along.
			logJobs.stop();
			await worker.stop();
			await client.stop();
			store.close();
		},
	};
	return app;
}

function compose(
	{
		config,
		secrets,
		spawnInference,
		log,
		clock,
		demo = null,
		hostControl = createHostControl({}),
		installer = createNoInstaller(),
	}: AppOptions & { clock: Clock },
	deviceListener: DeviceListener,
	store: Store,
) {
	try {
		const targetSecrets = createTargetSecrets(secrets);
		const clockWatch = createClockWatchService({ attendance: store.attendance, audit: store.audit, clock, log });
		const faults = createFaultLog({ counters: store.counters, clock, log });
		const connectors = createConnectors({ clock, serverDate: clockWatch });
		const client = createInferenceClient({
			spawn: spawnInference,
			gallerySource: store.employees,
			modelsDir: config.modelsDir,
			packs: () => chosenPacksOf(store.modelSettings.read()),
			scratchDir: config.dataDir,
			onFault: faults.record,
			log,
		});
		const catalogue = createModelCatalogue(config.modelsDir, client);
		const { outbox, targets } = store;
		const worker = createOutboxWorkers({ outbox, targets, connectors, secrets: targetSecrets, clock, log });
		const services = createServices({
			config,
			secrets,
			targetSecrets,
			connectors,
			store,
			client,
			catalogue,
			worker,
			demo,
			hostControl,
			installer,
			deviceListener,
			clock,
			clockWatch,
			faults,
			log,
		});
		const newHrisSecret = connectConfiguredTarget({
			config,
			targets,
			secrets: targetSecrets,
			service: services.targets,
		});
		return { client, worker, services, newHrisSecret };
	} catch (error) {
		store.close();
		throw error;
	}
}
