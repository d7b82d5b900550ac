import { expect, it } from "vitest";
import { trendOf } from "../../soak/memory-trend.ts";
import { judgeSoak, type SoakSample } from "../../soak/soak-verdict.ts";
import { createSeededRandom } from "../../support/seeded-random.ts";

const MB = 1e6;
const flat: Omit<SoakSample, "frames"> = {
	hostRssBytes: 250 * MB,
	hostHeapBytes: 40 * MB,
	hostExternalBytes: 15 * MB,
	hostFiles: 33,
	hostResources: 15,
	inferenceRssBytes: 350 * MB,
	inferenceFiles: 27,
};

/** 200 samples of 200,000 frames. */
const soaked = (changeAt: (frames: number) => Partial<SoakSample>): SoakSample[] =>
	Array.from({ length: 200 }, (_, index) => ({ frames: index * 1_000, ...flat, ...changeAt(index * 1_000) }));

const growing = (samples: readonly SoakSample[]) =>
	Object.entries(judgeSoak(samples)).flatMap(([what, { isFlat }]) => (isFlat ? [] : [what]));

it("finds a kiosk flat that warms up, and an allocator noisy", () => {
	const random = createSeededRandom(7);
	const samples = soaked((frames) => ({
		inferenceRssBytes: (frames < 20_000 ? 250 + frames / 200 : 350 + 20 * random()) * MB,
		hostHeapBytes: (40 + 4 * random()) * MB,
	}));
	expect(growing(samples)).toEqual([]);
});

it("finds a leak of a kilobyte a frame, of one handle in ten thousand frames, and of what stays on the heap", () => {
	expect(growing(soaked((frames) => ({ inferenceRssBytes: 350 * MB + frames * 1_000 })))).toEqual([
		"inferenceRssBytes",
	]);
	expect(growing(soaked((frames) => ({ hostFiles: 33 + Math.floor(frames / 10_000) })))).toEqual(["hostFiles"]);
	expect(growing(soaked((frames) => ({ hostHeapBytes: 40 * MB + frames * 100 })))).toEqual(["hostHeapBytes"]);
});

it("draws the same line with a fifth of the samples gone wild", () => {
	const random = createSeededRandom(9);
	const samples = Array.from({ length: 100 }, (_, index) => ({
		frames: index,
		value: random() < 0.2 ? 1_000 * random() : 3 * index,
	}));
	expect(trendOf(samples).growth / (samples.length * 0.7 - 1)).toBeCloseTo(3, 0);
});
