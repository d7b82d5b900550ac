// When a restart of some seconds disturbs nobody: within the kiosk's own hours, with nobody there and nothing to send.
import type { MaintenanceHours } from "../../domain/operation/maintenance-hours.ts";
import { maintenanceNight } from "../../domain/operation/maintenance-hours.ts";
import type { Clock } from "../../ports/environment.ts";
import type { QuietMoments } from "../../ports/updates.ts";

export interface QuietMomentsPorts {
	readonly hours: () => MaintenanceHours;
	/** Wall clock; null: nobody since the start. */
	readonly lastPersonAtMs: () => number | null;
	/** What could be sent now: what waits for a network that is away is on disk, and waits after a restart as well. */
	readonly isSending: () => boolean;
	readonly isBackingUp: () => boolean;
	readonly clock: Pick<Clock, "nowMs" | "zone">;
}

const NOBODY_FOR_MS = 10 * 60_000;

export function createQuietMoments(ports: QuietMomentsPorts): QuietMoments {
	const { clock } = ports;
	return {
		waitingFor() {
			const nowMs = clock.nowMs();
			if (maintenanceNight(ports.hours(), nowMs, clock.zone(nowMs).offsetMinutes) === null) return "hour";
			const lastMs = ports.lastPersonAtMs();
			if (lastMs !== null && Math.abs(nowMs - lastMs) < NOBODY_FOR_MS) return "people";
			if (ports.isSending()) return "outbox";
			return ports.isBackingUp() ? "backup" : null;
		},
	};
}
