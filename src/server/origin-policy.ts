// Which web pages may talk to this server. A page elsewhere can make a visitor's browser call a loopback address, and a
// DNS name that is rebound to 127.0.0.1 even looks like the same origin to it: so both Origin and Host are checked.
import { isLoopbackHost } from "./loopback.ts";

export interface OriginPolicy {
	/** Whether the Host header names this server. Without one (HTTP/1.0) nobody's browser asked. */
	isKnownHost(host: string | undefined): boolean;
	/** `none`: not a browser's cross-origin call. `listed`: named in HADIR_CORS_ORIGINS. */
	judgeOrigin(origin: string | undefined, host: string | undefined): "none" | "listed" | "foreign";
}

export interface OriginPolicyOptions {
	/** What the server is bound to: only on loopback can its own names be known. */
	readonly boundHost: string;
	readonly corsOrigins: readonly string[];
}

export function createOriginPolicy({ boundHost, corsOrigins }: OriginPolicyOptions): OriginPolicy {
	const listed = new Set(corsOrigins.map((origin) => parseOrigin(origin)?.origin).filter(Boolean));
	const listedHosts = new Set(corsOrigins.map((origin) => parseOrigin(origin)?.host).filter(Boolean));
	return {
		isKnownHost(host) {
			if (host === undefined || !isLoopbackHost(boundHost)) return true;
			const name = parseOrigin(`http://${host}`)?.hostname;
			return name !== undefined && (isLoopbackHost(name) || listedHosts.has(host));
		},
		judgeOrigin(origin, host) {
			if (origin === undefined) return "none";
			const parsed = parseOrigin(origin);
			if (parsed && parsed.host === host) return "none";
			return parsed && listed.has(parsed.origin) ? "listed" : "foreign";
		},
	};
}

function parseOrigin(text: string): URL | undefined {
	return URL.canParse(text) ? new URL(text) : undefined;
}
