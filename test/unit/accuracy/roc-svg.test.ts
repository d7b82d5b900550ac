import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { drawRoc } from "../../accuracy/roc-svg.ts";

const chart = {
	title: "Verification <of> A & B",
	subtitle: "default pack",
	curve: [
		{ far: 1, tar: 1 },
		{ far: 0.01, tar: 0.99 },
		{ far: 1e-4, tar: 0.96 },
	],
	marks: [{ far: 0.01, tar: 0.99, interval: { low: 0.98, high: 0.995 } }],
};

describe("drawRoc", () => {
	it("is a picture that a renderer takes, with its texts escaped", async () => {
		const svg = drawRoc(chart);
		const { width, height, format } = await sharp(Buffer.from(svg)).metadata();
		expect({ width, height, format }).toEqual({ width: 720, height: 440, format: "svg" });
		expect(svg).toContain("Verification &lt;of&gt; A &amp; B");
		expect(svg).toContain("99.00 %");
	});

	it("puts rates where they belong: each decade as wide as the other, the best at the top", () => {
		const [path] = /d="M[^"]+"/.exec(drawRoc(chart)) ?? [""];
		const points = [...path.matchAll(/[ML]([\d.]+) ([\d.]+)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }));
		const [first, second, third] = points;
		if (!first || !second || !third) throw new Error("three points are drawn");
		expect(first.x - second.x).toBeCloseTo(second.x - third.x, 0);
		expect(first.y).toBeLessThan(second.y);
		expect(second.y).toBeLessThan(third.y);
	});
});
