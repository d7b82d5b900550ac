import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lockAfterMs } from "../../../src/core/domain/codes/pin-policy.ts";
import { toCloudEvent } from "../../../src/core/domain/delivery/cloud-event.ts";
import { parseHrisAddress } from "../../../src/core/domain/delivery/hris-address.ts";
import {
	decodeSecretText,
	encodeSecretText,
	formatWebhookSecret,
	parseWebhookSecret,
} from "../../../src/core/domain/delivery/webhook-secret.ts";
import { parseEmployeeId } from "../../../src/core/domain/employee.ts";
import { overlap } from "../../../src/core/domain/recognition/geometry.ts";
import { decideMatch, toDistance, toSimilarity } from "../../../src/core/domain/recognition/match-policy.ts";
import { employeeId } from "../../support/environment.ts";

describe("match", () => {
	const thresholds = { high: 0.75, medium: 0.6, low: 0.5, margin: 0.05 };
	const at = (similarity: number, id = "a") => ({ employeeId: id, similarity });

	test.each([
		["nobody enrolled", null, null, { kind: "unknown", bestSimilarity: null }],
		["below low", at(0.49), null, { kind: "unknown", bestSimilarity: 0.49 }],
		["at low", at(0.5), null, { kind: "match", ...at(0.5), confidence: "low" }],
		["at medium", at(0.6), at(0.2, "b"), { kind: "match", ...at(0.6), confidence: "medium" }],
		["at high", at(0.75), at(0.2, "b"), { kind: "match", ...at(0.75), confidence: "high" }],
		["two look-alikes", at(0.9), at(0.86, "b"), { kind: "unknown", bestSimilarity: 0.9 }],
		["a model gone mad", at(Number.NaN), null, { kind: "unknown", bestSimilarity: Number.NaN }],
	])("%s", (_name, best, second, verdict) => {
		expect(decideMatch(best, second, thresholds)).toEqual(verdict);
	});

	test("distance and similarity are two names of one thing", () => {
		expect([toDistance(1), toDistance(0), toDistance(-1)]).toEqual([0, Math.SQRT2, 2]);
		expect(toDistance(1.0000001)).toBe(0);
		fc.assert(
			fc.property(fc.double({ min: -1, max: 1, noNaN: true }), (similarity) => {
				expect(toSimilarity(toDistance(similarity))).toBeCloseTo(similarity, 9);
			}),
		);
	});
});

test("overlap is symmetric, 1 with itself, 0 apart", () => {
	const a = { x: 0, y: 0, width: 10, height: 10 };
	const b = { x: 5, y: 0, width: 10, height: 10 };
	expect(overlap(a, a)).toBe(1);
	expect(overlap(a, b)).toBeCloseTo(1 / 3);
	expect(overlap(b, a)).toBe(overlap(a, b));
	expect(overlap(a, { x: 10, y: 0, width: 10, height: 10 })).toBe(0);
});

test("the event that leaves the kiosk has exactly the agreed fields", () => {
	const draft = {
		eventId: "0193a000-0000-7000-8000-00000000002a",
		employeeId: employeeId("E-17"),
		direction: "OUT",
		directionSource: "alternating",
		occurredAtMs: Date.UTC(2026, 10, 23, 10, 1, 2, 3),
		timeZone: "Asia/Jakarta",
		offsetMinutes: 420,
		method: "face",
		confidence: "high",
		similarity: 0.83,
		livenessScore: 0.97,
		templateContractId: "contract",
		clockState: "trusted",
		estimatedAtMs: null,
		note: "not for the HRIS",
		workDate: null,
		shift: null,
		corrects: null,
	} as const;
	expect(toCloudEvent({ ...draft, kioskSeq: 7 }, { kioskId: "k1" })).toEqual({
		specversion: "1.0",
		type: "attendance.punch.v1",
		id: draft.eventId,
		source: "/kiosk/k1",
		time: "2026-11-23T17:01:02.003+07:00",
		datacontenttype: "application/json",
		data: {
			employee_id: "E-17",
			direction: "OUT",
			direction_source: "alternating",
			occurred_at: "2026-11-23T17:01:02.003+07:00",
			tz: "Asia/Jakarta",
			kiosk_seq: 7,
			method: "face",
			confidence: "high",
			clock_state: "trusted",
		},
	});
});

describe("employee id", () => {
	test.each([
		["  E-17 ", "E-17"],
		["rafika@office.example", "rafika@office.example"],
		["2026/0017", "2026/0017"],
		["Ю-1", "Ю-1"],
		["EMP 17", "EMP 17"],
	])("takes %j", (value, id) => {
		expect(parseEmployeeId(value)).toBe(id);
	});

	test.each(["", "   ", "-1", "../etc", "a\u0000", "=cmd", "x".repeat(65), "<b>"])("refuses %j", (value) => {
		expect(parseEmployeeId(value)).toBeNull();
	});
});

describe("HRIS address", () => {
	test.each([
		["https://hris.example/hooks/attendance?key=1", "hris.example", false],
		["https://hris.example:8443", "hris.example:8443", false],
		["http://127.0.0.1:9000/events", "127.0.0.1:9000", false],
		["http://localhost/", "localhost", false],
		["http://[::1]:80/x", "[::1]:80", false],
		["http://192.168.1.4/hook", "192.168.1.4", true],
		["HTTPS://HRIS.EXAMPLE/", "HRIS.EXAMPLE", false],
		["https://büro.example/", "büro.example", false],
	])("%s", (url, host, isReadableOnTheWay) => {
		expect(parseHrisAddress(` ${url} `)).toEqual({ url, host, isReadableOnTheWay });
		expect(URL.canParse(url)).toBe(true);
	});

	test.each([
		"",
		"hris.example",
		"ftp://hris.example",
		"file:///etc/passwd",
		"javascript:alert(1)",
		"https://",
		"https:///path",
		"https://user:secret@hris.example/",
		"https://hris.example:0/",
		"https://hris.example:70000/",
		"https://hris example/",
		"https://hris.example/a b",
		"https://hris.example#fragment",
		"https://-x.example",
	])("refuses %j", (value) => {
		expect(parseHrisAddress(value)).toBeNull();
	});
});

describe("webhook secret", () => {
	test("what is made is accepted, and is the key in base64", () => {
		fc.assert(
			fc.property(fc.uint8Array({ minLength: 24, maxLength: 64 }), (key) => {
				const secret = formatWebhookSecret(key);
				expect(parseWebhookSecret(secret)).toBe(secret);
				expect(secret).toBe(`whsec_${Buffer.from(key).toString("base64")}`);
				expect(decodeSecretText(encodeSecretText(secret))).toBe(secret);
			}),
		);
	});

	test.each([
		["no prefix", Buffer.alloc(32).toString("base64")],
		["23 bytes", `whsec_${Buffer.alloc(23).toString("base64")}`],
		["65 bytes", `whsec_${Buffer.alloc(65).toString("base64")}`],
		["base64url", `whsec_${"-_".repeat(20)}`],
		["broken padding", `whsec_${"A".repeat(41)}`],
		["a word", "whsec_secret"],
	])("refuses %s", (_name, secret) => {
		expect(parseWebhookSecret(secret)).toBeNull();
	});
});

test("PIN locks grow from 30 seconds to an hour", () => {
	const seconds = [4, 5, 6, 7, 8, 11, 12, 13, 100, 5_000].map((tries) => lockAfterMs(tries) / 1000);
	expect(seconds).toEqual([0, 30, 60, 120, 240, 1920, 3600, 3600, 3600, 3600]);
});
