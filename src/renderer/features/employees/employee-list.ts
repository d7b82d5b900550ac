// The list of employees as it is searched, filtered and shown.
import type { HadirClient } from "../../../contract/index.ts";

export type EmployeeRow = Awaited<ReturnType<HadirClient["employees"]["list"]>>[number];
type Templates = Pick<EmployeeRow, "templateCount" | "unusableTemplateCount">;

export const employeeStates = [
	"all",
	"active",
	"inactive",
	"reenroll",
	"no_template",
	"weak",
	"no_consent",
	"look_alike",
	"unseen_7",
	"unseen_30",
	"unseen_long",
	"withdrawn",
] as const;
/** What to show of all people; `unseen_7`: active, and without a record for seven days. */
export type EmployeeState = (typeof employeeStates)[number];

export interface EmployeeFilter {
	readonly search: string;
	readonly state: EmployeeState;
	/** null: whichever group, or none. */
	readonly groupName: string | null;
}

export const noFilter: EmployeeFilter = { search: "", state: "all", groupName: null };

const DAY_MS = 86_400_000;
/** Below this a template is asked to be made anew; guided enrollment refuses what is worse than usable already. */
const WEAK_QUALITY = 50;

/** Cannot be recognised by the active model: has templates, but none that can be matched. */
export function needsReenrollment({ templateCount, unusableTemplateCount }: Templates): boolean {
	return templateCount === 0 && unusableTemplateCount > 0;
}

export function isWeak({ lowestQuality }: Pick<EmployeeRow, "lowestQuality">): boolean {
	return lowestQuality !== null && lowestQuality < WEAK_QUALITY;
}

/** How many templates a deletion erases, usable or not. */
export function storedTemplates({ templateCount, unusableTemplateCount }: Templates): number {
	return templateCount + unusableTemplateCount;
}

function isUnseen({ isActive, lastSeenAtMs, createdAtMs }: EmployeeRow, days: number, nowMs: number): boolean {
	// Somebody enrolled yesterday is not missing for a week.
	return isActive && nowMs - Math.max(lastSeenAtMs ?? 0, createdAtMs) >= days * DAY_MS;
}

const inState: Record<EmployeeState, (row: EmployeeRow, nowMs: number) => boolean> = {
	all: () => true,
	active: ({ isActive }) => isActive,
	inactive: ({ isActive }) => !isActive,
	reenroll: needsReenrollment,
	no_template: (row) => storedTemplates(row) === 0,
	weak: isWeak,
	no_consent: ({ consent }) => consent === null,
	look_alike: ({ lookAlikes }) => lookAlikes.length > 0,
	unseen_7: (row, nowMs) => isUnseen(row, 7, nowMs),
	unseen_30: (row, nowMs) => isUnseen(row, 30, nowMs),
	unseen_long: ({ isFlaggedUnseen }) => isFlaggedUnseen,
	withdrawn: ({ withdrawal }) => withdrawal !== null,
};

/** Without case and diacritics, so that "jose" finds "José". */
function fold(text: string): string {
	return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Those whose name has a word beginning with each word of the search, or whose id contains it. */
export function searchEmployees<Row extends Pick<EmployeeRow, "name" | "employeeId">>(
	rows: readonly Row[],
	search: string,
): readonly Row[] {
	const words = fold(search).split(/\s+/).filter(Boolean);
	if (words.length === 0) return rows;
	return rows.filter((row) => {
		const nameWords = fold(row.name).split(/[\s'-]+/);
		const id = fold(row.employeeId);
		return words.every((word) => id.includes(word) || nameWords.some((part) => part.startsWith(word)));
	});
}

export function filterEmployees(
	rows: readonly EmployeeRow[],
	{ search, state, groupName }: EmployeeFilter,
	nowMs: number,
): readonly EmployeeRow[] {
	const inGroup = (row: EmployeeRow) => groupName === null || row.groupName === groupName;
	return searchEmployees(
		rows.filter((row) => inState[state](row, nowMs) && inGroup(row)),
		search,
	);
}

export function isFiltered({ search, state, groupName }: EmployeeFilter): boolean {
	return search.trim() !== "" || state !== "all" || groupName !== null;
}

/** Names of the groups that somebody is in, sorted. */
export function groupNames(rows: readonly EmployeeRow[]): readonly string[] {
	return [...new Set(rows.flatMap(({ groupName }) => groupName ?? []))].toSorted((a, b) => a.localeCompare(b));
}
