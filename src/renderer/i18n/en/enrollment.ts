import type { enrollment as source } from "../id/enrollment.ts";
import type { TranslationOf } from "../translation-shape.ts";

export const enrollment = {
	title: "Enroll an employee",
	steps: { details: "Details", consent: "Consent", capture: "Face", done: "Done" },
	details: {
		fromHris: "From the HRIS, not enrolled here yet:",
		title: "Who is being enrolled?",
		text: "Write it as in the HRIS, so that punches reach the right person.",
		employeeId: "Employee number",
		employeeIdHelp: "Exactly as in your HR system",
		employeeIdInvalid: "Begin with a letter or digit, at most 64 characters.",
		name: "Name",
		nameHelp: "Shown on the kiosk with each punch",
		nameInvalid: "Enter a name of at most 120 letters.",
	},
	consent: { accept: "Agree and continue" },
	exists: {
		title: "{{employeeId}} is enrolled already",
		text: "Make sure that this is the same person. Attendance records stay.",
		confirm: "Continue",
	},
	mode: {
		label: "Templates that exist already",
		add: "Add templates",
		addHelp:
			"The earlier ones stay in use. For somebody whom the kiosk finds hard to recognise, or after a change of the face model.",
		replace: "Replace all templates",
		replaceHelp:
			"Every earlier template is deleted, also those of other face models. For a face that has changed, or when it was somebody else's.",
	},
	question: {
		label: "Choices",
		resembles: {
			title: "This face resembles another employee",
			text: "For the supervisor only. Nothing has been saved yet. Who is {{name}}?",
		},
		unlike_own: {
			title: "This face does not match {{employeeId}}",
			text: "The templates that are stored for {{name}} seem to be another person's. Nothing has been saved yet.",
		},
		same: "This is {{name}}",
		sameHelp: "Number {{employeeId}}. The templates go there, {{entered}} is not enrolled.",
		sameInactiveHelp: "Number {{employeeId}}, not active. The templates go there, {{entered}} is not enrolled.",
		lookAlike: "Somebody else who looks alike",
		lookAlikeHelp:
			"Is enrolled. Both are marked as look-alikes: the kiosk takes more care, and asks who has a PIN for it.",
		replace: "It is this person: replace all templates",
		replaceHelp: "The earlier templates are deleted and the new ones take their place.",
		stop: "Stop, save nothing",
		stopHelp: "The poses taken so far are deleted.",
		confirm: "Continue",
		back: "Back",
	},
	capture: {
		of: "{{captured}} of {{total}} poses",
		ringLabel: "Enrollment progress",
		retake: "Take the pose again: {{pose}}",
		review: "All poses are taken",
		reviewText: "Save now, or tap a pose to take it again.",
		finish: "Save",
		saving: "Saving…",
		cancel: "Cancel",
		second: {
			title: "Second set: glasses on, or off",
			text: "Sometimes with glasses? Take three more poses with the glasses on, or off.",
			take: "Take a second set",
			skip: "Skip the second set",
		},
	},
	demo: {
		simulated: {
			title: "The demo's camera shows photos, and a photo cannot turn its head.",
			text: "It will not get through the five poses. Try it with your own face.",
			swap: "Use this computer's camera",
		},
		own: {
			title: "This computer's camera is on.",
			text: "All demo data is deleted when the demo is closed. The kiosk screen keeps the demo's camera.",
			swap: "Use the demo's camera",
		},
	},
	pose: { front: "Front", left: "Left", right: "Right", up: "Up", down: "Down" },
	guidance: {
		show_face: "Look at the camera",
		one_person: "One person only, please",
		look_straight: "Look straight into the camera",
		turn_left: "Turn slowly to your left",
		turn_right: "Turn slowly to your right",
		look_up: "Raise your chin a little",
		look_down: "Lower your head a little",
		turn_less: "A little too far, turn back",
		hold_still: "Good, hold still…",
		come_closer: "Come a little closer",
		move_back: "Step back a little",
		move_into_frame: "Move to the middle",
		more_light: "Too dark, turn to the light",
		less_light: "Too bright, avoid direct light",
		take_off_mask: "Please take the mask off",
		open_eyes: "Open your eyes",
		same_person: "Somebody else is in view. Continue with the first person",
		live_person: "Look into the camera with your own face",
		done: "Done, thank you",
	},
	consentRecord: {
		open: "Show the consent",
		title: "Consent to face data",
		accepted: "Accepted on {{date}} at {{time}}",
		otherText: "The text of this version is not on the kiosk, for example because it was signed on paper.",
		withdraw: "To withdraw it, delete the person: the face templates are erased at once, attendance records stay.",
		print: "Print",
	},
	lookAlike: {
		title: "Looks like {{employeeId}}",
		text: "The kiosk asks for the PIN once it has recognised the face. Without a PIN it only takes more care.",
		clear: "Not alike after all",
	},
	stop: {
		title: "Cancel the enrollment?",
		text: "The poses taken so far are not saved.",
		confirm: "Yes, cancel",
		stay: "Continue",
	},
	saved: {
		title: "{{name}} is enrolled",
		text_one:
			"{{count}} face template is stored, encrypted, on this device. From now on a look at the kiosk is enough.",
		text_other:
			"{{count}} face templates are stored, encrypted, on this device. From now on a look at the kiosk is enough.",
		another: "Enroll somebody else",
		list: "See the employees",
	},
} satisfies TranslationOf<typeof source>;
