// One lasting client over transports that come and go: finds a way to the host, reconnects with backoff, asks for a key.
import { type ClientContext, type ClientLink, createORPCClient } from "@orpc/client";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { HadirClient } from "../../contract/index.ts";
import type { Schedule } from "../schedule.ts";
import type { OpenTransport, Transport } from "./transport.ts";

export type ConnectionState =
	| { readonly phase: "connecting" }
	| { readonly phase: "open" }
	/** Was open, and is being opened again. */
	| { readonly phase: "reconnecting"; readonly attempt: number }
	| { readonly phase: "key_needed"; readonly wasRefused: boolean };

export interface Connection {
	/** Stays the same object for the life of the page; calls made while nothing is open reject at once. */
	readonly client: HadirClient;
	readonly state: StoreApi<ConnectionState>;
	start(): void;
	/** Look again now: a key was entered, a port arrived, the network is back. */
	retryNow(): void;
	/** The host stopped answering on an open transport: drop it and connect anew. */
	reportSilence(): void;
	stop(): void;
}

export interface ConnectionDeps {
	readonly openTransport: OpenTransport;
	readonly schedule: Schedule;
}

const FIRST_DELAY_MS = 250;
const MAX_DELAY_MS = 5_000;
/** A kiosk whose key was refused (the host was reinstalled) still looks now and then, without anybody touching it. */
const KEY_RETRY_MS = 30_000;

/** One failed handshake beside one good answer may be a host that was just starting; two are a refusal. */
const REFUSALS_BELIEVED = 2;

/** 250 ms, doubled each time, at most 5 s: a kiosk is alone with its host, there is no herd to spread. */
export function reconnectDelayMs(attempt: number): number {
	return Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(attempt, 10));
}

export class NotConnectedError extends Error {
	constructor() {
		super("There is no connection to the host.");
		this.name = "NotConnectedError";
	}
}

export function createConnection({ openTransport, schedule }: ConnectionDeps): Connection {
	const state = createStore<ConnectionState>(() => ({ phase: "connecting" }));
	let transport: Transport | null = null;
	let cancelRetry: (() => void) | null = null;
	let attempt = 0;
	let refusals = 0;
	let hasBeenOpen = false;
	let isOpening = false;
	let isStopped = false;

	const link: ClientLink<ClientContext> = {
		call: (path, input, options) =>
			transport ? transport.link.call(path, input, options) : Promise.reject(new NotConnectedError()),
	};

	function retryLater(delayMs: number): void {
		cancelRetry?.();
		cancelRetry = schedule(() => void open(), delayMs);
	}

	function lost(which: Transport): void {
		if (transport !== which || isStopped) return;
		transport = null;
		attempt = 0;
		state.setState({ phase: "reconnecting", attempt }, true);
		retryLater(reconnectDelayMs(attempt));
	}

	function opened(next: Transport): void {
		transport = next;
		attempt = 0;
		refusals = 0;
		hasBeenOpen = true;
		next.onClose(() => lost(next));
		state.setState({ phase: "open" }, true);
	}

	async function open(): Promise<void> {
		cancelRetry?.();
		cancelRetry = null;
		if (isOpening || isStopped || transport) return;
		isOpening = true;
		const result = await openTransport().finally(() => {
			isOpening = false;
		});
		if (isStopped) {
			if (result.kind === "open") result.transport.close();
			return;
		}
		if (result.kind === "open") return opened(result.transport);
		attempt += 1;
		refusals = result.kind === "key_needed" ? refusals + 1 : 0;
		if (result.kind === "key_needed" && (!result.wasRefused || refusals >= REFUSALS_BELIEVED)) {
			state.setState({ phase: "key_needed", wasRefused: result.wasRefused }, true);
			return retryLater(KEY_RETRY_MS);
		}
		state.setState(hasBeenOpen ? { phase: "reconnecting", attempt } : { phase: "connecting" }, true);
		retryLater(reconnectDelayMs(attempt));
	}

	return {
		client: createORPCClient<HadirClient>(link),
		state,
		start: () => void open(),
		retryNow: () => void open(),
		reportSilence() {
			const silent = transport;
			if (!silent) return;
			silent.close();
			lost(silent);
		},
		stop() {
			isStopped = true;
			cancelRetry?.();
			transport?.close();
			transport = null;
		},
	};
}
