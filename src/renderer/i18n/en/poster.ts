import type { poster as indonesian } from "../id/poster.ts";
import type { TranslationOf } from "../translation-shape.ts";

export const poster = {
	section: {
		title: "Door poster",
		text: "One A4 sheet in two languages to hang beside the kiosk: how to use it, what is kept, and whom to ask.",
		print: "Print the poster",
		preview: "Preview of the poster",
		noContact: "No privacy contact yet",
		noContactText: "The poster will say “your supervisor”. Enter a name and how to reach them in {{place}}.",
	},
	lead: "Attendance with a look",
	steps: {
		look: "Look at the camera",
		lookText: "Stand about one step from the screen.",
		card: "Wait for the green card",
		cardText: "Your name, in or out, and the time. It is recorded.",
		turn: "Wrong direction?",
		turnText: "Touch the button on the card to turn in and out round.",
	},
	otherWay: "Rather not use your face? Touch PIN or Badge on the screen. They count the same, no reason needed.",
	privacy: "Your data",
	basis: "Basis",
	basisText:
		"Your consent, which you are free to give or not (Law 27/2022 on Personal Data Protection, articles 20–22).",
	purpose: "Purpose",
	purposeText: "To record when you come and go, for attendance and pay. Nothing else.",
	data: "What is kept",
	dataText:
		"Name, employee number, times of coming and going. Of your face only a row of numbers, encrypted, on this computer. Camera pictures are not kept.",
	retention: "For how long",
	retentionText:
		"Face data: until you withdraw your consent or are no longer enrolled. Times: as long as pay depends on them.",
	rights: "Your rights",
	rightsText: "To see, correct and copy it, to withdraw your consent at any time, and to have the face data deleted.",
	ask: "To ask, or to use your rights",
	askSupervisor: "Your supervisor",
} as const satisfies TranslationOf<typeof indonesian>;
