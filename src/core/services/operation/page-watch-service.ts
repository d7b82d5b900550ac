// The host's view of the screen's page: when it gave its last sign of life, what went wrong with it, when it is loaded anew.
import {
	judgeRefresh,
	type PageBeat,
	type PageFault,
	type PagePlace,
	type PageRefresh,
} from "../../domain/operation/page-beat.ts";
import type { Clock, Log } from "../../ports/environment.ts";
import type { FaultLog } from "./fault-log.ts";
import type { MaintenanceTime } from "./maintenance-time.ts";

export interface PageIdentity {
	/** Of the connection. */
	readonly session: string;
	/** The screen that this host keeps alive, and not a browser somewhere else that shows the kiosk too. */
	readonly isOwnScreen: boolean;
}

export interface OwnScreen {
	readonly place: PagePlace;
	/** Monotonic. */
	readonly lastBeatAtMs: number;
	/** Its connection stands: a page that is silent all the same hangs. */
	readonly isConnected: boolean;
	/** It said that it loads itself anew. */
	readonly isLeaving: boolean;
}

export interface PageWatchService {
	/** Counts its faults; tells whether the page should load itself anew. */
	beat(page: PageIdentity, beat: PageBeat): PageRefresh | null;
	/** The connection is gone. */
	forget(session: string): void;
	/** null until it was heard for the first time. */
	ownScreen(): OwnScreen | null;
	/** Of the process that draws the page, where the host can tell. */
	noteProcessBytes(bytes: number): void;
}

export interface PageWatchPorts {
	readonly faults: Pick<FaultLog, "record">;
	readonly maintenance: Pick<MaintenanceTime, "quietNight">;
	readonly clock: Pick<Clock, "monotonicMs">;
	readonly log: Pick<Log, "info" | "warn">;
}

/** A page that tells faults without end says nothing new by it. */
const MOST_FAULTS = 30;
const FAULT_WINDOW_MS = 600_000;

export function createPageWatchService({ faults, maintenance, clock, log }: PageWatchPorts): PageWatchService {
	let own: (OwnScreen & { readonly session: string }) | null = null;
	let refreshedNight: string | null = null;
	let processBytes: number | null = null;
	/** Since when a page that has grown is asked to go. */
	let grownSinceMs: number | null = null;
	let window = { beganAtMs: 0, counted: 0 };

	function count(fault: PageFault): void {
		const nowMs = clock.monotonicMs();
		if (nowMs - window.beganAtMs >= FAULT_WINDOW_MS) window = { beganAtMs: nowMs, counted: 0 };
		window.counted += 1;
		if (window.counted <= MOST_FAULTS) faults.record(fault);
		else if (window.counted === MOST_FAULTS + 1) log.warn({ fault: fault.kind }, "the page tells too many faults");
	}

	/** A page that is younger than the wish for it has come in place of the one that had grown. */
	function noteSuccessor({ ageMs }: PageBeat, nowMs: number): void {
		if (grownSinceMs === null || ageMs >= nowMs - grownSinceMs) return;
		faults.record({ kind: "memory-grown", recoveredAfterMs: Math.round(nowMs - grownSinceMs) });
		grownSinceMs = null;
		processBytes = null;
	}

	function judge(beat: PageBeat, nowMs: number): PageRefresh | null {
		const quietNight = maintenance.quietNight();
		const refresh = judgeRefresh(beat, { quietNight, refreshedNight, processBytes });
		if (refresh === "memory") grownSinceMs ??= nowMs;
		if (refresh !== null) {
			// Loaded for whatever reason, it need not be once more tonight.
			refreshedNight = quietNight;
			log.info({ refresh, heapBytes: beat.heapBytes, processBytes }, "the page is to load itself anew");
		}
		return refresh;
	}

	return {
		beat({ session, isOwnScreen }, beat) {
			const nowMs = clock.monotonicMs();
			for (const fault of beat.faults) count(fault);
			if (!isOwnScreen) return null;
			const { place, isLeaving } = beat;
			own = { session, place, lastBeatAtMs: nowMs, isConnected: true, isLeaving };
			noteSuccessor(beat, nowMs);
			return isLeaving ? null : judge(beat, nowMs);
		},
		forget(session) {
			if (own?.session === session) own = { ...own, isConnected: false };
		},
		ownScreen: () => own,
		noteProcessBytes(bytes) {
			processBytes = bytes;
		},
	};
}
