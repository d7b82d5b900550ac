// A loopback server for the page of the benchmark: an empty document, and a WebSocket that answers each frame it is sent.
import { createServer } from "node:http";
import { WebSocketServer } from "ws";

export interface FrameSocket {
	readonly pageUrl: string;
	readonly url: string;
	/** What is done with the frames from now on. Its result is what the page gets, as JSON. */
	answerWith(analyse: (frame: Uint8Array<ArrayBuffer>) => Promise<unknown>): void;
	/** The first failure since `answerWith`; the page gets an answer all the same. */
	failure(): unknown;
	close(): Promise<void>;
}

export async function openFrameSocket(): Promise<FrameSocket> {
	let analyse: (frame: Uint8Array<ArrayBuffer>) => Promise<unknown> = async () => null;
	let failure: unknown = null;
	const server = createServer((_, response) => {
		response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>bench</title>");
	});
	const sockets = new WebSocketServer({ server });
	sockets.on("connection", (socket) => {
		socket.on("message", (data: Buffer) => {
			analyse(new Uint8Array(data)).then(
				(result) => socket.send(JSON.stringify(result)),
				(error: unknown) => {
					failure ??= error;
					socket.send("null");
				},
			);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const address = server.address();
	if (address === null || typeof address === "string") throw new Error("no port for the benchmark's page");
	return {
		pageUrl: `http://127.0.0.1:${address.port}/`,
		url: `ws://127.0.0.1:${address.port}/`,
		answerWith(next) {
			analyse = next;
			failure = null;
		},
		failure: () => failure,
		async close() {
			for (const client of sockets.clients) client.terminate();
			sockets.close();
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
