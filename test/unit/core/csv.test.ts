import { describe, expect, test } from "vitest";
import { csvLine } from "../../../src/core/domain/csv.ts";

describe("a line of CSV", () => {
	test("quotes what needs it and leaves the rest as it is", () => {
		expect(csvLine(["K-1", "Sari", 12, null, ""])).toBe("K-1,Sari,12,,\r\n");
		expect(csvLine(['a "b"', "c,d", "e\nf", " g"])).toBe('"a ""b""","c,d","e\nf"," g"\r\n');
		expect(csvLine(["a;b", "c,d"], ";")).toBe('"a;b";"c,d"\r\n');
	});

	test.each(["=1+1", "+62 812", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"])("lets %j be no formula", (text) => {
		expect(csvLine([text])).toBe(`"'${text}"\r\n`);
	});

	test("leaves numbers below nothing numbers", () => {
		expect(csvLine([-0.25])).toBe("-0.25\r\n");
	});
});
