import type { setup as source } from "../id/setup.ts";
import type { TranslationOf } from "../translation-shape.ts";

export const setup = {
	steps: { language: "Language", pin: "PIN", camera: "Camera", kiosk: "Kiosk", hris: "HRIS", ready: "Ready" },
	stepOf: "Step {{step}} of {{total}}",
	language: {
		title: "Welcome to Hadir",
		text: "Choose the language of the screen. You can change it at any time in Settings.",
	},
	pin: {
		title: "Make a supervisor PIN",
		text: "It opens enrollment, the list of employees and the settings. Choose 4 to 12 digits.",
		repeatTitle: "Enter the PIN once more",
		done: "The PIN is set",
		doneText: "Keep it safe. Only supervisors should know it.",
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
	},
	hris: {
		title: "Connect to the HRIS",
		text: "Punches are always kept safe on this kiosk. With an HRIS connected, they are sent there as well.",
		now: "Connect now",
		later: "Later",
		laterHelp: "You can do it in Settings. No punch is lost.",
	},
	finish: "Finish",
	saving: "Saving…",
	ready: {
		title: "Hadir is ready",
		text: "Next, enroll the first employee: tap the supervisor button on the kiosk screen and enter the PIN.",
		open: "Open the kiosk",
	},
} satisfies TranslationOf<typeof source>;
