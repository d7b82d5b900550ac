import type { models as source } from "../id/models.ts";
import type { TranslationOf } from "../translation-shape.ts";

export const models = {
	title: "Face models",
	recognition: "Recognised with",
	recognitionHelp: "Which model tells faces apart. Another one needs templates of its own, so you are asked first.",
	recognitionOnly: "The only model that is installed. More are installed with: npm run models.",
	unmeasured: "The thresholds of this model have not been measured. Measure them with photos of your own people first.",
	nonCommercial: "The licence of this model forbids business use.",
	switchDialog: {
		title: "Change the model?",
		text: "Another model cannot read the templates that are here. They are kept, and used again when you come back to this model.",
		confirm: "Change the model",
	},
	mustEnroll: {
		title_one: "{{count}} person must enroll again",
		title_other: "{{count}} people must enroll again",
		text: "The model in use has no templates of them: {{names}}.",
		more: "{{names}}, and {{count}} more",
	},
	crops: {
		label: "Keep a picture of the face at enrollment",
		privacy:
			"A small cut of the photo is kept encrypted, on this device only, so that nobody has to enroll again when the model is changed. Pictures are not sent, not exported, and erased with the person. Tell your people before you switch this on.",
		stored_one: "{{count, number}} picture kept",
		stored_other: "{{count, number}} pictures kept",
		none: "No picture kept",
		eraseDialog: {
			title: "Erase the pictures that are kept?",
			text_one: "{{count}} picture is erased from this device for good. The templates stay.",
			text_other: "{{count}} pictures are erased from this device for good. The templates stay.",
			confirm: "Erase the pictures",
		},
	},
	reembed: {
		waiting_one: "{{count, number}} picture has no template of this model yet.",
		waiting_other: "{{count, number}} pictures have no template of this model yet.",
		start: "Make templates from the pictures",
		resume: "Go on",
		progress: "{{done}} of {{total}} pictures",
		finished_one: "{{count}} template was made from pictures.",
		finished_other: "{{count}} templates were made from pictures.",
		failed_one: "{{count}} picture could not be used.",
		failed_other: "{{count}} pictures could not be used.",
		interrupted: "It stopped. What was done is kept.",
	},
} satisfies TranslationOf<typeof source>;
