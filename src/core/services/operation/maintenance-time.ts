// When the kiosk may be busy with itself: in the hours that are set for it, and while nobody would notice.
import { maintenanceNight } from "../../domain/operation/maintenance-hours.ts";
import type { Clock, OutboxSignal } from "../../ports/environment.ts";
import type { AttendanceStore, SettingsStore, TargetStore } from "../../ports/stores.ts";
import type { RecognitionVitals } from "../recognition/recognition-vitals.ts";

export interface MaintenanceTime {
	/** Nobody before the camera and no record for ten minutes, and nothing is being delivered. */
	isUndisturbed(): boolean;
	/**
	 * The night that it is (`2026-11-03`, the local day on which its hours began), while nobody is disturbed; null otherwise.
	 * What is done once a night remembers for which it was.
	 */
	quietNight(): string | null;
}

export interface MaintenanceTimePorts {
	readonly settings: Pick<SettingsStore, "read">;
	readonly vitals: Pick<RecognitionVitals, "sinceFaceMs">;
	readonly attendance: Pick<AttendanceStore, "list">;
	readonly targets: Pick<TargetStore, "list">;
	readonly signal: Pick<OutboxSignal, "activity">;
	readonly clock: Clock;
}

const QUIET_FOR_MS = 600_000;

export function createMaintenanceTime(ports: MaintenanceTimePorts): MaintenanceTime {
	const { settings, vitals, attendance, targets, signal, clock } = ports;

	/** By PIN or badge somebody comes without a face; a clock that was set back must not make it last for hours. */
	function isRecordFresh(): boolean {
		const [last] = attendance.list({ limit: 1 });
		return last !== undefined && Math.abs(clock.nowMs() - last.recordedAtMs) < QUIET_FOR_MS;
	}

	/** What waits for a receiver that does not answer may wait all night: it keeps nobody from anything. */
	const isDelivering = () => targets.list().some(({ targetId }) => signal.activity(targetId).deliveredLastMinute > 0);

	const isUndisturbed = () => vitals.sinceFaceMs() >= QUIET_FOR_MS && !isRecordFresh() && !isDelivering();

	return {
		isUndisturbed,
		quietNight() {
			const nowMs = clock.nowMs();
			const night = maintenanceNight(settings.read().maintenanceHours, nowMs, clock.zone(nowMs).offsetMinutes);
			return night !== null && isUndisturbed() ? night : null;
		},
	};
}
