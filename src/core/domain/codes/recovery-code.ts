// The code of a recovery kit: 160 random bits in eight groups of five characters, the fifth of each checking the four
// before it and where the group stands. Who types it learns at once which group is wrong.
// Crockford's base32 (crockford.com/base32.html): no I, L, O and U, and what a hand confuses is read as what was meant.

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CONFUSED: Readonly<Record<string, string>> = { O: "0", I: "1", L: "1" };

export const RECOVERY_GROUPS = 8;
export const RECOVERY_GROUP_CHARS = 5;
/**
 * Random, so a plain key derivation is enough (RFC 5869, section 4): 2^160 codes are not tried, however fast one try is.
 */
export const RECOVERY_CODE_BYTES = 20;

/** x^5 + x^2 + 1, primitive over GF(2): its powers of 2 run through all 31 elements. */
const FIELD_POLYNOMIAL = 0b100101;

/** `value` times 2^power in GF(32). */
function timesPowerOfTwo(value: number, power: number): number {
	let product = value;
	for (let i = 0; i < power; i++) {
		product <<= 1;
		if (product & 32) product ^= FIELD_POLYNOMIAL;
	}
	return product;
}

/**
 * A weighted sum with a weight of its own for each place: it notices every wrong character, any two that changed places,
 * and a group that stands where another belongs.
 */
function checkOf(values: readonly number[], position: number): number {
	return values.reduce((sum, value, i) => sum ^ timesPowerOfTwo(value, i + 1), position + 1);
}

/** @param bytes RECOVERY_CODE_BYTES secure random ones. Returns the groups as they are printed. */
export function toRecoveryGroups(bytes: Uint8Array): string[] {
	if (bytes.length !== RECOVERY_CODE_BYTES) throw new RangeError(`a recovery code has ${RECOVERY_CODE_BYTES} bytes`);
	const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
	return Array.from({ length: RECOVERY_GROUPS }, (_, position) => {
		const values = Array.from({ length: RECOVERY_GROUP_CHARS - 1 }, (_, i) => {
			const start = 5 * (position * (RECOVERY_GROUP_CHARS - 1) + i);
			return Number.parseInt(bits.slice(start, start + 5), 2);
		});
		return [...values, checkOf(values, position)].map((value) => ALPHABET[value] ?? "").join("");
	});
}

/** What somebody typed as it was printed: capitals, no spaces and dashes, and no letter that a kit does not have. */
export function toPrintedCharacters(typed: string): string {
	return [...typed.toUpperCase()]
		.map((character) => CONFUSED[character] ?? character)
		.filter((character) => ALPHABET.includes(character))
		.join("");
}

function valuesOf(group: string): number[] {
	return [...toPrintedCharacters(group)].map((character) => ALPHABET.indexOf(character));
}

/** @param position from 0 */
export function isRecoveryGroup(group: string, position: number): boolean {
	const values = valuesOf(group);
	return (
		values.length === RECOVERY_GROUP_CHARS &&
		checkOf(values.slice(0, -1), position) === values[RECOVERY_GROUP_CHARS - 1]
	);
}

/** The code's bytes; null unless all groups are there and each is right in itself. */
export function readRecoveryGroups(groups: readonly string[]): Uint8Array | null {
	if (groups.length !== RECOVERY_GROUPS || !groups.every(isRecoveryGroup)) return null;
	const bits = groups
		.flatMap((group) => valuesOf(group).slice(0, -1))
		.map((value) => value.toString(2).padStart(5, "0"))
		.join("");
	return Uint8Array.from({ length: RECOVERY_CODE_BYTES }, (_, i) => Number.parseInt(bits.slice(8 * i, 8 * i + 8), 2));
}

/** One text with all groups, as a command reads it from a terminal: in any layout. */
export function splitRecoveryCode(typed: string): string[] {
	const characters = toPrintedCharacters(typed);
	return Array.from({ length: Math.ceil(characters.length / RECOVERY_GROUP_CHARS) }, (_, i) =>
		characters.slice(i * RECOVERY_GROUP_CHARS, (i + 1) * RECOVERY_GROUP_CHARS),
	);
}
