import type { session as source } from "../id/session.ts";
import type { TranslationOf } from "../translation-shape.ts";

export const session = {
	unlock: {
		title: "Supervisor area",
		hint: "Enter your PIN",
		checking: "Checking…",
		remaining_one: "Wrong PIN. {{count}} try left.",
		remaining_other: "Wrong PIN. {{count}} tries left.",
		wrong: "Wrong PIN. Try again.",
		locked: "Too many wrong PINs. Try again in {{time}}.",
		leave: "Back to the kiosk",
	},
	nav: {
		label: "Supervisor menu",
		today: "Today",
		attendance: "Attendance",
		employees: "Employees",
		enrollment: "Enroll",
		statistics: "Statistics",
		health: "Health",
		calibration: "Calibration",
		settings: "Settings",
	},
	lock: "Lock",
	lockHelp: "Lock and go back to the kiosk",
	idle: {
		title: "Still there?",
		text: "The supervisor area locks itself in {{time}}.",
		stay: "Continue",
	},
	leave: {
		enrollment: {
			title: "Leave the enrollment?",
			text: "It is not finished. The poses taken so far are not saved.",
			confirm: "Leave",
			stay: "Continue enrolling",
		},
		unsaved: {
			title: "Leave without saving?",
			text: "What was changed here is not saved yet.",
			confirm: "Leave",
			stay: "Go on editing",
		},
	},
} satisfies TranslationOf<typeof source>;
