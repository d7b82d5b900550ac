// An enrollment under way: what it holds in memory, and how it stands.
import { type Consent, type EmployeeId, type EnrollmentPose, enrollmentPoses } from "../../domain/employee.ts";
import {
	type EnrollmentGuidance,
	type EnrollmentMode,
	type EnrollmentProgress,
	secondSetPoses,
} from "../../domain/enrollment/enrollment.ts";
import { type CaptureState, nextPose, nothingCaptured } from "../../domain/enrollment/enrollment-capture.ts";
import { guidanceFor } from "../../domain/enrollment/enrollment-poses.ts";
import type { FaceOverlay } from "../../domain/recognition/recognition-result.ts";
import type { SerialQueue } from "../serial-queue.ts";
import type { FaceImage } from "./enrollment-pictures.ts";
import type { CapturedPose } from "./save-enrollment.ts";

export interface EnrollmentStart {
	readonly employeeId: EmployeeId;
	readonly name: string;
	readonly consent: Consent;
	readonly mode: EnrollmentMode;
	/** The camera that shows the person, as `RecognitionService` names it. */
	readonly cameraSession: string;
}

export interface ActiveEnrollment {
	readonly enrollmentId: string;
	readonly request: EnrollmentStart;
	readonly inTurn: SerialQueue;
	/** Of the set that is being taken. */
	capture: CaptureState;
	/** The complete first set while the second is taken; null before. */
	firstSet: CaptureState | null;
	/** Of the models that made the embeddings; null before the first. */
	templateContractId: string | null;
	/** Where pictures are wanted: the frame behind each embedding, for as long as the embedding is held. */
	readonly frames: WeakMap<Float32Array, FaceImage>;
	touchedAtMs: number;
}

export function startSetsOver(enrollment: ActiveEnrollment): void {
	enrollment.capture = nothingCaptured;
	enrollment.firstSet = null;
}

export function posesOf({ firstSet }: ActiveEnrollment): readonly EnrollmentPose[] {
	return firstSet === null ? enrollmentPoses : secondSetPoses;
}

export function askedPose(enrollment: ActiveEnrollment): EnrollmentPose | null {
	return nextPose(enrollment.capture, posesOf(enrollment));
}

/** Of both sets. */
export function capturedPoses({ firstSet, capture, frames }: ActiveEnrollment): CapturedPose[] {
	return [firstSet, capture].flatMap((set) =>
		[...(set?.captured ?? [])].map(([pose, { embedding, quality }]) => ({
			pose,
			embedding,
			quality,
			image: frames.get(embedding) ?? null,
		})),
	);
}

/** Where it stands, without a frame to go by. */
export function standingProgress(enrollment: ActiveEnrollment): EnrollmentProgress {
	return toProgress(enrollment, { guidance: guidanceFor(askedPose(enrollment)), hold: 0, face: null });
}

export function toProgress(
	enrollment: ActiveEnrollment,
	shown: { readonly guidance: EnrollmentGuidance; readonly hold: number; readonly face: FaceOverlay | null },
): EnrollmentProgress {
	const { enrollmentId, capture, firstSet } = enrollment;
	const pose = capture.heldPose ?? askedPose(enrollment);
	return {
		enrollmentId,
		set: firstSet === null ? "first" : "second",
		poses: posesOf(enrollment),
		pose,
		captured: [...capture.captured.keys()],
		isComplete: pose === null,
		...shown,
	};
}
