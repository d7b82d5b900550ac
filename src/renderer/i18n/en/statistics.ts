import type { statistics as source } from "../id/statistics.ts";
import type { TranslationOf } from "../translation-shape.ts";

export const statistics = {
	title: "Statistics",
	note: "Numbers only, no names",
	asTable: "Show as a table",
	none: "No numbers yet.",
	arrivals: { title: "Arrivals today", text: "How many people came each half hour.", time: "From", count: "People" },
	days: {
		title: "Recognised and not, 14 days",
		text: "Each time somebody stands at the kiosk counts once, by how it ended.",
		date: "Date",
		recognised: "Recognised",
		refused: "Not recognised",
	},
	reasons: { title: "Why not recognised, 14 days", reason: "Reason", count: "Times" },
	ending: {
		unknown: "The face is not enrolled",
		presentation_attack: "Not a live face",
		liveness_uncertain: "Liveness not certain",
		low_quality: "The picture was not good enough",
		several_faces: "More than one person",
		unfinished: "Left before the end",
	},
	similarity: {
		title: "Similarity when recognised, 7 days",
		text: "The further right of the threshold, the more certain.",
		from: "Similarity from",
		count: "Punches",
		threshold: "High threshold {{value}}",
	},
	backlog: {
		title: "Waiting to be sent, 2 days",
		text: "Noted every ten minutes.",
		time: "Time",
		waiting: "Waiting",
		dead: "Refused",
		most_one: "At most {{count, number}} waiting.",
		most_other: "At most {{count, number}} waiting.",
	},
} satisfies TranslationOf<typeof source>;
