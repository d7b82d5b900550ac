// When a restart of some seconds disturbs nobody: in the kiosk's own hours, with nobody there and no backup under way.
import { maintenanceNight } from "../../domain/operation/maintenance-hours.ts";
import type { Clock } from "../../ports/environment.ts";
import type { SettingsStore } from "../../ports/stores.ts";
import type { QuietMoments } from "../../ports/updates.ts";
import type { MaintenanceTime } from "../operation/maintenance-time.ts";

export interface QuietMomentsPorts {
	readonly maintenance: Pick<MaintenanceTime, "isUndisturbed">;
	readonly settings: Pick<SettingsStore, "read">;
	readonly isBackingUp: () => boolean;
	readonly clock: Pick<Clock, "nowMs" | "zone">;
}

export function createQuietMoments({ maintenance, settings, isBackingUp, clock }: QuietMomentsPorts): QuietMoments {
	return {
		waitingFor() {
			const nowMs = clock.nowMs();
			const night = maintenanceNight(settings.read().maintenanceHours, nowMs, clock.zone(nowMs).offsetMinutes);
			if (night === null) return "hour";
			if (!maintenance.isUndisturbed()) return "people";
			return isBackingUp() ? "backup" : null;
		},
	};
}
