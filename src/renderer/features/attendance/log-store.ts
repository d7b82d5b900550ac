// Pages of the log, one after the other as somebody scrolls.
import { createStore, type StoreApi } from "zustand/vanilla";
import type { LogEntry, LogPage } from "./log-filter.ts";

export interface LogState {
	/** null until the first page is there. */
	readonly entries: readonly LogEntry[] | null;
	/** There are older ones. */
	readonly hasMore: boolean;
	readonly error: unknown;
	readonly isLoading: boolean;
}

export interface LogStore {
	readonly state: StoreApi<LogState>;
	/** From the newest on, e.g. after a correction; what is shown stays until the answer is there. */
	reload(): Promise<void>;
	/** The next page, unless one is on its way or there is none. */
	more(): Promise<void>;
}

export function createLogStore(search: (cursor: string | undefined) => Promise<LogPage>): LogStore {
	const state = createStore<LogState>(() => ({ entries: null, hasMore: false, error: null, isLoading: false }));
	let next: string | null = null;

	async function load(cursor: string | undefined, before: readonly LogEntry[]): Promise<void> {
		state.setState({ isLoading: true });
		try {
			const { entries, nextCursor } = await search(cursor);
			next = nextCursor;
			state.setState({ entries: [...before, ...entries], hasMore: next !== null, error: null, isLoading: false });
		} catch (error) {
			state.setState({ error, isLoading: false });
		}
	}

	return {
		state,
		async reload() {
			if (!state.getState().isLoading) await load(undefined, []);
		},
		async more() {
			const { isLoading, entries } = state.getState();
			if (!isLoading && next !== null) await load(next, entries ?? []);
		},
	};
}
