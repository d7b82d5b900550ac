// REST: one fastify route for each `.route()` of the integration contract, answered by oRPC's OpenAPI handler.
import { OpenAPIHandler } from "@orpc/openapi/fastify";
import { traverseContractProcedures } from "@orpc/server";
import type { StandardHandleResult } from "@orpc/server/standard";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { App } from "../../app/create-app.ts";
import { integrationContract } from "../../contract/index.ts";
import { parseIdempotencyKey } from "../../core/domain/attendance/idempotency-key.ts";
import { AppError } from "../../core/domain/errors.ts";
import { fromRpcError } from "./error-body.ts";
import { readMultipart, refuseLargeBody } from "./request-body.ts";

type Method = "GET" | "POST" | "DELETE";

export interface RestRoute {
	readonly method: Method;
	/** As in the contract: `/user/{employee_id}`. */
	readonly path: string;
	readonly procedure: string;
}

/** What the contract offers over HTTP. */
export function restRoutes(): RestRoute[] {
	const routes: RestRoute[] = [];
	traverseContractProcedures({ router: integrationContract, path: ["integration"] }, ({ contract, path }) => {
		const { method, path: url } = contract["~orpc"].route;
		if ((method === "GET" || method === "POST" || method === "DELETE") && url)
			routes.push({ method, path: url, procedure: path.join(".") });
	});
	return routes;
}

/** Only saves reading a body that nobody will look at: who may call is decided by the table in `api`. */
const publicProcedures: readonly string[] = [
	"integration.home",
	"integration.health",
	"integration.live",
	"integration.ready",
];

export function registerRestRoutes(http: FastifyInstance, app: Pick<App, "router" | "createContext">): void {
	// Wrapped, so that the procedure path is `integration.x`: the authorisation table knows it by that name.
	const handler = new OpenAPIHandler(
		{ integration: app.router.integration },
		{ rootInterceptors: [({ request, next, ...rest }) => next({ ...rest, request: asGet(request) }), reencodeErrors] },
	);
	for (const { method, path, procedure } of restRoutes()) {
		http.route({
			method,
			url: path.replace(/\{(\w+)\}/g, ":$1"),
			// Before the body is read: nobody without a key makes the server take in ten megabytes.
			preParsing: async (request) => {
				if (!publicProcedures.includes(procedure) && request.principal.kind === "anonymous")
					throw new AppError("UNAUTHENTICATED");
				refuseLargeBody(request);
			},
			preValidation: async (request) => {
				request.body = request.isMultipart() ? await readMultipart(request) : (request.body ?? {});
			},
			handler: async (request, reply) => {
				const context = app.createContext(request.principal, { idempotencyKey: readIdempotencyKey(request) });
				const { matched } = await handler.handle(request, reply, { context });
				if (!matched) throw new AppError("NOT_FOUND");
				return reply;
			},
		});
	}
	refuseOtherMethods(http);
}

/** Throws VALIDATION_FAILED for a key that is none: a caller who relies on one must not think that it was taken. */
function readIdempotencyKey({ headers }: FastifyRequest): string | null {
	const header = headers["idempotency-key"];
	if (header === undefined) return null;
	const key = parseIdempotencyKey(String(header));
	if (key === null) throw new AppError("VALIDATION_FAILED", { fields: ["Idempotency-Key"] });
	return key;
}

/** 405 with `Allow` for a path that exists, so that a caller does not look for a typing mistake in it. */
function refuseOtherMethods(http: FastifyInstance): void {
	const byPath = Map.groupBy(restRoutes(), ({ path }) => path);
	for (const [path, routes] of byPath) {
		const taken: string[] = routes.map(({ method }) => method);
		const others = (["GET", "POST", "PUT", "PATCH", "DELETE"] as const).filter((method) => !taken.includes(method));
		http.route({
			method: others,
			url: path.replace(/\{(\w+)\}/g, ":$1"),
			handler: async (_request: FastifyRequest, reply) => {
				reply.header("allow", taken.join(", "));
				throw new AppError("METHOD_NOT_ALLOWED");
			},
		});
	}
}

/** fastify answers HEAD with what GET would send, without the body; the contract knows GET only. */
function asGet<Request extends { readonly method: string }>(request: Request): Request {
	return request.method === "HEAD" ? { ...request, method: "GET" } : request;
}

/** oRPC's error body becomes the old service's. */
async function reencodeErrors(options: {
	readonly request: { readonly headers: Record<string, string | string[] | undefined> };
	next(): Promise<StandardHandleResult>;
}): Promise<StandardHandleResult> {
	const result = await options.next();
	if (!result.matched || result.response.status < 400) return result;
	const { httpStatus, body } = fromRpcError(result.response.body, options.request.headers["accept-language"]);
	return { matched: true, response: { ...result.response, status: httpStatus, body } };
}
