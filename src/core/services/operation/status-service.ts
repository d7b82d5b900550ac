// What the screen's quiet bar, `GET /v1/sync` and `GET /v1/health` tell.

import { holdsBehindDead, type Target } from "../../domain/delivery/target.ts";
import type { LivenessMode } from "../../domain/recognition/liveness-policy.ts";
import type { Clock, NetworkState, OutboxSignal, TargetActivity } from "../../ports/environment.ts";
import type { EngineStatus, FaceEngine } from "../../ports/face-engine.ts";
import type { Connectors } from "../../ports/hris-target.ts";
import type {
	EmployeeStore,
	OutboxStatus,
	OutboxStore,
	SettingsStore,
	TargetOutboxStatus,
	TargetStore,
} from "../../ports/stores.ts";
import type { ClockView, ClockWatchService } from "../attendance/clock-watch-service.ts";

export interface SyncStatus extends OutboxStatus {
	readonly network: NetworkState;
	/** Where events go, several places with commas between; null when there is no target. */
	readonly targetHost: string | null;
	readonly targets: readonly TargetSyncStatus[];
}

export interface TargetSyncStatus
	extends Pick<Target, "targetId" | "kind" | "name">,
		TargetOutboxStatus,
		TargetActivity {
	/** Host or folder only: paths may hold keys. */
	readonly place: string | null;
}

export interface KioskStatus {
	readonly kioskName: string;
	readonly version: string;
	readonly isDemo: boolean;
	readonly livenessMode: LivenessMode;
	readonly livenessLayers: readonly string[];
	/** Recommended layers that are not installed. */
	readonly missingLivenessLayers: readonly string[];
	readonly engine: EngineStatus;
	readonly sync: SyncStatus;
	readonly enrolledEmployees: number;
	readonly kioskClock: ClockView;
	/** Epoch milliseconds of the host: the clock that events are stamped with. */
	readonly nowMs: number;
	readonly timeZone: string;
}

export interface StatusService {
	kiosk(): KioskStatus;
	sync(): SyncStatus;
}

export interface StatusServicePorts {
	readonly engine: Pick<FaceEngine, "describe" | "status">;
	readonly employees: Pick<EmployeeStore, "count">;
	readonly settings: Pick<SettingsStore, "read">;
	readonly targets: Pick<TargetStore, "list">;
	readonly connectors: Pick<Connectors, "placeOf">;
	readonly outbox: Pick<OutboxStore, "status" | "statusOf">;
	readonly signal: Pick<OutboxSignal, "network" | "activity">;
	readonly clock: Clock;
	readonly clockWatch: Pick<ClockWatchService, "now">;
	readonly version: string;
	readonly isDemo: boolean;
	readonly livenessMode: LivenessMode;
}

const unknown = { state: "unknown", active: [], missing: [] } as const;

export function createStatusService(ports: StatusServicePorts): StatusService {
	const {
		engine,
		employees,
		settings,
		targets,
		connectors,
		outbox,
		signal,
		clock,
		clockWatch,
		version,
		isDemo,
		livenessMode,
	} = ports;
	let layers: { state: "unknown" | "asked" | "known"; active: readonly string[]; missing: readonly string[] } = unknown;

	/** The status is asked for while the engine still starts, and must not wait for it. */
	function livenessLayers(): typeof layers {
		if (livenessMode === "off") return unknown;
		if (layers.state === "unknown") {
			layers = { ...unknown, state: "asked" };
			engine.describe().then(
				({ livenessLayers: active, missingLivenessLayers: missing }) => {
					layers = { state: "known", active, missing };
				},
				() => {
					// `engine.status()` says why; the next status asks again.
					layers = unknown;
				},
			);
		}
		return layers;
	}

	function sync(): SyncStatus {
		const list = targets.list().map(({ targetId, kind, name, settings: given }) => ({
			targetId,
			kind,
			name,
			place: connectors.placeOf(kind, given),
			...outbox.statusOf({ target: targetId, holdsBehindDead: holdsBehindDead(kind) }),
			...signal.activity(targetId),
		}));
		const places = list.flatMap(({ place }) => place ?? []);
		const targetHost = places.length === 0 ? null : places.join(", ");
		return { ...outbox.status(), network: signal.network(), targetHost, targets: list };
	}

	function kiosk(): KioskStatus {
		const nowMs = clock.nowMs();
		const { active, missing } = livenessLayers();
		return {
			kioskName: settings.read().kioskName,
			version,
			isDemo,
			livenessMode,
			livenessLayers: active,
			missingLivenessLayers: missing,
			engine: engine.status(),
			sync: sync(),
			enrolledEmployees: employees.count(),
			kioskClock: clockWatch.now(),
			nowMs,
			timeZone: clock.zone(nowMs).timeZone,
		};
	}

	return { kiosk, sync };
}
