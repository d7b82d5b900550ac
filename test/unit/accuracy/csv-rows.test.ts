import { describe, expect, it } from "vitest";
import { z } from "zod";
import { parseCsv } from "../../accuracy/csv-rows.ts";
import { parsePoseLabels } from "../../accuracy/pose.ts";

const schema = z.object({ name: z.string(), note: z.string() });

describe("parseCsv", () => {
	it("reads columns by name, quoted cells, empty cells, a byte order mark and Windows line ends", () => {
		expect(parseCsv('\uFEFFnote,name\r\n"a, ""b""",x\r\n,y\r\n\r\n', schema)).toEqual([
			{ name: "x", note: 'a, "b"' },
			{ name: "y", note: "" },
		]);
	});

	it("names line and column of what is wrong, blank lines counted", () => {
		expect(() => parseCsv("name,note\n\nx,y\nx\n", schema)).toThrow(/^row 4, note:/);
	});
});

describe("parsePoseLabels", () => {
	it("reads degrees, in whatever order the columns are", () => {
		expect(parsePoseLabels("file,yaw_deg,roll_deg,pitch_deg\na.jpg,17.9,-0.7,4.5\n")).toEqual([
			{ file: "a.jpg", yawDeg: 17.9, rollDeg: -0.7, pitchDeg: 4.5 },
		]);
	});

	it.each(["", "left", "400"])("refuses the angle '%s'", (angle) => {
		expect(() => parsePoseLabels(`file,pitch_deg,yaw_deg,roll_deg\na.jpg,1,${angle},3`)).toThrow(/^row 2, yaw_deg:/);
	});
});
