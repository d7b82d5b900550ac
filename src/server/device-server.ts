// HTTPS on the local network for the one phone or laptop that enrolls: its page, and the procedures it may call.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import fastifyRateLimit from "@fastify/rate-limit";
import fastifyStatic from "@fastify/static";
import { RPCHandler } from "@orpc/server/fastify";
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import type { App } from "../app/create-app.ts";
import type { OwnCertificate } from "../app/own-certificate.ts";
import { MAX_IMAGE_BYTES } from "../contract/index.ts";
import { AppError, type ErrorCode } from "../core/domain/errors.ts";
import { answerParserError } from "./parser-errors.ts";
import { codeOfHttpStatus, errorAnswer } from "./rest/error-body.ts";
import { pagePolicy, registerSecurityHeaders } from "./security-headers.ts";

export interface DeviceServerOptions {
	readonly rendererDir: string;
	/** Names and addresses by which it may be asked for. */
	readonly hosts: readonly string[];
	/** Address to listen on; `::` is every one of IPv6 and IPv4. */
	readonly bound: string;
	/** 0: a free one. */
	readonly port: number;
	readonly certificate: OwnCertificate;
}

export interface DeviceServer {
	readonly port: number;
	/** What the device was at is forgotten. */
	endSession(): void;
	close(): Promise<void>;
}

/** A frame and the parts around it. */
const MAX_CALL_BYTES = MAX_IMAGE_BYTES + 64 * 1024;
/** Eight frames a second, a heartbeat and the files of the page: nobody honest comes near. */
const CALLS_PER_MINUTE = 1_200;
/** Beside the five tries of each code. */
const CODES_PER_MINUTE = 12;

type DeviceApp = Pick<App, "router" | "createContext" | "endContext" | "services" | "config" | "log">;

/** Rejects with NETWORK_ADDRESS_MISSING when the address is not this computer's. */
export async function startDeviceServer(app: DeviceApp, options: DeviceServerOptions): Promise<DeviceServer> {
	const { certificate, hosts } = options;
	const http = fastify({
		logger: false,
		forceCloseConnections: true,
		clientErrorHandler: answerParserError,
		requestTimeout: 60_000,
		bodyLimit: MAX_CALL_BYTES,
		https: { cert: certificate.cert, key: certificate.key, minVersion: "TLSv1.2" },
	});
	// No HSTS: it would keep the browser from every plain page of this computer's name.
	registerSecurityHeaders(http, { isHttps: false, livenessMode: app.config.liveness });
	refuseOtherPages(http, new Set(hosts.map((host) => host.toLowerCase())));
	registerErrors(http, app);
	await http.register(fastifyRateLimit, { max: CALLS_PER_MINUTE, timeWindow: "1 minute" });
	await registerPage(http, options.rendererDir);
	const endSession = registerCalls(http, app);
	const port = await listen(http, options);
	return { port, endSession, close: () => http.close() };
}

/** `::` is every address, IPv4 as well; where IPv6 is switched off there is none such. */
const EVERY_ADDRESS = "::";
const EVERY_IPV4_ADDRESS = "0.0.0.0";

/** On the port that is wanted, or a free one where something else has it. */
async function listen(http: FastifyInstance, { bound, port }: DeviceServerOptions): Promise<number> {
	const hosts = bound === EVERY_ADDRESS ? [EVERY_ADDRESS, EVERY_IPV4_ADDRESS] : [bound];
	const refusals: string[] = [];
	for (const host of hosts)
		for (const candidate of [port, 0]) {
			const refusal = await tryToListen(http, host, candidate);
			const address = http.server.address();
			if (refusal === null && address !== null && typeof address !== "string") return address.port;
			refusals.push(String(refusal));
		}
	throw new AppError("NETWORK_ADDRESS_MISSING", {}, { detail: refusals.join(" ") });
}

/** null once it listens, else the system's code for why it does not. */
async function tryToListen(http: FastifyInstance, host: string, port: number): Promise<string | null> {
	try {
		await http.listen({ host, port });
		return null;
	} catch (error) {
		if (error instanceof Error && "code" in error && String(error.code).startsWith("EA")) return String(error.code);
		throw error;
	}
}

/** Host and Origin must be this computer's own: no page elsewhere, and no name that was bent to us (DNS rebinding). */
function refuseOtherPages(http: FastifyInstance, hosts: ReadonlySet<string>): void {
	http.addHook("onRequest", async ({ headers: { host, origin } }) => {
		const url = URL.parse(`https://${host ?? ""}`);
		const name = url?.hostname.replace(/^\[|\]$/g, "") ?? "";
		if (!hosts.has(name)) throw new AppError("FORBIDDEN");
		if (origin !== undefined && origin !== url?.origin) throw new AppError("FORBIDDEN");
	});
}

async function registerPage(http: FastifyInstance, rendererDir: string): Promise<void> {
	await http.register(fastifyStatic, {
		root: rendererDir,
		index: false,
		cacheControl: false,
		allowedPath: (path) => path.startsWith("/assets/") || path === "/icon.svg",
	});
	http.get("/", async (_request, reply) => {
		reply.header("content-security-policy", pagePolicy).type("text/html; charset=utf-8");
		return reply.send(await readFile(join(rendererDir, "device.html")));
	});
}

/** One session at a time, and with it one context: one device, one camera. */
function registerCalls(http: FastifyInstance, app: DeviceApp): () => void {
	const { enrollment, devices, log } = app.router;
	// Wrapped as in the contract: the authorisation table knows the procedures by these paths.
	const handler = new RPCHandler({ enrollment, devices, log: { evidence: log.evidence } });
	let session: { readonly token: string; readonly context: ReturnType<App["createContext"]> } | null = null;

	function contextOf(request: FastifyRequest): ReturnType<App["createContext"]> {
		const token = /^Bearer ([0-9a-f]{64})$/.exec(request.headers.authorization ?? "")?.[1];
		const heard = token === undefined ? null : app.services.devices.hear(token);
		if (token === undefined || heard === null) return app.createContext({ kind: "anonymous" });
		// A picture that is on its way when the device is sent away arrives for nothing.
		const isOver = () => app.services.devices.hear(token) === null;
		if (session?.token !== token)
			session = { token, context: app.createContext({ kind: "enroller", grantedBy: heard.grantedBy }, { isOver }) };
		return session.context;
	}

	http.register(async (calls) => {
		// oRPC reads the bodies itself.
		calls.removeAllContentTypeParsers();
		calls.addContentTypeParser("*", (_request, _payload, done) => done(null));
		const route = (url: string, max: number) =>
			calls.post(url, { config: { rateLimit: { max } } }, async (request, reply) => {
				const announced = Number(request.headers["content-length"] ?? Number.NaN);
				if (!(announced <= MAX_CALL_BYTES)) throw new AppError("PAYLOAD_TOO_LARGE");
				const { matched } = await handler.handle(request, reply, { prefix: "/rpc", context: contextOf(request) });
				if (!matched) throw new AppError("NOT_FOUND");
				return reply;
			});
		route("/rpc/devices/redeem", CODES_PER_MINUTE);
		route("/rpc/*", CALLS_PER_MINUTE);
	});

	return () => {
		if (session) app.endContext(session.context);
		session = null;
	};
}

/** Calls get oRPC's own form, so that the page reads every refusal the same way; other paths the form of REST. */
function registerErrors(http: FastifyInstance, { log }: Pick<App, "log">): void {
	const refuse = (code: ErrorCode, request: FastifyRequest, reply: FastifyReply) => {
		const { httpStatus, body } = errorAnswer(code, request.headers["accept-language"]);
		const rpcError = { defined: false, code, status: httpStatus, message: code, data: {} };
		return reply.code(httpStatus).send(request.url.startsWith("/rpc/") ? { json: rpcError } : body);
	};
	http.setErrorHandler((thrown, request, reply) => {
		const status = thrown instanceof Error && "statusCode" in thrown ? Number(thrown.statusCode) : 500;
		const code = thrown instanceof AppError ? thrown.code : codeOfHttpStatus(status);
		if (code === "INTERNAL")
			log.error({ type: thrown instanceof Error ? thrown.name : typeof thrown }, "a device's request failed");
		return refuse(code, request, reply);
	});
	http.setNotFoundHandler((request, reply) => refuse("NOT_FOUND", request, reply));
}
