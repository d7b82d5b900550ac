// The PIN of an employee: how long, which ones are too easy, and what is typed before it.

export const MIN_EMPLOYEE_PIN_DIGITS = 4;
export const MAX_EMPLOYEE_PIN_DIGITS = 8;

/** Not caught by the rules below, and still among what is tried first: keypad patterns and doubled pairs. */
const COMMON_PINS = new Set(
	"2580 0852 1397 1937 7410 8520 9630 147258 258369 159357 357159 159753 147852 112233 332211 445566 789456 456123"
		.split(" ")
		.concat("12344321 11223344 14725836"),
);

/** As many digits as the kiosk asks for. */
export function hasPinForm(pin: string, digits: number): boolean {
	return pin.length === digits && /^\d+$/.test(pin);
}

/**
 * What people try first: one digit over and over, digits in a row, a short pattern repeated, a date of birth's year alone,
 * a well-known pattern of the keypad, or the person's own number.
 */
export function isPinTooEasy(pin: string, employeeId: string): boolean {
	const ownDigits = employeeId.replace(/\D/g, "");
	return (
		hasConstantStep(pin) ||
		isRepeatedPattern(pin) ||
		COMMON_PINS.has(pin) ||
		/^(19|20)\d\d$/.test(pin) ||
		(ownDigits.length >= MIN_EMPLOYEE_PIN_DIGITS && ownDigits.includes(pin)) ||
		(ownDigits.length >= MIN_EMPLOYEE_PIN_DIGITS && pin.includes(ownDigits))
	);
}

/** 1111, 1234, 9876, 2468: the same step from each digit to the next. */
function hasConstantStep(pin: string): boolean {
	const steps = new Set([...pin].slice(1).map((digit, index) => (Number(digit) - Number(pin[index]) + 10) % 10));
	return steps.size === 1;
}

/** 121212, 123123, 1212. */
function isRepeatedPattern(pin: string): boolean {
	const lengths = Array.from({ length: Math.floor(pin.length / 2) }, (_, index) => index + 1);
	return lengths.some(
		(length) => pin.length % length === 0 && pin.slice(0, length).repeat(pin.length / length) === pin,
	);
}

/** Bytes from 250 up are left out, so that no digit comes more often than another. */
const UNBIASED_BYTES = 250;

/** @param bytes secure random ones */
export function drawPin(digits: number, employeeId: string, bytes: (length: number) => Uint8Array): string {
	for (;;) {
		let pin = "";
		while (pin.length < digits)
			for (const byte of bytes(digits)) if (byte < UNBIASED_BYTES && pin.length < digits) pin += byte % 10;
		if (!isPinTooEasy(pin, employeeId)) return pin;
	}
}

/** An employee number without what people leave out when they type it: "K-1001" is "k 1001" and "K1001" too. */
function foldNumber(number: string): string {
	return number
		.normalize("NFKC")
		.toUpperCase()
		.replace(/[^\p{L}\p{N}]/gu, "");
}

function digitsOf(number: string): string {
	return number.normalize("NFKC").replace(/\D/g, "");
}

/**
 * Whose number was typed: the same id; else the only one that is the same without signs, spaces and case; else the only
 * one with the same digits, so that "K-1001" may type 1001. null when nobody, or several.
 */
export function findByNumber<Id extends string>(typed: string, ids: readonly Id[]): Id | null {
	const wanted = { folded: foldNumber(typed), digits: digitsOf(typed), exact: typed.trim() };
	const exact = ids.find((id) => id === wanted.exact);
	if (exact !== undefined) return exact;
	const only = (found: readonly Id[]) => (found.length === 1 ? (found[0] ?? null) : null);
	const folded = ids.filter((id) => wanted.folded !== "" && foldNumber(id) === wanted.folded);
	if (folded.length > 0) return only(folded);
	const isDigitsOnly = wanted.digits !== "" && wanted.digits === wanted.folded;
	return isDigitsOnly ? only(ids.filter((id) => digitsOf(id) === wanted.digits)) : null;
}

/**
 * Under which name tries for a typed number are counted. All that `findByNumber` takes for one person has the same name,
 * and it depends on nothing but what was typed, so that it does not tell whether the number is anybody's.
 */
export function countedAs(typedNumber: string): string {
	return digitsOf(typedNumber) || foldNumber(typedNumber) || typedNumber.trim();
}
