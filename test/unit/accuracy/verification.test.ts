import { describe, expect, it } from "vitest";
import { identityOf } from "../../accuracy/image-folder.ts";
import { parsePairs } from "../../accuracy/pairs-file.ts";
import { createSimilarityHistogram } from "../../accuracy/similarity-histogram.ts";
import { type Embeddings, measureVerification, scoreVerification } from "../../accuracy/verification.ts";

/** A unit vector at an angle: the cosine of two is the cosine of the difference. */
const at = (angleDeg: number) =>
	Float32Array.from([Math.cos((angleDeg * Math.PI) / 180), Math.sin((angleDeg * Math.PI) / 180)]);
const measure = (pairs: Parameters<typeof scoreVerification>[0], embeddings: Embeddings) =>
	measureVerification(scoreVerification(pairs, embeddings));
const pair = (fold: number, imageA: string, imageB: string, isSame: boolean) => ({ fold, imageA, imageB, isSame });

describe("parsePairs", () => {
	it("reads folds where there are some and cuts ten where there are none", () => {
		expect(
			parsePairs("fold,image_a,image_b,label\r\n3,a/1.jpg,a/2.jpg,same\r\n4,a/1.jpg,b/1.jpg,different\r\n"),
		).toEqual([pair(3, "a/1.jpg", "a/2.jpg", true), pair(4, "a/1.jpg", "b/1.jpg", false)]);
		const rows = Array.from({ length: 40 }, (_, i) => `a${i},b${i},same`);
		expect(new Set(parsePairs(["image_a,image_b,label", ...rows].join("\n")).map((row) => row.fold)).size).toBe(10);
	});

	it("cuts folds that hold both kinds where the list has one kind after the other", () => {
		const rows = (label: string) => Array.from({ length: 20 }, (_, i) => `a${i},b${i},${label}`);
		const pairs = parsePairs(["image_a,image_b,label", ...rows("same"), ...rows("different")].join("\n"));
		for (let fold = 0; fold < 10; fold++) {
			const members = pairs.filter((row) => row.fold === fold);
			expect(members.filter(({ isSame }) => isSame)).toHaveLength(2);
			expect(members).toHaveLength(4);
		}
	});

	it("names the row that is wrong", () => {
		expect(() => parsePairs("image_a,image_b,label\na,b,same\na,b,perhaps")).toThrow(/^row 3, label:/);
		expect(() => parsePairs("left,right\na,b")).toThrow(/^row 2, image_a:/);
	});
});

describe("measureVerification", () => {
	it("is perfect where people are far apart, with the threshold of the other folds", () => {
		const embeddings: Embeddings = new Map([
			["a/1", at(0)],
			["a/2", at(10)],
			["b/1", at(90)],
			["b/2", at(100)],
		]);
		const pairs = [0, 1].flatMap((fold) => [
			pair(fold, "a/1", "a/2", true),
			pair(fold, "b/1", "b/2", true),
			pair(fold, "a/1", "b/1", false),
			pair(fold, "a/2", "b/2", false),
		]);
		expect(measure(pairs, embeddings)).toMatchObject({ pairs: 8, accuracy: 1, facesNotFound: 0 });
	});

	it("counts a pair with a face not found as wrong, whatever its label", () => {
		const embeddings: Embeddings = new Map([
			["a/1", at(0)],
			["a/2", at(5)],
			["b/1", at(90)],
			["b/2", null],
		]);
		const pairs = [0, 1].flatMap((fold) => [
			pair(fold, "a/1", "a/2", true),
			pair(fold, "a/1", "b/1", false),
			pair(fold, "b/1", "b/2", true),
			pair(fold, "a/1", "b/2", false),
		]);
		expect(measure(pairs, embeddings)).toMatchObject({ accuracy: 0.5, facesNotFound: 1 });
	});

	it("does not choose the threshold on the fold that it judges", () => {
		const embeddings: Embeddings = new Map([
			["s1", at(0)],
			["s2", at(10)],
			["d2", at(60)],
			["odd", at(80)],
		]);
		const plain = [pair(0, "s1", "s2", true), pair(0, "s1", "d2", false)];
		// In fold 1 alone a threshold below cos 80 would be right; fold 0 says that 80 degrees are different people.
		const odd = [pair(1, "s1", "odd", true)];
		expect(measure([...plain, ...odd], embeddings).accuracy).toBeLessThan(1);
	});

	it("takes every cross-identity pair of the folder as an impostor, and says nothing where they are too few", () => {
		const people = Array.from({ length: 60 }, (_, i) => [`p${i}/1`, at(i * 3)] as const);
		const embeddings: Embeddings = new Map([...people, ["p0/2", at(0.5)]]);
		const { tar, closestImpostors } = measure([pair(0, "p0/1", "p0/2", true)], embeddings);
		// 60 * 59 / 2 + 59 pairs: enough for 0.01, not for 0.001.
		expect(tar).toEqual({ "0.01": 1, "0.001": null, "0.0001": null });
		// 2.5 degrees apart, the others 3 and more.
		expect(closestImpostors).toHaveLength(10);
		expect(closestImpostors[0]).toMatchObject({ imageA: "p1/1", imageB: "p0/2" });
		expect(closestImpostors.map(({ similarity }) => similarity)).toEqual(
			closestImpostors.map(({ similarity }) => similarity).toSorted((a, b) => b - a),
		);
	});
});

describe("operating points", () => {
	it("are thresholds with the false match rate that they were measured at", () => {
		// 250 people in a half circle: 31,125 impostor pairs, enough for 1e-4 by the rule of three and no further.
		const people = Array.from({ length: 250 }, (_, i) => [`p${i}/1`, at(i * 0.72)] as const);
		const embeddings: Embeddings = new Map([...people, ["p0/2", at(0.1)], ["p1/2", at(60)]]);
		const pairs = [pair(0, "p0/1", "p0/2", true), pair(0, "p1/1", "p1/2", true)];
		const { operatingPoints, genuinePairs, impostorPairs } = measure(pairs, embeddings);
		const point = operatingPoints["0.0001"];
		expect(impostorPairs).toBe((252 * 251) / 2 - 2);
		expect(genuinePairs).toBe(2);
		expect(point).toMatchObject({ tar: 0.5, folderTar: 0.5 });
		expect(point?.fmr).toBeLessThanOrEqual(1e-4);
		expect(point?.fmrInterval?.high).toBeGreaterThan(point?.fmr ?? 1);
		expect(point?.threshold).toBeLessThan(Math.cos((0.1 * Math.PI) / 180));
		expect(operatingPoints["0.00001"]).toBeNull();
	});
});

describe("createSimilarityHistogram", () => {
	it("gives the lowest threshold that accepts no more than the rate", () => {
		const histogram = createSimilarityHistogram();
		for (let i = 0; i < 1000; i++) histogram.add(i / 1000);
		const accepted = (rate: number) => {
			const threshold = histogram.thresholdAt(rate);
			return Array.from({ length: 1000 }, (_, i) => i / 1000).filter((value) => value >= threshold).length;
		};
		expect(accepted(0.01)).toBe(10);
		expect(accepted(0.001)).toBe(1);
		expect(accepted(0)).toBe(0);
		expect(accepted(1)).toBe(1000);
	});

	it("counts what a threshold of its own accepts", () => {
		const histogram = createSimilarityHistogram();
		for (let i = 0; i < 1000; i++) histogram.add(i / 1000);
		for (const rate of [0, 0.001, 0.01, 0.5])
			expect(histogram.acceptedAt(histogram.thresholdAt(rate))).toBe(1000 * rate);
	});
});

describe("identityOf", () => {
	it("is the folder of a photo, and nobody where there is none", () => {
		expect(identityOf("Ani_S/Ani_S_0001.jpg")).toBe("Ani_S");
		expect(identityOf("photo.jpg")).toBeNull();
	});
});
