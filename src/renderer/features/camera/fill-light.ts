// When the screen itself lights the face: a white border in a dark lobby. It must not flicker, although its own light
// makes the picture brighter.

/** Mean luma of the picture's middle, 0..255. Between the two nothing changes. */
const DARK_BELOW = 50;
const BRIGHT_ABOVE = 105;
/** A hand before the camera or somebody in a black coat is no dark lobby. */
const DARK_FOR_MS = 2_000;
const BRIGHT_FOR_MS = 5_000;
const MIN_ON_MS = 60_000;
/** Dark again so soon after it went off: it was its own light that made the picture bright. */
const SOON_MS = 60_000;
const MAX_ON_MS = 15 * 60_000;

export interface FillLightState {
	readonly isOn: boolean;
	readonly changedAtMs: number;
	/** How long it stays on at least; doubled each time it turns out to have gone off too early. */
	readonly stayOnMs: number;
	/** Since when the picture asks for the other state; null: it does not. */
	readonly askedSinceMs: number | null;
}

export const fillLightOff: FillLightState = {
	isOn: false,
	changedAtMs: Number.NEGATIVE_INFINITY,
	stayOnMs: MIN_ON_MS,
	askedSinceMs: null,
};

/** @param luma mean of the picture's middle, 0..255; @param nowMs monotonic */
export function stepFillLight(state: FillLightState, luma: number, nowMs: number): FillLightState {
	const isAsked = state.isOn ? luma > BRIGHT_ABOVE : luma < DARK_BELOW;
	if (!isAsked) return state.askedSinceMs === null ? state : { ...state, askedSinceMs: null };
	const askedSinceMs = state.askedSinceMs ?? nowMs;
	if (nowMs - askedSinceMs < (state.isOn ? BRIGHT_FOR_MS : DARK_FOR_MS)) return { ...state, askedSinceMs };
	if (state.isOn) {
		if (nowMs - state.changedAtMs < state.stayOnMs) return { ...state, askedSinceMs };
		return { ...state, isOn: false, changedAtMs: nowMs, askedSinceMs: null };
	}
	const isSoon = nowMs - state.changedAtMs < SOON_MS;
	const stayOnMs = isSoon ? Math.min(MAX_ON_MS, state.stayOnMs * 2) : MIN_ON_MS;
	return { isOn: true, changedAtMs: nowMs, stayOnMs, askedSinceMs: null };
}
