// A feed on loopback that serves a folder, with ranges, and that can break off in the middle.
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";

export interface LoopbackFeed {
	readonly address: URL;
	/** Of each request: its path and its range. */
	readonly requests: string[];
	/** The next answers with a body end after so many bytes of it, one each. */
	readonly breaksAfter: number[];
	close(): Promise<void>;
}

export async function serveFeed(folder: string, { knowsRanges = true } = {}): Promise<LoopbackFeed> {
	const requests: string[] = [];
	const breaksAfter: number[] = [];
	const server = createServer((request, response) => {
		const name = decodeURIComponent((request.url ?? "/").slice(1));
		const range = knowsRanges ? /^bytes=(\d+)-$/.exec(request.headers.range ?? "") : null;
		requests.push(`${name}${range ? ` from ${range[1]}` : ""}`);
		const path = join(folder, name);
		if (!existsSync(path)) return response.writeHead(404).end();
		const [start, size] = [Number(range?.[1] ?? 0), statSync(path).size];
		const breakAfter = name.endsWith(".json") ? undefined : breaksAfter.shift();
		response.writeHead(range ? 206 : 200, {
			"content-length": size - start,
			...(range && { "content-range": `bytes ${start}-${size - 1}/${size}` }),
		});
		if (breakAfter === undefined) return createReadStream(path, { start }).pipe(response);
		const piece = createReadStream(path, { start, end: start + breakAfter - 1 });
		piece.pipe(response, { end: false });
		return piece.once("end", () => response.socket?.end());
	});
	await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
	const bound = server.address();
	const port = typeof bound === "object" && bound !== null ? bound.port : 0;
	return {
		address: new URL(`http://127.0.0.1:${port}/`),
		requests,
		breaksAfter,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}
