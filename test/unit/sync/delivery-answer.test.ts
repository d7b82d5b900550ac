import { describe, expect, test } from "vitest";
import { classifyAnswer, classifyFailure, parseRetryAfterMs } from "../../../src/sync/connectors/delivery-answer.ts";

describe("classifyAnswer", () => {
	test.each([200, 201, 202, 204, 409])("%i is delivered", (status) => {
		expect(classifyAnswer(status, null)).toEqual({ kind: "delivered" });
	});

	test.each([
		[401, "HRIS_UNAUTHORISED"],
		[403, "HRIS_FORBIDDEN"],
		[410, "HRIS_GONE"],
		[301, "HRIS_MOVED"],
		[302, "HRIS_MOVED"],
		[307, "HRIS_MOVED"],
		[308, "HRIS_MOVED"],
	])("%i pauses the target", (status, errorCode) => {
		expect(classifyAnswer(status, null)).toEqual({ kind: "pause", errorCode, detail: `HTTP ${status}` });
	});

	test.each([400, 406, 413, 422])("%i is a dead letter", (status) => {
		expect(classifyAnswer(status, null)).toEqual({
			kind: "dead",
			errorCode: "HRIS_REJECTED",
			detail: `HTTP ${status}`,
		});
	});

	test.each([404, 405, 415])("%i may be about the address or the record", (status) => {
		expect(classifyAnswer(status, null)).toEqual({
			kind: "not_there",
			errorCode: "HRIS_NOT_THERE",
			detail: `HTTP ${status}`,
		});
	});

	test.each([
		[408, "record"],
		[425, "record"],
		[500, "record"],
		[501, "record"],
		[429, "target"],
		[502, "target"],
		[503, "target"],
		[504, "target"],
	])("%i is tried again, scope %s", (status, scope) => {
		expect(classifyAnswer(status, null)).toEqual({
			kind: "retry",
			scope,
			errorCode: status === 429 ? "HRIS_BUSY" : "HRIS_FAILING",
			detail: `HTTP ${status}`,
			retryAfterMs: null,
		});
	});

	test("a Retry-After speaks for the whole target", () => {
		expect(classifyAnswer(500, 7_000)).toMatchObject({ scope: "target", retryAfterMs: 7_000 });
	});
});

describe("classifyFailure", () => {
	test("tells a time-out from a missing answer; both are worth another try", () => {
		expect(classifyFailure(new DOMException("", "TimeoutError"))).toMatchObject({ errorCode: "HRIS_TIMEOUT" });
		expect(classifyFailure(new TypeError("fetch failed"))).toEqual({
			kind: "retry",
			scope: "target",
			errorCode: "HRIS_UNREACHABLE",
			retryAfterMs: null,
		});
	});

	test("tells a certificate that is not trusted from a network that is away", () => {
		const failed = (code: string) => new TypeError("fetch failed", { cause: Object.assign(new Error(code), { code }) });
		expect(classifyFailure(failed("CERT_HAS_EXPIRED"))).toMatchObject({ errorCode: "HRIS_TLS", scope: "target" });
	});

	test.each([
		["ENOTFOUND", "HRIS_NAME_UNKNOWN"],
		["EAI_AGAIN", "HRIS_NAME_UNKNOWN"],
		["ECONNREFUSED", "HRIS_NOT_LISTENING"],
		["ECONNRESET", "HRIS_UNREACHABLE"],
		["ENETUNREACH", "HRIS_UNREACHABLE"],
	])("tells %s, because each is put right elsewhere", (code, errorCode) => {
		const error = new TypeError("fetch failed", { cause: Object.assign(new Error(code), { code }) });
		expect(classifyFailure(error)).toMatchObject({ kind: "retry", scope: "target", errorCode, detail: code });
	});
});

describe("parseRetryAfterMs", () => {
	const nowMs = Date.UTC(2026, 10, 23, 1, 0, 0);

	test.each([
		["120", 120_000],
		[" 0 ", 0],
		["Mon, 23 Nov 2026 01:00:30 GMT", 30_000],
		["Mon, 23 Nov 2026 00:00:00 GMT", 0],
		["999999999", 3_600_000],
		["soon", null],
	])("%j", (header, expected) => {
		expect(parseRetryAfterMs(header, nowMs)).toBe(expected);
	});

	test("no header is no wish", () => {
		expect(parseRetryAfterMs(null, nowMs)).toBeNull();
	});
});
