// A frame's analysis and the session's decision, as the screen gets them.
import type { FaceAnalysis, FrameAnalysis } from "./face-analysis.ts";
import { combineLivenessScores, judgeFrame, type LivenessMode, type LivenessThresholds } from "./liveness-policy.ts";
import type { FaceOverlay, LivenessView, RecognitionResult } from "./recognition-result.ts";
import type { SessionDecision } from "./session-state.ts";

/** Box and pose for drawing; null without a face. */
export function toFaceOverlay({ width, height, primary }: FrameAnalysis): FaceOverlay | null {
	if (!primary) return null;
	const { box, pose } = primary;
	return {
		box: { x: box.x / width, y: box.y / height, width: box.width / width, height: box.height / height },
		pose,
	};
}

/** This frame's liveness; null where it was not reached. */
export function toLivenessView(
	face: FaceAnalysis | null,
	mode: LivenessMode,
	thresholds: LivenessThresholds,
): LivenessView | null {
	if (!face) return null;
	if (mode === "off") return { verdict: "not_run", score: null };
	const score = combineLivenessScores(face.liveness);
	return score === null ? null : { verdict: judgeFrame(face.liveness, thresholds), score };
}

type FrameFields = Pick<RecognitionResult, "presentation" | "face" | "liveness">;

/** `record` is not for the screen: the service has answered it by then. */
export function toRecognitionResult(
	decision: Exclude<SessionDecision, { kind: "record" }>,
	frame: FrameFields,
): RecognitionResult {
	switch (decision.kind) {
		case "no_face":
		case "multiple_faces":
			return { ...frame, outcome: decision.kind };
		case "low_quality":
			return { ...frame, outcome: "low_quality", hint: decision.hint };
		case "observing":
			return { ...frame, outcome: "observing", progress: decision.progress };
		case "challenge": {
			const { kind: outcome, ...asked } = decision;
			return { ...frame, outcome, ...asked };
		}
		case "ask":
			return { ...frame, outcome: "ask", question: decision.question };
		case "answered": {
			const { answer } = decision;
			return "punch" in answer
				? { ...frame, outcome: answer.kind, punch: answer.punch }
				: { ...frame, outcome: answer.kind };
		}
	}
}
