// How things stand when somebody asks: one row a metric, read from one look at the kiosk.
import type { FaultCount } from "../../core/domain/operation/fault.ts";
import { type Readiness, readinessReasons } from "../../core/domain/operation/readiness.ts";
import type { EngineMemory } from "../../core/ports/face-engine.ts";
import type { BackupStanding } from "../../core/services/operation/backup-service.ts";
import type { KioskStatus } from "../../core/services/operation/status-service.ts";

export interface KioskStanding {
	readonly readiness: Readiness;
	readonly status: KioskStatus;
	readonly faults: readonly FaultCount[];
	readonly backup: BackupStanding;
	/** Epoch milliseconds; null before the first. */
	readonly lastFrameAtMs: number | null;
	/** null where the system does not tell. */
	readonly disk: { readonly freeBytes: number; readonly totalBytes: number } | null;
	readonly databaseBytes: number;
	readonly hostMemoryBytes: number;
	/** null while there is no such process. */
	readonly inferenceMemory: EngineMemory | null;
	readonly uptimeMs: number;
	readonly cpuSeconds: number;
	/** How late the host came to its timers since the last look, 99 of 100 times at most; seconds. */
	readonly eventLoopDelaySeconds: number;
}

interface Sample {
	readonly labels?: Readonly<Record<string, string>>;
	readonly value: number;
}

export interface StandingMetric {
	readonly kind: "gauge" | "counter";
	readonly name: string;
	readonly help: string;
	readonly labelNames: readonly string[];
	/** None where nothing is known: an absent number is told from zero. */
	samples(standing: KioskStanding): readonly Sample[];
}

const toSeconds = (ms: number) => ms / 1000;
const known = (value: number | null): Sample[] => (value === null ? [] : [{ value }]);

function gauge(name: string, help: string, read: (standing: KioskStanding) => number | null): StandingMetric {
	return { kind: "gauge", name, help, labelNames: [], samples: (standing) => known(read(standing)) };
}

function counter(name: string, help: string, read: (standing: KioskStanding) => number): StandingMetric {
	return { kind: "counter", name, help, labelNames: [], samples: (standing) => [{ value: read(standing) }] };
}

type TargetStanding = KioskStatus["sync"]["targets"][number];

/** Targets are few and made by an administrator; their names, which people type, stay here. */
function perTarget(
	kind: StandingMetric["kind"],
	name: string,
	help: string,
	read: (target: TargetStanding, nowMs: number) => number | null,
): StandingMetric {
	return {
		kind,
		name,
		help,
		labelNames: ["target", "target_kind"],
		samples: ({ status }) =>
			status.sync.targets.flatMap((target) =>
				known(read(target, status.nowMs)).map(({ value }) => ({
					labels: { target: target.targetId, target_kind: target.kind },
					value,
				})),
			),
	};
}

function perFault(
	kind: StandingMetric["kind"],
	name: string,
	help: string,
	read: (fault: FaultCount) => number | null,
): StandingMetric {
	return {
		kind,
		name,
		help,
		labelNames: ["fault"],
		samples: ({ faults }) =>
			faults.flatMap((fault) => known(read(fault)).map(({ value }) => ({ labels: { fault: fault.kind }, value }))),
	};
}

export const standingMetrics: readonly StandingMetric[] = [
	{
		kind: "gauge",
		name: "hadir_build_info",
		help: "1, with what runs here as labels",
		labelNames: ["version", "liveness_mode"],
		samples: ({ status }) => [{ labels: { version: status.version, liveness_mode: status.livenessMode }, value: 1 }],
	},
	gauge("hadir_ready", "1 while the kiosk can do its work, as GET /v1/health/ready says", ({ readiness }) =>
		readiness.isReady ? 1 : 0,
	),
	{
		kind: "gauge",
		name: "hadir_not_ready_reason",
		help: "1 for what keeps it from that",
		labelNames: ["reason"],
		samples: ({ readiness }) =>
			readinessReasons.map((reason) => ({
				labels: { reason },
				value: readiness.reasons.includes(reason) ? 1 : 0,
			})),
	},
	gauge("hadir_engine_ready", "1 while the models are loaded and faces are recognised", ({ status }) =>
		status.engine.state === "ready" ? 1 : 0,
	),
	counter(
		"hadir_engine_restarts_total",
		"How often the inference process was started again since the host started",
		({ status }) => status.engine.restarts,
	),
	gauge("hadir_enrolled_people", "People with a template", ({ status }) => status.enrolledEmployees),
	gauge(
		"hadir_last_frame_timestamp_seconds",
		"When a camera's frame was analysed last; absent before the first",
		({ lastFrameAtMs }) => (lastFrameAtMs === null ? null : toSeconds(lastFrameAtMs)),
	),
	gauge("hadir_clock_trusted", "1 while the kiosk's clock is believed", ({ status }) =>
		status.kioskClock.state === "trusted" ? 1 : 0,
	),
	gauge(
		"hadir_clock_offset_seconds",
		"How far the kiosk's clock is ahead of what time it probably is; absent while the clock is believed",
		({ status: { kioskClock, nowMs } }) =>
			kioskClock.estimatedMs === null ? null : toSeconds(nowMs - kioskClock.estimatedMs),
	),
	perTarget("gauge", "hadir_outbox_waiting", "Events that have not reached a target yet", ({ waiting }) => waiting),
	perTarget(
		"gauge",
		"hadir_outbox_oldest_age_seconds",
		"For how long the oldest of them waits; 0 while none does",
		({ oldestWaitingAtMs }, nowMs) => (oldestWaitingAtMs === null ? 0 : toSeconds(nowMs - oldestWaitingAtMs)),
	),
	perTarget(
		"gauge",
		"hadir_outbox_dead_letters",
		"Events that a target refused for good, waiting for a person",
		({ deadLetters }) => deadLetters,
	),
	perTarget("counter", "hadir_deliveries_total", "Events that reached a target", ({ delivered }) => delivered),
	perTarget("gauge", "hadir_target_online", "1 unless a target is away, paused, off or unusable", ({ state }) =>
		state === "online" ? 1 : 0,
	),
	perFault("counter", "hadir_faults_total", "What went wrong and was noticed, over all starts", ({ total }) => total),
	perFault(
		"counter",
		"hadir_fault_recoveries_total",
		"After how many of them everything worked again",
		({ recovered }) => recovered,
	),
	perFault(
		"gauge",
		"hadir_fault_longest_recovery_seconds",
		"The longest of these recoveries",
		({ longestRecoveryMs }) => (longestRecoveryMs === null ? null : toSeconds(longestRecoveryMs)),
	),
	gauge(
		"hadir_backup_last_success_timestamp_seconds",
		"When a backup was made last; absent before the first",
		({ backup }) => (backup.lastAtMs === null ? null : toSeconds(backup.lastAtMs)),
	),
	gauge("hadir_backup_failures", "How many attempts at a backup failed in a row", ({ backup }) => backup.failures),
	gauge("hadir_disk_free_bytes", "Free space where the data folder is", ({ disk }) => disk?.freeBytes ?? null),
	gauge("hadir_disk_size_bytes", "Size of that disk", ({ disk }) => disk?.totalBytes ?? null),
	gauge("hadir_database_bytes", "The database with its write-ahead log", ({ databaseBytes }) => databaseBytes),
	gauge("hadir_inference_memory_bytes", "What the inference process holds; absent while there is none", (standing) =>
		standing.inferenceMemory === null ? null : standing.inferenceMemory.rssBytes,
	),
	gauge("process_resident_memory_bytes", "What the host process holds", ({ hostMemoryBytes }) => hostMemoryBytes),
	counter("process_cpu_seconds_total", "Processor time of the host process", ({ cpuSeconds }) => cpuSeconds),
	gauge("process_start_time_seconds", "When the host process started", ({ status, uptimeMs }) =>
		toSeconds(status.nowMs - uptimeMs),
	),
	gauge(
		"hadir_event_loop_delay_p99_seconds",
		"How late the host came to its timers since it was asked last, 99 of 100 times at most",
		({ eventLoopDelaySeconds }) => eventLoopDelaySeconds,
	),
];
