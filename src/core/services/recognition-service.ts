// One kiosk frame, top to bottom: analyse, quality gate, liveness, search, decide, record.
import type { EmployeeId } from "../domain/employee.ts";
import { type FaceAnalysis, type FrameAnalysis, hasDominantFace, type LivenessScore } from "../domain/face-analysis.ts";
import { toFaceOverlay, toLivenessView, toRecognitionResult } from "../domain/frame-view.ts";
import {
	combineLivenessScores,
	judgeLiveness,
	type LivenessMode,
	type LivenessVerdict,
} from "../domain/liveness-policy.ts";
import type { MatchVerdict } from "../domain/match-policy.ts";
import { toPunchView } from "../domain/punch-view.ts";
import { imageLimits, qualityHint, recognitionLimits } from "../domain/quality-gate.ts";
import { mayVote, settle } from "../domain/recognition-attempt.ts";
import type { QualityHint, RecognitionResult } from "../domain/recognition-result.ts";
import { planAnalysis, step } from "../domain/recognition-session.ts";
import type { MatchDecision, Observation, SessionDecision, SessionPolicy } from "../domain/session-state.ts";
import type { Clock } from "../ports/environment.ts";
import type { EngineDescription, FaceEngine } from "../ports/face-engine.ts";
import type { Gallery } from "../ports/gallery.ts";
import type { EmployeeStore } from "../ports/stores.ts";
import type { AttendanceService } from "./attendance-service.ts";
import { type CameraSession, createCameraSessions } from "./camera-sessions.ts";
import { createFaceSearch, type FaceSearch } from "./face-search.ts";
import { theOneFace } from "./the-one-face.ts";

/** The single-image decision of REST: no session, no cooldown, nothing is recorded. */
export interface ImageDecision {
	readonly quality: QualityHint | null;
	/** `not_run` when liveness is off. In `observe` the verdict is told but has not gated. */
	readonly liveness: LivenessVerdict | "not_run";
	readonly livenessScores: readonly LivenessScore[];
	/** null when the image was refused by quality or liveness. */
	readonly match: (MatchVerdict<EmployeeId> & { readonly name: string | null }) | null;
	readonly templateContractId: string;
}

export interface RecognitionService {
	/**
	 * Decides over the frames of one camera (`cameraSession`, one a connection). A match is recorded before it is
	 * returned. Rejects with ENGINE_* codes, UNSUPPORTED_IMAGE, STORAGE_UNAVAILABLE (then nothing was recorded).
	 */
	submitFrame(cameraSession: string, image: Uint8Array): Promise<RecognitionResult>;
	/** Forgets the camera's session: its connection closed, or the page went elsewhere. */
	endCameraSession(cameraSession: string): void;
	/** One image, for REST. Rejects with NO_FACE or MULTIPLE_FACES besides. */
	recogniseImage(image: Uint8Array): Promise<ImageDecision>;
}

export interface RecognitionServicePorts {
	readonly engine: FaceEngine;
	readonly gallery: Pick<Gallery, "search">;
	readonly employees: Pick<EmployeeStore, "find">;
	readonly attendance: Pick<AttendanceService, "punch">;
	readonly clock: Pick<Clock, "monotonicMs">;
	readonly livenessMode: LivenessMode;
}

export function createRecognitionService(ports: RecognitionServicePorts): RecognitionService {
	const { engine, employees, attendance, clock, livenessMode } = ports;
	const cameras = createCameraSessions();
	const search = createFaceSearch(ports);

	async function decideFrame(session: CameraSession, image: Uint8Array): Promise<RecognitionResult> {
		const description = await engine.describe();
		const policy = toPolicy(description, livenessMode);
		const frame = await engine.analyse(image, planAnalysis(session.state, clock.monotonicMs(), livenessMode));
		const observation = await observe(frame, policy, search);
		const { state, decision } = step(session.state, observation, clock.monotonicMs(), policy);
		session.state = state;
		const outcome = decision.kind === "record" ? record(session, decision, description) : decision;
		return toRecognitionResult(outcome, {
			presentation: session.state.lastNumber,
			face: toFaceOverlay(frame),
			liveness: toLivenessView(frame.primary, livenessMode, policy.liveness),
		});
	}

	/** The punch is on disk before the card is shown; when it cannot be written, nothing is settled. */
	function record(
		session: CameraSession,
		{ kind: _, employeeId, livenessScore, ...match }: MatchDecision,
		{ templateContractId }: EngineDescription,
	): Exclude<SessionDecision, MatchDecision> {
		if (!employees.find(employeeId)?.isActive) {
			// Removed between two frames: whoever stands there is looked at anew, as a stranger.
			session.state = { ...session.state, presentation: null };
			return { kind: "observing", progress: 0 };
		}
		const evidence = { ...match, livenessScore: livenessScore ?? undefined, templateContractId };
		const { state, event } = attendance.punch({ employeeId, method: "face", ...evidence });
		const kind = state === "recorded" ? "matched" : "already_recorded";
		const answer = { kind, employeeId, punch: toPunchView(event) } as const;
		session.state = settle(session.state, answer, clock.monotonicMs());
		return { kind: "answered", answer };
	}

	async function recogniseImage(image: Uint8Array): Promise<ImageDecision> {
		const { templateContractId, ...description } = await engine.describe();
		const policy = toPolicy(description, livenessMode);
		const frame = await engine.analyse(image, {
			liveness: livenessMode !== "off",
			embedding: true,
			averageMirror: true,
		});
		const face = theOneFace(frame);
		const quality = qualityHint(face, frame, imageLimits);
		const liveness = judgeImage(face, policy);
		const isRefused = quality !== null || (livenessMode === "enforce" && liveness !== "live");
		const verdict = isRefused || !face.embedding ? null : await search(face.embedding, policy.match);
		const name = verdict?.kind === "match" ? (employees.find(verdict.employeeId)?.name ?? null) : null;
		return {
			quality,
			liveness,
			livenessScores: face.liveness,
			match: verdict && { ...verdict, name },
			templateContractId,
		};
	}

	return {
		submitFrame: (camera, image) => cameras.inTurn(camera, (session) => decideFrame(session, image)),
		endCameraSession: cameras.end,
		recogniseImage,
	};
}

/** Quality gate, liveness, search: each only for a face that passed the one before. */
async function observe(frame: FrameAnalysis, policy: SessionPolicy, search: FaceSearch): Promise<Observation> {
	const { primary } = frame;
	if (!primary) return { kind: "no_face" };
	if (!hasDominantFace(frame)) return { kind: "multiple_faces" };
	const { box, embedding } = primary;
	const hint = qualityHint(primary, frame, recognitionLimits);
	if (hint) return { kind: "face", box, hint, embedding: null, livenessScore: null, verdict: null };
	const livenessScore = combineLivenessScores(primary.liveness);
	const verdict = embedding && mayVote({ livenessScore }, policy) ? await search(embedding, policy.match) : null;
	return { kind: "face", box, hint, embedding, livenessScore, verdict };
}

function toPolicy(
	{ matchThresholds, livenessThresholds }: Pick<EngineDescription, "matchThresholds" | "livenessThresholds">,
	livenessMode: LivenessMode,
): SessionPolicy {
	return { match: matchThresholds, liveness: livenessThresholds, livenessMode };
}

function judgeImage(face: FaceAnalysis, policy: SessionPolicy): ImageDecision["liveness"] {
	if (policy.livenessMode === "off") return "not_run";
	return judgeLiveness(combineLivenessScores(face.liveness), policy.liveness);
}
