// What is counted while the kiosk works. Names and units after Prometheus' naming practice: seconds, `_total`.
import { Counter, Histogram, type Registry } from "prom-client";
import { presentationEndings } from "../../core/domain/recognition/presentation-ending.ts";
import type { Meters } from "../../core/ports/metrics.ts";

/** A stage takes from under a millisecond to what a tired computer needs for one frame. */
const STAGE_BUCKETS_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1];
/** The product promises a second from looking to being known: finer below it than beyond. */
const FRAME_BUCKETS_SECONDS = [0.01, 0.025, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 0.75, 1, 2, 5];
/** Bona fide presentations crowd near 1 and attacks near 0: finer at both ends. */
const LIVENESS_BUCKETS = [0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 1];

const MS_PER_SECOND = 1000;

export function createMeters(registry: Registry): Meters {
	const registers = [registry];
	const frames = new Counter({
		name: "hadir_frames_total",
		help: "Camera frames answered, by what the answer was",
		labelNames: ["outcome"],
		registers,
	});
	const presentations = new Counter({
		name: "hadir_presentations_total",
		help: "Stays in front of the camera, by how they ended",
		labelNames: ["ending"],
		registers,
	});
	// A rate over an ending that has not been yet begins at 0 instead of nowhere.
	for (const ending of presentationEndings) presentations.inc({ ending }, 0);
	const duration = new Histogram({
		name: "hadir_frame_duration_seconds",
		help: "From handing an image to the inference process until its analysis was back",
		buckets: FRAME_BUCKETS_SECONDS,
		registers,
	});
	const stages = new Histogram({
		name: "hadir_stage_duration_seconds",
		help: "Time in the stages of the vision pipeline",
		labelNames: ["stage"],
		buckets: STAGE_BUCKETS_SECONDS,
		registers,
	});
	const liveness = new Histogram({
		name: "hadir_liveness_score",
		help: "Probability that a presentation is bona fide, by liveness layer (ISO/IEC 30107-3)",
		labelNames: ["layer"],
		buckets: LIVENESS_BUCKETS,
		registers,
	});
	return {
		frameAnalysed({ timingsMs, primary }, durationMs) {
			duration.observe(durationMs / MS_PER_SECOND);
			for (const [stage, ms] of Object.entries(timingsMs)) stages.observe({ stage }, ms / MS_PER_SECOND);
			for (const { layer, live } of primary?.liveness ?? []) liveness.observe({ layer }, live);
		},
		frameDecided: (outcome) => frames.inc({ outcome }),
		presentationEnded: (ending) => presentations.inc({ ending }),
	};
}
