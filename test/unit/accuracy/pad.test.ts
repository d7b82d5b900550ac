import { describe, expect, it } from "vitest";
import { concludePresentation, measurePad, type PresentationRecord } from "../../accuracy/pad.ts";
import { exemptNames } from "../../accuracy/pad-folder.ts";

describe("exemptNames", () => {
	it("takes the names in backticks of the sentence that exempts them, and no others", () => {
		const readme = `| \`pad/live/<source>/\` | frames of recordings | Frames are in order. \`cam_a\` and \`cam_b\` are so badly lit
that nobody can be seen. \`dark_1\` and \`pad/live/dark_2/\` are badly back-lit: exempt, reported apart |
Nothing else is exempt, \`cam_c\` included.
The frames of \`cam_d\` are not exempt.`;
		expect([...exemptNames(readme)]).toEqual(["dark_1", "live/dark_2"]);
	});

	it("reads a sentence that is wrapped, and no further than its item of a list", () => {
		const readme =
			"- `cam_a` is bright\n- `dark_1` and\n  `dark_2` are badly\n  lit, no face is seen: exempt\n- `cam_b` too bright";
		expect([...exemptNames(readme)]).toEqual(["dark_1", "dark_2"]);
	});

	it("takes none where nothing is exempt", () => {
		expect(exemptNames("").size).toBe(0);
		expect(exemptNames("`cam_a` is dark.").size).toBe(0);
	});
});

describe("concludePresentation", () => {
	it("passes with the first record, challenged only when asked before it", () => {
		expect(concludePresentation(["no_face", "observing", "matched", "matched"])).toEqual({
			outcome: "pass",
			isChallenged: false,
			passedAtFrame: 3,
		});
		expect(concludePresentation(["observing", "challenge", "challenge", "matched"])).toMatchObject({
			outcome: "pass",
			isChallenged: true,
		});
	});

	it("passes also on a second attempt: an attack that passes late has passed", () => {
		expect(concludePresentation(["presentation_attack", "observing", "matched"])).toMatchObject({ outcome: "pass" });
	});

	it("is refused with the last answer", () => {
		expect(concludePresentation(["observing", "liveness_uncertain", "observing"])).toEqual({
			outcome: "uncertain",
			isChallenged: true,
			passedAtFrame: null,
		});
		expect(concludePresentation(["liveness_uncertain", "presentation_attack", "low_quality"])).toMatchObject({
			outcome: "attack",
			isChallenged: false,
		});
	});

	it("is undecided where the frames end before an answer", () => {
		expect(concludePresentation(["no_face", null, "low_quality", "observing"])).toMatchObject({ outcome: "undecided" });
		expect(concludePresentation(["observing", "challenge"])).toMatchObject({
			outcome: "undecided",
			isChallenged: true,
		});
		expect(concludePresentation([])).toMatchObject({ outcome: "undecided", isChallenged: false });
	});
});

describe("measurePad", () => {
	const record = (
		name: string,
		accepted: number,
		outcome: PresentationRecord["outcome"],
		changes: Partial<PresentationRecord> = {},
	): PresentationRecord => ({
		name,
		kind: name.startsWith("live/") ? "live" : "spoof",
		isExempt: false,
		frames: 10,
		facesFound: 9,
		verdicts: { live: accepted, attack: 9 - accepted, uncertain: 0, refused: 1 },
		outcome,
		isChallenged: false,
		passedAtFrame: null,
		laterStarts: [],
		...changes,
	});
	const live = [
		record("live/a", 9, "pass"),
		record("live/b", 5, "pass", { isChallenged: true }),
		record("live/c", 4, "undecided", { isChallenged: true, frames: 20 }),
		record("live/dark", 0, "undecided", { isExempt: true }),
	];
	const attacks = [record("spoof/print", 1, "attack"), record("spoof/screen", 3, "undecided")];

	it("is the worst attack folder's and all counted live ones', frames without a face among the rejected", () => {
		expect(measurePad([...live, ...attacks])).toMatchObject({
			frame: { apcer: 0.3, bpcer: 1 - 18 / 40 },
			presentation: { apcer: 0, bpcer: 1 / 3, challenged: 2 / 3 },
			undecided: 2,
			worstAttack: "spoof/screen",
			liveRejected: ["live/c"],
			attacksAccepted: [],
		});
	});

	it("tells presentations begun at later frames apart", () => {
		const later = [
			record("live/a", 9, "pass", { laterStarts: ["pass", "undecided", "pass"] }),
			record("live/dark", 9, "pass", { isExempt: true, laterStarts: ["undecided", "undecided", "undecided"] }),
			record("spoof/print", 1, "attack", { laterStarts: ["attack", "pass", "uncertain"] }),
		];
		const { presentation, startsPassed } = measurePad(later);
		expect(presentation).toMatchObject({ apcer: 0, bpcer: 0 });
		expect(startsPassed).toEqual({ attacks: { passed: 1, of: 3 }, live: { passed: 2, of: 3 } });
	});

	it("has failed with one attack that passes, whatever the others do", () => {
		const figures = measurePad([...live, ...attacks, record("spoof/replay", 0, "pass")]);
		expect(figures.presentation.apcer).toBe(1);
		expect(figures.attacksAccepted).toEqual(["spoof/replay"]);
	});
});
