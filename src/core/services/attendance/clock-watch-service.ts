// Whether this kiosk's clock can be believed, asked before every record and by the screen's status.
import type { ClockState } from "../../domain/attendance/attendance-event.ts";
import { isClockSuspect } from "../../domain/attendance/attendance-policy.ts";
import {
	beginClockWatch,
	compareWithServer,
	confirmClock,
	judgeClock,
	readClock,
} from "../../domain/attendance/clock-watch.ts";
import type { Clock, Log, ServerDateListener } from "../../ports/environment.ts";
import type { AttendanceStore, AuditStore } from "../../ports/stores.ts";

export interface ClockView {
	readonly state: ClockState;
	/** What time it probably is, epoch milliseconds; null when the clock is believed, or nothing better is known. */
	readonly estimatedMs: number | null;
}

export interface ClockWatchService extends ServerDateListener {
	now(): ClockView;
	/** A supervisor says that the clock is right; audited. */
	confirm(actor: string): void;
}

export interface ClockWatchServicePorts {
	readonly attendance: Pick<AttendanceStore, "list">;
	readonly audit: Pick<AuditStore, "append">;
	readonly clock: Pick<Clock, "nowMs" | "monotonicMs">;
	readonly log: Pick<Log, "warn" | "info">;
}

export function createClockWatchService({ attendance, audit, clock, log }: ClockWatchServicePorts): ClockWatchService {
	const reading = () => ({ wallMs: clock.nowMs(), monotonicMs: clock.monotonicMs() });
	let watch = beginClockWatch(reading());
	let wasSuspect = false;
	/** Records from before this were made with a clock that was wrong, so they say nothing about the present one. */
	let confirmedAtSeq = 0;

	function now(): ClockView {
		watch = readClock(watch, reading());
		const [last] = attendance.list({ limit: 1 });
		const isCompared = last !== undefined && last.kioskSeq > confirmedAtSeq;
		const isBehindLog = isClockSuspect(clock.nowMs(), isCompared ? last.recordedAtMs : null);
		const { isSuspect, estimatedMs } = judgeClock(watch, isBehindLog);
		if (isSuspect !== wasSuspect) note(isSuspect);
		return { state: isSuspect ? "suspect" : "trusted", estimatedMs };
	}

	function note(isSuspect: boolean): void {
		wasSuspect = isSuspect;
		if (isSuspect) log.warn({ aheadMs: watch.aheadMs }, "the clock cannot be believed");
		else log.info({}, "the clock is believed again");
	}

	return {
		now,
		onServerDate(dateMs, roundTripMs) {
			watch = compareWithServer(readClock(watch, reading()), { dateMs, roundTripMs });
		},
		confirm(actor) {
			const lastSeq = attendance.list({ limit: 1 })[0]?.kioskSeq ?? 0;
			const detail = { wallMs: clock.nowMs() };
			// First: a clock is not believed on the word of somebody of whom nothing is written down.
			audit.append({ atMs: clock.nowMs(), actor, action: "clock.confirm", subject: null, detail });
			watch = confirmClock(readClock(watch, reading()));
			confirmedAtSeq = lastSeq;
		},
	};
}
