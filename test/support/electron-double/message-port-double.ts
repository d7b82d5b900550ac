// `MessagePortMain` over a WebSocket. Only what oRPC sends passes: strings and bytes. Electron clones more, but not
// everything a browser does (electron#42373), so whatever else is sent here is a mistake that must show.
import { EventEmitter } from "node:events";
import type { RawData, WebSocket } from "ws";

export interface MessagePortDouble {
	start(): void;
	close(): void;
	postMessage(message: unknown): void;
	on(name: "message" | "close", listener: (event: { data: unknown }) => void): void;
}

function toBytes(data: RawData): Uint8Array {
	if (Array.isArray(data)) return new Uint8Array(Buffer.concat(data));
	return new Uint8Array(data instanceof ArrayBuffer ? data : Buffer.from(data));
}

export function createMessagePortDouble(socket: WebSocket): MessagePortDouble {
	const events = new EventEmitter();
	// As with a real port, nothing arrives before `start`.
	const early: unknown[] = [];
	let isStarted = false;
	socket.on("message", (raw, isBinary) => {
		const data = isBinary ? toBytes(raw) : Buffer.from(toBytes(raw)).toString("utf8");
		if (isStarted) events.emit("message", { data });
		else early.push(data);
	});
	socket.on("close", () => events.emit("close", { data: undefined }));
	return {
		start: () => {
			isStarted = true;
			for (const data of early.splice(0)) events.emit("message", { data });
		},
		close: () => socket.close(),
		postMessage: (message) => {
			if (typeof message !== "string" && !(message instanceof Uint8Array) && !(message instanceof ArrayBuffer))
				throw new TypeError("An object could not be cloned.");
			if (socket.readyState === socket.OPEN) socket.send(message);
		},
		on: (name, listener) => void events.on(name, listener),
	};
}
