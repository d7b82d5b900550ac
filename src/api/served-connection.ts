// One connection of a message transport (MessagePort, WebSocket) and the calls that arrive on it. oRPC's own adapters
// leave a message that cannot be decoded to nobody: an unhandled rejection, which ends a Node process.
import { StandardRPCHandler } from "@orpc/server/standard";
import { createServerPeerHandleRequestFn } from "@orpc/server/standard-peer";
import {
	decodeRequestMessage,
	type EncodedMessage,
	encodeResponseMessage,
	experimental_ServerPeerWithoutCodec as ServerPeer,
} from "@orpc/standard-server-peer";
import type { Log } from "../core/ports/environment.ts";
import type { RequestContext } from "./context.ts";
import type { Router } from "./router.ts";

export interface ServedConnection {
	/** Never rejects. What is no call ends the connection: our own pages send none. */
	receive(message: unknown): Promise<void>;
	/** The other side is gone: calls under way are told so. */
	close(): void;
}

export interface ConnectionEnds {
	/** Sends to the other side; may do nothing once that is gone. */
	readonly send: (message: EncodedMessage) => void;
	/** Ends the transport. */
	readonly end: () => void;
}

export type ServeConnection = (context: RequestContext, ends: ConnectionEnds) => ServedConnection;

/** Makes what serves every connection of a host. */
export function createConnectionServer({
	router,
	log,
}: {
	readonly router: Router;
	readonly log: Log;
}): ServeConnection {
	const handler = new StandardRPCHandler(router, {});
	return (context, { send, end }) => {
		const peer = new ServerPeer(async ([id, type, payload]) => send(await encodeResponseMessage(id, type, payload)));
		const handleRequest = createServerPeerHandleRequestFn(handler, { context });
		return {
			async receive(message) {
				try {
					if (!isEncoded(message)) throw new TypeError("neither text nor bytes");
					const call = await decodeRequestMessage(message);
					// One without an id would end every call under way when it is done.
					if (typeof call[0] !== "string") throw new TypeError("a call without an id");
					await peer.message(call, handleRequest);
				} catch (error) {
					// Not what it says: it quotes the message.
					log.warn({ type: error instanceof Error ? error.name : typeof error }, "a message that is no call");
					end();
				}
			},
			close: () => peer.close(),
		};
	};
}

function isEncoded(message: unknown): message is EncodedMessage {
	return typeof message === "string" || message instanceof Uint8Array || message instanceof ArrayBuffer;
}
