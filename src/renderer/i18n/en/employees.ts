import type { employees as source } from "../id/employees.ts";
import type { TranslationOf } from "../translation-shape.ts";

export const employees = {
	title: "Employees",
	count_one: "{{count, number}} person enrolled",
	count_other: "{{count, number}} people enrolled",
	found_one: "{{count, number}} found",
	found_other: "{{count, number}} found",
	search: "Search a name or number",
	clearSearch: "Clear the search",
	onlyReenroll: "To enroll again ({{count, number}})",
	enroll: "Enroll an employee",
	column: { name: "Name", templates: "Templates", since: "Enrolled", actions: "Actions" },
	templates_one: "{{count}} template",
	templates_other: "{{count}} templates",
	reenrollNeeded: "Enroll again",
	reenrollHelp: "The templates were made with another model and cannot be matched.",
	reenroll: "Enroll again",
	remove: "Delete {{name}}",
	removeDialog: {
		title: "Delete {{name}}?",
		text_one:
			"{{count}} face template is erased from this device for good. The kiosk will not recognise {{name}} any more. Attendance records that exist are kept.",
		text_other:
			"{{count}} face templates are erased from this device for good. The kiosk will not recognise {{name}} any more. Attendance records that exist are kept.",
		textNone: "{{name}} is removed from this kiosk's list of employees. Attendance records that exist are kept.",
		confirm: "Delete",
		removing: "Deleting…",
	},
	removed: "{{name}} was deleted.",
	empty: {
		title: "Nobody is enrolled yet",
		text: "Enroll the first person. It takes less than a minute.",
	},
	notFound: { title: "Nobody matches", text: "Try another name or number." },
} satisfies TranslationOf<typeof source>;
