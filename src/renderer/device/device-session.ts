// What lets this device in: a code for a token, which lives in this page's memory only and goes with each call.
import { type ClientContext, type ClientLink, createORPCClient, ORPCError } from "@orpc/client";
import { RPCLink } from "@orpc/client/fetch";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { HadirClient } from "../../contract/index.ts";
import { NotConnectedError } from "../client/connection.ts";
import { linkPlugins } from "../client/link-plugins.ts";
import type { Schedule } from "../schedule.ts";

export interface DeviceSessionState {
	readonly phase: "code" | "open" | "over";
	/** The kiosk did not answer lately. */
	readonly isLost: boolean;
}

export interface DeviceSession {
	readonly client: HadirClient;
	readonly state: StoreApi<DeviceSessionState>;
	/** Rejects with DEVICE_CODE_INCORRECT, DEVICE_CODE_OVER, RATE_LIMITED. */
	enter(code: string): Promise<void>;
	/** Hands are on the device. */
	touch(): void;
	/** Done here; the kiosk hears it, or finds out by itself. */
	leave(): void;
	/** Back to where a code is asked for. */
	again(): void;
}

export interface DeviceSessionDeps {
	readonly origin: string;
	readonly schedule: Schedule;
	/** As the page's own; another one in tests. */
	readonly fetch?: typeof globalThis.fetch;
}

const HEARTBEAT_MS = 3_000;
/** A kiosk that has not answered for so long has shut the door, or is away for good. */
const LOST_BEATS_UNTIL_OVER = 10;

export function createDeviceSession({ origin, schedule, fetch = globalThis.fetch }: DeviceSessionDeps): DeviceSession {
	const state = createStore<DeviceSessionState>(() => ({ phase: "code", isLost: false }));
	let token: string | null = null;
	let hasHands = false;
	let lostBeats = 0;
	let cancelBeat: (() => void) | null = null;

	const wire = new RPCLink<ClientContext>({
		url: `${origin}/rpc`,
		headers: () => (token === null ? {} : { authorization: `Bearer ${token}` }),
		fetch: (request, init) =>
			fetch(request, { ...init, credentials: "omit", cache: "no-store" }).catch((error: unknown) => {
				if (error instanceof DOMException) throw error;
				throw new NotConnectedError();
			}),
		plugins: linkPlugins(),
	});
	const link: ClientLink<ClientContext> = {
		call: (path, input, options) =>
			wire.call(path, input, options).catch((error: unknown) => {
				if (token !== null && error instanceof ORPCError && error.code === "UNAUTHENTICATED") end();
				throw error;
			}),
	};
	const client = createORPCClient<HadirClient>(link);

	function end(): void {
		cancelBeat?.();
		token = null;
		state.setState({ phase: "over", isLost: false });
	}

	async function beat(): Promise<void> {
		const mine = token;
		if (mine === null) return;
		const had = hasHands;
		hasHands = false;
		try {
			await client.devices.heartbeat({ hasHands: had }, { signal: AbortSignal.timeout(HEARTBEAT_MS) });
			lostBeats = 0;
		} catch {
			lostBeats += 1;
			hasHands ||= had;
		}
		if (token !== mine) return;
		if (lostBeats >= LOST_BEATS_UNTIL_OVER) return end();
		state.setState({ isLost: lostBeats > 1 });
		cancelBeat = schedule(() => void beat(), HEARTBEAT_MS);
	}

	return {
		client,
		state,
		async enter(code) {
			const entered = await client.devices.redeem({ code });
			token = entered.token;
			lostBeats = 0;
			state.setState({ phase: "open", isLost: false });
			cancelBeat = schedule(() => void beat(), HEARTBEAT_MS);
		},
		touch() {
			hasHands = true;
		},
		leave() {
			void client.devices.leave({}).catch(() => undefined);
			end();
		},
		again: () => state.setState({ phase: "code", isLost: false }),
	};
}
