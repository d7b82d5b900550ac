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
		text: "If you continue, the new face templates replace the old ones once the enrollment is finished. Attendance records stay.",
		replace: "Enroll again",
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
