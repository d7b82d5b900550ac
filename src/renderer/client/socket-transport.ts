// The browser kiosk's way to the host: a WebSocket on the page's own origin.
import { RPCLink } from "@orpc/client/websocket";
import { linkPlugins } from "./link-plugins.ts";
import type { TransportAttempt } from "./transport.ts";

const OPEN_TIMEOUT_MS = 8_000;

/** A key may hold characters that a subprotocol must not (RFC 6455, 4.1: token characters only). */
export function subprotocols(token: string): string[] {
	const encoded = encodeURIComponent(token).replace(/[()]/g, (sign) => (sign === "(" ? "%28" : "%29"));
	return ["hadir", `hadir.token.${encoded}`];
}

export function socketAddress(page: { protocol: string; host: string }): string {
	return `${page.protocol === "https:" ? "wss:" : "ws:"}//${page.host}/rpc`;
}

/**
 * A browser does not tell why a handshake failed. When the host answers plain HTTP at the same moment, the key was
 * refused; when it does not, the host is away.
 */
async function hostAnswers(): Promise<boolean> {
	try {
		const response = await fetch("/", { signal: AbortSignal.timeout(3_000), cache: "no-store" });
		return response.ok;
	} catch {
		return false;
	}
}

function opened(socket: WebSocket): Promise<boolean> {
	return new Promise((resolve) => {
		const timer = setTimeout(() => settle(false), OPEN_TIMEOUT_MS);
		function settle(isOpen: boolean): void {
			clearTimeout(timer);
			resolve(isOpen);
		}
		socket.addEventListener("open", () => settle(true), { once: true });
		socket.addEventListener("close", () => settle(false), { once: true });
	});
}

export async function openSocketTransport(address: string, token: string | null): Promise<TransportAttempt> {
	if (!token) return { kind: "key_needed", wasRefused: false };
	const socket = new WebSocket(address, subprotocols(token));
	if (!(await opened(socket))) {
		socket.close();
		return (await hostAnswers()) ? { kind: "key_needed", wasRefused: true } : { kind: "unreachable" };
	}
	return {
		kind: "open",
		transport: {
			link: new RPCLink({ websocket: socket, plugins: linkPlugins() }),
			onClose: (listener) => socket.addEventListener("close", listener, { once: true }),
			close: () => socket.close(),
		},
	};
}
