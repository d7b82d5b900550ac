// app://hadir/ over loopback: pages come from the registered handler, ports arrive as WebSockets of the same origin.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";
import { z } from "zod";
import { IPC_PATH } from "./page-scripts.ts";

const greetingSchema = z.object({ channel: z.string(), url: z.url() });

export interface PageServer {
	/** app://hadir/x -> http://app.hadir.localhost:<port>/x */
	toHttp(url: string): string;
	toApp(url: string): string;
	readonly origin: string;
}

export interface PageServerOptions {
	answer(request: Request): Promise<Response>;
	/** A page handed over a port on this channel. */
	onPort(channel: string, frameUrl: string, socket: WebSocket): void;
}

export async function startPageServer({ answer, onPort }: PageServerOptions): Promise<PageServer> {
	const server = createServer((request, response) => {
		respond(request, response, answer).catch((error: unknown) =>
			response.destroy(error instanceof Error ? error : undefined),
		);
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const { port } = portOf(server.address());
	const origin = `http://app.hadir.localhost:${port}`;
	const toApp = (url: string) => (url.startsWith(`${origin}/`) ? `app://hadir${url.slice(origin.length)}` : url);
	const sockets = new WebSocketServer({ server, path: IPC_PATH, maxPayload: 64 * 1024 * 1024 });
	sockets.on("connection", (socket) => {
		socket.once("message", (raw) => {
			const { channel, url } = greetingSchema.parse(JSON.parse(String(raw)));
			onPort(channel, toApp(url), socket);
		});
	});
	return { origin, toApp, toHttp: (url) => url.replace(/^app:\/\/hadir(?=\/|$)/, origin) };
}

function portOf(address: AddressInfo | string | null): AddressInfo {
	if (typeof address === "object" && address !== null) return address;
	throw new Error("The page server has no port");
}

async function respond(
	request: IncomingMessage,
	response: ServerResponse,
	answer: PageServerOptions["answer"],
): Promise<void> {
	const result = await answer(new Request(`app://hadir${request.url ?? "/"}`, { method: request.method ?? "GET" }));
	response.writeHead(result.status, Object.fromEntries(result.headers));
	response.end(Buffer.from(await result.arrayBuffer()));
}
