import { describe, expect, test } from "vitest";
import { addVote, agreedEmployee, noVotes } from "../../../src/core/domain/recognition/identity-votes.ts";
import { fakeDescription } from "../../support/fake-face-engine.ts";
import { matchOf, stranger } from "../../support/session-script.ts";

const agreed = (verdicts: readonly Parameters<typeof addVote>[1][]) =>
	agreedEmployee(verdicts.reduce(addVote, noVotes), fakeDescription.matchThresholds);
const ani = matchOf("ani", 0.9);
const budi = matchOf("budi", 0.9);
const low = matchOf("ani", 0.55);

describe("frames agree", () => {
	test.each([
		["three of three", [ani, ani, ani], "ani"],
		["two are not enough", [ani, ani], null],
		["three of five", [ani, stranger, ani, stranger, ani], "ani"],
		["three of six are not most", [ani, stranger, ani, stranger, ani, stranger], null],
		["a low match is no vote", [ani, ani, low], null],
		["a low match counts among those searched", [ani, ani, ani, low, low, low], null],
		["two people, one of them in most frames", [ani, budi, ani, ani], "ani"],
		["two people equally often", [ani, budi, ani, budi, ani, budi], null],
		["nobody", [stranger, stranger, stranger], null],
		["no frames", [], null],
	])("%s", (_name, verdicts, employeeId) => {
		expect(agreed(verdicts)?.employeeId ?? null).toBe(employeeId);
	});

	test("the band is that of the mean similarity, not of the best frame", () => {
		const verdicts = [matchOf("ani", 0.62), matchOf("ani", 0.62), matchOf("ani", 0.95)];
		expect(agreed(verdicts)).toMatchObject({ confidence: "medium", similarity: expect.closeTo(0.73) });
	});
});
