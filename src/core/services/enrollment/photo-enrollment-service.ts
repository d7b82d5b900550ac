// Enrolling people from photos, one photo after the other: what guided enrollment asks, nobody is there to answer, so a
// photo that raises a question is not taken, and told.
import type { Consent, EmployeeId } from "../../domain/employee.ts";
import type { ResemblingPerson } from "../../domain/enrollment/enrollment.ts";
import { AppError, type ErrorCode, type ErrorData } from "../../domain/errors.ts";
import { photoLimits, qualityHint, qualityScore } from "../../domain/recognition/quality-gate.ts";
import type { ContentIdSource } from "../../ports/environment.ts";
import type { FaceEngine } from "../../ports/face-engine.ts";
import { analyseUnder } from "../recognition/analyse-under.ts";
import { theOneFace } from "../recognition/the-one-face.ts";
import { createSaveEnrollment, type SaveEnrollmentPorts } from "./save-enrollment.ts";

export interface PhotoOwner {
	readonly employeeId: EmployeeId;
	readonly name: string;
	/** null where an operator took the responsibility of enrolling without one. */
	readonly consent: Consent | null;
}

export type PhotoOutcome =
	| { readonly kind: "enrolled" }
	/** This very photo is this person's template already: an earlier run got so far. */
	| { readonly kind: "known" }
	| { readonly kind: "refused"; readonly code: ErrorCode; readonly data: ErrorData }
	/** Somebody else has this face: one person under two numbers, or a look-alike. To be enrolled before the camera. */
	| { readonly kind: "resembles"; readonly people: readonly ResemblingPerson[] }
	/** Matches no template that this person has already: another person's photo under this number. */
	| { readonly kind: "unlike_own" };

export interface PhotoEnrollmentService {
	/** Rejects only with what would befall every other photo too: ENGINE_*, MODEL*, STORAGE_UNAVAILABLE. */
	enroll(owner: PhotoOwner, photo: Uint8Array, actor: string): Promise<PhotoOutcome>;
}

export interface PhotoEnrollmentPorts extends SaveEnrollmentPorts {
	readonly engine: FaceEngine;
	readonly contentIds: ContentIdSource;
}

/** What is wrong with one photo, and says nothing of the next. */
const photoRefusals: readonly ErrorCode[] = [
	"NO_FACE",
	"MULTIPLE_FACES",
	"LOW_QUALITY",
	"UNSUPPORTED_IMAGE",
	"PAYLOAD_TOO_LARGE",
	// Of this person: a list was written before they withdrew.
	"CONSENT_WITHDRAWN",
];

export function createPhotoEnrollmentService(ports: PhotoEnrollmentPorts): PhotoEnrollmentService {
	const { engine, employees, contentIds } = ports;
	const saveEnrollment = createSaveEnrollment(ports);

	async function take(owner: PhotoOwner, photo: Uint8Array, actor: string): Promise<PhotoOutcome> {
		const { employeeId } = owner;
		const { templateContractId: contractId } = await engine.describe();
		const templateId = contentIds.contentId(["photo", contractId, employeeId], photo);
		const own = employees.templates(employeeId);
		if (own.some((template) => template.templateId === templateId)) return { kind: "known" };
		const options = { liveness: false, embedding: true, averageMirror: true };
		const { frame, description } = await analyseUnder(engine, photo, options);
		if (description.templateContractId !== contractId) throw new AppError("ENGINE_RESTARTED");
		const found = theOneFace(frame);
		const hint = qualityHint(found, frame, photoLimits);
		if (hint) throw new AppError("LOW_QUALITY", { hint });
		if (!found.embedding) throw new Error("The engine was asked for an embedding and gave none");
		const outcome = await saveEnrollment(
			{
				person: personOf(owner, contractId),
				mode: own.length === 0 ? "new" : "add",
				source: "import",
				poses: [
					{
						templateId,
						pose: "any",
						embedding: found.embedding,
						quality: qualityScore(found.quality),
						image: { image: photo, box: found.box },
					},
				],
				templateContractId: contractId,
				matchThresholds: description.matchThresholds,
			},
			{},
			actor,
			() => undefined,
		);
		return outcome.kind === "saved" ? { kind: "enrolled" } : outcome;
	}

	/** A name or consent that was given at the kiosk is the better one. */
	function personOf({ employeeId, name, consent }: PhotoOwner, templateContractId: string) {
		const known = employees.summary(employeeId, templateContractId);
		return { employeeId, name: known?.name ?? name, consent: known?.consent ? null : consent };
	}

	return {
		async enroll(owner, photo, actor) {
			try {
				return await take(owner, photo, actor);
			} catch (error) {
				if (!(error instanceof AppError && photoRefusals.includes(error.code))) throw error;
				return { kind: "refused", code: error.code, data: error.data };
			}
		},
	};
}
