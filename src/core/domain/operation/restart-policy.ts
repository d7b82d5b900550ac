// When something that failed is started again: at once while it rarely fails, at a slow steady pace once it does nothing
// else. There is no last try: what is broken tonight may have been repaired tomorrow, and nobody stands near.

export interface RestartPace {
	/** Before the first restart. */
	readonly firstDelayMs: number;
	/** Each failure within the window multiplies the delay by this, more than 1. */
	readonly growth: number;
	/** The delay never grows beyond. */
	readonly steadyDelayMs: number;
	/** A failure counts for so long. */
	readonly windowMs: number;
	/** So many failures within the window are a loop, 1 or more. */
	readonly loopAfter: number;
}

/** 0.1 s, 0.3, 0.9, 2.7, 8.1, 24, then every half minute: a single failure is over before anybody wonders. */
export const usualPace: RestartPace = {
	firstDelayMs: 100,
	growth: 3,
	steadyDelayMs: 30_000,
	windowMs: 600_000,
	loopAfter: 5,
};

/** Monotonic moments of the failures that still count, oldest first. */
export interface RestartHistory {
	readonly failuresAtMs: readonly number[];
}

export const untroubled: RestartHistory = { failuresAtMs: [] };

export interface RestartPlan {
	readonly history: RestartHistory;
	readonly delayMs: number;
	/** It fails again and again: whoever shows a state should say so instead of "a moment, please". */
	readonly isLooping: boolean;
}

/** Beyond, the delay has long been the steady one. */
const REMEMBERED_FAILURES = 32;
/** Several things that failed together do not come back in step: a delay is shortened by up to this share. */
const JITTER = 0.25;

/**
 * It failed just now.
 * @param nowMs monotonic
 * @param random in 0..1
 */
export function planRestart(
	{ failuresAtMs }: RestartHistory,
	nowMs: number,
	random: number,
	pace: RestartPace = usualPace,
): RestartPlan {
	const counting = failuresAtMs.filter((atMs) => nowMs - atMs < pace.windowMs);
	const history = { failuresAtMs: [...counting, nowMs].slice(-REMEMBERED_FAILURES) };
	const fullMs = Math.min(pace.steadyDelayMs, pace.firstDelayMs * pace.growth ** counting.length);
	return {
		history,
		delayMs: Math.round(fullMs * (1 - JITTER * random)),
		isLooping: history.failuresAtMs.length >= pace.loopAfter,
	};
}
