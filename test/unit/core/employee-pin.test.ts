import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
	countedAs,
	drawPin,
	findByNumber,
	hasPinForm,
	isPinTooEasy,
} from "../../../src/core/domain/codes/employee-pin.ts";

/** Any code points, halves of pairs included. */
const anyText = (maxLength: number) =>
	fc.array(fc.nat({ max: 0x10ffff }), { maxLength }).map((points) => String.fromCodePoint(...points));

describe("a PIN", () => {
	test.each([
		["111111", "one digit over and over"],
		["123456", "a row"],
		["987654", "a row backwards"],
		["890123", "a row over the nought"],
		["246802", "a row of twos"],
		["121212", "a pair repeated"],
		["123123", "a row repeated"],
		["1990", "a year"],
		["2580", "the middle of the keypad"],
		["112233", "doubled pairs"],
		["001234", "the person's own number"],
	])("%s is too easy: %s", (pin) => {
		expect(isPinTooEasy(pin, "K-001234")).toBe(true);
	});

	test.each(["730418", "904112", "5027", "48120936"])("%s is not", (pin) => {
		expect(isPinTooEasy(pin, "K-001234")).toBe(false);
	});

	test("has as many digits as asked for, and nothing else", () => {
		expect(hasPinForm("730418", 6)).toBe(true);
		for (const wrong of ["73041", "7304180", "73041a", "٧٣٠٤١٨", " 73041", ""])
			expect(hasPinForm(wrong, 6)).toBe(false);
	});

	test("that the kiosk draws is as long as asked for, never easy, and spread evenly", () => {
		let seed = 7;
		const bytes = (length: number) =>
			Uint8Array.from({ length }, () => {
				seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
				return seed >>> 24;
			});
		const counts = new Array<number>(10).fill(0);
		for (let i = 0; i < 5_000; i += 1) {
			const pin = drawPin(6, "K-001234", bytes);
			expect(pin).toMatch(/^\d{6}$/);
			expect(isPinTooEasy(pin, "K-001234")).toBe(false);
			for (const digit of pin) counts[Number(digit)] = (counts[Number(digit)] ?? 0) + 1;
		}
		// 30,000 digits: 3,000 each, with a standard deviation of 52.
		for (const count of counts) expect(Math.abs(count - 3_000)).toBeLessThan(300);
	});
});

describe("a number that is typed", () => {
	const ids = ["K-1001", "L-1001", "K-2002", "emp 17", "1/2024", "12024", "Ä-9"];

	test.each([
		["K-1001", "K-1001"],
		["k1001", "K-1001"],
		[" l 1001 ", "L-1001"],
		["2002", "K-2002"],
		["17", "emp 17"],
		["EMP17", "emp 17"],
		["1/2024", "1/2024"],
		["12024", "12024"],
		["ä9", "Ä-9"],
	])("%j is %s", (typed, id) => {
		expect(findByNumber(typed, ids)).toBe(id);
	});

	test.each(["1001", "K-100", "K", "", "  ", "-", "99", "%", "1001'--"])("%j is nobody, or several", (typed) => {
		expect(findByNumber(typed, ids)).toBeNull();
	});

	test("is counted under one name, whichever way the same person is typed", () => {
		for (const typed of ["K-1001", "k1001", "1001", " K 1001 "]) expect(countedAs(typed)).toBe("1001");
		expect(countedAs("nobody")).toBe("NOBODY");
	});

	test("never breaks, whatever it is, and finds only who is there", () => {
		fc.assert(
			fc.property(anyText(64), (typed) => {
				const found = findByNumber(typed, ids);
				expect(found === null || ids.includes(found)).toBe(true);
				expect(countedAs(typed)).toBe(countedAs(typed));
			}),
		);
	});
});
