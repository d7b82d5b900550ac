import type { attendance as source } from "../id/attendance.ts";
import type { TranslationOf } from "../translation-shape.ts";

export const attendance = {
	title: "Today",
	column: { time: "Time", name: "Name", direction: "Direction", method: "Method" },
	summary: {
		people: "People present",
		peopleHelp: "with a punch today",
		inside: "In the office",
		insideHelp: "last punch: in",
		events: "Punches",
		eventsHelp: "today",
	},
	sync: {
		not_configured: "No HRIS is connected. Punches are kept on the kiosk.",
		allDelivered: "Every punch has reached {{host}}.",
		waiting_one: "{{count}} punch is waiting to be sent.",
		waiting_other: "{{count}} punches are waiting to be sent.",
		offline_one: "No network. {{count}} punch is kept and waiting to be sent.",
		offline_other: "No network. {{count}} punches are kept and waiting to be sent.",
		offlineNone: "No network. Punches are kept on the kiosk.",
		deadLetters_one: "{{count}} punch was refused by the HRIS. See Settings.",
		deadLetters_other: "{{count}} punches were refused by the HRIS. See Settings.",
		justDelivered: "Last delivery just now.",
		lastDelivered: "Last delivery {{ago}}.",
	},
	empty: { title: "No punches yet today", text: "A punch appears here as soon as somebody is recognised." },
} satisfies TranslationOf<typeof source>;
