// The end of an enrollment: the questions that must be answered before it is saved, and saving it in one transaction.
import type { Template, TemplateSource } from "../../domain/employee.ts";
import type { EnrollmentDecision, EnrollmentMode, EnrollmentOutcome } from "../../domain/enrollment/enrollment.ts";
import type { CaptureCandidate } from "../../domain/enrollment/enrollment-capture.ts";
import { AppError } from "../../domain/errors.ts";
import { cosineSimilarity, type MatchThresholds } from "../../domain/recognition/match-policy.ts";
import type { Clock, IdSource, Log } from "../../ports/environment.ts";
import type { Gallery } from "../../ports/gallery.ts";
import type { AuditStore, EmployeeStore, NewEmployee, Transaction } from "../../ports/stores.ts";
import { summaryOf } from "../people/employee-summary.ts";
import { followGallery } from "../people/follow-gallery.ts";
import type { EnrollmentPictures, FaceImage } from "./enrollment-pictures.ts";
import { createFindResembling } from "./resembling-people.ts";

export interface CapturedPose extends Pick<CaptureCandidate, "embedding" | "quality"> {
	/** Where the id follows from the content; otherwise a new one is made. */
	readonly templateId?: string;
	readonly pose: Template["pose"];
	/** The image behind the embedding, where pictures are kept. */
	readonly image: FaceImage | null;
}

export interface CapturedFace {
	readonly person: NewEmployee;
	readonly mode: EnrollmentMode;
	readonly source: TemplateSource;
	readonly poses: readonly CapturedPose[];
	/** Of the models that made the embeddings. */
	readonly templateContractId: string;
	readonly matchThresholds: MatchThresholds;
}

export interface SaveEnrollmentPorts {
	readonly gallery: Gallery;
	readonly employees: EmployeeStore;
	readonly pictures: EnrollmentPictures;
	readonly audit: Pick<AuditStore, "append">;
	readonly transaction: Transaction;
	readonly clock: Clock;
	readonly ids: IdSource;
	readonly log: Log;
}

/**
 * Saves, unless a question is open that `decision` does not answer: then nothing is saved and the outcome is the question.
 * `checkStillWanted` is called right before it is saved and throws when it has been cancelled meanwhile.
 */
export type SaveEnrollment = (
	face: CapturedFace,
	decision: EnrollmentDecision,
	actor: string,
	checkStillWanted: () => void,
) => Promise<EnrollmentOutcome>;

const actions = {
	new: "employee.enroll",
	replace: "employee.reenroll",
	add: "employee.addTemplates",
} as const satisfies Record<EnrollmentMode, string>;

export function createSaveEnrollment(ports: SaveEnrollmentPorts): SaveEnrollment {
	const { gallery, employees, pictures, audit, transaction, clock, ids, log } = ports;
	const findResembling = createFindResembling(ports);

	/** The question that is still open, or null. */
	async function openQuestion(face: CapturedFace, decision: EnrollmentDecision): Promise<EnrollmentOutcome | null> {
		const { person, poses, matchThresholds } = face;
		const embeddings = poses.map(({ embedding }) => embedding);
		const people = await findResembling(person.employeeId, embeddings, matchThresholds);
		// Only somebody who was shown to the supervisor can be answered for: a name is never taken on trust.
		const answered = decision.lookAlikes ?? [];
		const isOpen = decision.samePersonAs
			? !people.some(({ employeeId }) => employeeId === decision.samePersonAs)
			: people.some(({ employeeId }) => !answered.includes(employeeId));
		if (isOpen && people.length > 0) return { kind: "resembles", people };
		if (isOpen) throw new AppError("EMPLOYEE_NOT_FOUND");
		const addsToOwn = face.mode === "add" && !decision.samePersonAs && !decision.replacesOwn;
		return addsToOwn && isUnlikeOwn(face) ? { kind: "unlike_own" } : null;
	}

	/** A person has templates that can be compared, and none of the new ones matches any of them. */
	function isUnlikeOwn({ person, poses, templateContractId, matchThresholds }: CapturedFace): boolean {
		const own = employees
			.templates(person.employeeId)
			.filter((template) => template.templateContractId === templateContractId);
		const matches = (embedding: Float32Array) =>
			own.some((template) => cosineSimilarity(template.embedding, embedding) >= matchThresholds.low);
		return own.length > 0 && !poses.some(({ embedding }) => matches(embedding));
	}

	/** Whose templates they become, under which name and how. */
	function placeOf({ person, mode }: CapturedFace, { samePersonAs, replacesOwn }: EnrollmentDecision) {
		if (samePersonAs === undefined) return { person, mode: replacesOwn ? ("replace" as const) : mode };
		const known = employees.find(samePersonAs);
		if (!known) throw new AppError("EMPLOYEE_NOT_FOUND");
		return { person: { ...person, employeeId: samePersonAs, name: known.name }, mode: "add" as const };
	}

	async function save(face: CapturedFace, decision: EnrollmentDecision, actor: string, checkStillWanted: () => void) {
		const { person, mode } = placeOf(face, decision);
		const { employeeId, consent } = person;
		const made = face.poses.map(({ templateId = ids.uuidv7(), pose, embedding, quality, image }) => ({
			image,
			template: {
				templateId,
				employeeId,
				templateContractId: face.templateContractId,
				pose,
				embedding,
				quality,
				source: face.source,
				createdAtMs: clock.nowMs(),
			} satisfies Template,
		}));
		const templates = made.map(({ template }) => template);
		const images = made.flatMap(({ image, template }) =>
			image ? [{ ...image, templateId: template.templateId }] : [],
		);
		const crops = await pictures.cut(images);
		checkStillWanted();
		const lookAlikes = decision.samePersonAs === undefined ? (decision.lookAlikes ?? []) : [];
		const change = transaction(() => {
			audit.append({
				atMs: clock.nowMs(),
				actor,
				action: actions[mode],
				subject: employeeId,
				detail: {
					templates: templates.length,
					...(consent && { consentVersion: consent.version }),
					...(lookAlikes.length > 0 && { lookAlikes: lookAlikes.join(", ") }),
					...(employeeId !== face.person.employeeId && { enteredAs: face.person.employeeId }),
				},
			});
			const consenting = consent ? { ...person, consentTakenBy: actor } : person;
			return employees.enroll(consenting, templates, { replace: mode === "replace", crops, lookAlikes });
		});
		return { employeeId, change };
	}

	return async (face, decision, actor, checkStillWanted) => {
		const question = await openQuestion(face, decision);
		if (question) return question;
		const { employeeId, change } = await save(face, decision, actor, checkStillWanted);
		await followGallery(gallery, change, log);
		return { kind: "saved", employee: summaryOf(employees, employeeId, face.templateContractId) };
	};
}
