import type { calibration as source } from "../id/calibration.ts";
import type { TranslationOf } from "../translation-shape.ts";

export const calibration = {
	title: "Calibration",
	note: "Thresholds of recognition, by the people of this kiosk",
	making: "Comparing everybody with everybody…",
	again: "Work it out again",
	counted: "{{people, number}} people, {{templates, number}} templates compared.",
	evidence: {
		nothing: {
			title: "There are too few people yet.",
			text: "With fewer than ten people the model's own thresholds are used. Nothing needs changing.",
		},
		warnings: {
			title: "The model's own thresholds suit the people here.",
			text: "Nothing needs changing. See below who look alike, and who had better be enrolled again.",
		},
		thresholds: {
			title: "The people here suggest other thresholds.",
			text: "Read below what they would do, then use them if you agree.",
		},
	},
	inForce: "Thresholds of the calibration of {{date}} are in use.",
	chart: {
		title: "How alike",
		text: "The further these two rows are apart, the more certain is recognition. The upright lines are the thresholds in use now.",
		impostors: "Two different people: the half most alike",
		genuine: "The same person: the half least alike",
		none: "no pairs yet",
		column: { who: "Compared", from: "Similarity from", to: "to" },
	},
	bands: {
		title: "Thresholds",
		band: "Confidence",
		present: "Now",
		suggested: "Suggested",
		stranger: "Somebody else matches",
		missed: "The person stays below",
		names: { high: "High", medium: "Medium", low: "Low" },
		oneIn: "at most 1 of {{count, number}} pairs",
		percent: "{{value}} of single looks",
		unknown: "cannot be told yet",
		help: "The kiosk looks several times, so a person is missed far less often than at one look. Low confidence never records anything.",
	},
	apply: {
		action: "Use the suggestion",
		title: "Use the suggested thresholds?",
		text: "From the next picture on, for everybody. Higher thresholds: somebody else matches less often, but some people must look a little longer. The change is audited and can be turned back.",
		confirm: "Use",
		done: "The suggested thresholds are in use.",
	},
	revert: {
		action: "Back to the model's own",
		title: "Back to the model's own thresholds?",
		text: "The model's own thresholds hold again from the next picture on. The change is audited.",
		confirm: "Turn back",
		done: "The model's own thresholds are in use again.",
	},
	lookAlikes: {
		title: "Pairs that look alike",
		text: "Twins, relatives, or one person with two numbers. If it is one person, merge them on the Employees page; if two, give them PINs.",
		none: "No two people are alike enough to be taken for each other.",
		people: "They",
		similarity: "Similarity",
		reaches: "Reaches",
	},
	weak: {
		title: "Better enrolled again",
		none: "All enrollments are good enough.",
		who: "Who",
		why: "Why",
		reasons: {
			one_template: "one template only",
			unlike_itself: "templates unlike each other",
			low_quality: "low quality",
		},
		more_one: "And {{count, number}} more.",
		more_other: "And {{count, number}} more.",
		open: "See the employees",
	},
} satisfies TranslationOf<typeof source>;
