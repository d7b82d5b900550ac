import type { host as source } from "../id/host.ts";
import type { TranslationOf } from "../translation-shape.ts";

export const host = {
	title: "Close and restart",
	text: "Punches that were recorded are safe on this kiosk's disk. Each of these steps is written to the audit trail.",
	none: "Another program runs this kiosk, so it cannot be closed or restarted from here.",
	waitingNone: "No punch is waiting to be sent.",
	waiting_one: "{{count}} punch that waits is kept, and sent once the application runs again.",
	waiting_other: "{{count}} punches that wait are kept, and sent once the application runs again.",
	accepted: "On its way. This screen changes in a moment.",
	action: {
		leaveKiosk: {
			button: "Leave the kiosk",
			help: "Closes Hadir and shows the computer's own screen. Nobody can clock in until Hadir is started again.",
			title: "Leave the kiosk?",
			ask: "Hadir closes and the computer's own screen appears. Nobody can clock in until Hadir is started again.",
			confirm: "Leave",
		},
		restartApp: {
			button: "Restart the application",
			help: "Closes Hadir and opens it again, in less than a minute. Try this first when something is stuck.",
			title: "Restart the application?",
			ask: "Hadir closes and opens again by itself, in less than a minute. Until then punches have to wait.",
			confirm: "Restart",
		},
		restartComputer: {
			button: "Restart the computer",
			help: "Takes a few minutes. Hadir opens again if it was set up to start with the computer.",
			title: "Restart the computer?",
			ask: "The computer restarts, which takes a few minutes. Hadir opens again only if it was set up to start with it.",
			confirm: "Restart the computer",
		},
		shutDownComputer: {
			button: "Shut the computer down",
			help: "Switches the computer off. It has to be switched on again with the button on the computer.",
			title: "Shut the computer down?",
			ask: "The computer switches off. Nobody can clock in until somebody switches it on again with its button.",
			confirm: "Shut down",
		},
	},
} satisfies TranslationOf<typeof source>;
