// The HTTP host: REST, the pages, and the WebSocket of the browser kiosk, on one port.
import { randomBytes } from "node:crypto";
import fastifyRateLimit from "@fastify/rate-limit";
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import type { App } from "../app/create-app.ts";
import { AppError } from "../core/domain/errors.ts";
import type { Principal } from "../core/domain/role.ts";
import { type ApiKeyGuard, createApiKeyGuard } from "./api-key.ts";
import { registerOriginChecks } from "./cors.ts";
import { createOriginPolicy } from "./origin-policy.ts";
import { registerPages } from "./pages.ts";
import { answerParserError } from "./parser-errors.ts";
import { codeOfHttpStatus, errorAnswer } from "./rest/error-body.ts";
import { registerBodyParsers } from "./rest/request-body.ts";
import { registerRestRoutes } from "./rest/routes.ts";
import { attachRpcSocket } from "./rpc-socket.ts";
import { registerSecurityHeaders } from "./security-headers.ts";
import { resolveTls } from "./tls.ts";

declare module "fastify" {
	interface FastifyRequest {
		principal: Principal;
	}
}

/** What is under way when the host ends has this long to finish. */
const CLOSE_GRACE_MS = 2_000;

export interface HttpServerOptions {
	/** The built renderer; where it is missing `/kiosk` says how to build it. */
	readonly rendererDir: string;
	/** `resources/pages`: the camera test and the enrollment page. */
	readonly pagesDir: string;
	/** Key of the browser kiosk on this computer; by default a new one at each launch. */
	readonly launchToken?: string;
	/** How often WebSocket clients are asked whether they are still there; by default every 20 seconds. */
	readonly pingIntervalMs?: number;
}

export interface HttpAddress {
	/** `http://127.0.0.1:8000` */
	readonly url: string;
	/** With the launch token in the fragment, which browsers send to nobody. */
	readonly kioskUrl: string;
	/** The API key that this start made; null when there was one. Never shown again. */
	readonly newApiKey: string | null;
}

export interface HttpServer {
	/** Rejects with CONFIG_INVALID when the port is taken or the address cannot be served safely. */
	listen(): Promise<HttpAddress>;
	/** Answers what is under way, for two seconds at most, and closes the sockets. */
	close(): Promise<void>;
}

/** @throws AppError CONFIG_INVALID beyond loopback without a certificate. */
export function createHttpServer(app: App, options: HttpServerOptions): HttpServer {
	const { config } = app;
	const launchToken = options.launchToken ?? randomBytes(32).toString("base64url");
	const tls = resolveTls(config);
	const apiKeys = createApiKeyGuard(config.apiKey, app.services.apiKeys);
	const origins = createOriginPolicy({ boundHost: config.host, corsOrigins: config.corsOrigins });
	const http = createFastify(tls);

	http.decorateRequest("principal");
	registerSecurityHeaders(http, { isHttps: tls !== null, livenessMode: config.liveness });
	registerOriginChecks(http, origins);
	registerPrincipal(http, apiKeys);
	registerErrors(http, app);
	registerBodyParsers(http);
	http.register(async (limited) => {
		await limited.register(fastifyRateLimit, {
			max: config.rateLimit,
			timeWindow: "1 minute",
			keyGenerator: ({ principal, ip }) =>
				principal.kind === "apiClient" ? `key:${principal.keyId}` : `address:${ip}`,
		});
		registerRestRoutes(limited, app);
	});
	http.register(async (pages) => registerPages(pages, { ...options, version: app.services.status.kiosk().version }));
	const socket = attachRpcSocket(http.server, {
		app,
		apiKeys,
		origins,
		launchToken,
		pingIntervalMs: options.pingIntervalMs,
	});

	return {
		async listen() {
			const url = await listen(http, config);
			return { url, kioskUrl: `${url}/kiosk/#token=${launchToken}`, newApiKey: apiKeys.newKey };
		},
		async close() {
			socket.close();
			const closed = http.close();
			// Browsers keep connections that they never use, and some clients never finish: neither holds up the end.
			const cut = setTimeout(() => {
				socket.cut();
				http.server.closeAllConnections();
			}, CLOSE_GRACE_MS);
			await closed.finally(() => clearTimeout(cut));
		},
	};
}

function createFastify(tls: { cert: string; key: string } | null): FastifyInstance {
	const options = {
		logger: false,
		forceCloseConnections: "idle" as const,
		clientErrorHandler: answerParserError,
		// Against slow senders; an upload of ten megabytes over a poor line still fits.
		requestTimeout: 60_000,
		routerOptions: { maxParamLength: 1_000, ignoreTrailingSlash: true },
		frameworkErrors: (_error: Error, request: FastifyRequest, reply: FastifyReply) => {
			const { httpStatus, body } = errorAnswer("NOT_FOUND", request.headers["accept-language"]);
			reply.code(httpStatus).send(body);
		},
	};
	return tls ? fastify({ ...options, https: { ...tls, minVersion: "TLSv1.2" } }) : fastify(options);
}

async function listen(http: FastifyInstance, { host, port }: App["config"]): Promise<string> {
	try {
		return await http.listen({ host, port });
	} catch (cause) {
		const reason = cause instanceof Error && "code" in cause ? String(cause.code) : "?";
		throw new AppError("CONFIG_INVALID", { fields: [`HADIR_HOST=${host} HADIR_PORT=${port} (${reason})`] }, { cause });
	}
}

function registerPrincipal(http: FastifyInstance, apiKeys: ApiKeyGuard): void {
	http.addHook("onRequest", async (request) => {
		request.principal = apiKeys.principalOf(keyOf(request));
	});
}

/** As the old service took it, or as Prometheus sends one (RFC 6750). */
function keyOf({ headers }: FastifyRequest): string | string[] | undefined {
	return headers["x-api-key"] ?? /^Bearer +(\S+)$/i.exec(headers.authorization ?? "")?.[1];
}

/** One form for every error, whoever threw it: a refusal, fastify, a plugin, or a bug. */
function registerErrors(http: FastifyInstance, { log, createContext }: Pick<App, "log" | "createContext">): void {
	http.setErrorHandler((thrown, request, reply) => {
		const refusal = toRefusal(thrown);
		const requestId = createContext({ kind: "anonymous" }).makeRequestId();
		if (!refusal) log.error({ requestId, method: request.method, type: typeName(thrown) }, "request failed");
		const code = refusal?.code ?? "INTERNAL";
		const { httpStatus, body } = errorAnswer(code, request.headers["accept-language"], refusal?.data ?? { requestId });
		reply.code(httpStatus).send(body);
	});
	http.setNotFoundHandler((request, reply) => {
		const { httpStatus, body } = errorAnswer("NOT_FOUND", request.headers["accept-language"]);
		reply.code(httpStatus).send(body);
	});
}

function toRefusal(thrown: unknown): AppError | null {
	if (thrown instanceof AppError) return thrown;
	const status = thrown instanceof Error && "statusCode" in thrown ? Number(thrown.statusCode) : 500;
	const code = codeOfHttpStatus(status);
	if (code === "INTERNAL") return null;
	return new AppError(code, code === "VALIDATION_FAILED" ? { fields: ["body"] } : {});
}

function typeName(thrown: unknown): string {
	return thrown instanceof Error ? thrown.name : typeof thrown;
}
