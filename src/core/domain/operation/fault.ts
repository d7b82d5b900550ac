// What goes wrong on a kiosk that runs for months, and is put right by the kiosk itself.

/**
 * - `camera-*`: the picture is gone, stands still, or shows nothing.
 * - `page-*`: the screen's page ended or answers nothing.
 * - `engine-died`: the inference process ended by itself; `engine-stuck`: it lived and answered nothing;
 *   `engine-not-ready`: it started and its models never became ready.
 * - `memory-grown`: a process held so much more than once it had settled that it was replaced.
 * - `event-loop-stalled`: the host did nothing else for seconds.
 */
export const faultKinds = [
	"camera-lost",
	"camera-frozen",
	"camera-black",
	"page-crashed",
	"page-hung",
	"engine-died",
	"engine-stuck",
	"engine-not-ready",
	"memory-grown",
	"event-loop-stalled",
] as const;
export type FaultKind = (typeof faultKinds)[number];

export interface Fault {
	readonly kind: FaultKind;
	/** From the moment that it was noticed until everything worked again; null: it did not, or nobody can tell. */
	readonly recoveredAfterMs: number | null;
}

/** How often something went wrong on this kiosk, over all its starts. */
export interface FaultCount {
	readonly kind: FaultKind;
	readonly total: number;
	/** Today and the six days before, by the kiosk's calendar. */
	readonly lastWeek: number;
	/** Of `total`: after how many of them everything worked again. */
	readonly recovered: number;
	/** Of those; null when there is none. */
	readonly longestRecoveryMs: number | null;
	/** Epoch milliseconds. */
	readonly lastAtMs: number;
}
