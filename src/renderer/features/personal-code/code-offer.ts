// When the kiosk points to the other ways by itself: after the camera has twice not known who it is.

/** How often the camera refused since the last success. */
export type CodeOffer = number;

export const noOffer: CodeOffer = 0;

const REFUSALS = 2;
/** Whoever comes later has not been refused. */
export const FORGET_OFFER_MS = 30_000;

const refusals: ReadonlySet<string> = new Set(["unknown", "refused", "look_again"]);
const successes: ReadonlySet<string> = new Set(["recorded", "already"]);

/** @param kind of the screen that has just appeared */
export function noteScreen(offer: CodeOffer, kind: string): CodeOffer {
	if (successes.has(kind)) return noOffer;
	// The card itself points to the PIN.
	if (kind === "pin_wanted") return REFUSALS;
	return refusals.has(kind) ? offer + 1 : offer;
}

export function isOffered(offer: CodeOffer): boolean {
	return offer >= REFUSALS;
}
