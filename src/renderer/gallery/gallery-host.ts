// Stands where the connection to a host would be: it holds made-up facts and answers nothing.
import { createORPCClient } from "@orpc/client";
import { createStore } from "zustand/vanilla";
import { type ConnectionState, NotConnectedError } from "../client/connection.ts";
import type { Host } from "../client/host-context.tsx";
import type { HostFacts } from "../client/host-facts.ts";
import type { HadirClient, KioskStatus, Settings } from "../client/types.ts";

const nothing = () => undefined;

/** Every call through it is refused, so that the gallery can show nothing that is not in its own files. */
export function createGalleryHost(settings: Settings, status: KioskStatus, pageNowMs: number): Host {
	const client: HadirClient = createORPCClient({ call: () => Promise.reject(new NotConnectedError()) });
	const state = createStore<ConnectionState>(() => ({ phase: "open" }));
	const facts = createStore<HostFacts>(() => ({ settings, status, clockOffsetMs: status.nowMs - pageNowMs }));
	return {
		connection: {
			client,
			state,
			start: nothing,
			retryNow: nothing,
			reportSilence: nothing,
			stop: nothing,
			submitKey: nothing,
		},
		watch: { facts, start: nothing, refresh: nothing, reload: nothing, setSettings: nothing, stop: nothing },
		reporter: { report: nothing, show: nothing },
	};
}
