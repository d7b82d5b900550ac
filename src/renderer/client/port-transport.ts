// Electron's way to the host: a MessagePort that the preload hands over. The page says that it listens, the preload
// answers with the port; both messages go to the page's own origin only.
import { RPCLink } from "@orpc/client/message-port";
import { PAGE_READY, PORT_OFFER } from "../../contract/port-handover.ts";
import { linkPlugins } from "./link-plugins.ts";
import type { TransportAttempt } from "./transport.ts";

export interface PortInbox {
	/** The newest port that nobody has taken, asking the preload for one if need be; null when none came in time. */
	take(timeoutMs: number): Promise<MessagePort | null>;
	/** True once a port has ever arrived: this page lives in Electron. */
	hasPreload(): boolean;
	onArrival(listener: () => void): void;
	stop(): void;
}

function portOf(event: MessageEvent<unknown>, page: Window): MessagePort | null {
	if (event.source !== page || event.origin !== page.location.origin) return null;
	const { data } = event;
	const isOffer = typeof data === "object" && data !== null && "type" in data && data.type === PORT_OFFER;
	return isOffer ? (event.ports[0] ?? null) : null;
}

export function createPortInbox(page: Window): PortInbox {
	let waiting: MessagePort | null = null;
	let hasPreload = false;
	const listeners = new Set<() => void>();

	function receive(event: MessageEvent<unknown>): void {
		const port = portOf(event, page);
		if (!port) return;
		waiting?.close();
		waiting = port;
		hasPreload = true;
		for (const listener of listeners) listener();
	}
	page.addEventListener("message", receive);

	function takeWaiting(): MessagePort | null {
		const port = waiting;
		waiting = null;
		return port;
	}

	return {
		hasPreload: () => hasPreload,
		onArrival: (listener) => void listeners.add(listener),
		stop: () => page.removeEventListener("message", receive),
		async take(timeoutMs) {
			if (waiting) return takeWaiting();
			page.postMessage({ type: PAGE_READY }, page.location.origin);
			await new Promise<void>((resolve) => {
				const done = () => {
					clearTimeout(timer);
					listeners.delete(done);
					resolve();
				};
				const timer = setTimeout(done, timeoutMs);
				listeners.add(done);
			});
			return takeWaiting();
		},
	};
}

export function openPortTransport(port: MessagePort): TransportAttempt {
	const link = new RPCLink({ port, plugins: linkPlugins() });
	port.start();
	const closeListeners = new Set<() => void>();
	const closed = () => {
		for (const listener of closeListeners) listener();
		closeListeners.clear();
	};
	port.addEventListener("close", closed, { once: true });
	return {
		kind: "open",
		transport: {
			link,
			onClose: (listener) => void closeListeners.add(listener),
			close: () => {
				port.close();
				closed();
			},
		},
	};
}
