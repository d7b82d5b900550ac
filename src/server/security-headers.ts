// Headers of every answer, and the content policies of the pages.
import type { FastifyInstance } from "fastify";
import type { LivenessMode } from "../core/domain/recognition/liveness-policy.ts";

/** Nothing may load or run: for data answers. */
const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";

/** Style attributes are set by scripts through the CSSOM, which the policy lets pass: no page needs 'unsafe-inline'. */
const pageSources = {
	"default-src": "'none'",
	"script-src": "'self'",
	"style-src": "'self'",
	"img-src": "'self' blob: data:",
	"media-src": "'self' blob:",
	"font-src": "'self'",
	"connect-src": "'self'",
	"worker-src": "'self' blob:",
	"manifest-src": "'self'",
	"base-uri": "'none'",
	"form-action": "'none'",
	"frame-ancestors": "'none'",
};

function policy(sources: Record<string, string>): string {
	return Object.entries(sources)
		.map(([directive, value]) => `${directive} ${value}`)
		.join("; ");
}

export const pagePolicy = policy(pageSources);

export interface SecurityHeaderOptions {
	readonly isHttps: boolean;
	readonly livenessMode: LivenessMode;
}

export function registerSecurityHeaders(http: FastifyInstance, { isHttps, livenessMode }: SecurityHeaderOptions): void {
	http.addHook("onRequest", async (_request, reply) => {
		reply.headers({
			"content-security-policy": DATA_POLICY,
			"x-content-type-options": "nosniff",
			"x-frame-options": "DENY",
			"referrer-policy": "no-referrer",
			"cross-origin-opener-policy": "same-origin",
			"cross-origin-resource-policy": "same-origin",
			"permissions-policy": "camera=(self), screen-wake-lock=(self), microphone=(), geolocation=(), display-capture=()",
			"cache-control": "no-store",
			// Whoever relies on an answer, of whatever call, must be able to see that nothing keeps a photograph out.
			...(livenessMode !== "enforce" && { "x-hadir-liveness": livenessMode }),
			...(isHttps && { "strict-transport-security": "max-age=31536000" }),
		});
	});
}
