// The list of employees as it is searched and shown.
import type { HadirClient } from "../../../contract/index.ts";

export type EmployeeRow = Awaited<ReturnType<HadirClient["employees"]["list"]>>[number];

export interface EmployeeFilter {
	readonly search: string;
	readonly onlyReenroll: boolean;
}

/** Cannot be recognised by the active model: has templates, but none that can be matched. */
export function needsReenrollment({ templateCount, unusableTemplateCount }: EmployeeRow): boolean {
	return templateCount === 0 && unusableTemplateCount > 0;
}

/** Without case and diacritics, so that "jose" finds "José". */
function fold(text: string): string {
	return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Every word of the search must begin a word of the name or occur in the id. */
export function filterEmployees(rows: readonly EmployeeRow[], filter: EmployeeFilter): readonly EmployeeRow[] {
	const words = fold(filter.search).split(/\s+/).filter(Boolean);
	return rows.filter((row) => {
		if (filter.onlyReenroll && !needsReenrollment(row)) return false;
		const nameWords = fold(row.name).split(/[\s'-]+/);
		const id = fold(row.employeeId);
		return words.every((word) => id.includes(word) || nameWords.some((part) => part.startsWith(word)));
	});
}

/** How many templates a deletion erases, usable or not. */
export function storedTemplates({ templateCount, unusableTemplateCount }: EmployeeRow): number {
	return templateCount + unusableTemplateCount;
}
