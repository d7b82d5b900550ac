import type { recovery as source } from "../id/recovery.ts";
import type { TranslationOf } from "../translation-shape.ts";

export const recovery = {
	number: "Paper number {{kitId}}",
	group: "Group {{number}}",
	groupWrong: "Something is wrong here. Look at all five characters again.",
	later: "Not now",
	show: {
		text: "The code is shown once, here. It is kept nowhere but on your paper.",
		where:
			"Print it or write it down neatly, then lock it away, far from this kiosk. Whoever holds the paper can open the kiosk.",
		print: "Print",
		done: "I have put it away",
	},
	check: {
		text: "Type these groups from your paper. The code is in force once they match.",
		back: "Show the code again",
		another: "Make another code",
		confirm: "Check",
	},
	sheet: {
		title: "Hadir recovery code",
		use: "Administrator PIN forgotten: on the kiosk's lock screen choose “Forgot the PIN?” and type this code.",
		keep: "Lock it away. Take no photo of it, and do not keep it on the kiosk's computer.",
		void: "This paper is void once the code was used, another one was made, or the master key was changed.",
	},
	forgot: {
		open: "Forgot the PIN?",
		title: "Administrator PIN forgotten",
		text: "Type all eight groups of the code from the recovery paper. Capitals or not is all the same.",
		none: "This kiosk has no recovery code in force. Ask another administrator to unlock it, or follow the security guide.",
		next: "Next",
		pinFirst: "Choose a new PIN for the administrator.",
		pinRepeat: "Enter the new PIN once more.",
		keep: "The new PIN is in force. The old paper is void: put this new code away.",
		back: "Back",
	},
	settings: {
		title: "Recovery code",
		text: "A sheet of paper that saves the face data when the key on this computer is lost, and opens the kiosk when the administrator's PIN is forgotten.",
		inForce: "In force: paper number {{kitId}}, made on {{date}}.",
		none: "There is no recovery code yet",
		noneText: "If the key on this computer is lost, every face has to be enrolled again.",
		void: "Paper number {{kitId}} is void",
		voidText: "The master key was changed after it was made. Make a new code, then destroy the old paper.",
		make: "Make a recovery code",
		replace: "Replace it with a new code",
		kept: "The recovery code is in force. Destroy the old paper if there is one.",
	},
	keys: {
		title: "Data keys",
		text: "Face data is encrypted with this kiosk's keys. Changing them deletes nobody, and punching goes on.",
		rotate: {
			button: "Change the master key",
			help: "When somebody may have copied the key, for example while the computer was away for repair.",
			title: "Change the master key?",
			ask: "Everything is locked anew with a new key. The recovery paper there is becomes void; make a new one afterwards.",
			confirm: "Change the key",
		},
		revoke: {
			button: "Renew all face data",
			help: "When face data may have leaked: what leaked matches nobody any more. Nobody has to be enrolled again.",
			title: "Renew all face data?",
			ask: "All face data takes on a new secret form. The kiosk recognises nobody for a few seconds.",
			confirm: "Renew",
		},
		rotating_one: "The master key is being changed, {{count}} left.",
		rotating_other: "The master key is being changed, {{count}} left.",
		converting_one: "Face data is being renewed, {{count}} left.",
		converting_other: "Face data is being renewed, {{count}} left.",
		done: "Done. Everything is under the newest keys.",
	},
} as const satisfies TranslationOf<typeof source>;
