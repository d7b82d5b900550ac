// A real HTTP and WebSocket host that serves a built renderer and answers by script: what a screen looks like in each
// state, without models or a database. It answers what the kiosk page asks; other procedures may be added by callers.
import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { type AnyRouter, implement } from "@orpc/server";
import { RPCHandler } from "@orpc/server/ws";
import { WebSocketServer } from "ws";
import { contract } from "../../src/contract/index.ts";
import type { KioskStatus, RecognitionResult, Settings } from "../../src/renderer/client/types.ts";

export interface Script {
	settings: Settings;
	status: KioskStatus;
	/** Called for every frame; what it throws is the refusal. */
	recognise: () => RecognitionResult;
}

export interface ScriptedHost {
	/** With the key in the hash, as a host opens it. */
	readonly url: string;
	/** Without the key. */
	readonly origin: string;
	/** Change it at any time: the next answer follows. */
	readonly script: Script;
	/** Cuts every open socket, and refuses new ones until `resume`. */
	cut(): void;
	resume(): void;
	close(): Promise<void>;
}

const contentTypes: Readonly<Record<string, string>> = {
	".html": "text/html; charset=utf-8",
	".js": "text/javascript",
	".css": "text/css",
	".svg": "image/svg+xml",
	".woff2": "font/woff2",
};

/** As strict as the product's own hosts. */
const PAGE_POLICY = [
	"default-src 'none'",
	"script-src 'self'",
	"style-src 'self'",
	"img-src 'self' blob: data:",
	"media-src 'self' blob:",
	"font-src 'self'",
	"connect-src 'self'",
	"base-uri 'none'",
].join("; ");

async function serveFile(folder: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
	const path = normalize(new URL(request.url ?? "/", "http://host").pathname);
	if (path === "/") {
		response.setHeader("content-type", "application/json").end('{"status":"ok","service":"hadir","version":"0"}');
		return;
	}
	const file = path === "/kiosk/" ? "index.html" : path.replace(/^\/kiosk\//, "");
	try {
		const content = await readFile(join(folder, file));
		response.setHeader("content-type", contentTypes[extname(file)] ?? "application/octet-stream");
		response.setHeader("content-security-policy", PAGE_POLICY).end(content);
	} catch {
		response.writeHead(404).end();
	}
}

function routerOf(script: Script) {
	const os = implement(contract);
	return {
		system: {
			status: os.system.status.handler(() => script.status),
			settings: os.system.settings.handler(() => script.settings),
		},
		recognition: { submitFrame: os.recognition.submitFrame.handler(() => script.recognise()) },
		session: {
			state: os.session.state.handler(() => ({ unlocked: false, expiresAtMs: null, operator: null })),
			lock: os.session.lock.handler(() => ({})),
		},
	};
}

/**
 * @param rendererFolder a built renderer (`index.html` and its assets)
 * @param procedures implementations of further parts of the contract, by their name; they replace those of the same name
 */
export async function startScriptedHost(
	rendererFolder: string,
	script: Script,
	procedures: Readonly<Record<string, AnyRouter>> = {},
): Promise<ScriptedHost> {
	const token = randomUUID();
	let isCut = false;
	const server = createServer((request, response) => void serveFile(rendererFolder, request, response));
	const sockets = new WebSocketServer({ noServer: true, handleProtocols: () => "hadir" });
	const handler = new RPCHandler({ ...routerOf(script), ...procedures });
	server.on("upgrade", (request, socket, head) => {
		const isKnown = (request.headers["sec-websocket-protocol"] ?? "").includes(`hadir.token.${token}`);
		if (isCut || !isKnown) {
			socket.destroy();
			return;
		}
		sockets.handleUpgrade(request, socket, head, (webSocket) => void handler.upgrade(webSocket));
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const address: AddressInfo | string | null = server.address();
	if (address === null || typeof address === "string") throw new Error("The host has no port.");
	const origin = `http://127.0.0.1:${address.port}`;
	return {
		url: `${origin}/kiosk/#token=${token}`,
		origin: `${origin}/kiosk/`,
		script,
		cut() {
			isCut = true;
			for (const client of sockets.clients) client.terminate();
		},
		resume() {
			isCut = false;
		},
		async close() {
			for (const client of sockets.clients) client.terminate();
			sockets.close();
			server.closeAllConnections();
			await new Promise<void>((resolve) => server.close(() => resolve()));
		},
	};
}
