// Guided enrollment: poses that are captured by themselves when head and quality are right; saved all together at the end.
import type { EmployeeId, EnrollmentPose } from "../../domain/employee.ts";
import type { EnrollmentDecision, EnrollmentOutcome, EnrollmentProgress } from "../../domain/enrollment/enrollment.ts";
import {
	type CaptureObservation,
	nothingCaptured,
	retakePose,
	stepCapture,
} from "../../domain/enrollment/enrollment-capture.ts";
import { AppError } from "../../domain/errors.ts";
import { type FrameAnalysis, hasDominantFace } from "../../domain/recognition/face-analysis.ts";
import { toFaceOverlay } from "../../domain/recognition/frame-view.ts";
import type { LivenessMode } from "../../domain/recognition/liveness-policy.ts";
import {
	enrollmentLimits,
	type QualityLimits,
	qualityHint,
	qualityScore,
	turnedEnrollmentLimits,
} from "../../domain/recognition/quality-gate.ts";
import type { FaceEngine } from "../../ports/face-engine.ts";
import { analyseUnder } from "../recognition/analyse-under.ts";
import { createSerialQueue } from "../serial-queue.ts";
import {
	type ActiveEnrollment,
	askedPose,
	capturedPoses,
	type EnrollmentStart,
	posesOf,
	standingProgress,
	startSetsOver,
	toProgress,
} from "./active-enrollment.ts";
import { createSaveEnrollment, type SaveEnrollmentPorts } from "./save-enrollment.ts";

export interface EnrollmentService {
	/**
	 * Throws CONSENT_REQUIRED, and EMPLOYEE_EXISTS when the mode is `new` and there are templates already. One enrollment
	 * at a time before each camera: starting ends an unfinished one.
	 */
	start(request: EnrollmentStart): EnrollmentProgress;
	/** Rejects with ENROLLMENT_NOT_ACTIVE, ENGINE_*, UNSUPPORTED_IMAGE. */
	submitFrame(enrollmentId: string, image: Uint8Array): Promise<EnrollmentProgress>;
	/** Takes one pose of the set again. */
	retake(enrollmentId: string, pose: EnrollmentPose): EnrollmentProgress;
	/**
	 * Goes on to the second set of poses once the first is complete, or drops it again, whole or in part.
	 * Throws ENROLLMENT_INCOMPLETE.
	 */
	chooseSecondSet(enrollmentId: string, isWanted: boolean): EnrollmentProgress;
	/**
	 * Saves person, consent and templates in one transaction, unless the new face raises a question that `decision` does
	 * not answer. Rejects with ENROLLMENT_INCOMPLETE, and with EMPLOYEE_NOT_FOUND when whom it names has gone.
	 */
	finish(enrollmentId: string, decision: EnrollmentDecision, actor: string): Promise<EnrollmentOutcome>;
	cancel(enrollmentId: string): void;
	/** Two people are no look-alikes after all. Throws NOT_FOUND when they are not flagged as such. */
	clearLookAlike(employeeId: EmployeeId, other: EmployeeId, actor: string): void;
	/** The camera is gone: what it was used for is forgotten at once, because nobody can go on with it. */
	endCameraSession(cameraSession: string): void;
	/** The person withdrew or is erased: what an enrollment of them under way holds in memory goes. */
	forget(employeeId: EmployeeId): void;
}

export interface EnrollmentServicePorts extends SaveEnrollmentPorts {
	readonly engine: FaceEngine;
	readonly livenessMode: LivenessMode;
}

/** An enrollment that nobody goes on with is forgotten: it holds a person's biometrics in memory. */
const ABANDONED_AFTER_MS = 10 * 60_000;

export function createEnrollmentService(ports: EnrollmentServicePorts): EnrollmentService {
	const { engine, employees, pictures, audit, transaction, clock, ids, livenessMode } = ports;
	const saveEnrollment = createSaveEnrollment(ports);
	/** By camera session: the kiosk's own camera, and that of a phone that was let in. */
	const active = new Map<string, ActiveEnrollment>();

	function start(request: EnrollmentStart): EnrollmentProgress {
		if (request.consent.version.trim() === "") throw new AppError("CONSENT_REQUIRED");
		const name = request.name.trim();
		if (name === "") throw new AppError("VALIDATION_FAILED", { fields: ["name"] });
		if (request.mode === "new" && employees.templates(request.employeeId).length > 0)
			throw new AppError("EMPLOYEE_EXISTS");
		const enrollment: ActiveEnrollment = {
			enrollmentId: ids.uuidv7(),
			request: { ...request, name },
			inTurn: createSerialQueue(),
			capture: nothingCaptured,
			firstSet: null,
			templateContractId: null,
			frames: new WeakMap(),
			touchedAtMs: clock.monotonicMs(),
		};
		active.set(request.cameraSession, enrollment);
		return standingProgress(enrollment);
	}

	function find(enrollmentId: string): ActiveEnrollment {
		const nowMs = clock.monotonicMs();
		for (const [camera, { touchedAtMs }] of active) if (nowMs - touchedAtMs > ABANDONED_AFTER_MS) active.delete(camera);
		const enrollment = [...active.values()].find((each) => each.enrollmentId === enrollmentId);
		if (!enrollment) throw new AppError("ENROLLMENT_NOT_ACTIVE");
		enrollment.touchedAtMs = nowMs;
		return enrollment;
	}

	/** Unless another one has begun before the same camera. */
	function drop(enrollment: ActiveEnrollment): void {
		const { cameraSession } = enrollment.request;
		if (active.get(cameraSession) === enrollment) active.delete(cameraSession);
	}

	async function captureFrame(enrollmentId: string, image: Uint8Array): Promise<EnrollmentProgress> {
		const isFront = askedPose(find(enrollmentId)) === "front";
		const limits = isFront ? enrollmentLimits : turnedEnrollmentLimits;
		const { frame, description } = await analyseUnder(engine, image, {
			liveness: isFront && livenessMode !== "off",
			embedding: true,
			averageMirror: true,
		});
		// Asked again: it may have been cancelled, or a pose taken back, while the frame was analysed.
		const enrollment = find(enrollmentId);
		const { templateContractId, livenessThresholds, matchThresholds } = description;
		// Another model since the first pose: what was captured cannot be compared with what comes, and begins anew.
		if (enrollment.templateContractId !== templateContractId) startSetsOver(enrollment);
		enrollment.templateContractId = templateContractId;
		const face = frame.primary;
		if (face?.embedding && pictures.isWanted()) enrollment.frames.set(face.embedding, { image, box: face.box });
		const { state, guidance, hold } = stepCapture(enrollment.capture, observe(frame, limits), {
			liveness: livenessThresholds,
			livenessMode,
			samePersonSimilarity: matchThresholds.low,
			poses: posesOf(enrollment),
			reference: enrollment.firstSet?.captured.get("front")?.embedding ?? null,
		});
		enrollment.capture = state;
		return toProgress(enrollment, { guidance, hold, face: toFaceOverlay(frame) });
	}

	function retake(enrollmentId: string, pose: EnrollmentPose): EnrollmentProgress {
		const enrollment = find(enrollmentId);
		enrollment.capture = retakePose(enrollment.capture, pose);
		return standingProgress(enrollment);
	}

	function chooseSecondSet(enrollmentId: string, isWanted: boolean): EnrollmentProgress {
		const enrollment = find(enrollmentId);
		if (isWanted === (enrollment.firstSet !== null)) return standingProgress(enrollment);
		if (isWanted && askedPose(enrollment) !== null) throw new AppError("ENROLLMENT_INCOMPLETE");
		const { capture, firstSet } = enrollment;
		enrollment.capture = firstSet ?? nothingCaptured;
		enrollment.firstSet = isWanted ? capture : null;
		return standingProgress(enrollment);
	}

	async function finish(enrollmentId: string, decision: EnrollmentDecision, actor: string): Promise<EnrollmentOutcome> {
		const enrollment = find(enrollmentId);
		const { request, templateContractId } = enrollment;
		if (askedPose(enrollment) !== null || templateContractId === null) throw new AppError("ENROLLMENT_INCOMPLETE");
		const { employeeId, name, consent, mode } = request;
		const poses = capturedPoses(enrollment);
		const { matchThresholds, templateContractId: current } = await engine.describe();
		// Another model since the last pose: what was captured cannot be searched for any more, and is taken anew.
		if (current !== templateContractId) {
			startSetsOver(enrollment);
			throw new AppError("ENROLLMENT_INCOMPLETE");
		}
		const person = { employeeId, name, consent };
		const face = { person, mode, source: "kiosk", poses, templateContractId, matchThresholds } as const;
		const outcome = await saveEnrollment(face, decision, actor, () => find(enrollmentId));
		// Only now: what could not be saved can be saved again.
		if (outcome.kind === "saved") drop(enrollment);
		return outcome;
	}

	return {
		start,
		submitFrame: async (enrollmentId, image) => find(enrollmentId).inTurn(() => captureFrame(enrollmentId, image)),
		retake,
		chooseSecondSet,
		finish: async (enrollmentId, decision, actor) =>
			find(enrollmentId).inTurn(() => finish(enrollmentId, decision, actor)),
		cancel(enrollmentId) {
			for (const enrollment of active.values()) if (enrollment.enrollmentId === enrollmentId) drop(enrollment);
		},
		clearLookAlike(employeeId, other, actor) {
			transaction(() => {
				if (!employees.clearLookAlike(employeeId, other)) throw new AppError("NOT_FOUND");
				const entry = { atMs: clock.nowMs(), actor, action: "employee.clearLookAlike", subject: employeeId };
				audit.append({ ...entry, detail: { other } });
			});
		},
		endCameraSession(cameraSession) {
			active.delete(cameraSession);
		},
		forget(employeeId) {
			for (const [camera, { request }] of active) if (request.employeeId === employeeId) active.delete(camera);
		},
	};
}

function observe(frame: FrameAnalysis, limits: QualityLimits): CaptureObservation {
	const { primary } = frame;
	if (!primary?.embedding) return { kind: "no_face" };
	if (!hasDominantFace(frame)) return { kind: "multiple_faces" };
	return {
		kind: "face",
		hint: qualityHint(primary, frame, limits),
		candidate: { embedding: primary.embedding, quality: qualityScore(primary.quality), headPose: primary.pose },
		liveness: { box: primary.box, scores: primary.liveness },
	};
}
