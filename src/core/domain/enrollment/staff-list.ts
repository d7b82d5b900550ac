// The list of people whose photos are enrolled in one go: who they are, what they are called, and that they agreed.
import { readCsvTable } from "../csv-table.ts";
import { type Consent, type EmployeeId, parseEmployeeId } from "../employee.ts";

export interface StaffMember {
	/** In the list, as an editor counts. */
	readonly line: number;
	readonly employeeId: EmployeeId;
	readonly name: string;
	/** null only where the caller accepts that. */
	readonly consent: Consent | null;
	/** Names of photos that the list itself gives; usually none, the photos' names tell. */
	readonly photos: readonly string[];
}

export const staffProblems = [
	"unreadable",
	"columns_missing",
	"invalid_employee_id",
	"invalid_name",
	"repeated_employee_id",
	"no_consent",
	"invalid_consent",
] as const;

export interface StaffProblem {
	readonly line: number;
	readonly problem: (typeof staffProblems)[number];
	readonly employeeId: string | null;
}

export interface StaffList {
	readonly members: readonly StaffMember[];
	readonly problems: readonly StaffProblem[];
}

export interface StaffListRules {
	/** Dates a consent that the list only affirms. */
	readonly nowMs: number;
	/** Nobody is enrolled without consent unless somebody says so in so many words. */
	readonly acceptsNoConsent: boolean;
}

/** Names of columns, in lower case; the list may be in either language. */
const columnNames = {
	employeeId: ["employee_id", "employee id", "id", "nomor", "nomor_karyawan", "nomor karyawan", "nik"],
	name: ["name", "nama"],
	consent: ["consent", "persetujuan", "setuju"],
	photos: ["photos", "photo", "foto"],
} as const;

const YES = /^(?:yes|y|ya|true|1|setuju|agreed)$/i;
const NO = /^(?:no|n|tidak|false|0|)$/i;
const MAX_NAME_LENGTH = 120;
/** A consent that was signed somewhere else: its text is not one of the screen's. */
const WRITTEN_CONSENT_VERSION = "written";

/** `consent` is yes or no in either language, or the day on which it was signed, e.g. 2026-11-20. */
function readConsent(cell: string, nowMs: number): Consent | "no_consent" | "invalid_consent" {
	if (NO.test(cell)) return "no_consent";
	const signedAtMs = /^\d{4}-\d{2}-\d{2}$/.test(cell) ? Date.parse(cell) : Number.NaN;
	const acceptedAtMs = YES.test(cell) ? nowMs : signedAtMs;
	if (Number.isNaN(acceptedAtMs) || acceptedAtMs > nowMs) return "invalid_consent";
	return { version: WRITTEN_CONSENT_VERSION, language: "id", acceptedAtMs };
}

type Columns = Readonly<Record<keyof typeof columnNames, number>>;

/** -1 for a column that is not there. */
function findColumns(header: readonly string[]): Columns {
	const names = header.map((name) => name.toLowerCase());
	const find = (known: readonly string[]) => names.findIndex((name) => known.includes(name));
	return {
		employeeId: find(columnNames.employeeId),
		name: find(columnNames.name),
		consent: find(columnNames.consent),
		photos: find(columnNames.photos),
	};
}

/** Everybody who can be enrolled, and what is wrong with the other lines. */
export function readStaffList(csv: string, rules: StaffListRules): StaffList {
	const refuse = (problem: StaffProblem["problem"]) => ({
		members: [],
		problems: [{ line: 1, problem, employeeId: null }],
	});
	const table = readCsvTable(csv);
	if (!table) return refuse("unreadable");
	const [header, ...rows] = table;
	const columns = findColumns(header?.cells ?? []);
	if (columns.employeeId < 0 || columns.name < 0) return refuse("columns_missing");
	const members = new Map<EmployeeId, StaffMember>();
	const problems: StaffProblem[] = [];
	for (const { line, cells } of rows) {
		const member = readMember(line, cells, columns, rules);
		const known = typeof member === "object" && members.has(member.employeeId);
		if (typeof member === "object" && !known) members.set(member.employeeId, member);
		else {
			const problem = typeof member === "object" ? "repeated_employee_id" : member;
			problems.push({ line, problem, employeeId: cells[columns.employeeId] || null });
		}
	}
	return { members: [...members.values()], problems };
}

function readMember(
	line: number,
	cells: readonly string[],
	columns: Columns,
	{ nowMs, acceptsNoConsent }: StaffListRules,
): StaffMember | StaffProblem["problem"] {
	const employeeId = parseEmployeeId(cells[columns.employeeId] ?? "");
	if (!employeeId) return "invalid_employee_id";
	const name = (cells[columns.name] ?? "").replace(/\s+/g, " ");
	if (name === "" || name.length > MAX_NAME_LENGTH) return "invalid_name";
	const consent = readConsent(cells[columns.consent] ?? "", nowMs);
	if (consent === "invalid_consent" || (consent === "no_consent" && !acceptsNoConsent)) return consent;
	const photos = (cells[columns.photos] ?? "").split(/[;|]/).map((photo) => photo.trim());
	return {
		line,
		employeeId,
		name,
		consent: consent === "no_consent" ? null : consent,
		photos: photos.filter((photo) => photo !== ""),
	};
}
