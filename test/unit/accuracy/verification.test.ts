import { describe, expect, it } from "vitest";
import { identityOf } from "../../accuracy/image-folder.ts";
import { parsePairs } from "../../accuracy/pairs-file.ts";
import { createSimilarityHistogram } from "../../accuracy/similarity-histogram.ts";
import { type Embeddings, measureVerification } from "../../accuracy/verification.ts";

/** A unit vector at an angle: the cosine of two is the cosine of the difference. */
const at = (angleDeg: number) =>
	Float32Array.from([Math.cos((angleDeg * Math.PI) / 180), Math.sin((angleDeg * Math.PI) / 180)]);
const pair = (fold: number, imageA: string, imageB: string, isSame: boolean) => ({ fold, imageA, imageB, isSame });

describe("parsePairs", () => {
	it("reads folds where there are some and cuts ten where there are none", () => {
		expect(
			parsePairs("fold,image_a,image_b,label\r\n3,a/1.jpg,a/2.jpg,same\r\n4,a/1.jpg,b/1.jpg,different\r\n"),
		).toEqual([pair(3, "a/1.jpg", "a/2.jpg", true), pair(4, "a/1.jpg", "b/1.jpg", false)]);
		const rows = Array.from({ length: 40 }, (_, i) => `a${i},b${i},same`);
		expect(new Set(parsePairs(["image_a,image_b,label", ...rows].join("\n")).map((row) => row.fold)).size).toBe(10);
	});

	it("names the row that is wrong", () => {
		expect(() => parsePairs("image_a,image_b,label\na,b,same\na,b,perhaps")).toThrow(/row 3/);
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
		expect(measureVerification(pairs, embeddings)).toMatchObject({ pairs: 8, accuracy: 1, facesNotFound: 0 });
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
		expect(measureVerification(pairs, embeddings)).toMatchObject({ accuracy: 0.5, facesNotFound: 1 });
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
		expect(measureVerification([...plain, ...odd], embeddings).accuracy).toBeLessThan(1);
	});

	it("takes every cross-identity pair of the folder as an impostor, and says nothing where they are too few", () => {
		const people = Array.from({ length: 60 }, (_, i) => [`p${i}/1`, at(i * 3)] as const);
		const embeddings: Embeddings = new Map([...people, ["p0/2", at(0.5)]]);
		const { tar } = measureVerification([pair(0, "p0/1", "p0/2", true)], embeddings);
		// 60 * 59 / 2 + 59 pairs: enough for 0.01, not for 0.001.
		expect(tar).toEqual({ "0.01": 1, "0.001": null, "0.0001": null });
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
});

describe("identityOf", () => {
	it("is the folder of a photo, and nobody where there is none", () => {
		expect(identityOf("Ani_S/Ani_S_0001.jpg")).toBe("Ani_S");
		expect(identityOf("photo.jpg")).toBeNull();
	});
});
