// Punching without a face, as an operator allows it on this kiosk.

/** `idle`: a badge may be held up at any time; it costs the kiosk's processor a little all day. */
export const badgeReadings = ["on_request", "idle"] as const;
export type BadgeReading = (typeof badgeReadings)[number];

export interface CodeSettings {
	/** Both are on from the start, and offered as soon as somebody has a PIN or a badge: an equal way must not wait for a switch. */
	readonly isPinAllowed: boolean;
	readonly isBadgeAllowed: boolean;
	readonly badgeReading: BadgeReading;
	/** Of a new PIN, 4..8. Earlier ones go on being accepted. */
	readonly employeePinDigits: number;
}

export const defaultCodeSettings: CodeSettings = {
	isPinAllowed: true,
	isBadgeAllowed: true,
	badgeReading: "on_request",
	employeePinDigits: 6,
};
