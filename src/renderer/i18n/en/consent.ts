import type { consent as source } from "../id/consent.ts";
import type { TranslationOf } from "../translation-shape.ts";

export const consent = {
	title: "Consent to face data",
	intro: "To be read and accepted by {{name}} in person.",
	languageLabel: "Language of the consent",
	points: {
		purpose: {
			title: "What for",
			text: "Your face is used only to record when you arrive at and leave this office.",
		},
		stored: {
			title: "What is stored",
			text: "Templates: rows of numbers about the features of your face. Photos and video are not stored.",
			onlyTemplate: "To recognise you a template is stored: numbers about the features of your face.",
		},
		safe: {
			title: "Where it is stored",
			text: "The templates are encrypted on the kiosk and are not sent to the HRIS. Only attendance records are sent.",
		},
		erase: {
			title: "You may stop",
			text: "You can withdraw your consent at any time. Ask a supervisor: the kiosk stops recognising you at once, and your templates are erased within 72 hours.",
		},
		alternative: {
			title: "There is another way",
			text: "If you would rather not use your face, the office provides a PIN or a QR code. Your choice does not affect your job.",
		},
	},
	evidence: {
		title: "Evidence photos",
		text_one:
			"Each time you are recorded by face, one small photo is kept encrypted on the kiosk, only to check a record that is in doubt. It is erased after {{count}} day and never sent.",
		text_other:
			"Each time you are recorded by face, one small photo is kept encrypted on the kiosk, only to check a record that is in doubt. It is erased after {{count}} days and never sent.",
	},
	accept: "I, {{name}}, have read this and agree that my face data is used for attendance.",
	version: "Version {{version}}",
} satisfies TranslationOf<typeof source>;
