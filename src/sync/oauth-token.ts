// An OAuth 2 access token from a refresh token that is replaced at each use (RFC 6749, section 6).
import { z } from "zod";
import type { Clock } from "../core/ports/environment.ts";
import type { Send } from "./http-request.ts";
import { type CallResult, callJson, shortDetail } from "./target-call.ts";

/** Renewed this much before it ends, so that no request travels with one that ends on the way. */
const EARLY_MS = 60_000;
const DEFAULT_LIFE_S = 600;

const tokenSchema = z.object({
	access_token: z.string().min(1),
	refresh_token: z.string().min(1).optional(),
	expires_in: z.number().positive().optional(),
});

export interface OAuthTokenDeps {
	readonly send: Send;
	readonly url: URL;
	readonly clientId: string;
	readonly clientSecret: string | null;
	readonly refreshToken: string;
	readonly clock: Pick<Clock, "nowMs">;
	/** Keeps the next refresh token where a restart finds it; the one before it is of no use any more. */
	readonly keep: (refreshToken: string) => void;
}

export interface OAuthToken {
	read(): Promise<CallResult<string>>;
	/** The one at hand was refused. */
	forget(): void;
}

export function createOAuthToken(deps: OAuthTokenDeps): OAuthToken {
	let refreshToken = deps.refreshToken;
	let current: { readonly token: string; readonly endsAtMs: number } | null = null;
	/** One renewal for all who ask meanwhile: a second would come with a token that the first has used up. */
	let renewal: Promise<CallResult<string>> | null = null;

	async function renew(): Promise<CallResult<string>> {
		const form = new URLSearchParams({
			grant_type: "refresh_token",
			refresh_token: refreshToken,
			client_id: deps.clientId,
			...(deps.clientSecret !== null && { client_secret: deps.clientSecret }),
		});
		const headers = { "content-type": "application/x-www-form-urlencoded", accept: "application/json" };
		const request = { method: "POST", url: deps.url, headers, body: form.toString() };
		const result = await callJson(deps.send, { request, answer: tokenSchema });
		if (result.kind === "trouble") return result;
		if (result.kind === "refused") {
			// 400 invalid_grant: the refresh token has ended or was used. It refuses us, not a record.
			const detail = shortDetail(result.text);
			const trouble = { kind: "pause", errorCode: "HRIS_UNAUTHORISED", detail } as const;
			return { kind: "trouble", trouble, dateHeader: result.dateHeader };
		}
		const { access_token: token, refresh_token: next, expires_in: lifeS = DEFAULT_LIFE_S } = result.value;
		if (next !== undefined && next !== refreshToken) {
			refreshToken = next;
			deps.keep(next);
		}
		current = { token, endsAtMs: deps.clock.nowMs() + lifeS * 1000 - EARLY_MS };
		return { kind: "value", value: token, dateHeader: result.dateHeader };
	}

	return {
		async read() {
			if (current !== null && deps.clock.nowMs() < current.endsAtMs)
				return { kind: "value", value: current.token, dateHeader: null };
			renewal ??= renew().finally(() => {
				renewal = null;
			});
			return renewal;
		},
		forget() {
			current = null;
		},
	};
}
