// Whether a process still answers. Asked again and again, also while nobody stands there: one that hangs is noticed before
// the next person comes.
//
// A slow machine must not look like a stuck process. Models run one after the other on the process's only thread, and a
// beat is answered between two of them; so an answer is late when the machine is slow or busy. Two things tell it apart:
// - silence is counted in this process's own ticks: a machine on which this timer comes late as well, or that was
//   suspended, counts its silence slower;
// - the patience is a multiple of the slowest answer of late: who has always answered is waited for as long as that takes.

export interface HeartbeatOptions {
	/** Resolves with the answer. A rejection counts as no answer: the process's end is told by others. */
	readonly beat: () => Promise<void>;
	/** Silence after which the process counts as stuck, on a machine whose answers come at once. */
	readonly patienceMs: number;
	/** Called once; nothing is asked any more. */
	readonly onSilence: (silentMs: number) => void;
}

export interface Heartbeat {
	stop(): void;
}

const EVERY_MS = 500;
/** A tick that comes later than this is this machine's own lateness. */
const LONGEST_TICK_MS = 600;
/** How much longer than its slowest answer of late a process may need. */
const PATIENCE_FACTOR = 5;
const LONGEST_PATIENCE_MS = 10_000;
/** Half a minute. */
const REMEMBERED_ANSWERS = 60;

export function startHeartbeat({ beat, patienceMs, onSilence }: HeartbeatOptions): Heartbeat {
	let answersMs: readonly number[] = [];
	/** Of the question that is open; null while none is. */
	let silentMs: number | null = null;
	let lastTickMs = performance.now();
	let isStopped = false;

	function ask(): void {
		const askedAtMs = performance.now();
		silentMs = 0;
		beat().then(
			() => {
				answersMs = [...answersMs, performance.now() - askedAtMs].slice(-REMEMBERED_ANSWERS);
				silentMs = null;
			},
			() => undefined,
		);
	}

	function tick(): void {
		const nowMs = performance.now();
		const sinceTickMs = Math.min(nowMs - lastTickMs, LONGEST_TICK_MS);
		lastTickMs = nowMs;
		if (silentMs === null) {
			ask();
			return;
		}
		silentMs += sinceTickMs;
		if (silentMs < allowedSilenceMs(answersMs, patienceMs)) return;
		stop();
		onSilence(silentMs);
	}

	function stop(): void {
		isStopped = true;
		clearInterval(timer);
	}

	const timer = setInterval(() => !isStopped && tick(), EVERY_MS);
	// The process that is watched keeps this one alive, not the watching.
	timer.unref();
	return { stop };
}

/** @param answersMs how long the last answers took */
export function allowedSilenceMs(answersMs: readonly number[], patienceMs: number): number {
	const slowestMs = Math.max(0, ...answersMs);
	return Math.max(patienceMs, Math.min(LONGEST_PATIENCE_MS, slowestMs * PATIENCE_FACTOR));
}
