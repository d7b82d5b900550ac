import type { devices as source } from "../id/devices.ts";
import type { TranslationOf } from "../translation-shape.ts";

export const devices = {
	open: "With a phone or laptop",
	title: "Enroll with a phone or laptop",
	note: "That device's camera is used. The kiosk goes on recording attendance.",
	closed: {
		title: "One device, one code",
		text: "The device must be on the same office network. The kiosk shows an address and a code that is valid for 10 minutes. The device can enroll employees and do nothing else.",
		show: "Show the code",
	},
	ended: {
		stopped: "The device was stopped.",
		left: "The device is done.",
		idle: "The device was closed: nobody touched it for 5 minutes.",
		too_long: "The device was closed after 1 hour.",
		replaced: "The device was replaced.",
		code_expired: "The code's time ran out and no device connected.",
	},
	endedEnrolled_one: "{{count}} person was enrolled from it.",
	endedEnrolled_other: "{{count}} people were enrolled from it.",
	address: {
		title: "Open this address on the device",
		text: "Scan the QR code with its camera, or type the address.",
		others: "If it does not open, try: {{addresses}}",
		qr: "QR code of the address {{address}}",
	},
	certificate: {
		title: "Compare the certificate's fingerprint",
		text: "The browser warns because the kiosk made this certificate itself. Open the certificate's details from that warning and compare SHA-256. Exactly the same? Go on to the site. Different? Do not go on.",
		label: "SHA-256",
	},
	code: {
		title: "Type this code on the device",
		remaining: "Valid for {{time}}, for one device.",
		void: "The code was cancelled after 5 wrong tries.",
		voidText: "Show a new one if it was you who mistyped.",
		another: "New code",
		stop: "Stop",
	},
	connected: {
		title: "1 device connected",
		since: "Since {{time}}",
		away: "The device is not answering; its screen may be off. Open the page on it again.",
		enrolled_one: "{{count}} person enrolled from it",
		enrolled_other: "{{count}} people enrolled from it",
		replace: "Change the device",
	},
	confirmStop: {
		title: "Stop this device?",
		text: "An enrollment that is under way on it is cancelled. What was saved stays saved.",
		confirm: "Yes, stop",
		stay: "Leave it",
	},
	page: {
		enter: {
			title: "Enroll an employee",
			text: "Type the 8-digit code on the kiosk's screen.",
			label: "Code",
			language: "Language",
			submit: "Next",
			incomplete: "The code has 8 digits.",
		},
		leave: "Done",
		lost: {
			title: "The kiosk is not answering.",
			text: "Make sure that this device is still on the office network. Trying again…",
		},
		over: {
			title: "Enrollment on this device has ended",
			text: "What was saved stays saved. To go on, ask for a new code at the kiosk.",
			again: "Enter a new code",
		},
		confirmLeave: {
			title: "Done on this device?",
			text: "The poses taken so far are not saved.",
			confirm: "Yes, done",
			stay: "Go on",
		},
		idle: {
			title: "Still there?",
			text: "This page closes in {{time}}.",
			stay: "I am still here",
		},
	},
} satisfies TranslationOf<typeof source>;
