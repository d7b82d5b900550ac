// Presentation attack detection figures after ISO/IEC 30107-3: per frame, and per presentation (all frames of a folder).
import { type Interval, wilsonInterval } from "./intervals.ts";
import type { FrameOutcome, FrameVerdict } from "./pad-kiosk.ts";

/**
 * `pass`: recorded. `attack` and `uncertain`: refused, with the last such answer. `undecided`: the frames ended before
 * any answer, with evidence still being gathered, a challenge open, or no usable face at all.
 */
export type PresentationOutcome = "pass" | "attack" | "uncertain" | "undecided";

export interface PresentationRecord {
	readonly name: string;
	readonly kind: "live" | "spoof";
	readonly isExempt: boolean;
	readonly frames: number;
	readonly facesFound: number;
	readonly verdicts: Readonly<Record<FrameVerdict, number>>;
	readonly outcome: PresentationOutcome;
	/** It was asked for a challenge before it passed, or ended uncertain. */
	readonly isChallenged: boolean;
	/** Frame of the pass, counted from 1; null without one. */
	readonly passedAtFrame: number | null;
	/** Outcomes of further presentations of the same folder, begun at later frames. */
	readonly laterStarts: readonly PresentationOutcome[];
}

interface PassCount {
	readonly passed: number;
	readonly of: number;
}

export interface PadFigures {
	readonly frame: { readonly apcer: number; readonly bpcer: number };
	readonly presentation: {
		readonly apcer: number;
		readonly bpcer: number;
		/** Share of the bona fide presentations. */
		readonly challenged: number;
	};
	/** Presentations, bona fide or attack, that ended with neither a pass nor a refusal. */
	readonly undecided: number;
	/** The attack folder with the most accepted frames. */
	readonly worstAttack: string;
	readonly meanFrameApcer: number;
	readonly frameBpcerWorst: { readonly folder: string; readonly rate: number };
	readonly bpcerInterval: Interval | null;
	readonly attacksAccepted: readonly string[];
	readonly liveRejected: readonly string[];
	/** Of the presentations that were begun at later frames. */
	readonly startsPassed: { readonly attacks: PassCount; readonly live: PassCount };
}

/** From the outcomes of the frames in order. */
export function concludePresentation(
	outcomes: readonly FrameOutcome[],
): Pick<PresentationRecord, "outcome" | "isChallenged" | "passedAtFrame"> {
	const passed = outcomes.findIndex((outcome) => outcome === "matched" || outcome === "already_recorded");
	const before = passed < 0 ? outcomes : outcomes.slice(0, passed);
	const refusal = before.findLast((outcome) => outcome === "presentation_attack" || outcome === "liveness_uncertain");
	const isChallenged = before.includes("challenge") || (passed < 0 && refusal === "liveness_uncertain");
	if (passed >= 0) return { outcome: "pass", isChallenged, passedAtFrame: passed + 1 };
	const outcome = refusal === "presentation_attack" ? "attack" : refusal === undefined ? "undecided" : "uncertain";
	return { outcome, isChallenged, passedAtFrame: null };
}

/** Share of a folder's frames that the single-image decision lets pass. */
function acceptedFrames({ verdicts, frames }: PresentationRecord): number {
	return verdicts.live / frames;
}

/** An attack's rate is that of the worst folder; a bona fide rate is that of all who are not exempt. */
export function measurePad(records: readonly PresentationRecord[]): PadFigures {
	const live = records.filter(({ kind, isExempt }) => kind === "live" && !isExempt);
	const attacks = records.filter(({ kind }) => kind === "spoof");
	const [worstAttack] = attacks.toSorted((a, b) => acceptedFrames(b) - acceptedFrames(a));
	const [worstLive] = live.toSorted((a, b) => acceptedFrames(a) - acceptedFrames(b));
	if (!worstAttack || !worstLive) throw new RangeError("PAD needs attacks and bona fide presentations");
	const liveFrames = live.reduce((sum, { frames }) => sum + frames, 0);
	const liveAccepted = live.reduce((sum, { verdicts }) => sum + verdicts.live, 0);
	const rejected = live.filter(({ outcome }) => outcome !== "pass");
	const accepted = attacks.filter(({ outcome }) => outcome === "pass");
	return {
		frame: { apcer: acceptedFrames(worstAttack), bpcer: 1 - liveAccepted / liveFrames },
		presentation: {
			apcer: accepted.length > 0 ? 1 : 0,
			bpcer: rejected.length / live.length,
			challenged: live.filter(({ isChallenged }) => isChallenged).length / live.length,
		},
		undecided: [...live, ...attacks].filter(({ outcome }) => outcome === "undecided").length,
		worstAttack: worstAttack.name,
		meanFrameApcer: attacks.reduce((sum, attack) => sum + acceptedFrames(attack), 0) / attacks.length,
		frameBpcerWorst: { folder: worstLive.name, rate: 1 - acceptedFrames(worstLive) },
		bpcerInterval: wilsonInterval(rejected.length, live.length),
		attacksAccepted: accepted.map(({ name }) => name),
		liveRejected: rejected.map(({ name }) => name),
		startsPassed: { attacks: countPasses(attacks), live: countPasses(live) },
	};
}

function countPasses(records: readonly PresentationRecord[]): PassCount {
	const outcomes = records.flatMap(({ laterStarts }) => laterStarts);
	return { passed: outcomes.filter((outcome) => outcome === "pass").length, of: outcomes.length };
}
