// `/rpc`: the whole contract over a WebSocket, for the browser kiosk. The key travels as a subprotocol, because
// addresses end up in logs and a browser cannot set headers here.
import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { type RawData, type WebSocket, WebSocketServer } from "ws";
import type { App } from "../app/create-app.ts";
import { MAX_IMAGE_BYTES } from "../contract/index.ts";
import type { ApiScope, Principal } from "../core/domain/role.ts";
import type { ApiKeyGuard } from "./api-key.ts";
import { createHandshakeLimit } from "./handshake-limit.ts";
import type { OriginPolicy } from "./origin-policy.ts";

const RPC_PATH = "/rpc";
const PROTOCOL = "hadir";
/** Acts as the kiosk's screen: the per-launch token, or on another computer an API key that may do what a screen does. */
const TOKEN_PREFIX = "hadir.token.";
/** Acts as an API client: an API key only. */
const KEY_PREFIX = "hadir.key.";
const MAX_MESSAGE_BYTES = MAX_IMAGE_BYTES + 64 * 1024;
const MAX_CONNECTIONS = 64;
const PING_INTERVAL_MS = 20_000;
/** A page that lost its host tries again every few seconds; an office has a handful of them behind one address. */
const HANDSHAKES_PER_MINUTE = 300;
/** A screen recognises and records. */
const SCREEN_SCOPES = ["recognise", "punch"] as const satisfies readonly ApiScope[];
/** RFC 6455, 7.4.1: what came is of no kind that is taken here. */
const UNSUPPORTED_DATA = 1003;
/** RFC 6455, 7.4.2: for the application to give a meaning. */
const KEY_REVOKED = 4401;

export interface RpcSocketOptions {
	readonly app: Pick<App, "createContext" | "serveConnection" | "endContext" | "clock">;
	readonly apiKeys: ApiKeyGuard;
	readonly origins: OriginPolicy;
	readonly launchToken: string;
	/** How often a client is asked whether it is still there, and its key looked at. */
	readonly pingIntervalMs?: number | undefined;
}

export interface RpcSocket {
	/** Takes no new connection and asks every client to leave; their camera sessions end. */
	close(): void;
	/** Drops the clients that did not answer. */
	cut(): void;
}

export function attachRpcSocket(server: Server, options: RpcSocketOptions): RpcSocket {
	const { app, apiKeys, pingIntervalMs = PING_INTERVAL_MS } = options;
	const handshakes = createHandshakeLimit(HANDSHAKES_PER_MINUTE, app.clock.monotonicMs);
	const sockets = new WebSocketServer({
		noServer: true,
		maxPayload: MAX_MESSAGE_BYTES,
		perMessageDeflate: false,
		handleProtocols: (offered) => chooseProtocol(offered),
	});

	const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
		socket.on("error", () => socket.destroy());
		const isTooOften = !handshakes.takes(request.socket.remoteAddress ?? "");
		const isFull = sockets.clients.size >= MAX_CONNECTIONS;
		const full = isFull ? "503 Service Unavailable" : null;
		const decision = (isTooOften ? "429 Too Many Requests" : full) ?? admit(request, options);
		if (typeof decision === "string") refuse(socket, decision);
		else sockets.handleUpgrade(request, socket, head, (webSocket) => serve(webSocket, decision));
	};

	const serve = (webSocket: WebSocket, { principal, key }: Admitted) => {
		const context = app.createContext(principal, { isOwnScreen: key === null });
		endWhenSilent(webSocket, {
			intervalMs: pingIntervalMs,
			isKeyInForce: () => key === null || apiKeys.isInForce(key),
		});
		webSocket.on("error", () => webSocket.terminate());
		const served = app.serveConnection(context, {
			send: (message) => webSocket.send(message),
			end: () => webSocket.close(UNSUPPORTED_DATA),
		});
		webSocket.on("message", (data, isBinary) => void served.receive(isBinary ? toBytes(data) : String(data)));
		webSocket.once("close", () => {
			served.close();
			app.endContext(context);
		});
	};

	server.on("upgrade", onUpgrade);
	return {
		close() {
			server.off("upgrade", onUpgrade);
			for (const client of sockets.clients) client.close(1001);
			sockets.close();
		},
		cut() {
			for (const client of sockets.clients) client.terminate();
		},
	};
}

function toBytes(data: RawData): Uint8Array {
	if (Array.isArray(data)) return Buffer.concat(data);
	return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}

function refuse(socket: Duplex, status: string): void {
	socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

interface Admitted {
	/** As whom the connection acts. */
	readonly principal: Principal;
	/** The API key that it was opened with; null: this launch's token, which ends with it. */
	readonly key: string | null;
}

/** Who connects, or the status line that refuses them. */
function admit(request: IncomingMessage, options: RpcSocketOptions): Admitted | string {
	const { host, origin, "sec-websocket-protocol": protocols } = request.headers;
	if (request.url?.split("?")[0] !== RPC_PATH) return "404 Not Found";
	if (!options.origins.isKnownHost(host)) return "403 Forbidden";
	if (options.origins.judgeOrigin(origin, host) === "foreign") return "403 Forbidden";
	return authenticate(protocols, options);
}

/**
 * A cable that was pulled sends no close: without a pong for two intervals the connection is over. So it is, within one, when
 * the key that opened it was revoked, rotated out or has expired.
 */
function endWhenSilent(
	webSocket: WebSocket,
	{ intervalMs, isKeyInForce }: { intervalMs: number; isKeyInForce: () => boolean },
): void {
	let isAlive = true;
	const timer = setInterval(() => {
		if (!isKeyInForce()) webSocket.close(KEY_REVOKED);
		else if (isAlive) webSocket.ping();
		else webSocket.terminate();
		isAlive = false;
	}, intervalMs);
	timer.unref();
	webSocket.on("pong", () => {
		isAlive = true;
	});
	webSocket.once("close", () => clearInterval(timer));
}

function chooseProtocol(offered: Set<string>): string | false {
	if (offered.has(PROTOCOL)) return PROTOCOL;
	return [...offered].find((protocol) => credentialOf(protocol) !== null) ?? false;
}

type Credential = { readonly as: "kiosk" | "apiClient"; readonly secret: string };

/** Percent-encoded, because a subprotocol takes few characters (RFC 6455, 4.1). */
function credentialOf(protocol: string): Credential | null {
	const prefix = [TOKEN_PREFIX, KEY_PREFIX].find((candidate) => protocol.startsWith(candidate));
	if (prefix === undefined) return null;
	try {
		const secret = decodeURIComponent(protocol.slice(prefix.length));
		return { as: prefix === TOKEN_PREFIX ? "kiosk" : "apiClient", secret };
	} catch {
		return null;
	}
}

function authenticate(
	header: string | undefined,
	{ apiKeys, launchToken }: Pick<RpcSocketOptions, "apiKeys" | "launchToken">,
): Admitted | string {
	const offered = (header ?? "").split(",").map((protocol) => protocol.trim());
	const credential = offered.map(credentialOf).find((candidate) => candidate !== null);
	if (!credential) return "401 Unauthorized";
	const key = credential.secret;
	const client = apiKeys.principalOf(key);
	const screen = { kind: "local", role: "kiosk" } as const;
	if (credential.as === "kiosk" && isSameSecret(credential.secret, launchToken))
		return { principal: screen, key: null };
	if (client.kind !== "apiClient") return "401 Unauthorized";
	if (credential.as === "apiClient") return { principal: client, key };
	const isScreen = SCREEN_SCOPES.every((scope) => client.scopes.includes(scope));
	return isScreen ? { principal: screen, key } : "403 Forbidden";
}

/** Hashed first, so that neither content nor length shows in the time it takes. */
function isSameSecret(left: string, right: string): boolean {
	const hash = (text: string) => createHash("sha256").update(text).digest();
	return timingSafeEqual(hash(left), hash(right));
}
