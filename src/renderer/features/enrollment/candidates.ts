// Whom of the HRIS's list to offer while somebody types.
import type { EnrollmentPerson } from "./person-details.ts";

const OFFERED = 8;

/** Those whose name or number holds every typed word; none once somebody of the list is entered. */
export function suggestCandidates(
	candidates: readonly EnrollmentPerson[],
	typed: EnrollmentPerson,
): readonly EnrollmentPerson[] {
	const isPicked = ({ employeeId, name }: EnrollmentPerson) => employeeId === typed.employeeId && name === typed.name;
	if (candidates.some(isPicked)) return [];
	const words = `${typed.employeeId} ${typed.name}`.toLowerCase().split(/\s+/).filter(Boolean);
	const fits = ({ employeeId, name }: EnrollmentPerson) => {
		const text = `${employeeId} ${name}`.toLowerCase();
		return words.every((word) => text.includes(word));
	};
	return candidates.filter(fits).slice(0, OFFERED);
}
