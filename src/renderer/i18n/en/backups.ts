import type { backups as source } from "../id/backups.ts";
import type { TranslationOf } from "../translation-shape.ts";

export const backups = {
	title: "Backups",
	text: "A complete, encrypted copy of this kiosk. Punches go on while one is made.",
	state: {
		never: "There is no backup yet.",
		good: "The last backup was {{ago}}.",
		late: "The last backup is old: {{ago}}.",
		next: "The next one is on {{date}} at {{time}}.",
		off: "Daily backups are switched off.",
		running: "A backup is being made …",
	},
	made: "The backup was made, read back, and is whole.",
	now: "Back up now",
	failed_one: "The last backup could not be made.",
	failed_other: "The last {{count}} backups could not be made.",
	failedText: "{{reason}} The kiosk tries again by itself.",
	folderAway: "The other folder cannot be reached.",
	folderAwayText_one:
		"{{reason}} The backup is on this computer and is copied as soon as the folder can be used. Tried once so far.",
	folderAwayText_other:
		"{{reason}} The backup is on this computer and is copied as soon as the folder can be used. Tried {{count}} times so far.",
	folderTrouble: {
		missing: "The folder is not there: plug its disk in, or check the path.",
		refused: "Hadir may not write into that folder.",
		full: "The disk of that folder is full.",
		other: "The reason: {{reason}}.",
	},
	noKit: "The backups open on this computer only.",
	noKitText:
		"Make a recovery code under Settings, Keys and recovery, then back up anew. With the code that one opens on another computer.",
	schedule: {
		label: "Back up every day",
		time: "Time",
		days: "Keep daily ones",
		daysValue_one: "of the last day",
		daysValue_other: "of the last {{count}} days",
		weeks: "Keep weekly ones",
		weeksValue_one: "of the last week",
		weeksValue_other: "of the last {{count}} weeks",
		noWeeks: "None",
		folder: "Copy to a folder as well",
		folderHelp:
			"A USB stick or a network folder, such as /media/office/hadir or E:\\Hadir. Empty: on this computer only.",
	},
	list: {
		title: "On this computer",
		place: "Kept in {{place}}",
		made: "Made",
		kind: "Kind",
		size: "Size",
		content: "Content",
		kinds: {
			daily: "Daily",
			manual: "Asked for",
			update: "Before an update",
			migration: "Before the database was changed",
			move: "Moving out",
		},
		people_one: "{{count, number}} person",
		people_other: "{{count, number}} people",
		events_one: "{{count, number}} record",
		events_other: "{{count, number}} records",
		verified: "Read back",
		logBroken: "Log not intact",
	},
	restore: {
		title: "Restoring",
		text: "Close the kiosk, then run in Hadir's folder: npm run restore -- <file>. The present state is kept beside it.",
	},
} satisfies TranslationOf<typeof source>;
