// The page's sign of life: once a second it tells the host that it can still draw, and what went wrong with it. The host
// answers when the page should load itself anew.
import { MAX_FAULTS_IN_BEAT } from "../../contract/watch.ts";
import type { Schedule } from "../schedule.ts";
import type { Connection } from "./connection.ts";
import type { PageFault, PagePlace, PageRefresh } from "./types.ts";

export interface PageReporter {
	start(): void;
	/** Something went wrong; told with the next beat that arrives. */
	report(fault: PageFault): void;
	/**
	 * What is on screen from now on, and since when nobody is at it, until another place is shown.
	 * @param idleMs asked with each beat; left out: somebody is always at it
	 */
	show(place: PagePlace, idleMs?: () => number): void;
	/** The page loads itself anew: its silence means nothing. Never rejects. */
	leave(): Promise<void>;
	stop(): void;
}

export interface PageReporterDeps {
	readonly connection: Pick<Connection, "client" | "state">;
	readonly schedule: Schedule;
	/** Since the page was loaded. */
	readonly monotonicMs: () => number;
	/** null where the browser does not tell. */
	readonly heapBytes: () => number | null;
	/** A page without anything on it gives no sign of life. */
	readonly isDrawn: () => boolean;
	/** A signal that aborts after so long. */
	readonly timeout: (afterMs: number) => AbortSignal;
	readonly onRefresh: (refresh: PageRefresh) => void;
}

const BEAT_MS = 1_000;
const ANSWER_TIMEOUT_MS = 4_000;

export function createPageReporter(deps: PageReporterDeps): PageReporter {
	const { connection, schedule, monotonicMs, heapBytes, isDrawn, timeout, onRefresh } = deps;
	let place: PagePlace = "setup";
	let idleMs = () => 0;
	let untold: readonly PageFault[] = [];
	let isLeaving = false;
	let isAsking = false;
	let cancelBeat: (() => void) | null = null;
	let unsubscribe: (() => void) | null = null;

	async function send(): Promise<void> {
		const faults = untold;
		const beat = {
			place,
			idleMs: Math.max(0, Math.round(idleMs())),
			ageMs: Math.round(monotonicMs()),
			heapBytes: heapBytes(),
			isLeaving,
			faults,
		};
		const { refresh } = await connection.client.watch.report(beat, { signal: timeout(ANSWER_TIMEOUT_MS) });
		untold = untold.filter((fault) => !faults.includes(fault));
		if (refresh !== null && !isLeaving) onRefresh(refresh);
	}

	async function beat(): Promise<void> {
		cancelBeat?.();
		cancelBeat = schedule(() => void beat(), BEAT_MS);
		if (isAsking || connection.state.getState().phase !== "open" || !isDrawn()) return;
		isAsking = true;
		// Told again with the next one: nothing is lost by one that did not arrive.
		await send().catch(() => undefined);
		isAsking = false;
	}

	return {
		start() {
			// At once: a page that hangs before its first sign of life is waited for like one that loads.
			unsubscribe = connection.state.subscribe(({ phase }) => {
				if (phase === "open") void beat();
			});
			void beat();
		},
		report(fault) {
			untold = [...untold, fault].slice(-MAX_FAULTS_IN_BEAT);
		},
		show(shown, idle = () => 0) {
			place = shown;
			idleMs = idle;
		},
		async leave() {
			isLeaving = true;
			await send().catch(() => undefined);
		},
		stop() {
			unsubscribe?.();
			cancelBeat?.();
		},
	};
}
