/** Letters of one word that fit a line of the card at full size. */
const FITTING_LETTERS = 11;
const SMALLEST = 0.6;

/** 0.6..1: a long single word shrinks the name instead of breaking inside the word. */
export function nameScale(name: string): number {
	const longest = Math.max(1, ...name.split(/\s+/).map((word) => [...word].length));
	return Math.max(SMALLEST, Math.min(1, FITTING_LETTERS / longest));
}
