// OrangeHRM 5.4 and later: proxy punches by employee number, to the minute.
// Read in the attendance plugin's interface; not run against a live installation.
import { z } from "zod";
import type { DeliveryCode } from "../../core/domain/delivery/delivery-code.ts";
import type { TargetSecrets } from "../../core/domain/delivery/target.ts";
import type {
	AbortSignalLike,
	Delivery,
	DeliveryOutcome,
	SecretVault,
	TargetCheck,
} from "../../core/ports/hris-target.ts";
import { createConnector } from "./connector.ts";
import { createSend } from "./http-request.ts";
import { createOAuthToken } from "./oauth-token.ts";
import { correctByHand, type PunchRecord, readPunch, wallTimeIn } from "./punch-record.ts";
import { addressField, hostOf, tokenField } from "./setting-schemas.ts";
import { below, type CallResult, callJson, failedCheck, parseJson, shortDetail, type Trouble } from "./target-call.ts";

const CONCURRENCY = 2;
const MAX_NOTE_LENGTH = 250;

const punchSchema = z.object({ userDate: z.string(), userTime: z.string(), note: z.string().nullish() });
const latestSchema = z.object({
	data: z.union([
		z.object({ id: z.int(), punchIn: punchSchema, punchOut: punchSchema.partial().nullish() }),
		z.array(z.never()),
		z.null(),
	]),
});
type Latest = z.output<typeof latestSchema>["data"];

/** Business rules answer 400 with a text. */
const refusals: readonly (readonly [RegExp, DeliveryCode])[] = [
	[/Punch-(In|Out) Overlap Found/i, "OVERLAP"],
	[/Already Punched Out/i, "OUT_WITHOUT_IN"],
	[/Already Punched In/i, "ATTENDANCE_OPEN"],
	[/Punch Out Time Should Be Later/i, "SAME_MINUTE"],
];

export const orangehrmConnector = createConnector({
	settings: z.strictObject({
		/** With everything up to `/api`, usually `https://host/web/index.php`. */
		url: addressField,
		clientId: z.string().trim().min(1).max(200),
	}),
	/** The refresh token is replaced at each use; the new one is kept beside them, with the access token. */
	secrets: z.object({ refreshToken: tokenField, clientSecret: tokenField.optional() }),
	placeOf: ({ url }) => hostOf(url),
	open(settings, { refreshToken, clientSecret }, deps) {
		const inMemory = createMemoryVault({ refreshToken });
		const send = createSend(deps);
		const token = createOAuthToken({
			send,
			url: below(settings.url, "/oauth2/token"),
			clientId: settings.clientId,
			clientSecret: clientSecret ?? null,
			clock: deps.clock,
			vault: deps.vault ?? inMemory,
		});

		/** With a fresh token once more when the one at hand has ended early. */
		async function call<Schema extends z.ZodType>(
			method: string,
			path: string,
			options: { readonly answer: Schema; readonly body?: unknown; readonly signal?: AbortSignalLike },
		): Promise<CallResult<z.output<Schema>>> {
			for (const isLastTry of [false, true]) {
				const access = await token.read();
				if (access.kind !== "value") return access;
				const { answer, body, signal } = options;
				const request = {
					method,
					url: below(settings.url, `/api/v2/${path}`),
					headers: { authorization: `Bearer ${access.value}`, "content-type": "application/json" },
					...(body !== undefined && { body: JSON.stringify(body) }),
					...(signal && { signal }),
				};
				const result = await callJson(send, { request, answer });
				const hasEnded = result.kind === "trouble" && result.trouble.errorCode === "HRIS_UNAUTHORISED";
				if (!hasEnded || isLastTry) return result;
				token.forget();
			}
			throw new Error("a loop of two rounds ended without a result");
		}

		async function deliver(delivery: Delivery, signal: AbortSignalLike): Promise<DeliveryOutcome> {
			const punch = readPunch(delivery);
			if (punch.corrects !== null) return correctByHand(punch);
			const employeeNumber = delivery.externalId;
			if (employeeNumber === null || !/^\d{1,10}$/.test(employeeNumber))
				return { kind: "dead", errorCode: "EXTERNAL_ID_MISSING", detail: punch.employeeId };
			const records = `attendance/employees/${employeeNumber}/records`;
			// There is no idempotency: what the last try may have left is looked for first.
			const latest = await call("GET", `${records}/latest`, { answer: latestSchema, signal });
			if (latest.kind !== "value") return settled(latest);
			const known = judgeLatest(punch, latest.value.data);
			if (known !== null) return known;
			const method = punch.direction === "IN" ? "POST" : "PUT";
			const answer = z.object({ data: z.unknown() });
			return settled(await call(method, records, { answer, body: toBody(punch), signal }));
		}

		/**
		 * Never renews: a refresh token is good for one use, and whoever tries the connection may not be who keeps the next
		 * one. Without an access token at hand, being asked for one shows that the interface is there.
		 */
		async function check(): Promise<TargetCheck> {
			const access = token.atHand();
			const request = {
				method: "GET",
				url: below(settings.url, "/api/v2/attendance/records/latest"),
				headers: { ...(access !== null && { authorization: `Bearer ${access}` }) },
			};
			const result = await callJson(send, { request, answer: z.object({ data: z.unknown() }) });
			const { dateHeader } = result;
			if (result.kind === "value") return { ok: true, isLetIn: access !== null, detail: null, dateHeader };
			const isAsked = result.kind === "trouble" && result.trouble.errorCode === "HRIS_UNAUTHORISED";
			if (isAsked) return { ok: true, isLetIn: false, detail: null, dateHeader };
			return failedCheck(result);
		}

		return { concurrency: CONCURRENCY, deliver, check };
	},
});

/** For a target that is only looked at: what it replaces is lost with it. */
function createMemoryVault(given: TargetSecrets): SecretVault {
	let values = given;
	return {
		read: () => values,
		write: (changes) => {
			values = { ...values, ...changes };
		},
	};
}

function toBody(punch: PunchRecord) {
	const { date, time, offsetMinutes } = wallTimeIn(punch.timeZone, punch.occurredAtMs);
	return {
		date,
		time: time.slice(0, 5),
		timezoneOffset: offsetMinutes / 60,
		timezoneName: punch.timeZone,
		// By which a record is known for this event's own, whatever became of the answer.
		note: noteOf(punch).slice(0, MAX_NOTE_LENGTH),
	};
}

const noteOf = ({ eventId }: PunchRecord) => `Hadir ${eventId}`;

/** null: nothing is known of it, so it may be sent. */
function judgeLatest(punch: PunchRecord, latest: Latest): DeliveryOutcome | null {
	const record = latest === null || Array.isArray(latest) ? null : latest;
	const { date, time } = wallTimeIn(punch.timeZone, punch.occurredAtMs);
	const minute = `${date} ${time.slice(0, 5)}`;
	const side = punch.direction === "IN" ? record?.punchIn : record?.punchOut;
	if (side?.note?.includes(punch.eventId)) return { kind: "delivered" };
	if (punch.direction === "OUT") {
		if (!record || record.punchOut?.userDate) return { kind: "dead", errorCode: "OUT_WITHOUT_IN" };
		const isSameMinute = `${record.punchIn.userDate} ${record.punchIn.userTime.slice(0, 5)}` === minute;
		return isSameMinute ? { kind: "dead", errorCode: "SAME_MINUTE" } : null;
	}
	if (record && !record.punchOut?.userDate)
		return {
			kind: "dead",
			errorCode: "ATTENDANCE_OPEN",
			detail: `${record.punchIn.userDate} ${record.punchIn.userTime}`,
		};
	return null;
}

function settled(result: CallResult<unknown>): DeliveryOutcome {
	if (result.kind === "value") return { kind: "delivered" };
	if (result.kind === "trouble") return result.trouble;
	const parsed = z.object({ error: z.object({ message: z.string() }) }).safeParse(parseJson(result.text));
	const message = parsed.success ? parsed.data.error.message : result.text;
	const detail = shortDetail(message === "" ? `HTTP ${result.status}` : message);
	const meaning = refusals.find(([pattern]) => pattern.test(message))?.[1];
	if (meaning !== undefined) return { kind: "dead", errorCode: meaning, detail };
	// Its own "not found" is about the employee. Anybody else's page, or a wrong method, is about the address.
	if (result.status === 404 && parsed.success) return { kind: "dead", errorCode: "EMPLOYEE_UNKNOWN", detail };
	if (result.status === 404 || result.status === 405) return { kind: "pause", errorCode: "HRIS_NOT_THERE", detail };
	return { kind: "dead", errorCode: "HRIS_REJECTED", detail } satisfies Trouble;
}
