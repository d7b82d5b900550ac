// Guided enrollment: five poses, each captured by itself when pose and quality are right; saved all together at the end.
import type { Consent, EmployeeId, EmployeeSummary, EnrollmentPose, Template } from "../domain/employee.ts";
import type { EnrollmentGuidance, EnrollmentProgress } from "../domain/enrollment.ts";
import {
	type CaptureObservation,
	type CaptureState,
	guidanceFor,
	nextPose,
	nothingCaptured,
	retakePose,
	stepCapture,
} from "../domain/enrollment-capture.ts";
import { AppError } from "../domain/errors.ts";
import { type FrameAnalysis, hasDominantFace } from "../domain/face-analysis.ts";
import { toFaceOverlay } from "../domain/frame-view.ts";
import type { LivenessMode } from "../domain/liveness-policy.ts";
import {
	enrollmentLimits,
	type QualityLimits,
	qualityHint,
	qualityScore,
	turnedEnrollmentLimits,
} from "../domain/quality-gate.ts";
import type { FaceOverlay } from "../domain/recognition-result.ts";
import type { Clock, IdSource, Log } from "../ports/environment.ts";
import type { FaceEngine } from "../ports/face-engine.ts";
import type { Gallery } from "../ports/gallery.ts";
import type { AuditStore, EmployeeStore, Transaction } from "../ports/stores.ts";
import { analyseUnder } from "./analyse-under.ts";
import { summaryOf } from "./employee-summary.ts";
import type { EnrollmentPictures, FaceImage } from "./enrollment-pictures.ts";
import { followGallery } from "./follow-gallery.ts";
import { createSerialQueue, type SerialQueue } from "./serial-queue.ts";

export interface EnrollmentStart {
	readonly employeeId: EmployeeId;
	readonly name: string;
	readonly consent: Consent;
	/** true: the person exists and is enrolled anew; false: EMPLOYEE_EXISTS when there are templates already. */
	readonly replace: boolean;
	/** The camera that shows the person, as `RecognitionService` names it. */
	readonly cameraSession: string;
}

export interface EnrollmentService {
	/** Throws CONSENT_REQUIRED, EMPLOYEE_EXISTS. One enrollment at a time: starting ends an unfinished one. */
	start(request: EnrollmentStart): EnrollmentProgress;
	/** Rejects with ENROLLMENT_NOT_ACTIVE, ENGINE_*, UNSUPPORTED_IMAGE. */
	submitFrame(enrollmentId: string, image: Uint8Array): Promise<EnrollmentProgress>;
	/** Takes one pose again. */
	retake(enrollmentId: string, pose: EnrollmentPose): EnrollmentProgress;
	/** Saves person, consent and templates in one transaction. Throws ENROLLMENT_INCOMPLETE. */
	finish(enrollmentId: string, actor: string): Promise<EmployeeSummary>;
	cancel(enrollmentId: string): void;
	/** The camera is gone: what it was used for is forgotten at once, because nobody can go on with it. */
	endCameraSession(cameraSession: string): void;
}

export interface EnrollmentServicePorts {
	readonly engine: FaceEngine;
	readonly gallery: Gallery;
	readonly employees: EmployeeStore;
	readonly pictures: EnrollmentPictures;
	readonly audit: Pick<AuditStore, "append">;
	readonly transaction: Transaction;
	readonly clock: Clock;
	readonly ids: IdSource;
	readonly log: Log;
	readonly livenessMode: LivenessMode;
}

interface ActiveEnrollment {
	readonly enrollmentId: string;
	readonly request: EnrollmentStart;
	readonly inTurn: SerialQueue;
	capture: CaptureState;
	/** Of the models that made the embeddings in `capture`; null before the first. */
	templateContractId: string | null;
	/** Where pictures are wanted: the frame behind each embedding, for as long as the embedding is held. */
	readonly frames: WeakMap<Float32Array, FaceImage>;
	touchedAtMs: number;
}

/** An enrollment that nobody goes on with is forgotten: it holds a person's biometrics in memory. */
const ABANDONED_AFTER_MS = 10 * 60_000;

export function createEnrollmentService(ports: EnrollmentServicePorts): EnrollmentService {
	const { engine, gallery, employees, pictures, audit, transaction, clock, ids, log, livenessMode } = ports;
	let active: ActiveEnrollment | null = null;

	function start(request: EnrollmentStart): EnrollmentProgress {
		if (request.consent.version.trim() === "") throw new AppError("CONSENT_REQUIRED");
		const name = request.name.trim();
		if (name === "") throw new AppError("VALIDATION_FAILED", { fields: ["name"] });
		if (!request.replace && employees.templates(request.employeeId).length > 0) throw new AppError("EMPLOYEE_EXISTS");
		active = {
			enrollmentId: ids.uuidv7(),
			request: { ...request, name },
			inTurn: createSerialQueue(),
			capture: nothingCaptured,
			templateContractId: null,
			frames: new WeakMap(),
			touchedAtMs: clock.monotonicMs(),
		};
		return initialProgress(active);
	}

	function find(enrollmentId: string): ActiveEnrollment {
		const nowMs = clock.monotonicMs();
		if (active && nowMs - active.touchedAtMs > ABANDONED_AFTER_MS) active = null;
		if (active?.enrollmentId !== enrollmentId) throw new AppError("ENROLLMENT_NOT_ACTIVE");
		active.touchedAtMs = nowMs;
		return active;
	}

	async function captureFrame(enrollmentId: string, image: Uint8Array): Promise<EnrollmentProgress> {
		const isFront = nextPose(find(enrollmentId).capture) === "front";
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
		if (enrollment.templateContractId !== templateContractId) enrollment.capture = nothingCaptured;
		enrollment.templateContractId = templateContractId;
		const face = frame.primary;
		if (face?.embedding && pictures.isWanted()) enrollment.frames.set(face.embedding, { image, box: face.box });
		const { state, guidance, hold } = stepCapture(enrollment.capture, observe(frame, limits), {
			liveness: livenessThresholds,
			livenessMode,
			samePersonSimilarity: matchThresholds.low,
		});
		enrollment.capture = state;
		return toProgress(enrollment, { guidance, hold, face: toFaceOverlay(frame) });
	}

	function retake(enrollmentId: string, pose: EnrollmentPose): EnrollmentProgress {
		const enrollment = find(enrollmentId);
		enrollment.capture = retakePose(enrollment.capture, pose);
		return initialProgress(enrollment);
	}

	async function finish(enrollmentId: string, actor: string): Promise<EmployeeSummary> {
		const { request, capture, templateContractId, frames } = find(enrollmentId);
		if (nextPose(capture) !== null || templateContractId === null) throw new AppError("ENROLLMENT_INCOMPLETE");
		const { employeeId, name, consent, replace } = request;
		const templates = [...capture.captured.entries()].map(([pose, { embedding, quality }]): Template => {
			const origin = { employeeId, templateContractId, source: "kiosk", createdAtMs: clock.nowMs() } as const;
			return { templateId: ids.uuidv7(), ...origin, pose, embedding, quality };
		});
		const images = templates.flatMap(({ templateId, embedding }) => {
			const frame = frames.get(embedding);
			return frame ? [{ ...frame, templateId }] : [];
		});
		const crops = await pictures.cut(images);
		// Asked again: it may have been cancelled while the pictures were cut out.
		find(enrollmentId);
		const change = transaction(() => {
			audit.append({
				atMs: clock.nowMs(),
				actor,
				action: replace ? "employee.reenroll" : "employee.enroll",
				subject: employeeId,
				detail: { templates: templates.length, consentVersion: consent.version },
			});
			return employees.enroll({ employeeId, name, consent }, templates, { replace, crops });
		});
		// Only now: what could not be saved can be saved again.
		active = null;
		await followGallery(gallery, change, log);
		return summaryOf(employees, employeeId, templateContractId);
	}

	return {
		start,
		submitFrame: async (enrollmentId, image) => find(enrollmentId).inTurn(() => captureFrame(enrollmentId, image)),
		retake,
		finish,
		cancel(enrollmentId) {
			if (active?.enrollmentId === enrollmentId) active = null;
		},
		endCameraSession(cameraSession) {
			if (active?.request.cameraSession === cameraSession) active = null;
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

function initialProgress(enrollment: ActiveEnrollment): EnrollmentProgress {
	const guidance = guidanceFor(nextPose(enrollment.capture));
	return toProgress(enrollment, { guidance, hold: 0, face: null });
}

function toProgress(
	{ enrollmentId, capture }: ActiveEnrollment,
	shown: { readonly guidance: EnrollmentGuidance; readonly hold: number; readonly face: FaceOverlay | null },
): EnrollmentProgress {
	const pose = nextPose(capture);
	return { enrollmentId, pose, captured: [...capture.captured.keys()], isComplete: pose === null, ...shown };
}
