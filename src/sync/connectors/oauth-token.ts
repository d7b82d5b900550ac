// An OAuth 2 access token from a refresh token that is replaced at each use (RFC 6749, section 6).
import { z } from "zod";
import type { DeliveryCode } from "../../core/domain/delivery/delivery-code.ts";
import type { TargetSecrets } from "../../core/domain/delivery/target.ts";
import type { Clock } from "../../core/ports/environment.ts";
import type { SecretVault } from "../../core/ports/hris-target.ts";
import type { Send } from "./http-request.ts";
import { type CallResult, callJson, shortDetail } from "./target-call.ts";

/** Renewed this much before it ends, so that no request travels with one that ends on the way. */
const EARLY_MS = 60_000;
const DEFAULT_LIFE_S = 600;
/** Kept while a renewal is under way: found at a start, the kiosk ended between the answer and its being kept. */
const UNDER_WAY = "under way";

/** Nobody knows whether the token was replaced: the answer was lost, or was nobody's. Otherwise it was not. */
const MAY_HAVE_WORKED: ReadonlySet<DeliveryCode> = new Set([
	"HRIS_UNREACHABLE",
	"HRIS_TIMEOUT",
	"HRIS_FAILING",
	"ANSWER_NOT_UNDERSTOOD",
]);

const tokenSchema = z.object({
	access_token: z.string().min(1),
	refresh_token: z.string().min(1).optional(),
	expires_in: z.number().positive().optional(),
});

type Refused = Extract<CallResult<unknown>, { kind: "refused" }>;

export interface OAuthTokenDeps {
	readonly send: Send;
	readonly url: URL;
	readonly clientId: string;
	readonly clientSecret: string | null;
	readonly clock: Pick<Clock, "nowMs">;
	/** Holds `refreshToken`; gets the next one, and the access token with its end, before either is used. */
	readonly vault: SecretVault;
}

export interface OAuthToken {
	/** One that is still good, without asking for any: nothing is used up. null when there is none. */
	atHand(): string | null;
	/** Renews where there is none at hand. */
	read(): Promise<CallResult<string>>;
	/** The one at hand was refused. */
	forget(): void;
}

export function createOAuthToken({ send, url, clientId, clientSecret, clock, vault }: OAuthTokenDeps): OAuthToken {
	/** What a full disk did not take: kept here, and tried again, since the token before it is of no use any more. */
	let unsaved: TargetSecrets | null = null;
	let refused: string | null = null;
	/** One renewal for all who ask meanwhile: a second would come with a token that the first has used up. */
	let renewal: Promise<CallResult<string>> | null = null;

	const stored = (): TargetSecrets => ({ ...vault.read(), ...unsaved });

	function save(changes: TargetSecrets): void {
		unsaved = { ...unsaved, ...changes };
		try {
			vault.write(unsaved);
			unsaved = null;
		} catch {
			// Tried again at the next read; until then only a kill would lose it.
		}
	}

	function atHand(): string | null {
		if (unsaved !== null) save({});
		const { accessToken = "", accessTokenEndsAtMs = "0" } = stored();
		const isGood = accessToken !== "" && accessToken !== refused && clock.nowMs() < Number(accessTokenEndsAtMs);
		return isGood ? accessToken : null;
	}

	/** 400 invalid_grant: the refresh token has ended or was used. It refuses us, not a record. */
	function refusal({ status, text, dateHeader }: Refused, wasInterrupted: boolean): CallResult<never> {
		const refused: DeliveryCode = wasInterrupted ? "SIGN_IN_LOST" : "HRIS_UNAUTHORISED";
		const errorCode = status === 404 || status === 405 ? "HRIS_NOT_THERE" : refused;
		return { kind: "trouble", trouble: { kind: "pause", errorCode, detail: shortDetail(text) }, dateHeader };
	}

	async function renew(): Promise<CallResult<string>> {
		const { refreshToken = "", renewal: left = "" } = stored();
		const form = new URLSearchParams({
			grant_type: "refresh_token",
			refresh_token: refreshToken,
			client_id: clientId,
			...(clientSecret !== null && { client_secret: clientSecret }),
		});
		const headers = { "content-type": "application/x-www-form-urlencoded", accept: "application/json" };
		const request = { method: "POST", url, headers, body: form.toString() };
		save({ renewal: UNDER_WAY });
		const result = await callJson(send, { request, answer: tokenSchema });
		if (result.kind === "trouble" && !MAY_HAVE_WORKED.has(result.trouble.errorCode)) save({ renewal: left });
		// An answer that is not understood may hold a token that nobody knows yet.
		if (result.kind === "trouble") return { ...result, trouble: { ...result.trouble, detail: "oauth2/token" } };
		if (result.kind === "refused") return refusal(result, left === UNDER_WAY);
		const { access_token: token, refresh_token: next, expires_in: lifeS = DEFAULT_LIFE_S } = result.value;
		save({
			refreshToken: next ?? refreshToken,
			accessToken: token,
			accessTokenEndsAtMs: String(clock.nowMs() + lifeS * 1000 - EARLY_MS),
			renewal: "",
		});
		return { kind: "value", value: token, dateHeader: result.dateHeader };
	}

	return {
		atHand,
		async read() {
			const token = atHand();
			if (token !== null) return { kind: "value", value: token, dateHeader: null };
			renewal ??= renew().finally(() => {
				renewal = null;
			});
			return renewal;
		},
		forget() {
			refused = stored()["accessToken"] ?? null;
		},
	};
}
