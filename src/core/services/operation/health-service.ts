// Whether the kiosk is well, for the person who looks after it; and the same as a file for whoever is asked for help.
import type { AnchorStanding, LogCheck } from "../../domain/attendance/log-check.ts";
import { AppError } from "../../domain/errors.ts";
import { type DiskVerdict, judgeDisk } from "../../domain/operation/disk-space.ts";
import type { Clock, Log, Timer } from "../../ports/environment.ts";
import type { DatabaseProbe, HostProbe } from "../../ports/host-probe.ts";
import type { PackInfo } from "../../ports/model-catalogue.ts";
import type { AuditStore } from "../../ports/stores.ts";
import type { ModelService } from "../recognition/model-service.ts";
import type { RecognitionVitals, Vitals } from "../recognition/recognition-vitals.ts";
import { createSerialQueue } from "../serial-queue.ts";
import type { BackupService, BackupStanding } from "./backup-service.ts";
import type { CheckpointService } from "./checkpoint-service.ts";
import type { KioskStatus, StatusService } from "./status-service.ts";

export interface HealthReport {
	readonly status: KioskStatus;
	readonly vitals: Vitals;
	/** null when the manifest cannot be read; `modelsErrorCode` says why. */
	readonly packs: readonly (PackInfo & { readonly isInUse: boolean })[] | null;
	readonly modelsErrorCode: string | null;
	/** null where the system does not tell. */
	readonly disk: { readonly freeBytes: number; readonly totalBytes: number; readonly verdict: DiskVerdict } | null;
	readonly database: {
		readonly bytes: number;
		readonly version: number;
		/** Of this run; null before the first. */
		readonly lastCheck: (LogCheck & { readonly atMs: number }) | null;
		/** Whether the log is the one that the newest checkpoint beside the database was signed of. */
		readonly standing: AnchorStanding;
	};
	readonly backup: BackupStanding;
	readonly host: {
		readonly uptimeMs: number;
		readonly memoryBytes: number;
		readonly runtime: string;
		readonly platform: string;
	};
}

export interface HealthService {
	report(): Promise<HealthReport>;
	/** Walks the whole attendance log in small pieces and says whether it is as it was written. Audited. */
	checkLog(actor: string): Promise<LogCheck & { readonly atMs: number }>;
	/**
	 * What somebody who helps needs to know, as JSON text: free of faces, names, employee ids, keys and addresses' paths.
	 * Audited: it leaves the kiosk.
	 */
	bundle(actor: string): Promise<string>;
}

export interface HealthServicePorts {
	readonly status: Pick<StatusService, "kiosk">;
	readonly vitals: Pick<RecognitionVitals, "read">;
	readonly models: Pick<ModelService, "overview">;
	readonly checkpoints: Pick<CheckpointService, "standing">;
	readonly backups: Pick<BackupService, "standing">;
	readonly host: HostProbe;
	readonly database: DatabaseProbe;
	/** What is configured, secrets masked already. */
	readonly config: Readonly<Record<string, string>>;
	readonly audit: Pick<AuditStore, "append" | "list">;
	readonly timer: Timer;
	readonly clock: Clock;
	readonly log: Log;
}

/** Frames and punches go on meanwhile. */
const WORK_MS = 8;
const BUNDLED_ACTIONS = 200;

export function createHealthService(ports: HealthServicePorts): HealthService {
	const { status, vitals, models, checkpoints, host, database, audit, timer, clock, log } = ports;
	const inTurn = createSerialQueue();
	let lastCheck: (LogCheck & { readonly atMs: number }) | null = null;

	async function readPacks(): Promise<Pick<HealthReport, "packs" | "modelsErrorCode">> {
		try {
			const { packs, recognitionPack, detectionPack } = await models.overview();
			const inUse = new Set([recognitionPack, detectionPack]);
			return { packs: packs.map((pack) => ({ ...pack, isInUse: inUse.has(pack.packId) })), modelsErrorCode: null };
		} catch (error) {
			if (error instanceof AppError) return { packs: null, modelsErrorCode: error.code };
			throw error;
		}
	}

	async function readDisk(): Promise<HealthReport["disk"]> {
		try {
			const space = await host.disk();
			return { ...space, verdict: judgeDisk(space.freeBytes) };
		} catch (error) {
			log.warn({ err: error }, "the free disk space is not known");
			return null;
		}
	}

	async function report(): Promise<HealthReport> {
		const [packs, disk] = await Promise.all([readPacks(), readDisk()]);
		const { runtime, platform } = host;
		return {
			status: status.kiosk(),
			vitals: vitals.read(),
			...packs,
			disk,
			database: {
				bytes: host.databaseBytes(),
				version: database.databaseVersion,
				lastCheck,
				standing: checkpoints.standing(),
			},
			backup: ports.backups.standing(),
			host: { uptimeMs: host.uptimeMs(), memoryBytes: host.memoryBytes(), runtime, platform },
		};
	}

	async function checkLog(actor: string): Promise<LogCheck & { readonly atMs: number }> {
		const steps = database.verifyLogInPieces();
		let sinceMs = clock.monotonicMs();
		for (;;) {
			const step = steps.next();
			if (step.done) {
				lastCheck = { ...step.value, atMs: clock.nowMs() };
				const detail = { ok: step.value.ok, records: step.value.ok ? step.value.records : step.value.chainSeq };
				audit.append({ atMs: lastCheck.atMs, actor, action: "health.checkLog", subject: null, detail });
				return lastCheck;
			}
			if (clock.monotonicMs() - sinceMs < WORK_MS) continue;
			await new Promise<void>((resolve) => void timer.schedule(0, resolve));
			sinceMs = clock.monotonicMs();
		}
	}

	async function bundle(actor: string): Promise<string> {
		const health = await report();
		const madeAtMs = clock.nowMs();
		audit.append({ atMs: madeAtMs, actor, action: "health.bundle", subject: null, detail: {} });
		// What was done and when; by whom and to whom stays here.
		const actions = audit
			.list(BUNDLED_ACTIONS)
			.map(({ atMs, action }) => ({ at: new Date(atMs).toISOString(), action }));
		return JSON.stringify(
			{ madeAt: new Date(madeAtMs).toISOString(), ...withoutPeople(health), config: ports.config, actions },
			null,
			2,
		);
	}

	return { report, checkLog: (actor) => inTurn(() => checkLog(actor)), bundle };
}

/**
 * Written field by field on purpose: what is added to the status later is not in a file that leaves the kiosk until
 * somebody has thought about it. Names of kiosk and targets are typed by people, and a target's own words may name one.
 */
function withoutPeople({ status, packs, ...health }: HealthReport) {
	const { version, isDemo, livenessMode, livenessLayers, missingLivenessLayers, engine, kioskClock, timeZone } = status;
	const targets = status.sync.targets.map((target) => ({
		kind: target.kind,
		state: target.state,
		waiting: target.waiting,
		held: target.held,
		oldestWaitingAtMs: target.oldestWaitingAtMs,
		delivered: target.delivered,
		lastDeliveredAtMs: target.lastDeliveredAtMs,
		deadLetters: target.deadLetters,
		lastErrorCode: target.lastErrorCode,
	}));
	return {
		version,
		isDemo,
		liveness: { mode: livenessMode, layers: livenessLayers, missing: missingLivenessLayers },
		engine,
		clock: { ...kioskClock, timeZone },
		enrolledEmployees: status.enrolledEmployees,
		sync: { network: status.sync.network, targets },
		packs: packs?.map(({ packId, licences, state, isInUse }) => ({ packId, licences, state, isInUse })) ?? null,
		...health,
	};
}
