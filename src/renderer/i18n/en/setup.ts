import type { setup as source } from "../id/setup.ts";
import type { TranslationOf } from "../translation-shape.ts";

export const setup = {
	steps: {
		language: "Language",
		pin: "PIN",
		camera: "Camera",
		kiosk: "Kiosk",
		hris: "HRIS",
		recovery: "Recovery",
		enroll: "First employee",
		tryOut: "Try it",
		ready: "Ready",
	},
	stepOf: "Step {{step}} of {{total}}",
	language: {
		title: "Welcome to Hadir",
		text: "Choose the language of the screen. You can change it at any time in Settings.",
	},
	pin: {
		title: "Make the administrator's PIN",
		text: "Your PIN as the administrator: it opens everything, the settings too. PINs for supervisors are made in Settings later. Choose 4 to 12 digits.",
		again:
			"The page was loaded anew, and the PIN is not kept before the end. Enter it once more; the other answers are still there.",
		repeatTitle: "Enter the PIN once more",
		done: "The PIN is set",
		doneText: "Keep it safe. Only administrators should know it.",
		change: "Change the PIN",
	},
	camera: {
		title: "Choose the camera",
		text: "Mount the camera at eye level. Stand in front of the kiosk and see whether your face is clear.",
	},
	kiosk: {
		title: "Name this kiosk",
		text: "The name is shown on the screen and tells this kiosk from others.",
		label: "Kiosk name",
		example: "Main entrance",
		empty: "Enter a name for the kiosk.",
		direction: "Direction of punches here",
	},
	hris: {
		title: "Connect to the HRIS",
		text: "Punches are always kept safe on this kiosk. With an HRIS connected, they are sent there as well.",
		now: "Connect now",
		later: "Later",
		laterHelp: "You can do it in Settings. No punch is lost.",
	},
	save: "Save and go on",
	saving: "Saving…",
	enroll: {
		title: "Enroll the first employee",
		text: "Less than a minute: details, consent, then five poses that the camera takes by itself.",
		now: "Enroll now",
		later: "Later",
		tryOut: "Go on to the trial",
	},
	tryOut: {
		title: "Try it: look at the camera",
		text: "This is the real kiosk. The first punch is really recorded, and sent to the HRIS too.",
		done: "{{name}} was recorded",
		doneText: "Camera, recognition and log work. Go on to the summary.",
		skip: "Skip",
	},
	ready: {
		title: "Hadir is ready",
		text: "Employees just look at the kiosk. Enrollment and settings are behind the lock at the top right of its screen, with your PIN.",
		textNobody:
			"There is no employee yet. To enroll one, touch the lock at the top right of the kiosk screen and enter the PIN.",
		later: "Later",
		notTried: "Not tried yet",
		people_one: "{{count}} person",
		people_other: "{{count}} people",
		facts: {
			language: "Language",
			kiosk: "Kiosk name",
			direction: "Direction of punches",
			hris: "HRIS",
			recovery: "Recovery code",
			people: "Enrolled",
			tryOut: "First punch",
		},
		open: "Open the kiosk",
	},
} satisfies TranslationOf<typeof source>;
