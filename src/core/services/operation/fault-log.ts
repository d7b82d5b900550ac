// Counts what went wrong and was put right by itself, over restarts: what nobody saw is otherwise never told.
import { dateAfter, toLocalDate } from "../../domain/calendar.ts";
import type { Fault, FaultCount } from "../../domain/operation/fault.ts";
import type { CounterStore } from "../../ports/counters.ts";
import type { Clock, Log } from "../../ports/environment.ts";

export interface FaultLog {
	/** Never throws: what watches over the kiosk must not fall over a full disk. */
	record(fault: Fault): void;
	/** Of each kind that there was, in the order of the kinds. Throws STORAGE_UNAVAILABLE. */
	counts(): readonly FaultCount[];
}

export interface FaultLogPorts {
	readonly counters: Pick<CounterStore, "countFault" | "faults">;
	readonly clock: Pick<Clock, "nowMs" | "zone">;
	readonly log: Pick<Log, "warn">;
}

const DAYS_BEFORE_IN_A_WEEK = 6;

export function createFaultLog({ counters, clock, log }: FaultLogPorts): FaultLog {
	function today(): string {
		const nowMs = clock.nowMs();
		return toLocalDate(nowMs, clock.zone(nowMs).offsetMinutes);
	}

	return {
		record(fault) {
			log.warn({ fault: fault.kind, recoveredAfterMs: fault.recoveredAfterMs }, "a fault was noticed and dealt with");
			try {
				counters.countFault(today(), clock.nowMs(), fault);
			} catch (error) {
				log.warn({ err: error }, "a fault could not be counted");
			}
		},
		counts: () => counters.faults(dateAfter(today(), -DAYS_BEFORE_IN_A_WEEK)),
	};
}
