// What presses do to a PIN that is being entered. Digits live in memory only, and never on the screen.

export const PIN_MIN_DIGITS = 4;
export const PIN_MAX_DIGITS = 12;

export type PinPress =
	| { readonly kind: "digit"; readonly digit: string }
	| { readonly kind: "erase" | "clear" | "submit" };

export function pressPin(pin: string, press: PinPress): string {
	switch (press.kind) {
		case "digit":
			return pin.length < PIN_MAX_DIGITS ? pin + press.digit : pin;
		case "erase":
			return pin.slice(0, -1);
		case "clear":
			return "";
		case "submit":
			return pin;
	}
}

/** What a key of a keyboard means here; null when nothing. */
export function pinPressOfKey(key: string): PinPress | null {
	if (/^\d$/.test(key)) return { kind: "digit", digit: key };
	if (key === "Backspace") return { kind: "erase" };
	if (key === "Delete") return { kind: "clear" };
	return key === "Enter" ? { kind: "submit" } : null;
}

export function isPinLongEnough(pin: string): boolean {
	return pin.length >= PIN_MIN_DIGITS;
}

/** One digit over and over, or digits in a row: what people try first. */
export function isPinTooSimple(pin: string): boolean {
	const steps = new Set([...pin].slice(1).map((digit, index) => (Number(digit) - Number(pin[index]) + 10) % 10));
	const [step] = steps;
	return steps.size === 1 && (step === 0 || step === 1 || step === 9);
}
