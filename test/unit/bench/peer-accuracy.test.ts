import { describe, expect, it } from "vitest";
import type { ImagePair } from "../../accuracy/pairs-file.ts";
import { dealPairs } from "../../bench/peer-accuracy.ts";

const pairs: ImagePair[] = Array.from({ length: 1000 }, (_, i) => ({
	fold: Math.floor(i / 100),
	imageA: `a/${i}.jpg`,
	imageB: `b/${i}.jpg`,
	isSame: i % 100 < 50,
}));

describe("dealPairs", () => {
	it("takes as many as asked, evenly over folds and labels", () => {
		const dealt = dealPairs(pairs, 200);
		expect(dealt).toHaveLength(200);
		expect(dealt.filter(({ isSame }) => isSame)).toHaveLength(100);
		for (let fold = 0; fold < 10; fold++) expect(dealt.filter((pair) => pair.fold === fold)).toHaveLength(20);
	});

	it("takes all of a shorter list, none twice", () => {
		expect(dealPairs(pairs, 5000)).toEqual(pairs);
		expect(new Set(dealPairs(pairs, 333)).size).toBe(333);
	});
});
