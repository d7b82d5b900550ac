// All that the kiosk can say about the person in front of it, how weighty each is and how long it stays.
import type { ErrorCode } from "../../../contract/index.ts";
import type { ChallengeStep, PunchQuestion, PunchView, QualityHint } from "../../client/types.ts";

export type KioskView =
	| { readonly kind: "idle" }
	| { readonly kind: "several" }
	| { readonly kind: "quality"; readonly hint: QualityHint }
	| { readonly kind: "observing"; readonly progress: number }
	/** The person is asked to do something; `remainingMs` until the step's time is over. */
	| {
			readonly kind: "challenge";
			readonly step: ChallengeStep;
			readonly stepNumber: number;
			readonly steps: number;
			readonly remainingMs: number;
	  }
	/** The person was recognised, and says which way; nothing is recorded yet. */
	| { readonly kind: "ask"; readonly question: PunchQuestion }
	/** Nobody said which way: nothing was recorded. */
	| { readonly kind: "not_answered" }
	/** Recognised, but the face alone is not enough for this person: nothing is recorded without the PIN. */
	| { readonly kind: "pin_wanted" }
	/** The punch was shown, and the person still stands there. */
	| { readonly kind: "settled" }
	| { readonly kind: "recorded"; readonly punch: PunchView }
	| { readonly kind: "already"; readonly punch: PunchView }
	| { readonly kind: "unknown" }
	/** Liveness could not be judged: look once more. */
	| { readonly kind: "look_again" }
	/** A presentation attack; the screen never says so. */
	| { readonly kind: "refused" }
	/** The record could not be written: the only red there is. */
	| { readonly kind: "not_recorded" }
	/** The engine did not answer for this frame. */
	| { readonly kind: "engine_away" }
	/** The host refuses frames for a reason of its own. */
	| { readonly kind: "trouble"; readonly code: ErrorCode };

export interface Pacing {
	/** Weightier views replace lighter ones at once. */
	readonly weight: 1 | 2 | 3;
	/** How long it must be meant before it shows. */
	readonly confirmMs: number;
	/** How long it stays at least. */
	readonly holdMs: number;
}

const guidance = (confirmMs: number, holdMs: number): Pacing => ({ weight: 1, confirmMs, holdMs });
const refusal: Pacing = { weight: 2, confirmMs: 0, holdMs: 3_000 };

export const pacing: Readonly<Record<KioskView["kind"], Pacing>> = {
	idle: guidance(600, 0),
	observing: guidance(0, 300),
	quality: guidance(250, 900),
	several: guidance(250, 900),
	settled: guidance(0, 0),
	challenge: guidance(0, 0),
	ask: guidance(0, 0),
	engine_away: guidance(0, 900),
	trouble: guidance(1_500, 2_000),
	unknown: refusal,
	look_again: refusal,
	refused: refusal,
	not_answered: { ...refusal, holdMs: 4_000 },
	pin_wanted: { ...refusal, holdMs: 6_000 },
	recorded: { weight: 3, confirmMs: 0, holdMs: 3_000 },
	already: { weight: 3, confirmMs: 0, holdMs: 3_000 },
	not_recorded: { weight: 3, confirmMs: 0, holdMs: 5_000 },
};

/** A confirmation or a failure to record: nothing of the surroundings may cover it while it is held. */
export function isOutcome(view: KioskView): boolean {
	return pacing[view.kind].weight === 3;
}

/** The event that a view tells of; null where it tells of none. */
export function eventIdOf(view: KioskView): string | null {
	return view.kind === "recorded" || view.kind === "already" ? view.punch.eventId : null;
}

/** Whether two views say the same, whatever their progress. */
export function isSame(a: KioskView, b: KioskView): boolean {
	if (a.kind === "quality" && b.kind === "quality") return a.hint === b.hint;
	if (a.kind === "challenge" && b.kind === "challenge") return a.step === b.step && a.stepNumber === b.stepNumber;
	if (a.kind === "ask" && b.kind === "ask") return a.question.questionId === b.question.questionId;
	if (a.kind === "trouble" && b.kind === "trouble") return a.code === b.code;
	return a.kind === b.kind && eventIdOf(a) === eventIdOf(b);
}

/** What a refused frame means to the person in front. */
export function viewOfFailure(code: ErrorCode): KioskView {
	if (code === "QUESTION_OVER") return { kind: "not_answered" };
	if (code === "STORAGE_UNAVAILABLE") return { kind: "not_recorded" };
	if (code === "ENGINE_RESTARTED" || code === "ENGINE_UNAVAILABLE") return { kind: "engine_away" };
	return { kind: "trouble", code };
}
