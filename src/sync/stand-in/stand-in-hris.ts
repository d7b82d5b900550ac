// An HRIS that receives signed events as a real one would: for tests, and for the demo, which has none.
// It can be told to fail in every way that the worker has to live with.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { setTimeout as delay } from "node:timers/promises";
import { BATCH_CONTENT_TYPE } from "../connectors/webhook-batch.ts";
import { decodeWebhookSecret } from "../connectors/webhook-signature.ts";
import { type Ledger, type LedgerEntry, openLedger, type ReceivedCheckpoint } from "./stand-in-ledger.ts";
import { renderLedgerPage } from "./stand-in-page.ts";
import { createReceiver, readBody, readHeaders } from "./stand-in-receiver.ts";

export type StandInFault =
	| { readonly kind: "none" }
	/** Every connection is closed at once. */
	| { readonly kind: "down" }
	/** Answers `delayMs` late, accepting. */
	| { readonly kind: "slow"; readonly delayMs: number }
	/** Answers with this status and accepts nothing. */
	| { readonly kind: "status"; readonly status: number; readonly retryAfter?: string; readonly location?: string }
	/** Accepts, then cuts the connection before the answer: the sender cannot know. */
	| { readonly kind: "cut_after_commit" }
	/** Accepts, and answers 200 with something that is no JSON. */
	| { readonly kind: "wrong_json" }
	/** Shows a certificate that nobody trusts; for a stand-in with `tls`. */
	| { readonly kind: "untrusted_certificate" };

/** PEM. */
export interface TlsIdentity {
	readonly cert: string;
	readonly key: string;
}

export interface StandInHrisOptions {
	/** `whsec_...`: events that are not signed with it are refused. */
	readonly secret: string;
	/** 0 takes a free one. */
	readonly port?: number;
	/** Keeps the ledger over restarts. */
	readonly ledgerFile?: string;
	/** Oldest and newest timestamp taken, seconds from now. Standard Webhooks leaves it to the receiver. */
	readonly toleranceSeconds?: number;
	/** Status for an event that has arrived before. */
	readonly duplicateStatus?: 200 | 409;
	/** Speaks https, with the first unless the fault asks for the second. */
	readonly tls?: { readonly trusted: TlsIdentity; readonly untrusted: TlsIdentity };
	readonly nowMs?: () => number;
}

/** One request for an event or, by its `webhook-id`, for a batch; whatever became of it. */
export interface StandInRequest {
	readonly eventId: string;
	readonly status: number | "cut";
}

export interface StandInHris {
	/** Where events are posted to. */
	readonly url: string;
	/** The page that shows what has arrived. */
	readonly pageUrl: string;
	readonly port: number;
	ledger(): readonly LedgerEntry[];
	/** Signed states of the sender's log, in the order of arrival, each once. */
	checkpoints(): readonly ReceivedCheckpoint[];
	/** Every request since the start, refused and repeated ones too. */
	requests(): readonly StandInRequest[];
	/** From now on; a function chooses for each event, and for each batch by its `webhook-id`. */
	setFault(fault: StandInFault | ((eventId: string) => StandInFault)): void;
	stop(): Promise<void>;
}

const PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'";
const healthy: StandInFault = { kind: "none" };

export async function startStandInHris(options: StandInHrisOptions): Promise<StandInHris> {
	const { toleranceSeconds = 300, duplicateStatus = 200, nowMs = Date.now } = options;
	const key = decodeWebhookSecret(options.secret);
	if (key === null) throw new TypeError("the secret of the stand-in HRIS is not whsec_ + base64");
	const ledger = openLedger(options.ledgerFile);
	const checkpoints = new Map<string, ReceivedCheckpoint>();
	const receive = createReceiver({ key, ledger, checkpoints, toleranceSeconds, duplicateStatus, nowMs });
	const requests: StandInRequest[] = [];
	let faultFor: (eventId: string) => StandInFault = () => healthy;
	let isDown = false;
	const handle = createHandler({
		ledger,
		receive,
		faultFor: (eventId) => faultFor(eventId),
		note: (entry) => void requests.push(entry),
	});

	const { tls } = options;
	const take = (request: IncomingMessage, response: ServerResponse) => {
		// A sender that was killed in mid-request is none of our trouble.
		handle(request, response).catch(() => request.socket.destroy());
	};
	const tlsServer = tls && createTlsServer(tls.trusted, take);
	const server = tlsServer ?? createServer(take);
	server.on("connection", (socket) => {
		if (isDown) socket.destroy();
	});
	await new Promise<void>((resolve, reject) => {
		server.once("error", reject);
		server.listen(options.port ?? 0, "127.0.0.1", resolve);
	});
	const address = server.address();
	const port = typeof address === "object" && address !== null ? address.port : 0;

	const origin = `${tls ? "https" : "http"}://127.0.0.1:${port}`;

	/** Kept-alive connections would not notice what is new. */
	function apply(fault: StandInFault | null): void {
		isDown = fault?.kind === "down";
		const isUntrusted = fault?.kind === "untrusted_certificate";
		if (tls) tlsServer?.setSecureContext(isUntrusted ? tls.untrusted : tls.trusted);
		if (isDown || isUntrusted) server.closeAllConnections();
	}

	return {
		url: `${origin}/events`,
		pageUrl: `${origin}/`,
		port,
		ledger: ledger.entries,
		checkpoints: () => [...checkpoints.values()],
		requests: () => requests,
		setFault(fault) {
			faultFor = typeof fault === "function" ? fault : () => fault;
			apply(typeof fault === "function" ? null : fault);
		},
		async stop() {
			const closed = new Promise((resolve) => server.close(resolve));
			server.closeAllConnections();
			await closed;
			ledger.close();
		},
	};
}

interface HandlerDeps {
	readonly ledger: Ledger;
	readonly receive: ReturnType<typeof createReceiver>;
	readonly faultFor: (eventId: string) => StandInFault;
	readonly note: (request: StandInRequest) => void;
}

function createHandler({ ledger, receive, faultFor, note }: HandlerDeps) {
	async function handleEvent(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const headers = readHeaders(request);
		const eventId = headers.id;
		const body = await readBody(request);
		const fault = faultFor(eventId);
		if (body === null) {
			note({ eventId, status: 413 });
			return answer(response, 413);
		}
		if (fault.kind === "status") {
			note({ eventId, status: fault.status });
			return answerAs(response, fault);
		}
		const isBatch = headers.contentType === BATCH_CONTENT_TYPE;
		// Whoever answers 200 without a list has taken all of them.
		const refused = fault.kind === "wrong_json" ? () => null : refusalOf;
		const taken = isBatch ? receive.several(headers, body, refused) : receive.one(headers, body);
		const status = typeof taken === "number" ? taken : 207;
		if (fault.kind === "cut_after_commit") {
			note({ eventId, status: "cut" });
			request.socket.destroy();
			return;
		}
		if (fault.kind === "slow") await delay(fault.delayMs);
		note({ eventId, status });
		if (fault.kind === "wrong_json") response.writeHead(200, { "content-type": "application/json" }).end("<html>{");
		else if (typeof taken === "number") answer(response, taken);
		else sendJson(response, status, taken);
	}

	/** Of one event in a batch. */
	function refusalOf(eventId: string): number | null {
		const fault = faultFor(eventId);
		return fault.kind === "status" ? fault.status : null;
	}

	return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
		const path = request.url?.split("?")[0];
		if (request.method === "POST" && path === "/events") await handleEvent(request, response);
		else if (request.method === "GET" && path === "/events") sendJson(response, 200, ledger.entries());
		else if (request.method === "GET" && path === "/")
			response
				.writeHead(200, { "content-type": "text/html; charset=utf-8", "content-security-policy": PAGE_POLICY })
				.end(renderLedgerPage(ledger.entries()));
		else answer(response, 404);
	};
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
	response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

function answerAs(response: ServerResponse, fault: Extract<StandInFault, { kind: "status" }>): void {
	if (fault.retryAfter !== undefined) response.setHeader("retry-after", fault.retryAfter);
	if (fault.location !== undefined) response.setHeader("location", fault.location);
	answer(response, fault.status);
}

function answer(response: ServerResponse, status: number): void {
	sendJson(response, status, { accepted: status >= 200 && status < 300 });
}
