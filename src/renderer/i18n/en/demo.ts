import type { demo as indonesian } from "../id/demo.ts";
import type { TranslationOf } from "../translation-shape.ts";

export const demo = {
	region: "Demo story",
	progress: "Part {{number}} of {{total}}",
	hold: "Pause",
	goOn: "Go on",
	next: "Next",
	previous: "Back",
	otherLanguage: "Bahasa Indonesia",
	held: "Paused: try it yourself. “Go on” tells this part again.",
	waiting: "Preparing the demo: sample staff are being enrolled…",
	chapter: {
		arrival: {
			title: "Arriving",
			text: "Rafika only has to look at the camera. Hadir knows her, records IN, and sends it to the HRIS.",
		},
		departure: {
			title: "Leaving",
			text: "Dewi has been in since earlier, so this time it is OUT. If that is wrong, one touch on the card turns it round.",
		},
		stranger: {
			title: "Somebody who is not enrolled",
			text: "This face is not known: nothing is recorded or kept, and the words stay kind.",
		},
		photo: {
			title: "A photo held before the camera",
			text: "This telephone shows a photo of Sari. The kiosk does not take it for Sari: nothing is recorded, and the screen accuses nobody.",
		},
		queue: {
			title: "A queue",
			text: "The nearest is served first. As soon as Putri is recorded, Maya follows without a pause.",
		},
		offline: {
			title: "The network fails",
			text: "The HRIS cannot be reached. Intan's record is safe on the kiosk all the same, and waits to be sent.",
		},
		back_online: {
			title: "The network is back",
			text: "The kiosk tries again by itself. What waited is sent in order, each record exactly once.",
		},
		pin: {
			title: "Without a face",
			text: "Hendra did not enroll his face. An employee number and a PIN are an equal way in.",
		},
		today: {
			title: "Supervisor area: today",
			text: "Who is in, who is late, who was not seen yet. All names and days here are invented.",
		},
		statistics: {
			title: "Supervisor area: statistics",
			text: "When people arrive, how often faces are recognised, what waited to be sent: without names.",
		},
		your_turn: {
			title: "Your turn",
			text: "Touch the lock above; the demo's PIN is {{pin}}. All this lives in a temporary folder and is gone when the demo ends.",
		},
	},
} as const satisfies TranslationOf<typeof indonesian>;
