// What the screen's page tells the host every second: that it lives, what went wrong with it, and whether it may be loaded anew.
import type { Fault, FaultKind } from "./fault.ts";

/** What of the page is on screen. */
export const pagePlaces = ["kiosk", "supervisor", "setup"] as const;
export type PagePlace = (typeof pagePlaces)[number];

/** What a page can know of itself; that it hangs, only the host can. */
export const pageFaultKinds = [
	"camera-lost",
	"camera-frozen",
	"camera-black",
	"page-crashed",
] as const satisfies readonly FaultKind[];

export interface PageFault extends Fault {
	readonly kind: (typeof pageFaultKinds)[number];
}

export const MAX_FAULTS_IN_BEAT = 8;

export interface PageBeat {
	readonly place: PagePlace;
	/** Since when nobody stands there, touches or types. */
	readonly idleMs: number;
	/** Since the page was loaded. */
	readonly ageMs: number;
	/** Held by its scripts; null where the browser does not tell. */
	readonly heapBytes: number | null;
	/** It is about to load itself anew: its silence means nothing. */
	readonly isLeaving: boolean;
	readonly faults: readonly PageFault[];
}

/** Why a page should load itself anew: once a night, or because it holds much more memory than it ever needs. */
export const pageRefreshes = ["planned", "memory"] as const;
export type PageRefresh = (typeof pageRefreshes)[number];

/** Measured after a day of faces it holds some 40 MB: ten times that is a leak, and far from what ends it. */
const MOST_HEAP_BYTES = 400e6;
/** With the memory of pictures and of the browser's own: usually below 400 MB. */
const MOST_PROCESS_BYTES = 1.2e9;
/** Whoever has just walked away may come back. */
const IDLE_FOR_MEMORY_MS = 60_000;
/** Just loaded, it would be loaded again and again by a limit that this computer always exceeds. */
const YOUNG_MS = 30 * 60_000;
const IDLE_FOR_NIGHT_MS = 10 * 60_000;

export interface RefreshCircumstances {
	/** The night whose quiet hours it is while nobody is disturbed; null: not now. */
	readonly quietNight: string | null;
	/** The last night in which it was loaded anew. */
	readonly refreshedNight: string | null;
	/** Of the page's process; null where nobody tells. */
	readonly processBytes: number | null;
}

/** Whether a page should be loaded anew now. Never while something could be half done in it. */
export function judgeRefresh(
	{ place, idleMs, ageMs, heapBytes }: PageBeat,
	{ quietNight, refreshedNight, processBytes }: RefreshCircumstances,
): PageRefresh | null {
	if (place !== "kiosk" || ageMs < YOUNG_MS) return null;
	const isGrown = (heapBytes ?? 0) > MOST_HEAP_BYTES || (processBytes ?? 0) > MOST_PROCESS_BYTES;
	if (isGrown && idleMs >= IDLE_FOR_MEMORY_MS) return "memory";
	const isDue = quietNight !== null && quietNight !== refreshedNight;
	return isDue && idleMs >= IDLE_FOR_NIGHT_MS ? "planned" : null;
}
