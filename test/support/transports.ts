// The same contract over every transport, so that one suite can run over all of them.
import { MessageChannel } from "node:worker_threads";
import { createORPCClient, ORPCError } from "@orpc/client";
import { RPCLink as PortLink } from "@orpc/client/message-port";
import { RPCLink as SocketLink } from "@orpc/client/websocket";
import { createRouterClient } from "@orpc/server";
import type { App } from "../../src/app/create-app.ts";
import type { HadirClient } from "../../src/contract/index.ts";
import type { Principal } from "../../src/core/domain/role.ts";
import { apiScopes } from "../../src/core/domain/role.ts";
import { type ServedApp, testApiKey, testLaunchToken } from "./served-app.ts";

export interface OpenClient {
	readonly client: HadirClient;
	close(): Promise<void>;
}

export interface Transport {
	readonly name: string;
	open(served: ServedApp, as: "kiosk" | "apiClient"): Promise<OpenClient>;
}

const principals: Record<"kiosk" | "apiClient", Principal> = {
	kiosk: { kind: "local", role: "kiosk" },
	apiClient: { kind: "apiClient", keyId: "test", scopes: apiScopes },
};

/** The router called directly. */
export function openInProcess(app: App, principal: Principal): HadirClient {
	return createRouterClient(app.router, { context: app.createContext(principal) });
}

export const inProcess: Transport = {
	name: "in-process",
	open: async ({ app }, as) => ({ client: openInProcess(app, principals[as]), close: async () => {} }),
};

/** As between the Electron window and its main process. */
export const messagePort: Transport = {
	name: "MessagePort",
	async open({ app }, as) {
		const { port1, port2 } = new MessageChannel();
		const context = app.createContext(principals[as]);
		const served = app.serveConnection(context, {
			send: (message) => port1.postMessage(message),
			end: () => port1.close(),
		});
		port1.on("message", (message: unknown) => void served.receive(message));
		port1.start();
		port2.start();
		return {
			client: createORPCClient(new PortLink({ port: port2 })),
			async close() {
				port2.close();
				app.endContext(context);
			},
		};
	},
};

/** As between the browser kiosk and its host. */
export const webSocket: Transport = {
	name: "WebSocket",
	open: ({ url }, as) => openSocket(url, as === "kiosk" ? `hadir.token.${testLaunchToken}` : `hadir.key.${testApiKey}`),
};

/** @param credential the subprotocol that carries the token or key */
export async function openSocket(url: string, credential: string): Promise<OpenClient> {
	const socket = new WebSocket(`${url.replace("http", "ws")}/rpc`, ["hadir", credential]);
	await new Promise((resolve, reject) => {
		socket.addEventListener("open", resolve, { once: true });
		socket.addEventListener("error", () => reject(new Error("the WebSocket was refused")), { once: true });
	});
	return {
		client: createORPCClient(new SocketLink({ websocket: socket })),
		async close() {
			const closed = new Promise((resolve) => socket.addEventListener("close", resolve, { once: true }));
			socket.close();
			await closed;
		},
	};
}

/** Code of the refusal that `call` ends with; fails when it succeeds. */
export async function refusalOf(call: Promise<unknown>): Promise<string> {
	const outcome = await call.then(
		() => "no refusal",
		(error: unknown) => error,
	);
	if (outcome instanceof ORPCError) return outcome.code;
	throw new Error(`expected a refusal, got ${String(outcome)}`);
}
