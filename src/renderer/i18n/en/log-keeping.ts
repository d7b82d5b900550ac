import type { logKeeping as source } from "../id/log-keeping.ts";
import type { TranslationOf } from "../translation-shape.ts";

export const logKeeping = {
	title: "How long records and evidence photos are kept",
	text: "Attendance records are the basis of wages. Hadir deletes nothing until you set it here.",
	keep: {
		label: "Keep attendance records",
		all: "All of them, without an end",
		months_one: "{{count}} month",
		months_other: "{{count}} months",
		years_one: "{{count}} year",
		years_other: "{{count}} years",
		help: "Ask accounting first: documents behind taxes usually have to be kept for 10 years.",
	},
	evidence: {
		label: "An evidence photo of each face punch",
		kinds: {
			off: "Not kept",
			face: "Keep the face cut out",
			blurred: "Keep the whole picture, background made unrecognisable",
		},
		help: "Only of people who agreed to the text that tells of these photos. Others need to enroll again.",
		days: "Erase photos after",
		daysCount_one: "{{count}} day",
		daysCount_other: "{{count}} days",
		supervisors: "Supervisors may see the photos too",
		supervisorsHelp: "Administrators always may. Each look at a photo is recorded.",
	},
	preview: {
		title: "If you save this now",
		nothing: "Nothing is deleted.",
		records_one: "{{count, number}} record of {{from}} is deleted for good.",
		records_other: "{{count, number}} records from {{from}} to {{to}} are deleted for good.",
		acts_one: "With {{count, number}} act of those who look after the kiosk.",
		acts_other: "With {{count, number}} acts of those who look after the kiosk.",
		photos_one: "{{count, number}} evidence photo is erased.",
		photos_other: "{{count, number}} evidence photos are erased.",
		held: {
			undelivered: "Records behind them wait: one has not reached the HRIS. Send or skip it first.",
			work_day: "Records behind them wait, so that IN and OUT of a work day stay together.",
		},
		signed: "The rest can still be proven whole: this kiosk signs where it begins.",
	},
	confirm: {
		title: "Delete what is past its time?",
		text: "What is deleted cannot be brought back. Download the records first if you still need them.",
		now: "Save and delete",
	},
	photo: {
		show: "Show the evidence photo",
		none: "There is no evidence photo of this punch.",
		alt: "Evidence photo of a punch of {{name}}",
		audited: "It has been recorded that you looked at this photo.",
	},
} satisfies TranslationOf<typeof source>;
