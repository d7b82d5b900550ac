// Other web origins may call only when the operator listed them.
import type { FastifyInstance } from "fastify";
import { AppError } from "../core/domain/errors.ts";
import type { OriginPolicy } from "./origin-policy.ts";

const PREFLIGHT_SECONDS = 600;

/** Refuses an unknown Host and a foreign Origin with 403; answers preflights of the listed origins. */
export function registerOriginChecks(http: FastifyInstance, policy: OriginPolicy): void {
	http.addHook("onRequest", async (request, reply) => {
		const { host, origin } = request.headers;
		if (!policy.isKnownHost(host)) throw new AppError("FORBIDDEN");
		const judgement = policy.judgeOrigin(origin, host);
		if (judgement === "foreign") throw new AppError("FORBIDDEN");
		reply.header("vary", "Origin, Accept-Language");
		if (judgement !== "listed") return;
		reply.headers({
			"access-control-allow-origin": origin,
			"access-control-expose-headers": "Retry-After",
			"cross-origin-resource-policy": "cross-origin",
		});
		if (request.method !== "OPTIONS") return;
		reply.headers({
			"access-control-allow-methods": "GET, POST, DELETE",
			"access-control-allow-headers": "Content-Type, X-API-Key, Accept-Language",
			"access-control-max-age": PREFLIGHT_SECONDS,
		});
		return reply.code(204).send();
	});
}
