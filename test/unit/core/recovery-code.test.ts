import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	isRecoveryGroup,
	RECOVERY_CODE_BYTES,
	RECOVERY_GROUP_CHARS,
	RECOVERY_GROUPS,
	readRecoveryGroups,
	splitRecoveryCode,
	toRecoveryGroups,
} from "../../../src/core/domain/codes/recovery-code.ts";

const codes = fc.uint8Array({ minLength: RECOVERY_CODE_BYTES, maxLength: RECOVERY_CODE_BYTES });
const positions = fc.integer({ min: 0, max: RECOVERY_GROUPS - 1 });
const ALPHABET = [..."0123456789ABCDEFGHJKMNPQRSTVWXYZ"];

const places = (group: string) => [...group].map((_, at) => at);

/** Each character replaced by each of the alphabet, the same one too. */
function oneCharacterOff(group: string): string[] {
	return places(group).flatMap((at) => [...ALPHABET].map((other) => group.slice(0, at) + other + group.slice(at + 1)));
}

/** Each two different characters in each other's place. */
function twoSwapped(group: string): string[] {
	const pairs = places(group).flatMap((a) => places(group).map((b) => [a, b] as const));
	return pairs
		.filter(([a, b]) => a < b && group[a] !== group[b])
		.map(([a, b]) => [...group].map((own, at) => (at === a ? group[b] : at === b ? group[a] : own)).join(""));
}

describe("the code of a recovery kit", () => {
	it("comes back from paper as it was, whatever it was and however it is typed", () => {
		fc.assert(
			fc.property(codes, (code) => {
				const groups = toRecoveryGroups(code);
				expect(groups).toHaveLength(RECOVERY_GROUPS);
				expect(groups.every((group) => group.length === RECOVERY_GROUP_CHARS)).toBe(true);
				expect(readRecoveryGroups(groups)).toEqual(code);
				const byHand = groups.join(" - ").toLowerCase().replaceAll("0", "o").replaceAll("1", "l");
				expect(readRecoveryGroups(splitRecoveryCode(byHand))).toEqual(code);
			}),
		);
	});

	it("tells for each group any wrong character, any two that changed places, and another group's place", () => {
		for (let seed = 0; seed < 20; seed++)
			toRecoveryGroups(Uint8Array.from({ length: RECOVERY_CODE_BYTES }, (_, i) => (seed * 37 + i * 101) % 256)).forEach(
				(group, position) => {
					for (const altered of oneCharacterOff(group))
						expect(isRecoveryGroup(altered, position), `${group} ${altered}`).toBe(altered === group);
					for (const swapped of twoSwapped(group))
						expect(isRecoveryGroup(swapped, position), `${group} ${swapped}`).toBe(false);
					for (let other = 0; other < RECOVERY_GROUPS; other++)
						expect(isRecoveryGroup(group, other)).toBe(other === position);
				},
			);
	});

	it("is nothing with a group too few, too many, empty, or of characters that no kit has", () => {
		fc.assert(
			fc.property(codes, positions, (code, position) => {
				const groups = toRecoveryGroups(code);
				expect(readRecoveryGroups(groups.slice(1))).toBeNull();
				expect(readRecoveryGroups([...groups, groups[0] ?? ""])).toBeNull();
				for (const wrong of ["", "U".repeat(5), "\u{1F600}", groups[position]?.slice(1) ?? ""])
					expect(readRecoveryGroups(groups.with(position, wrong))).toBeNull();
			}),
		);
	});

	it("refuses to be made of fewer bits", () => {
		expect(() => toRecoveryGroups(new Uint8Array(RECOVERY_CODE_BYTES - 1))).toThrow(RangeError);
	});
});
