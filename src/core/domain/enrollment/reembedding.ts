// Making templates of the model in use from the pictures that enrollment kept.
import type { EmployeeId, EmployeeSummary } from "../employee.ts";

export interface ReembeddingStatus {
	/** `interrupted`: it stopped before the end, and goes on from there when it is started again. */
	readonly state: "idle" | "running" | "interrupted" | "finished";
	/** Pictures of the latest run: how many there were, became templates, show no usable face. */
	readonly total: number;
	readonly done: number;
	readonly failed: number;
	/** Why it was interrupted, as a code of the error catalogue. */
	readonly errorCode: string | null;
}

export const noReembedding: ReembeddingStatus = { state: "idle", total: 0, done: 0, failed: 0, errorCode: null };

export interface PersonToEnroll {
	readonly employeeId: EmployeeId;
	readonly name: string;
}

/** Has templates, but none that the model in use can match. */
export function mustEnrollAgain({ templateCount, unusableTemplateCount }: EmployeeSummary): boolean {
	return templateCount === 0 && unusableTemplateCount > 0;
}

/** By name, as the store lists them. */
export function peopleToEnroll(people: readonly EmployeeSummary[]): PersonToEnroll[] {
	return people.filter(mustEnrollAgain).map(({ employeeId, name }) => ({ employeeId, name }));
}

/**
 * A kept picture shows one face, 1/1.6 of its side wide: a smaller one is somebody else's at the edge, and means that
 * the face that was meant is not found any more.
 */
export const LEAST_FACE_SHARE = 0.12;
