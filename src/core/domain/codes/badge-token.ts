// What stands in the code of a badge: `HDR1:`, 8 characters for the installation, 24 for a random badge id, 24 of its
// HMAC. Capitals, digits and the colon only, so that a QR code of 29 by 29 modules holds it with 15 % to spare: large
// modules are what a cheap camera reads. No name, no employee number: who finds a badge learns nothing.

const VERSION = "HDR1";
const INSTALLATION_CHARS = 8;
export const BADGE_ID_CHARS = 24;
/** Five bits each: 120 bits, which nobody guesses. */
const TAG_CHARS = 24;

/** RFC 4648, section 6. */
const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const TOKEN = new RegExp(
	`^${VERSION}:([A-Z2-7]{${INSTALLATION_CHARS}})([A-Z2-7]{${BADGE_ID_CHARS}})([A-Z2-7]{${TAG_CHARS}})$`,
);

/** HMAC-SHA256 of a text under the badge key. */
export type SignText = (text: string) => Uint8Array;

/** The first `chars` characters of `bytes`, five bits each. Takes five bytes for eight characters. */
function toBase32(bytes: Uint8Array, chars: number): string {
	let bits = 0;
	let value = 0;
	let text = "";
	for (const byte of bytes) {
		value = (value << 8) | byte;
		bits += 8;
		while (bits >= 5 && text.length < chars) {
			bits -= 5;
			text += BASE32[(value >>> bits) & 31];
			value &= (1 << bits) - 1;
		}
	}
	if (text.length < chars) throw new Error("too few bytes for a badge token");
	return text;
}

/** @param bytes 15 secure random ones */
export function toBadgeId(bytes: Uint8Array): string {
	return toBase32(bytes, BADGE_ID_CHARS);
}

export const BADGE_ID_BYTES = 15;

/** @param kioskId of the installation whose key signs; only part of it stands in the token */
export function toBadgeToken(badgeId: string, kioskId: string, sign: SignText): string {
	const installation = toBase32(sign(`installation:${kioskId}`), INSTALLATION_CHARS);
	const body = `${VERSION}:${installation}${badgeId}`;
	return body + tagOf(body, sign);
}

function tagOf(body: string, sign: SignText): string {
	return toBase32(sign(`badge:${body}`), TAG_CHARS);
}

/** The badge id of a token that this installation signed; null for everything else, whatever it is. */
export function readBadgeToken(text: string, sign: SignText): string | null {
	const [, installation, badgeId, tag] = TOKEN.exec(text) ?? [];
	if (installation === undefined || badgeId === undefined || tag === undefined) return null;
	return isSame(tagOf(`${VERSION}:${installation}${badgeId}`, sign), tag) ? badgeId : null;
}

/** Looks at every character, so that the time tells nothing about where two tags differ. */
function isSame(a: string, b: string): boolean {
	let difference = a.length ^ b.length;
	for (let i = 0; i < a.length; i++) difference |= a.charCodeAt(i) ^ b.charCodeAt(i);
	return difference === 0;
}
