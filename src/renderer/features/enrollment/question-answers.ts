// The answers to a question that a new face raised, and what each tells the host.
import type { EnrollmentDecision, EnrollmentQuestion } from "./enrollment-store.ts";

export type Answer = `same:${string}` | "look_alike" | "replace" | "stop";

/** In the order in which they are offered. */
export function answers(question: EnrollmentQuestion): readonly Answer[] {
	if (question.kind === "unlike_own") return ["replace", "stop"];
	return [...question.people.map(({ employeeId }) => `same:${employeeId}` as const), "look_alike", "stop"];
}

export function decisionOf(question: EnrollmentQuestion, answer: Answer): EnrollmentDecision {
	if (question.kind === "unlike_own") return answer === "replace" ? { replacesOwn: true } : {};
	if (answer === "look_alike") return { lookAlikes: question.people.map(({ employeeId }) => employeeId) };
	const same = question.people.find(({ employeeId }) => answer === `same:${employeeId}`);
	return same ? { samePersonAs: same.employeeId } : {};
}
