import { type Answer, type Attempt, type Presentation, type RecordedAnswer } from "./presentation.ts";
import type { FaceObservation, SessionPolicy, SessionState, Step } from "./session-state.ts";
/** A person waits this long at most for an answer once the face is good. */
export declare const ATTEMPT_MS = 1500;
/** ... but on a slow machine no fewer frames than this decide. */
export declare const MIN_ATTEMPT_FRAMES = 5;
/** Attempts of one presentation before the pause. */
export declare const MAX_ATTEMPTS = 3;
/** Adds one good frame to the evidence. A frame that looks like an attack says nothing about who it is. */
export declare function gather(presentation: Presentation, face: FaceObservation, nowMs: number, policy: SessionPolicy): Presentation & {
    readonly attempt: Attempt;
};
/** Whether a frame may be searched and counted towards a name. */
export declare function mayVote({ livenessScore }: Pick<FaceObservation, "livenessScore">, policy: SessionPolicy): boolean;
export declare function conclude(state: SessionState, presentation: Presentation & {
    readonly attempt: Attempt;
}, nowMs: number, policy: SessionPolicy): Step;
export declare function isLivenessFailure(answer: Answer): boolean;
/** Keeps the card of a recorded punch for the rest of the presentation, which punches no more. */
export declare function settle(state: SessionState, answer: RecordedAnswer, nowMs: number): SessionState;
