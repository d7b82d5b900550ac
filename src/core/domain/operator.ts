// Whoever works behind the PIN: each with a name, a role and a PIN of their own, so that the audit tells who did what.
import type { OperatorRole } from "./role.ts";

export interface Operator {
	readonly operatorId: string;
	/** Unique among the operators, whatever its case. */
	readonly name: string;
	readonly role: OperatorRole;
	/** Also tells a session that was opened with an earlier PIN. */
	readonly pinSetAtMs: number;
	readonly createdAtMs: number;
}

/**
 * The PIN alone unlocks, so a wrong one is compared with everybody's, at some 30 ms each; and a guess may hit anybody, so
 * that more people make a guess worth more.
 */
export const MAX_OPERATORS = 12;
export const MIN_OPERATOR_PIN_DIGITS = 6;
export const MAX_OPERATOR_PIN_DIGITS = 12;

const MAX_NAME_LENGTH = 60;
const NAME = /^[\p{L}\p{N}][^\p{C}]*$/u;

/** Trimmed and checked; null when it cannot be a name. */
export function parseOperatorName(value: string): string | null {
	const name = value.trim().normalize("NFC");
	return name.length <= MAX_NAME_LENGTH && NAME.test(name) ? name : null;
}
