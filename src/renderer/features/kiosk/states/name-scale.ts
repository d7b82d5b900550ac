/** Letters that fit a line of the card at full size, and those that fit two lines. */
const FITTING_LETTERS = 11;
const TWO_LINES = 24;
const LONG_NAME = 0.86;
/** Four lines, beside everything else that a card may have to say. */
const THREE_LINES = 34;
const VERY_LONG_NAME = 0.66;
const SMALLEST = 0.6;

/** 0.6..1: a long single word shrinks the name instead of breaking inside the word; a very long name shrinks a little. */
export function nameScale(name: string): number {
	const longest = Math.max(1, ...name.split(/\s+/).map((word) => [...word].length));
	const letters = [...name].length;
	const whole = letters > THREE_LINES ? VERY_LONG_NAME : letters > TWO_LINES ? LONG_NAME : 1;
	return Math.max(SMALLEST, Math.min(whole, FITTING_LETTERS / longest));
}
