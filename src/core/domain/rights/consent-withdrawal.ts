// What follows when somebody takes the consent to the use of their face back.

/**
 * Withdrawing is as easy as consenting, and processing ends within 3 x 24 hours of the request: UU PDP 27/2022, articles 9
 * and 40. The kiosk stops recognising at once; the rest of the time is for erasing, which article 43 (1) b asks for.
 */
export const ERASE_WITHIN_MS = 72 * 60 * 60 * 1000;

/** A consent that was taken back. */
export interface Withdrawal {
	readonly atMs: number;
	/** When the erasure of the face data is due; null once it is done. */
	readonly eraseByMs: number | null;
}

/** One entry of a person's consent history: a consent, its withdrawal, or both. */
export interface ConsentRecord {
	/** null: nobody had recorded a consent, and the person objected all the same. */
	readonly accepted: {
		readonly version: string;
		readonly language: "id" | "en";
		readonly atMs: number;
		/** Who took it, as the audit names them; null for one of before this was kept. */
		readonly takenBy: string | null;
	} | null;
	readonly withdrawn: { readonly atMs: number; readonly takenBy: string } | null;
}

export function toWithdrawal(withdrawnAtMs: number | null, faceErasedAtMs: number | null): Withdrawal | null {
	if (withdrawnAtMs === null) return null;
	return { atMs: withdrawnAtMs, eraseByMs: faceErasedAtMs === null ? withdrawnAtMs + ERASE_WITHIN_MS : null };
}
