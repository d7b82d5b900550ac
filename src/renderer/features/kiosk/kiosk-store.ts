import { createStore, type StoreApi } from "zustand/vanilla";
import { initialKioskState, type KioskEvent, type KioskState, reduceKiosk } from "./kiosk-machine.ts";

export type KioskInput =
	| Omit<Extract<KioskEvent, { type: "result" }>, "atMs">
	| Omit<Extract<KioskEvent, { type: "failed" }>, "atMs">
	| Omit<Extract<KioskEvent, { type: "answered" }>, "atMs">
	| Omit<Extract<KioskEvent, { type: "corrected" }>, "atMs">
	| Omit<Extract<KioskEvent, { type: "hand" }>, "atMs">
	| Omit<Extract<KioskEvent, { type: "tick" }>, "atMs">;

export interface KioskStore {
	readonly state: StoreApi<KioskState>;
	/** Stamps the event with the monotonic clock and lets the state machine decide. */
	send(input: KioskInput): void;
}

export function createKioskStore(monotonicMs: () => number): KioskStore {
	const state = createStore<KioskState>(() => initialKioskState);
	return {
		state,
		send: (input) => state.setState((current) => reduceKiosk(current, { ...input, atMs: monotonicMs() }), true),
	};
}
