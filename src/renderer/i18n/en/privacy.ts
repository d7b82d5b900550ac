import type { privacy as indonesian } from "../id/privacy.ts";
import type { TranslationOf } from "../translation-shape.ts";

export const privacy = {
	open: "Privacy",
	back: "Back to the kiosk",
	title: "Your data in this kiosk",
	stored: {
		title: "What is stored",
		text: "Your name, employee number, and the times you came and went. Of your face only a row of numbers, encrypted. Camera pictures are not stored. Enrollment photos are stored only if your office switched that on.",
		withPhotos:
			"Name, employee number, times of coming and going. Of your face: numbers, encrypted; enrollment pictures only where the office switched them on.",
		photos_one:
			"One small photo of each face punch is kept encrypted for {{count}} day, only to check a record that is in doubt, and only if you agreed to it when you were enrolled.",
		photos_other:
			"One small photo of each face punch is kept encrypted for {{count}} days, only to check a record that is in doubt, and only if you agreed to it when you were enrolled.",
	},
	how_long: {
		title: "For how long",
		text: "Face data: until you withdraw your consent or are no longer enrolled. When you withdraw, the kiosk stops recognising you at once and erases the face data within 72 hours. The times stay, because your pay is worked out from them.",
	},
	leaves: {
		title: "What is sent",
		text: "The HR system gets only employee number, time, direction and how it was recorded. Face data never leaves this computer.",
	},
	other_way: {
		title: "Rather not use your face?",
		text: "Ask for a PIN or a badge. They count the same, and your choice does not affect your work.",
	},
	ask: {
		title: "To ask, to see or to delete",
		contact: "Contact {{contact}}.",
		supervisor: "Ask your supervisor.",
	},
} as const satisfies TranslationOf<typeof indonesian>;
