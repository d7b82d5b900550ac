import { expect, test } from "vitest";
import type { FrameAnalysis } from "../../../src/core/domain/recognition/face-analysis.ts";
import { createRecognitionVitals } from "../../../src/core/services/recognition/recognition-vitals.ts";
import { facePhoto } from "../../support/face-photo.ts";
import { createFakeFaceEngine } from "../../support/fake-face-engine.ts";
import { createManualTime } from "../../support/manual-time.ts";

function watched(timings: readonly Record<string, number>[]) {
	const time = createManualTime();
	const vitals = createRecognitionVitals({ clock: time.clock });
	const fake = createFakeFaceEngine();
	let frame = 0;
	const engine = vitals.watch({
		...fake,
		async analyse(image, options): Promise<FrameAnalysis> {
			const timingsMs = timings[frame++ % timings.length] ?? {};
			return { ...(await fake.analyse(image, options)), timingsMs };
		},
	});
	const look = () => engine.analyse(facePhoto("ani"), { liveness: true, embedding: true });
	return { time, vitals, look };
}

test("before the first frame nothing is known", () => {
	expect(watched([{}]).vitals.read()).toEqual({ framesPerSecond: 0, lastFrameAtMs: null, stages: [] });
});

test("frames a second are those of the last ten seconds", async () => {
	const { time, vitals, look } = watched([{ detect: 2 }]);
	for (let i = 0; i < 20; i++) await look();
	expect(vitals.read()).toMatchObject({ framesPerSecond: 2, lastFrameAtMs: time.clock.nowMs() });
	await time.advance(10_001);
	expect(vitals.read().framesPerSecond).toBe(0);
});

test("stage times are the median and what 19 of 20 frames keep, with the whole frame as the last", async () => {
	const { vitals, look } = watched(Array.from({ length: 20 }, (_, i) => ({ detect: i + 1, embed: 10 })));
	for (let i = 0; i < 20; i++) await look();
	expect(vitals.read().stages).toEqual([
		{ stage: "detect", medianMs: 10, p95Ms: 19 },
		{ stage: "embed", medianMs: 10, p95Ms: 10 },
		{ stage: "total", medianMs: 20, p95Ms: 29 },
	]);
});
