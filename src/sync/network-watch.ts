// Notices that the network came back, so that what waits goes at once and not at the next try.
import { networkInterfaces } from "node:os";
import type { Timer } from "../core/ports/environment.ts";
import { systemTimer } from "./system-timer.ts";

/** Addresses of this computer beyond loopback, in a stable order. */
export type Interfaces = () => readonly string[];

const LOOK_MS = 2_000;

export interface NetworkWatchDeps {
	readonly timer?: Timer;
	readonly interfaces?: Interfaces;
	/** Whether anything waits for the network still; the watch ends with it. */
	readonly isWaiting: () => boolean;
	readonly onChange: () => void;
}

export interface NetworkWatch {
	/** Something waits for the network. */
	begin(): void;
	stop(): void;
}

/** Calls `onChange` when the computer gets an address that it had not at the last look. */
export function createNetworkWatch(deps: NetworkWatchDeps): NetworkWatch {
	const { timer = systemTimer, interfaces = outsideAddresses, isWaiting, onChange } = deps;
	let cancel: (() => void) | null = null;
	let known: ReadonlySet<string> = new Set();

	function stop(): void {
		cancel?.();
		cancel = null;
	}

	function look(): void {
		if (!isWaiting()) {
			stop();
			return;
		}
		const addresses = interfaces();
		const isNew = addresses.some((address) => !known.has(address));
		known = new Set(addresses);
		cancel = timer.schedule(LOOK_MS, look);
		if (isNew) onChange();
	}

	return {
		begin() {
			if (cancel !== null) return;
			known = new Set(interfaces());
			cancel = timer.schedule(LOOK_MS, look);
		},
		stop,
	};
}

function outsideAddresses(): string[] {
	const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
	return all
		.filter(({ internal }) => !internal)
		.map(({ address }) => address)
		.sort();
}
