import type { today as source } from "../id/today.ts";
import type { TranslationOf } from "../translation-shape.ts";

export const today = {
	title: "Today",
	group: {
		inside: "In the office",
		late: "Late",
		missing: "Missing",
		not_seen: "Not seen yet",
		left: "Gone home",
		incomplete: "To complete",
	},
	help: {
		inside: "came, have not left",
		late: "came after the start",
		missing: "their shift has begun",
		not_seen_one: "of {{count, number}} employee",
		not_seen_other: "of {{count, number}} employees",
		left: "punched out",
		incomplete: "an IN or OUT is missing",
	},
	tiles: "Who is here today",
	latest: "Latest punches",
	back: "Latest punches",
	all: "All punches",
	column: {
		time: "Time",
		name: "Name",
		direction: "Direction",
		method: "By",
		firstIn: "In",
		lastOut: "Out",
		state: "State",
	},
	state: { inside: "In the office", left: "Gone home", not_seen: "Not seen yet" },
	sync: { open: "See deliveries" },
	camera: {
		title: "This computer has no camera.",
		text: "If this is the kiosk at the door, nobody can be recognised. Connect a camera or check its cable.",
	},
	nobody: {
		title: "Nobody is enrolled yet",
		text: "Enroll the first person. From then on you see here who has come.",
		action: "Enroll an employee",
	},
	noPunch: { title: "No punch yet today", text: "Punches appear here as soon as somebody is recognised." },
	empty: {
		inside: { title: "Nobody is in the office", text: "Whoever comes in is shown here." },
		late: { title: "Nobody is late", text: "Whoever comes after the start of the shift is shown here." },
		missing: { title: "Everybody has come", text: "Nobody whose shift has begun is still to come." },
		not_seen: { title: "Everybody has been seen", text: "Each active employee has a punch today." },
		left: { title: "Nobody has left yet", text: "Whoever punches out is shown here." },
		incomplete: { title: "All complete", text: "No IN or OUT is missing." },
	},
} satisfies TranslationOf<typeof source>;
