// An HRIS that hears requests to erase and answers as it is told.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

export interface StandInServer {
	readonly url: string;
	/** Bodies that were answered with success. */
	received(): readonly unknown[];
	requests(): number;
	answer(status: number): void;
	stop(): Promise<void>;
}

export async function createStandInServer(): Promise<StandInServer> {
	const received: unknown[] = [];
	let requests = 0;
	let status = 204;
	const server = createServer(async (request, response) => {
		requests += 1;
		const body = await text(request);
		if (status < 300) received.push(JSON.parse(body));
		response.writeHead(status).end();
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/hook`,
		received: () => received,
		requests: () => requests,
		answer(next) {
			status = next;
		},
		stop: () =>
			new Promise((resolve) => {
				server.closeAllConnections();
				server.close(() => resolve());
			}),
	};
}
