// What became of every line and photo, counted, in words, and as a file for an office program.
import type { PhotoResult, PlanProblem } from "./photo-run-store.ts";

export interface ReportRow {
	readonly file: string;
	readonly employeeId: string;
	readonly result: "enrolled" | "known" | "refused";
	readonly reason: string;
}

export interface ReportWords {
	problem(problem: PlanProblem): string;
	outcome(outcome: PhotoResult["outcome"]): string;
}

/** Problems of the plan first, then the photos in their order. */
export function reportRows(
	problems: readonly PlanProblem[],
	results: readonly PhotoResult[],
	words: ReportWords,
): readonly ReportRow[] {
	return [
		...problems.map((problem) => ({
			file: problem.file ?? "",
			employeeId: problem.employeeId ?? "",
			result: "refused" as const,
			reason: words.problem(problem),
		})),
		...results.map(({ file, employeeId, outcome }) => ({
			file,
			employeeId,
			result: outcome.kind === "enrolled" || outcome.kind === "known" ? outcome.kind : ("refused" as const),
			reason: words.outcome(outcome),
		})),
	];
}

export function countResults(results: readonly PhotoResult[]) {
	const enrolled = results.filter(({ outcome }) => outcome.kind === "enrolled").length;
	const known = results.filter(({ outcome }) => outcome.kind === "known").length;
	return { enrolled, known, refused: results.length - enrolled - known };
}

/** Where the report is opened, a cell that begins like a formula must not be one. */
function cell(value: string): string {
	const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
	return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** RFC 4180, with the byte order mark that office programs know UTF-8 by. */
export function toCsv(header: readonly string[], rows: readonly ReportRow[]): string {
	const lines = [header, ...rows.map(({ result, file, employeeId, reason }) => [result, file, employeeId, reason])];
	return `\uFEFF${lines.map((line) => line.map(cell).join(",")).join("\r\n")}\r\n`;
}
