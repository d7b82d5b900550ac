// What every screen may know of the host: its settings and its status, kept fresh while there is a connection.
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Schedule } from "../schedule.ts";
import type { Connection } from "./connection.ts";
import type { KioskStatus, Settings } from "./types.ts";

export interface HostFacts {
	/** null until the host was heard for the first time. */
	readonly settings: Settings | null;
	readonly status: KioskStatus | null;
	/** Host's clock minus this page's clock: events are stamped with the host's. */
	readonly clockOffsetMs: number;
}

export interface HostWatch {
	readonly facts: StoreApi<HostFacts>;
	start(): void;
	/** Ask now instead of at the next turn: after a punch, when the engine seems away. */
	refresh(): void;
	/** As `refresh`, and read the settings again: somebody may have changed them. */
	reload(): void;
	/** What a call that changed the settings answered. */
	setSettings(settings: Settings): void;
	stop(): void;
}

export interface HostWatchDeps {
	readonly connection: Pick<Connection, "client" | "state" | "reportSilence">;
	readonly schedule: Schedule;
	/** Epoch milliseconds of this page. */
	readonly nowMs: () => number;
	/** A signal that aborts after so long. */
	readonly timeout: (afterMs: number) => AbortSignal;
}

const POLL_MS = 2_000;
const ANSWER_TIMEOUT_MS = 4_000;
/** A host that does not answer this often in a row has gone without closing the line. */
const SILENT_POLLS = 2;

export function createHostWatch({ connection, schedule, nowMs, timeout }: HostWatchDeps): HostWatch {
	const facts = createStore<HostFacts>(() => ({ settings: null, status: null, clockOffsetMs: 0 }));
	let cancelPoll: (() => void) | null = null;
	let unsubscribe: (() => void) | null = null;
	let silentPolls = 0;
	let isAsking = false;
	let isStopped = false;
	let needsSettings = true;

	async function ask(): Promise<void> {
		const call = () => ({ signal: timeout(ANSWER_TIMEOUT_MS) });
		if (needsSettings) {
			// Cleared first: what is saved while the answer is under way must be read again.
			needsSettings = false;
			const settings = await connection.client.system.settings({}, call()).catch((error: unknown) => {
				needsSettings = true;
				throw error;
			});
			if (!needsSettings) facts.setState({ settings });
		}
		const status = await connection.client.system.status({}, call());
		facts.setState({ status, clockOffsetMs: status.nowMs - nowMs() });
	}

	async function poll(): Promise<void> {
		cancelPoll?.();
		if (isAsking || isStopped || connection.state.getState().phase !== "open") return;
		isAsking = true;
		try {
			await ask();
			silentPolls = 0;
		} catch {
			silentPolls += 1;
		} finally {
			isAsking = false;
		}
		if (silentPolls >= SILENT_POLLS) {
			silentPolls = 0;
			connection.reportSilence();
		}
		if (!isStopped) cancelPoll = schedule(() => void poll(), POLL_MS);
	}

	return {
		facts,
		start() {
			unsubscribe = connection.state.subscribe(({ phase }, previous) => {
				if (phase !== "open" || previous.phase === "open") return;
				// The host may be another one after a restart: its settings are read again.
				needsSettings = true;
				void poll();
			});
			void poll();
		},
		refresh: () => void poll(),
		reload() {
			needsSettings = true;
			void poll();
		},
		setSettings(settings) {
			needsSettings = true;
			facts.setState({ settings });
		},
		stop() {
			isStopped = true;
			cancelPoll?.();
			unsubscribe?.();
		},
	};
}
