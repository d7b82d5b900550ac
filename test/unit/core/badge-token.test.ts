import { createHmac } from "node:crypto";
import fc from "fast-check";
import encodeQR from "qr";
import { describe, expect, test } from "vitest";
import { BADGE_ID_BYTES, readBadgeToken, toBadgeId, toBadgeToken } from "../../../src/core/domain/codes/badge-token.ts";

const signer = (key: string) => (text: string) => new Uint8Array(createHmac("sha256", key).update(text).digest());
const ours = signer("our key");
const badgeId = toBadgeId(Uint8Array.from({ length: BADGE_ID_BYTES }, (_, index) => index * 17));
const token = toBadgeToken(badgeId, "0193a000-0000-7000-8000-000000000001", ours);

describe("a badge's token", () => {
	test("is read back by whoever signed it, and says nothing of a person", () => {
		expect(token).toMatch(/^HDR1:[A-Z2-7]{56}$/);
		expect(readBadgeToken(token, ours)).toBe(badgeId);
	});

	test("fits a code of 29 by 29 modules that may be scratched", () => {
		expect(encodeQR(token, "raw", { ecc: "medium", border: 4 })).toHaveLength(29 + 8);
	});

	test("of another installation is worth nothing", () => {
		expect(readBadgeToken(token, signer("another key"))).toBeNull();
	});

	test("with any one character changed is worth nothing", () => {
		for (let at = 0; at < token.length; at += 1) {
			const changed = token.slice(0, at) + (token[at] === "A" ? "B" : "A") + token.slice(at + 1);
			expect(readBadgeToken(changed, ours)).toBeNull();
		}
	});

	test.each([
		"",
		"HDR1:",
		token.toLowerCase(),
		` ${token}`,
		`${token}\n`,
		`${token}${token}`,
		"' OR 1=1 --",
		"HDR1:' UNION SELECT hash FROM employee_pins --",
		"{{constructor.constructor('return process')()}}",
		"#{7*7}",
		"<script>alert(1)</script>",
		"https://example.com",
		"\u0000",
		"ＨＤＲ１：ＡＡＡＡ",
		"A".repeat(5_000),
	])("%j is none", (text) => {
		expect(readBadgeToken(text, ours)).toBeNull();
	});

	test("is none for whatever else a code can say", () => {
		const points = fc.array(fc.nat({ max: 0x10ffff }), { maxLength: 300 });
		const anyText = points.map((each) => String.fromCodePoint(...each));
		const tail = fc.string({ maxLength: 80 });
		fc.assert(
			fc.property(
				fc.oneof(
					anyText,
					tail.map((rest) => `HDR1:${rest}`),
				),
				(text) => {
					expect(readBadgeToken(text, ours)).toBeNull();
				},
			),
			{ numRuns: 20_000 },
		);
	});
});
