import type { operators as source } from "../id/operators.ts";
import type { TranslationOf } from "../translation-shape.ts";

export const operators = {
	title: "Who may open this area",
	text: "Everybody has a PIN of their own, and what they do is recorded as theirs.",
	self: "You",
	pinSince: "PIN since {{date}}",
	add: "Add a person",
	edit: "Change",
	editNamed: "Change {{name}}",
	roles: {
		supervisor: {
			name: "Supervisor",
			help: "Enrolls employees, corrects attendance, gives PINs and badges, reads the log.",
		},
		administrator: {
			name: "Administrator",
			help: "All of that, and settings, the HRIS, access, backups and erasing data.",
		},
		auditor: { name: "Auditor", help: "Only reads: today, the log, statistics and the kiosk's health." },
	},
	form: {
		addTitle: "Add a person",
		editTitle: "Change access",
		name: "Name",
		nameInvalid: "Enter a name of at most 60 letters.",
		nameTaken: "This name is already in use.",
		role: "Role",
		pin: "PIN",
		pins: { drawn: "PIN made by the kiosk", typed: "PIN typed by them" },
		remove: "Remove",
	},
	pin: {
		draw: "Make a new PIN",
		type: "Type a new PIN",
		drawTitle: "Make a new PIN for {{name}}?",
		drawText: "The present one ends at once, also on a screen that is open now.",
		made: "PIN of {{name}}",
		once: "Shown this once. Hand it to them in person; they can change it themselves.",
		first: "{{name}} types a new PIN of 6 to 12 digits",
		repeat: "Type the same PIN once more",
	},
	removeDialog: {
		title: "Remove the access of {{name}}?",
		text: "Their PIN ends at once. What they did stays recorded.",
		confirm: "Remove access",
	},
} satisfies TranslationOf<typeof source>;
