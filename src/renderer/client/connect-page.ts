// Chooses the way: a port when a preload is there, else the WebSocket with a key.

import { schedule } from "../schedule.ts";
import { type AccessToken, createAccessToken } from "./access-token.ts";
import { type Connection, createConnection } from "./connection.ts";
import { createPortInbox, openPortTransport, type PortInbox } from "./port-transport.ts";
import { openSocketTransport, socketAddress } from "./socket-transport.ts";
import type { TransportAttempt } from "./transport.ts";

/** How long a page without a key waits for a preload before it asks a person for the key. */
const PRELOAD_WAIT_MS = 1_000;
const PORT_WAIT_MS = 5_000;

export interface PageConnection extends Connection {
	/** Tries a key that somebody typed. */
	submitKey(key: string): void;
}

async function openPort(inbox: PortInbox, timeoutMs: number): Promise<TransportAttempt> {
	const port = await inbox.take(timeoutMs);
	return port ? openPortTransport(port) : { kind: "unreachable" };
}

async function openAny(inbox: PortInbox, token: AccessToken, page: Window): Promise<TransportAttempt> {
	if (inbox.hasPreload()) return openPort(inbox, PORT_WAIT_MS);
	const socket = () => openSocketTransport(socketAddress(page.location), token.read());
	if (token.read()) return socket();
	const port = await openPort(inbox, PRELOAD_WAIT_MS);
	return port.kind === "open" ? port : socket();
}

export function connectPage(page: Window): PageConnection {
	const token = createAccessToken(page);
	const inbox = createPortInbox(page);
	const connection = createConnection({
		openTransport: () => openAny(inbox, token, page),
		schedule,
	});
	inbox.onArrival(() => connection.retryNow());
	page.addEventListener("online", () => connection.retryNow());
	return {
		...connection,
		submitKey(key) {
			token.save(key.trim());
			connection.retryNow();
		},
		stop() {
			inbox.stop();
			connection.stop();
		},
	};
}
