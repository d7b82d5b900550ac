// How often frames leave for the host. With somebody there, or something moving: as fast as they are answered. In a room
// that looks as it did when nobody was found in it: once a second, in case a change is too slow or too faint to be noticed.
import { changedCells, type SmallFrame } from "./small-frame.ts";

export interface FramePace {
	/** Shortest time from one frame to the next. */
	intervalMs(): number;
	/** Aborts when a rest that is under way should end: something moves. */
	wake(): AbortSignal;
	/** A frame is being taken: what it shows is what the last sample showed. */
	noteFrame(): void;
	noteSample(sample: SmallFrame): void;
	/** @param isSomebody whether the frame showed anybody */
	noteResult(isSomebody: boolean): void;
}

export interface FramePaceDeps {
	/** With somebody there. */
	readonly minIntervalMs: number;
	/** Monotonic. */
	readonly nowMs: () => number;
}

/** A frame a second costs next to nothing, and is the longest that anybody waits to be seen. */
export const IDLE_INTERVAL_MS = 1_000;
/** Longer than anything that the host counts while a person is away (`ABSENT_MS` of core's punch question, 4 s). */
export const STAY_AFTER_PERSON_MS = 5_000;
/** Whoever moves into the picture is found within a few frames, or is not facing the camera yet. */
export const STAY_AFTER_CHANGE_MS = 1_500;
/**
 * Of 768 cells, 0..255. Noise of a sensor averages out below 1 in a cell of 40x30 pixels. A face of 60 pixels, the
 * smallest that is looked for, covers three cells of a 1280x720 picture, and whoever it belongs to covers thirty.
 */
const CHANGED_BY_LUMA = 8;
const CHANGED_CELLS = 3;

export function createFramePace({ minIntervalMs, nowMs }: FramePaceDeps): FramePace {
	let wake = new AbortController();
	/** Of the start: nothing is known of the room yet. */
	let awakeUntilMs = nowMs() + STAY_AFTER_PERSON_MS;
	let latest: SmallFrame | null = null;
	/** Of the frame that is under way. */
	let taken: SmallFrame | null = null;
	/** The room as it was when nobody was found in it last. */
	let emptyRoom: SmallFrame | null = null;

	const isAwake = () => nowMs() < awakeUntilMs;

	function stayAwake(forMs: number): void {
		const wasAsleep = !isAwake();
		awakeUntilMs = Math.max(awakeUntilMs, nowMs() + forMs);
		if (!wasAsleep) return;
		wake.abort();
		wake = new AbortController();
	}

	return {
		// Without small pictures nothing would end a rest: then there is none.
		intervalMs: () => (isAwake() || !emptyRoom ? minIntervalMs : Math.max(minIntervalMs, IDLE_INTERVAL_MS)),
		wake: () => wake.signal,
		noteFrame() {
			taken = latest;
		},
		noteSample(sample) {
			latest = sample;
			if (emptyRoom && changedCells(emptyRoom, sample, CHANGED_BY_LUMA) >= CHANGED_CELLS)
				stayAwake(STAY_AFTER_CHANGE_MS);
		},
		noteResult(isSomebody) {
			if (isSomebody) stayAwake(STAY_AFTER_PERSON_MS);
			// With somebody in it the room is no measure of what changes; a change that nobody was found in is one.
			emptyRoom = isSomebody ? null : taken;
		},
	};
}

/** For screens that want frames as often as that, whatever they show. */
export function createSteadyPace(intervalMs: number): FramePace {
	const never = new AbortController().signal;
	const ignore = () => undefined;
	return { intervalMs: () => intervalMs, wake: () => never, noteFrame: ignore, noteSample: ignore, noteResult: ignore };
}
