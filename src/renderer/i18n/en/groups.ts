import type { groups as source } from "../id/groups.ts";
import type { TranslationOf } from "../translation-shape.ts";

export const groups = {
	title: "Employee groups",
	text: "A group can have a direction rule and shifts of its own. An employee is in one group only.",
	people_one: "{{count, number}} person",
	people_other: "{{count, number}} people",
	add: "Add a group",
	edit: "Edit",
	editNamed: "Edit the group {{name}}",
	form: {
		addTitle: "New group",
		editTitle: "Edit the group",
		name: "Name of the group",
		nameHelp: "As people call it, such as Night shift or Warehouse.",
		nameInvalid: "Begins with a letter or digit, at most 40 letters, no semicolon and no quotation mark.",
		nameTaken: "There is a group of this name.",
		remove: "Delete",
	},
	removeDialog: {
		title: "Delete {{name}}?",
		textNone: "This group has no members. Shifts for this group alone are nobody's any more.",
		text_one:
			"{{count, number}} person is in no group any more, and shifts for this group alone are not theirs any more. Attendance records that exist are kept.",
		text_other:
			"{{count, number}} people are in no group any more, and shifts for this group alone are not theirs any more. Attendance records that exist are kept.",
		confirm: "Delete",
	},
	members: {
		open: "Members",
		openNamed: "Members of the group {{name}}",
		title: "Members of {{name}}",
		search: "Search a name or number",
		shown: { label: "Show", all: "Everybody", members: "Members" },
		column: { name: "Name", group: "Group" },
		none: "Nobody is enrolled yet.",
		notFound: "Nobody matches.",
		moves: "moves from {{group}}",
		summary_one: "{{count, number}} member",
		summary_other: "{{count, number}} members",
		pick: "{{name}} is a member",
	},
} satisfies TranslationOf<typeof source>;
