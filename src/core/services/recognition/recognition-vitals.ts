// How fast the kiosk sees: counted beside the work, kept in memory, about frames and never about people.
import type { Clock } from "../../ports/environment.ts";
import type { FaceEngine } from "../../ports/face-engine.ts";

export interface StageTime {
	/** decode, detect, landmarks, ...; `total` is the whole frame. */
	readonly stage: string;
	readonly medianMs: number;
	/** 19 of 20 frames were done by then. */
	readonly p95Ms: number;
}

export interface Vitals {
	/** Frames a second over the last ten seconds; 0 while no camera sends any. */
	readonly framesPerSecond: number;
	/** Epoch milliseconds; null before the first frame. */
	readonly lastFrameAtMs: number | null;
	/** Of the last frames with a face in them, in the order of the pipeline; empty before the first. */
	readonly stages: readonly StageTime[];
}

export interface RecognitionVitals {
	/** The same engine, with what it does noted. */
	watch(engine: FaceEngine): FaceEngine;
	read(): Vitals;
	/** Since a face was last seen, or since the start when none was. */
	sinceFaceMs(): number;
}

const WINDOW_MS = 10_000;
const KEPT_FRAMES = 200;

export function createRecognitionVitals({ clock }: { readonly clock: Clock }): RecognitionVitals {
	let arrivals: number[] = [];
	let timings: Readonly<Record<string, number>>[] = [];
	let lastFrameAtMs: number | null = null;
	let lastFaceAtMs = clock.monotonicMs();

	const recent = () => arrivals.filter((atMs) => clock.monotonicMs() - atMs < WINDOW_MS);

	return {
		watch: (engine) => ({
			...engine,
			async analyse(image, options) {
				const frame = await engine.analyse(image, options);
				lastFrameAtMs = clock.nowMs();
				if (frame.faces.length > 0) lastFaceAtMs = clock.monotonicMs();
				arrivals = [...recent(), clock.monotonicMs()];
				if (frame.primary) timings = [...timings, frame.timingsMs].slice(-KEPT_FRAMES);
				return frame;
			},
		}),
		read: () => ({
			framesPerSecond: recent().length / (WINDOW_MS / 1000),
			lastFrameAtMs,
			stages: summariseStages(timings),
		}),
		sinceFaceMs: () => clock.monotonicMs() - lastFaceAtMs,
	};
}

function summariseStages(timings: readonly Readonly<Record<string, number>>[]): StageTime[] {
	const stages = [...new Set(timings.flatMap((timing) => Object.keys(timing)))];
	const totals = timings.map((timing) => Object.values(timing).reduce((sum, ms) => sum + ms, 0));
	const named = stages.map((stage) => ({ stage, values: timings.flatMap((timing) => timing[stage] ?? []) }));
	if (totals.length > 0) named.push({ stage: "total", values: totals });
	return named.map(({ stage, values }) => {
		const sorted = values.toSorted((a, b) => a - b);
		return { stage, medianMs: quantile(sorted, 0.5), p95Ms: quantile(sorted, 0.95) };
	});
}

/** Nearest rank. */
function quantile(sorted: readonly number[], fraction: number): number {
	return sorted[Math.max(0, Math.ceil(sorted.length * fraction) - 1)] ?? 0;
}
