// The people the kiosk knows, and their templates.
import type { Withdrawal } from "./rights/consent-withdrawal.ts";

declare const employeeIdBrand: unique symbol;
/** The organisation's own id of a person, 1..64 characters, unique among the people who are enrolled. */
export type EmployeeId = string & { readonly [employeeIdBrand]: true };

// What organisations call their people: "EMP 17", "1/2024", "K-1001". A letter or digit comes first, so that an id is no
// formula, path or option wherever it ends up.
const EMPLOYEE_ID = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} ._@/#&+,:()'-]{0,63}$/u;

/** Trimmed and checked; null when it is no valid id: empty, over 64 characters, beginning with a sign, or with control characters. */
export function parseEmployeeId(value: string): EmployeeId | null {
	const id = value.trim().normalize("NFC");
	return EMPLOYEE_ID.test(id) ? (id as EmployeeId) : null;
}

export interface Employee {
	readonly employeeId: EmployeeId;
	readonly name: string;
	readonly isActive: boolean;
	/** Until a new consent the face is a stranger's; PIN and badge go on. null without a withdrawal. */
	readonly withdrawal: Withdrawal | null;
	readonly createdAtMs: number;
	readonly updatedAtMs: number;
}

/** Whether the kiosk may tell the person by the face. */
export function isRecognisable(employee: Pick<Employee, "isActive" | "withdrawal"> | null): boolean {
	return employee?.isActive === true && employee.withdrawal === null;
}

/** An employee with how many templates can be matched by the active model pack, and how many cannot. */
export interface EmployeeSummary extends Employee {
	readonly templateCount: number;
	/** Templates of another template contract: present, never compared; the person must enroll again. */
	readonly unusableTemplateCount: number;
	/** The consent that the templates are kept under; null for who came by an import or over REST. */
	readonly consent: Consent | null;
	/** Whose face is so like this one that a look is not enough to tell them apart. */
	readonly lookAlikes: readonly EmployeeId[];
}

/** The five poses of guided enrollment, from the person's own point of view; `any` for photos and imports. */
export const enrollmentPoses = ["front", "left", "right", "up", "down"] as const;
export type EnrollmentPose = (typeof enrollmentPoses)[number];
export type TemplatePose = EnrollmentPose | "any";

export type TemplateSource = "kiosk" | "rest" | "import";

/**
 * A stored reference: the embedding with the contract it was made under. Embeddings of different contracts
 * (other model, alignment, preprocessing or dimension) are never compared.
 */
export interface Template {
	readonly templateId: string;
	readonly employeeId: EmployeeId;
	readonly templateContractId: string;
	/** L2-normalised. */
	readonly embedding: Float32Array;
	readonly pose: TemplatePose;
	/** Sample quality 0..100. */
	readonly quality: number;
	readonly source: TemplateSource;
	readonly createdAtMs: number;
}

/** What the person agreed to, kept with the enrollment (UU PDP 27/2022, articles 20 to 22: explicit consent). */
export interface Consent {
	readonly version: string;
	readonly language: "id" | "en";
	readonly acceptedAtMs: number;
}
