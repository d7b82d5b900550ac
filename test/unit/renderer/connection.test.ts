import { describe, expect, it } from "vitest";
import { createAccessToken } from "../../../src/renderer/client/access-token.ts";
import { createConnection, NotConnectedError, reconnectDelayMs } from "../../../src/renderer/client/connection.ts";
import { errorCodeOf } from "../../../src/renderer/client/error-code.ts";
import { socketAddress, subprotocols } from "../../../src/renderer/client/socket-transport.ts";
import type { Transport, TransportAttempt } from "../../../src/renderer/client/transport.ts";
import { createManualTime } from "../../support/manual-time.ts";

/** A host that is reachable or not, and answers every call with the call's path. */
function scriptedHost() {
	const open = new Set<() => void>();
	let answer: "open" | "unreachable" | "refused" | "no_key" = "open";
	let attempts = 0;
	const transport = (): Transport => {
		const listeners = new Set<() => void>();
		const close = () => {
			open.delete(close);
			for (const listener of listeners) listener();
			listeners.clear();
		};
		open.add(close);
		return {
			link: { call: async (path) => path },
			onClose: (listener) => void listeners.add(listener),
			close,
		};
	};
	return {
		attempts: () => attempts,
		openCount: () => open.size,
		become: (next: typeof answer) => {
			answer = next;
		},
		drop: () => {
			for (const close of [...open]) close();
		},
		openTransport: async (): Promise<TransportAttempt> => {
			attempts += 1;
			if (answer === "open") return { kind: "open", transport: transport() };
			if (answer === "unreachable") return { kind: "unreachable" };
			return { kind: "key_needed", wasRefused: answer === "refused" };
		},
	};
}

function connected() {
	const host = scriptedHost();
	const time = createManualTime();
	const connection = createConnection({
		openTransport: host.openTransport,
		schedule: (task, delayMs) => time.timer.schedule(delayMs, task),
	});
	return { host, time, connection, phase: () => connection.state.getState().phase };
}

describe("createConnection", () => {
	it("reconnects by itself, with one client for good", async () => {
		const { host, time, connection, phase } = connected();
		const { client } = connection;
		connection.start();
		await time.advance(0);
		expect(phase()).toBe("open");
		host.become("unreachable");
		host.drop();
		expect(phase()).toBe("reconnecting");
		await expect(client.system.status({})).rejects.toBeInstanceOf(NotConnectedError);
		await time.advance(3_000);
		expect(phase()).toBe("reconnecting");
		host.become("open");
		await time.advance(5_000);
		expect(phase()).toBe("open");
		await expect(client.system.status({})).resolves.toEqual(["system", "status"]);
	});

	it("waits longer each time, at most five seconds", () => {
		expect([0, 1, 2, 3, 4, 5, 50].map(reconnectDelayMs)).toEqual([250, 500, 1_000, 2_000, 4_000, 5_000, 5_000]);
	});

	it("asks for a key at once when there is none, and takes it at once when it comes", async () => {
		const { host, time, connection } = connected();
		host.become("no_key");
		connection.start();
		await time.advance(0);
		expect(connection.state.getState()).toEqual({ phase: "key_needed", wasRefused: false });
		host.become("open");
		connection.retryNow();
		await time.advance(0);
		expect(connection.state.getState()).toEqual({ phase: "open" });
	});

	it("believes a refusal only the second time: the host may just have been starting", async () => {
		const { host, time, connection, phase } = connected();
		host.become("refused");
		connection.start();
		await time.advance(0);
		expect(phase()).toBe("connecting");
		await time.advance(1_000);
		expect(connection.state.getState()).toEqual({ phase: "key_needed", wasRefused: true });
		host.become("open");
		await time.advance(30_000);
		expect(phase()).toBe("open");
	});

	it("drops a host that went silent and connects anew", async () => {
		const { host, time, connection, phase } = connected();
		connection.start();
		await time.advance(0);
		connection.reportSilence();
		expect(phase()).toBe("reconnecting");
		expect(host.openCount()).toBe(0);
		await time.advance(250);
		expect(phase()).toBe("open");
		expect(host.attempts()).toBe(2);
	});

	it("leaves nothing open or waiting once stopped", async () => {
		const { host, time, connection } = connected();
		connection.start();
		connection.stop();
		await time.advance(60_000);
		expect(host.openCount()).toBe(0);
		expect(host.attempts()).toBe(1);
	});
});

describe("the key", () => {
	function page(hash: string, stored: string | null = null) {
		const store = new Map<string, string>(stored ? [["hadir.token", stored]] : []);
		const addresses: string[] = [];
		return {
			addresses,
			location: { hash, pathname: "/kiosk/", search: "?x=1" },
			history: { replaceState: (_: null, __: string, url: string) => void addresses.push(url) },
			sessionStorage: {
				getItem: (key: string) => store.get(key) ?? null,
				setItem: (key: string, value: string) => void store.set(key, value),
			},
		};
	}

	it("is taken out of the address and kept for the tab", () => {
		const kiosk = page("#token=a%2Bb", "old");
		expect(createAccessToken(kiosk).read()).toBe("a+b");
		expect(kiosk.addresses).toEqual(["/kiosk/?x=1"]);
	});

	it("stays as it was when the address brings none", () => {
		const kiosk = page("", "old");
		expect(createAccessToken(kiosk).read()).toBe("old");
		expect(kiosk.addresses).toEqual([]);
	});

	it("travels as a subprotocol that is a token of RFC 7230, whatever it holds", () => {
		for (const key of ["abc", 'a b/c=(d)"e"', "kunci-é,1"]) {
			const [, protocol] = subprotocols(key);
			expect(protocol).toMatch(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/);
			expect(decodeURIComponent((protocol ?? "").slice("hadir.token.".length))).toBe(key);
		}
	});

	it("goes to the page's own host only", () => {
		expect(socketAddress({ protocol: "https:", host: "kiosk.local:8443" })).toBe("wss://kiosk.local:8443/rpc");
		expect(socketAddress({ protocol: "http:", host: "127.0.0.1:8000" })).toBe("ws://127.0.0.1:8000/rpc");
	});
});

describe("errorCodeOf", () => {
	it("tells silence from refusals and from answers that make no sense", () => {
		expect(errorCodeOf(new NotConnectedError())).toBeNull();
		expect(errorCodeOf(new DOMException("late", "TimeoutError"))).toBeNull();
		expect(errorCodeOf(new TypeError("not what the contract says"))).toBe("INTERNAL");
	});
});
