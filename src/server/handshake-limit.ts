// How often one address may try to open a WebSocket: handshakes pass by the limit of the REST calls.
const WINDOW_MS = 60_000;
/** More addresses than any office has: when somebody makes up more, all of them are forgotten rather than kept. */
const MAX_ADDRESSES = 10_000;

export interface HandshakeLimit {
	/** Counts a try. False when the address has had its share of this minute. */
	takes(address: string): boolean;
}

/** @param monotonicMs a clock that nobody sets */
export function createHandshakeLimit(perMinute: number, monotonicMs: () => number): HandshakeLimit {
	const tries = new Map<string, number>();
	let sinceMs = monotonicMs();
	return {
		takes(address) {
			if (monotonicMs() - sinceMs >= WINDOW_MS || tries.size >= MAX_ADDRESSES) {
				tries.clear();
				sinceMs = monotonicMs();
			}
			const count = (tries.get(address) ?? 0) + 1;
			tries.set(address, count);
			return count <= perMinute;
		},
	};
}
