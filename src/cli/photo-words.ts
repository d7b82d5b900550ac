// What became of each photo and each line of a staff list, in words.
import type { PhotoResult } from "../app/maintenance/enroll-photos.ts";
import { errorText } from "../contract/messages/index.ts";
import type { PlanProblem } from "../core/domain/enrollment/photo-plan.ts";

export interface ReportRow {
	readonly result: "enrolled" | "already there" | "refused";
	readonly file: string;
	readonly employeeId: string;
	/** Empty when there is nothing to say. */
	readonly reason: string;
}

const planWords: Readonly<Record<PlanProblem["problem"], string>> = {
	unreadable: "The list is not a CSV file: a quote is not closed.",
	columns_missing: "The list has no column employee_id or name.",
	invalid_employee_id: "The employee number is missing or cannot be one.",
	invalid_name: "The name is missing or longer than 120 characters.",
	repeated_employee_id: "This employee number is in the list already, further up.",
	no_consent: "The list does not say that the person agreed (column consent: yes, or the day it was signed).",
	invalid_consent: "The column consent holds neither yes, no, nor a day up to today such as 2026-11-20.",
	nobodys_photo: "The file's name and folder belong to nobody in the list.",
	no_photo: "No photo in the folder belongs to this person.",
	photo_missing: "The list names this photo, but it is not in the folder.",
	too_many_photos: "This person has 20 photos already; more tell the recogniser nothing new.",
};

export function problemRow(problem: PlanProblem): ReportRow {
	const where = "line" in problem ? `Line ${problem.line}: ` : "";
	return {
		result: "refused",
		file: "file" in problem ? (problem.file ?? "") : "",
		employeeId: problem.employeeId ?? "",
		reason: `${where}${planWords[problem.problem]}`,
	};
}

export function resultRow({ file, employeeId, outcome }: PhotoResult): ReportRow {
	const row = (result: ReportRow["result"], reason = ""): ReportRow => ({ result, file, employeeId, reason });
	switch (outcome.kind) {
		case "enrolled":
			return row("enrolled");
		case "known":
			return row("already there");
		case "unlike_own":
			return row("refused", "This face does not match the person's other photos. Somebody else's photo?");
		case "resembles": {
			const people = outcome.people.map(({ employeeId: id, name }) => `${name} (${id})`).join(", ");
			return row(
				"refused",
				`This face is that of ${people}, or very like it. One person under two numbers? Look-alikes: enroll them at the kiosk, which asks and marks both.`,
			);
		}
		case "refused": {
			const { title, action } = errorText(outcome.code, "en", outcome.data);
			return row("refused", `${title} ${action}`);
		}
	}
}
