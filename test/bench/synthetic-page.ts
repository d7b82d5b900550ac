// Stands in for the browser where none is installed: a worker that is busy as long as drawing a frame takes, 30 times a
// second, while the same frame is sent over and over.
import { Worker } from "node:worker_threads";
import { WebSocket } from "ws";
import type { PageLoad } from "./page-load.ts";

const DRAWS_PER_SECOND = 30;
/** Drawing and encoding a 640x480 frame in Chromium without a graphics card, on the machine that this was written on. */
const DRAW_MS = 12;

const busyLoop = `
	const { parentPort } = require("node:worker_threads");
	let drawn = 0;
	setInterval(() => {
		const endMs = performance.now() + ${DRAW_MS};
		while (performance.now() < endMs);
		parentPort.postMessage(++drawn);
	}, ${Math.floor(1000 / DRAWS_PER_SECOND)});`;

export function createSyntheticPage(): PageLoad {
	return {
		kind: "synthetic",
		async run(url, photo, seconds) {
			const worker = new Worker(busyLoop, { eval: true });
			let drawn = 0;
			worker.on("message", (count: number) => {
				drawn = count;
			});
			const socket = new WebSocket(url);
			await new Promise((resolve) => socket.once("open", resolve));
			const startedMs = performance.now();
			let answered = 0;
			for (; performance.now() < startedMs + seconds * 1000; answered++) {
				const answer = new Promise((resolve) => socket.once("message", resolve));
				socket.send(photo);
				await answer;
			}
			const tookSeconds = (performance.now() - startedMs) / 1000;
			socket.close();
			await worker.terminate();
			return { answered, framesPerSecond: answered / tookSeconds, drawnPerSecond: drawn / tookSeconds };
		},
		close: async () => undefined,
	};
}
