// What a way to the host must offer, whichever it is. The connection above it knows nothing of ports or sockets.
import type { ClientContext, ClientLink } from "@orpc/client";

export interface Transport {
	readonly link: ClientLink<ClientContext>;
	/** Called once, when the other side is gone or `close` was called. */
	onClose(listener: () => void): void;
	close(): void;
}

export type TransportAttempt =
	| { readonly kind: "open"; readonly transport: Transport }
	/** Nobody answers: worth another try. */
	| { readonly kind: "unreachable" }
	/** The host answers and does not accept the key (or there is none). */
	| { readonly kind: "key_needed"; readonly wasRefused: boolean };

export type OpenTransport = () => Promise<TransportAttempt>;
