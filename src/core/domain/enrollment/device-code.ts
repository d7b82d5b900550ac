// The code that lets one phone or laptop enroll: read off the kiosk's screen, typed once on the device.

/** 100 million codes and five tries: one guess in 20 million. Digits, since every phone has a pad for them. */
export const DEVICE_CODE_DIGITS = 8;
export const DEVICE_CODE_LIFETIME_MS = 10 * 60_000;
/** So many wrong codes make the right one void too. */
export const MAX_WRONG_DEVICE_CODES = 5;

/** 0..249 are 25 times each digit; the six values above would make some digits likelier. */
const LAST_FAIR_BYTE = 249;

/** @param randomBytes cryptographically secure bytes, as many as asked for */
export function makeDeviceCode(randomBytes: (length: number) => Uint8Array): string {
	let digits = "";
	while (digits.length < DEVICE_CODE_DIGITS)
		for (const byte of randomBytes(DEVICE_CODE_DIGITS))
			if (byte <= LAST_FAIR_BYTE && digits.length < DEVICE_CODE_DIGITS) digits += byte % 10;
	return digits;
}

/** The same time for every text of the right length, so that a wrong code does not tell how much of it was right. */
export function isSameSecretText(left: string, right: string): boolean {
	if (left.length !== right.length) return false;
	let difference = 0;
	for (let i = 0; i < left.length; i += 1) difference |= left.charCodeAt(i) ^ right.charCodeAt(i);
	return difference === 0;
}
