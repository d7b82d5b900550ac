// What the screen's quiet bar, `GET /v1/sync` and `GET /v1/health` tell.
import type { LivenessMode } from "../domain/liveness-policy.ts";
import type { NetworkState } from "../ports/environment.ts";
import type { EngineStatus } from "../ports/face-engine.ts";
import type { OutboxStatus } from "../ports/stores.ts";

export interface SyncStatus extends OutboxStatus {
	readonly network: NetworkState;
	/** Host of the address only: paths may hold keys. null when none is configured. */
	readonly targetHost: string | null;
}

export interface KioskStatus {
	readonly kioskName: string;
	readonly version: string;
	readonly isDemo: boolean;
	readonly livenessMode: LivenessMode;
	readonly livenessLayers: readonly string[];
	readonly engine: EngineStatus;
	readonly sync: SyncStatus;
	readonly enrolledEmployees: number;
	/** Epoch milliseconds of the host: the clock that events are stamped with. */
	readonly nowMs: number;
	readonly timeZone: string;
}

export interface StatusService {
	kiosk(): KioskStatus;
	sync(): SyncStatus;
}
