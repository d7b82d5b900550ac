// Numbers for whoever watches many kiosks from afar: about frames, processes and deliveries, never about people.
import type { FrameAnalysis } from "../domain/recognition/face-analysis.ts";
import type { PresentationEnding } from "../domain/recognition/presentation-ending.ts";
import type { RecognitionOutcome } from "../domain/recognition/recognition-result.ts";

/** Counts what happens. Never throws: the person at the door comes first. */
export interface Meters {
	/** @param durationMs from the host's side: waiting, the way to the inference process and back included */
	frameAnalysed(frame: Pick<FrameAnalysis, "timingsMs" | "primary">, durationMs: number): void;
	/** A camera's frame was answered. */
	frameDecided(outcome: RecognitionOutcome): void;
	presentationEnded(ending: PresentationEnding): void;
}

export interface Metrics {
	/** What was counted and how things stand now, in Prometheus' text exposition format 0.0.4. */
	text(): Promise<string>;
	/** Media type of the text, with its version. */
	readonly mediaType: string;
}
