// A loopback HTTP server that behaves, or misbehaves in every way that a connector has to live with.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

export type Fault =
	| { readonly kind: "none" }
	/** Every connection is closed at once. */
	| { readonly kind: "down" }
	/** Never answers. */
	| { readonly kind: "silent" }
	/** Answers so and takes nothing in. */
	| { readonly kind: "status"; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
	/** Takes it in, and the answer is lost: only requests that write are cut. */
	| { readonly kind: "cut_after_commit" }
	/** Takes nothing in and answers 200 with a login page, as a proxy in between does. */
	| { readonly kind: "wrong_page" };

export interface StandInRequest {
	readonly method: string;
	readonly url: URL;
	readonly headers: IncomingMessage["headers"];
	readonly body: string;
}

export interface StandInAnswer {
	readonly status: number;
	readonly json: unknown;
	/** Something was changed: what `cut_after_commit` cuts. */
	readonly isWrite?: boolean;
}

export interface FaultyServer {
	readonly url: string;
	setFault(fault: Fault): void;
	/** Every request since the start. */
	requests(): readonly StandInRequest[];
	stop(): Promise<void>;
}

async function readText(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(Buffer.from(chunk));
	return Buffer.concat(chunks).toString("utf8");
}

export async function startFaultyServer(handle: (request: StandInRequest) => StandInAnswer): Promise<FaultyServer> {
	let fault: Fault = { kind: "none" };
	const requests: StandInRequest[] = [];

	async function answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
		const request: StandInRequest = {
			method: incoming.method ?? "GET",
			url: new URL(incoming.url ?? "/", "http://stand-in"),
			headers: incoming.headers,
			body: await readText(incoming),
		};
		requests.push(request);
		const json = { "content-type": "application/json" };
		if (fault.kind === "silent") return;
		if (fault.kind === "status") {
			response.writeHead(fault.status, { ...json, ...fault.headers }).end('{"message":"not now"}');
			return;
		}
		if (fault.kind === "wrong_page") {
			response.writeHead(200, { "content-type": "text/html" }).end("<html><title>Sign in</title></html>");
			return;
		}
		const { status, json: body, isWrite = false } = handle(request);
		if (fault.kind === "cut_after_commit" && isWrite) incoming.socket.destroy();
		else response.writeHead(status, json).end(JSON.stringify(body));
	}

	const server = createServer((request, response) => {
		answer(request, response).catch(() => request.socket.destroy());
	});
	server.on("connection", (socket) => {
		if (fault.kind === "down") socket.destroy();
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const address = server.address();
	const port = typeof address === "object" && address !== null ? address.port : 0;
	return {
		url: `http://127.0.0.1:${port}`,
		setFault(next) {
			fault = next;
			if (next.kind === "down") server.closeAllConnections();
		},
		requests: () => requests,
		async stop() {
			const closed = new Promise((resolve) => server.close(resolve));
			server.closeAllConnections();
			await closed;
		},
	};
}
