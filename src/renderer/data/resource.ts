// Something that is asked for and shown: loading, there, failed; asked again without the page going blank.
import { createStore, type StoreApi } from "zustand/vanilla";

export interface ResourceState<T> {
	/** The last good answer; null until there was one. */
	readonly data: T | null;
	/** Why the latest request failed; null when it did not. */
	readonly error: unknown;
	readonly isLoading: boolean;
}

export interface Resource<T> {
	readonly state: StoreApi<ResourceState<T>>;
	/** Asks (again). Of several answers only that to the latest request counts. */
	reload(): Promise<void>;
	/** Puts in what is known already, e.g. from the answer to a change. */
	put(data: T): void;
}

export function createResource<T>(load: () => Promise<T>): Resource<T> {
	const state = createStore<ResourceState<T>>(() => ({ data: null, error: null, isLoading: true }));
	let latest = 0;
	return {
		state,
		async reload() {
			latest += 1;
			const mine = latest;
			state.setState({ isLoading: true });
			try {
				const data = await load();
				if (mine === latest) state.setState({ data, error: null, isLoading: false });
			} catch (error) {
				if (mine === latest) state.setState({ error, isLoading: false });
			}
		},
		put(data) {
			latest += 1;
			state.setState({ data, error: null, isLoading: false });
		},
	};
}
