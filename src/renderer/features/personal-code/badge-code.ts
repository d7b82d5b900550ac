// What is known here of a badge's code: enough to leave other people's codes alone. The host alone knows whose it is.

/** Codes of badges begin like this (core/domain/codes/badge-token.ts); a poster or a phone does not. */
const BADGE_CODE = /^HDR\d:/;

export function looksLikeBadge(text: string): boolean {
	return BADGE_CODE.test(text);
}
