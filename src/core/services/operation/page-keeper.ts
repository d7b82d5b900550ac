// Brings the screen's page back when it is gone or silent, at a pace that never becomes a loop. Electron's window and the
// browser that a script opened are kept alive by the same rule; only what "bring back" means is the host's.
import { planRestart, untroubled } from "../../domain/operation/restart-policy.ts";
import type { Clock, Log, Timer } from "../../ports/environment.ts";
import type { FaultLog } from "./fault-log.ts";
import type { OwnScreen, PageWatchService } from "./page-watch-service.ts";

type PageFaultKind = "page-crashed" | "page-hung";

export interface PageKeeper {
	start(): void;
	stop(): void;
	/** The platform says what happened to it. */
	noteGone(kind: PageFaultKind): void;
	/** It is being loaded, for a reason that is no fault: the computer woke up. */
	expectLoad(): void;
	/** It went, and whoever opened it has opened it again already. */
	noteReplaced(): void;
}

export interface PageKeeperDeps {
	readonly pages: Pick<PageWatchService, "ownScreen">;
	readonly faults: Pick<FaultLog, "record">;
	/** Ends the page, however stuck it is, and opens it anew. */
	readonly bringBack: () => void;
	/**
	 * The platform tells when the page's process ends (`noteGone`): one that is only not connected is being loaded. Where
	 * nobody tells, a page that stays away is taken for crashed.
	 */
	readonly tellsCrashes: boolean;
	/** Somebody looks at the page with a debugger, which may hold it. */
	readonly isHeld?: () => boolean;
	readonly clock: Pick<Clock, "monotonicMs">;
	readonly timer: Timer;
	/** In 0..1. */
	readonly random: () => number;
	readonly log: Pick<Log, "warn">;
}

const LOOK_MS = 500;
/** Of a page that beats every second. Found, ended and loaded again it is back within five seconds. */
const SILENT_MS = 3_000;
/** In the supervisor area something may be half done: it is worth more patience than an empty kiosk screen. */
const SILENT_AT_WORK_MS = 15_000;
/** From opening it to the first beat, on a computer that has just been switched on. */
const LOAD_MS = 45_000;
/** This process itself did nothing for so long: it cannot say who was silent. */
const OWN_STALL_MS = 1_500;
/** What lasts longer is counted while it lasts. */
const TELL_AFTER_MS = 60_000;

export function createPageKeeper(deps: PageKeeperDeps): PageKeeper {
	const { pages, faults, bringBack, tellsCrashes, isHeld = () => false, clock, timer, random, log } = deps;
	let history = untroubled;
	/** Since when it is being loaded; null while it is alive. */
	let loadingSinceMs: number | null = null;
	let heardUntilMs = 0;
	let lookedAtMs = 0;
	let episode: { readonly kind: PageFaultKind; readonly sinceMs: number; isTold: boolean } | null = null;
	let cancelLook: (() => void) | null = null;
	let cancelReturn: (() => void) | null = null;
	let cancelTelling: (() => void) | null = null;

	function expectLoad(): void {
		loadingSinceMs = clock.monotonicMs();
	}

	function begin(kind: PageFaultKind): void {
		if (episode) return;
		const begun = { kind, sinceMs: clock.monotonicMs(), isTold: false };
		episode = begun;
		cancelTelling = timer.schedule(TELL_AFTER_MS, () => {
			begun.isTold = true;
			faults.record({ kind, recoveredAfterMs: null });
		});
	}

	function end(): void {
		cancelTelling?.();
		if (episode && !episode.isTold)
			faults.record({ kind: episode.kind, recoveredAfterMs: Math.round(clock.monotonicMs() - episode.sinceMs) });
		episode = null;
	}

	function noteGone(kind: PageFaultKind): void {
		if (cancelReturn) return;
		begin(kind);
		const plan = planRestart(history, clock.monotonicMs(), random());
		history = plan.history;
		log.warn({ fault: kind, delayMs: plan.delayMs, isLooping: plan.isLooping }, "the page is brought back");
		cancelReturn = timer.schedule(plan.delayMs, () => {
			cancelReturn = null;
			expectLoad();
			bringBack();
		});
	}

	function judgeLoading(own: OwnScreen | null, sinceMs: number, nowMs: number): void {
		if (own?.isConnected && !own.isLeaving && own.lastBeatAtMs > sinceMs) {
			loadingSinceMs = null;
			end();
		} else if (nowMs - Math.max(sinceMs, heardUntilMs) > LOAD_MS) noteGone("page-hung");
	}

	function judge(own: OwnScreen, nowMs: number): void {
		const isAway = !own.isConnected && tellsCrashes;
		if (own.isLeaving || isAway) {
			loadingSinceMs = own.lastBeatAtMs;
			return;
		}
		const limitMs = own.place === "kiosk" ? SILENT_MS : SILENT_AT_WORK_MS;
		const silentMs = nowMs - Math.max(own.lastBeatAtMs, heardUntilMs);
		if (silentMs > limitMs) noteGone(own.isConnected ? "page-hung" : "page-crashed");
	}

	function look(): void {
		cancelLook = timer.schedule(LOOK_MS, look);
		const nowMs = clock.monotonicMs();
		const wasStalled = nowMs - lookedAtMs > OWN_STALL_MS;
		lookedAtMs = nowMs;
		if (wasStalled || isHeld()) heardUntilMs = nowMs;
		if (cancelReturn) return;
		const own = pages.ownScreen();
		if (loadingSinceMs !== null) judgeLoading(own, loadingSinceMs, nowMs);
		else if (own) judge(own, nowMs);
	}

	return {
		start() {
			lookedAtMs = clock.monotonicMs();
			expectLoad();
			look();
		},
		stop() {
			cancelLook?.();
			cancelReturn?.();
			cancelTelling?.();
		},
		noteGone,
		expectLoad,
		noteReplaced() {
			cancelReturn?.();
			cancelReturn = null;
			begin("page-crashed");
			expectLoad();
		},
	};
}
