// One kiosk frame, top to bottom: analyse, quality gate, liveness, search, decide, record.

import type { Direction } from "../../domain/attendance/attendance-event.ts";
import { toPunchView } from "../../domain/attendance/punch-view.ts";
import { type EmployeeId, isRecognisable } from "../../domain/employee.ts";
import { AppError } from "../../domain/errors.ts";
import { lookedAt, planFrame } from "../../domain/recognition/analysis-plan.ts";
import { settle, settleCorrection, wantPin } from "../../domain/recognition/attempt-answer.ts";
import { type FrameAnalysis, hasPersonToServe } from "../../domain/recognition/face-analysis.ts";
import { toFaceOverlay, toLivenessView, toRecognitionResult } from "../../domain/recognition/frame-view.ts";
import type { Box } from "../../domain/recognition/geometry.ts";
import type { LivenessMode } from "../../domain/recognition/liveness-policy.ts";
import { askDirection, questionFor } from "../../domain/recognition/punch-question.ts";
import {
	type QualityLimits,
	qualityHint,
	recognitionLimits,
	withMasks,
} from "../../domain/recognition/quality-gate.ts";
import { mayVote } from "../../domain/recognition/recognition-attempt.ts";
import type { PunchView, RecognitionResult } from "../../domain/recognition/recognition-result.ts";
import { planAnalysis, step } from "../../domain/recognition/recognition-session.ts";
import type {
	LivenessNote,
	MatchDecision,
	Observation,
	SessionDecision,
	SessionPolicy,
} from "../../domain/recognition/session-state.ts";
import type { Clock, Log, RandomSource } from "../../ports/environment.ts";
import type { EngineDescription, FaceEngine } from "../../ports/face-engine.ts";
import type { Gallery } from "../../ports/gallery.ts";
import type { PersonalCodeStore } from "../../ports/personal-codes.ts";
import type { EmployeeStore, SettingsStore } from "../../ports/stores.ts";
import type { AttendanceService, PunchOutcome, PunchRequest } from "../attendance/attendance-service.ts";
import type { EvidenceService } from "../attendance/evidence-service.ts";
import { analyseUnder } from "./analyse-under.ts";
import { beginUnder, type CameraSession, createCameraSessions, type SeenFrame } from "./camera-sessions.ts";
import { createFaceSearch, type FaceSearch } from "./face-search.ts";
import { createImageRecogniser, type ImageDecision } from "./image-recognition.ts";

export interface RecognitionService {
	/**
	 * Decides over the frames of one camera (`cameraSession`, one a connection). A match is recorded before it is
	 * returned. Rejects with ENGINE_* codes, UNSUPPORTED_IMAGE, STORAGE_UNAVAILABLE (then nothing was recorded).
	 */
	submitFrame(cameraSession: string, image: Uint8Array): Promise<RecognitionResult>;
	/**
	 * "Not OUT, IN": turns round what this camera recorded last, within a minute. Rejects with NOT_FOUND when it was
	 * not the last, CORRECTION_TOO_LATE, STORAGE_UNAVAILABLE (then the first record stands).
	 */
	correct(cameraSession: string, eventId: string): Promise<PunchView>;
	/**
	 * The direction that the person who was asked touched: records it. Rejects with QUESTION_OVER when the question is not
	 * open any more (then nothing was recorded), EMPLOYEE_NOT_FOUND, STORAGE_UNAVAILABLE (then it is still open).
	 */
	answer(cameraSession: string, questionId: string, direction: Direction): Promise<PunchOutcome>;
	/** Forgets the camera's session: its connection closed, or the page went elsewhere. */
	endCameraSession(cameraSession: string): void;
	/** One image, for REST. Rejects with NO_FACE or MULTIPLE_FACES besides. */
	recogniseImage(image: Uint8Array): Promise<ImageDecision>;
}

export interface RecognitionServicePorts {
	readonly engine: FaceEngine;
	readonly gallery: Pick<Gallery, "search">;
	readonly employees: Pick<EmployeeStore, "find" | "lookAlikes">;
	readonly codes: Pick<PersonalCodeStore, "readPin">;
	readonly attendance: Pick<AttendanceService, "punch" | "punchOrAsk" | "correctOwn">;
	readonly settings: Pick<SettingsStore, "read">;
	/** Pictures as evidence, where they are wanted. */
	readonly evidence: Pick<EvidenceService, "isWantedOf" | "keep">;
	readonly clock: Pick<Clock, "monotonicMs">;
	/** Draws challenges: who can foresee them can record the right answers. */
	readonly random: RandomSource;
	readonly log: Pick<Log, "info">;
	readonly livenessMode: LivenessMode;
}

export function createRecognitionService(ports: RecognitionServicePorts): RecognitionService {
	const { engine, employees, codes, attendance, settings, evidence, clock, log, livenessMode } = ports;
	const cameras = createCameraSessions();
	const search = createFaceSearch(ports);
	const chance = () => toChance(ports.random.bytes(4));

	function toPolicy({ matchThresholds, livenessThresholds }: EngineDescription): SessionPolicy {
		return { match: matchThresholds, liveness: livenessThresholds, livenessMode, chance };
	}

	/** Read each time: an operator may change it while the kiosk runs. */
	const gate = (limits: QualityLimits) => withMasks(limits, settings.read().maskPolicy);

	async function decideFrame(session: CameraSession, image: Uint8Array): Promise<RecognitionResult> {
		const description = await engine.describe();
		beginUnder(session, description.templateContractId);
		const policy = toPolicy(description);
		const limits = gate(recognitionLimits);
		const needs = planAnalysis(session.state, clock.monotonicMs(), livenessMode);
		const { frame } = await analyseUnder(engine, image, planFrame(session.view, needs, limits));
		session.view = lookedAt(session.view, frame.primary);
		const served = session.state.presentation?.box ?? null;
		const observation = await observe({ frame, served }, limits, policy, search);
		const { state, decision, note } = step(session.state, observation, clock.monotonicMs(), policy);
		session.state = state;
		if (note) log.info({ presentation: state.lastNumber, ...toLogFields(note) }, "liveness");
		releaseFrame(session);
		const seen = { image, box: frame.primary?.box ?? null };
		const outcome = decision.kind === "record" ? record(session, decision, description, seen) : decision;
		return toRecognitionResult(outcome, {
			presentation: session.state.lastNumber,
			face: toFaceOverlay(frame),
			liveness: toLivenessView(frame.primary, livenessMode, policy.liveness),
		});
	}

	/** A question that is over needs its frame no more. */
	function releaseFrame(session: CameraSession): void {
		const { asked, state } = session;
		if (asked && !questionFor(state, asked.questionId, clock.monotonicMs())) session.asked = null;
	}

	/** The punch is on disk before the card is shown; when it cannot be written, nothing is settled. */
	function record(
		session: CameraSession,
		match: MatchDecision,
		{ templateContractId }: EngineDescription,
		seen: SeenFrame,
	): Exclude<SessionDecision, MatchDecision> {
		const { employeeId } = match;
		const employee = employees.find(employeeId);
		if (!employee || !isRecognisable(employee)) {
			// Removed, or the consent withdrawn, between two frames: whoever stands there is looked at anew, as a stranger.
			session.state = { ...session.state, presentation: null };
			return { kind: "observing", progress: 0 };
		}
		if (needsPin(employeeId)) {
			const { state, decision } = wantPin(session.state, clock.monotonicMs());
			session.state = state;
			return decision;
		}
		const outcome = attendance.punchOrAsk(toFacePunch(match, templateContractId));
		if (outcome.state !== "ask") return settlePunch(session, outcome, seen);
		const questionId = toHex(ports.random.bytes(16));
		const asked = { questionId, match, templateContractId, name: employee.name, likely: outcome.likely };
		const { state, decision } = askDirection(session.state, asked, clock.monotonicMs());
		session.state = state;
		// The only frame that outlives its turn: until the question is answered or over, and only where it is wanted.
		session.asked = evidence.isWantedOf(employeeId) ? { questionId, seen } : null;
		return decision;
	}

	/**
	 * Somebody with a look-alike, where PINs are in use. Who has none yet is told apart by the larger lead alone: nobody
	 * is left without a way.
	 */
	function needsPin(employeeId: EmployeeId): boolean {
		if (employees.lookAlikes(employeeId).length === 0 || !settings.read().isPinAllowed) return false;
		return codes.readPin(employeeId) !== null;
	}

	function settlePunch(session: CameraSession, { state, event }: PunchOutcome, seen: SeenFrame | null) {
		if (state === "recorded" && seen?.box && evidence.isWantedOf(event.employeeId))
			evidence.keep({ eventId: event.eventId, employeeId: event.employeeId, image: seen.image, box: seen.box });
		const kind = state === "recorded" ? "matched" : "already_recorded";
		const answer = { kind, employeeId: event.employeeId, punch: toPunchView(event) } as const;
		session.state = settle(session.state, answer, clock.monotonicMs());
		return { kind: "answered", answer } as const;
	}

	async function answer(session: CameraSession, questionId: string, direction: Direction): Promise<PunchOutcome> {
		const question = questionFor(session.state, questionId, clock.monotonicMs());
		if (!question || !isRecognisable(employees.find(question.match.employeeId))) throw new AppError("QUESTION_OVER");
		const told = { direction, wasAsked: true };
		const outcome = attendance.punch({ ...toFacePunch(question.match, question.templateContractId), ...told });
		const seen = session.asked?.questionId === questionId ? session.asked.seen : null;
		session.asked = null;
		settlePunch(session, outcome, seen);
		return outcome;
	}

	async function correct(session: CameraSession, eventId: string): Promise<PunchView> {
		if (session.state.lastRecorded?.answer.punch.eventId !== eventId) throw new AppError("NOT_FOUND");
		const event = attendance.correctOwn(eventId);
		const punch = toPunchView(event);
		session.state = settleCorrection(session.state, eventId, { kind: "matched", employeeId: event.employeeId, punch });
		return punch;
	}

	return {
		submitFrame: (camera, image) => cameras.inTurn(camera, (session) => decideFrame(session, image)),
		correct: (camera, eventId) => cameras.inTurn(camera, (session) => correct(session, eventId)),
		answer: (camera, questionId, direction) =>
			cameras.inTurn(camera, (session) => answer(session, questionId, direction)),
		endCameraSession: cameras.end,
		recogniseImage: createImageRecogniser({ ...ports, search }),
	};
}

function toFacePunch({ kind: _, livenessScore, ...match }: MatchDecision, templateContractId: string): PunchRequest {
	return { method: "face", ...match, livenessScore: livenessScore ?? undefined, templateContractId };
}

function toHex(bytes: Uint8Array): string {
	return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Quality gate, liveness, search: each only for a face that passed the one before. */
async function observe(
	{ frame, served }: { readonly frame: FrameAnalysis; readonly served: Box | null },
	limits: QualityLimits,
	policy: SessionPolicy,
	search: FaceSearch,
): Promise<Observation> {
	const { primary } = frame;
	if (!primary) return { kind: "no_face" };
	if (!hasPersonToServe(frame, served)) return { kind: "multiple_faces" };
	const { box, landmarks, pose, eyes, embedding, liveness: livenessScores } = primary;
	const hint = qualityHint(primary, frame, limits);
	const seen = { kind: "face", box, landmarks, pose, eyes } as const;
	if (hint) return { ...seen, hint, embedding: null, livenessScores: [], verdict: null };
	const verdict = embedding && mayVote({ livenessScores }, policy) ? await search(embedding, policy.match) : null;
	return { ...seen, hint, embedding, livenessScores, verdict };
}

/** Uniform, 0 <= value < 1, from four random bytes. */
function toChance(bytes: Uint8Array): number {
	return bytes.reduce((value, byte) => value * 256 + byte, 0) / 256 ** bytes.length;
}

function toLogFields({ event, frames, scores, reason }: LivenessNote) {
	const layers = Object.fromEntries(scores.map(({ layer, live }) => [layer, Math.round(live * 1000) / 1000]));
	return { event, frames, layers, ...(reason && { reason }) };
}
