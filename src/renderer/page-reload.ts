// Loading the page anew, by itself: once a night, when it holds too much memory, or when it broke. What the page before
// it was about is kept for the tab, so that the one after can tell how long it took.
import { planRestart } from "../contract/restart-policy.ts";
import type { PageFault } from "./client/types.ts";

type Keeping = Pick<Storage, "getItem" | "setItem" | "removeItem">;

const BROKEN_AT = "hadir.page-broken-at";
const FAILURES = "hadir.page-failures";

/** It broke just now. How long to wait before it is loaded anew: a page that always breaks must not flicker. */
export function noteBroken(kept: Keeping, nowMs: number, random: number): number {
	if (kept.getItem(BROKEN_AT) === null) kept.setItem(BROKEN_AT, String(nowMs));
	const { history, delayMs } = planRestart({ failuresAtMs: readFailures(kept) }, nowMs, random, {
		// Whoever stands there reads what is shown before it goes.
		firstDelayMs: 2_000,
		growth: 3,
		steadyDelayMs: 60_000,
		windowMs: 600_000,
		loopAfter: 5,
	});
	kept.setItem(FAILURES, history.failuresAtMs.join(" "));
	return delayMs;
}

/** What the page before this one broke of, once; null: nothing, or it is long ago. */
export function takeBroken(kept: Keeping, nowMs: number): PageFault | null {
	const value = kept.getItem(BROKEN_AT);
	kept.removeItem(BROKEN_AT);
	const recoveredAfterMs = value === null ? Number.NaN : nowMs - Number(value);
	// The clock may have been set meanwhile.
	return recoveredAfterMs >= 0 && recoveredAfterMs < 3_600_000 ? { kind: "page-crashed", recoveredAfterMs } : null;
}

function readFailures(kept: Keeping): number[] {
	const words = kept.getItem(FAILURES)?.split(" ") ?? [];
	return words.map(Number).filter((atMs) => Number.isFinite(atMs));
}

const TRY_MS = 1_000;

/**
 * Loads the page anew once its own address answers: a browser shows its own error page for ever where the host is just
 * being restarted, and nothing on that page tries again.
 */
export async function reloadWhenServed(page: Pick<Window, "location" | "fetch">): Promise<void> {
	const isServed = async (): Promise<boolean> => {
		const answer = await page
			.fetch(page.location.pathname, { cache: "no-store", signal: AbortSignal.timeout(5_000) })
			.catch(() => null);
		return answer?.ok ?? false;
	};
	while (!(await isServed())) await new Promise((resolve) => setTimeout(resolve, TRY_MS));
	page.location.reload();
}
