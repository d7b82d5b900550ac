// One person's stay in front of one camera: when it begins, goes on and ends. A stay goes on while the face box
// overlaps from frame to frame and the embedding stays the same person's; jerking a photo about starts no new one.

import type { EmployeeId } from "../employee.ts";
import type { Challenge } from "./challenge-state.ts";
import { type Box, overlap } from "./geometry.ts";
import { type IdentityVotes, noVotes } from "./identity-votes.ts";
import { type LivenessEvidence, noLivenessEvidence } from "./liveness-evidence.ts";
import { cosineSimilarity } from "./match-policy.ts";
import type { PunchView } from "./recognition-result.ts";

/** Without a face for this long, the person has gone. Shorter gaps are the detector's or somebody's hand. */
export const LEAVE_AFTER_MS = 800;

/** Without any frame for this long, the camera or the page was away, and whoever is there now is looked at anew. */
const STALE_AFTER_MS = 5_000;

/** People move little between frames: below this intersection over union somebody may have stepped in. */
const MIN_OVERLAP = 0.25;

/** Frames in a row with another person's embedding before a steady box is believed to hold somebody else. */
const MISMATCHES_TO_REPLACE = 2;

/** The card of a punch. */
export interface RecordedAnswer {
	readonly kind: "matched" | "already_recorded";
	readonly employeeId: EmployeeId;
	readonly punch: PunchView;
}

/** What the person was told last. */
export type Answer =
	| RecordedAnswer
	| { readonly kind: "unknown" | "presentation_attack" | "liveness_uncertain" | "not_answered" | "pin_wanted" };

export function isRecorded(answer: Answer | null): answer is RecordedAnswer {
	return answer?.kind === "matched" || answer?.kind === "already_recorded";
}

export interface Attempt {
	readonly startedAtMs: number;
	readonly goodFrames: number;
	readonly votes: IdentityVotes;
}

export interface Presentation {
	readonly number: number;
	readonly box: Box;
	readonly lastFrameAtMs: number;
	/** Since when no face was seen; null while one is. */
	readonly absentSinceMs: number | null;
	/** After a gap or a jump: it is not yet sure that this is still the same person. */
	readonly isIdentityOpen: boolean;
	/** Latest embedding of the person, L2-normalised. In memory only, gone with the presentation. */
	readonly embedding: Float32Array | null;
	readonly embeddingAtMs: number;
	readonly mismatches: number;
	readonly liveness: LivenessEvidence;
	/** Good frames that were looked at for the eyes, and those with both eyes clearly open. */
	readonly eyes: { readonly frames: number; readonly openFrames: number };
	/** Running now. */
	readonly challenge: Challenge | null;
	/** A challenge was passed in this stay. */
	readonly isProven: boolean;
	/** What the camera remembers of this face: null until that was looked up, which takes a first embedding. */
	readonly isSuspect: boolean | null;
	readonly attempt: Attempt | null;
	readonly failedAttempts: number;
	readonly answer: Answer | null;
	/** Until then the answer stands and no new attempt begins. */
	readonly restsUntilMs: number;
}

export interface SeenFace {
	/** Pixels or fractions of the frame, the same in every frame of a session. */
	readonly box: Box;
	/** L2-normalised; null when it was not computed or the frame is too poor to trust it. */
	readonly embedding: Float32Array | null;
}

export function beginPresentation(number: number, face: SeenFace, nowMs: number): Presentation {
	return {
		number,
		box: face.box,
		lastFrameAtMs: nowMs,
		absentSinceMs: null,
		isIdentityOpen: false,
		embedding: face.embedding,
		embeddingAtMs: nowMs,
		mismatches: 0,
		liveness: noLivenessEvidence,
		eyes: { frames: 0, openFrames: 0 },
		challenge: null,
		isProven: false,
		isSuspect: null,
		attempt: null,
		failedAttempts: 0,
		answer: null,
		restsUntilMs: 0,
	};
}

/** Nobody in this frame; null when the person has been gone long enough. */
export function withoutFace(presentation: Presentation, nowMs: number): Presentation | null {
	const absentSinceMs = presentation.absentSinceMs ?? nowMs;
	if (nowMs - absentSinceMs >= LEAVE_AFTER_MS || isStale(presentation, nowMs)) return null;
	return { ...presentation, absentSinceMs, lastFrameAtMs: nowMs };
}

/** Several faces of like size: nobody has left, but who comes out of it must be looked at. */
export function amongOthers(presentation: Presentation, nowMs: number): Presentation {
	return { ...presentation, absentSinceMs: null, isIdentityOpen: true, lastFrameAtMs: nowMs };
}

function isStale(presentation: Presentation, nowMs: number): boolean {
	return nowMs - presentation.lastFrameAtMs >= STALE_AFTER_MS;
}

function hasLeft(presentation: Presentation, nowMs: number): boolean {
	const { absentSinceMs } = presentation;
	return isStale(presentation, nowMs) || (absentSinceMs !== null && nowMs - absentSinceMs >= LEAVE_AFTER_MS);
}

function isSamePerson(a: Float32Array, b: Float32Array, minSimilarity: number): boolean {
	return cosineSimilarity(a, b) >= minSimilarity;
}

/** `left`: the person had gone. `replaced`: somebody else is seen without anybody having left. */
export type Continuity =
	| { readonly kind: "same"; readonly presentation: Presentation; readonly isTrusted: boolean }
	| { readonly kind: "left" | "replaced" };

/**
 * Follows the face into the next frame. `isTrusted` is false when this frame may show somebody else: it must then
 * count for nothing. `minSimilarity`: cosine from which two embeddings are one person's.
 */
export function follow(presentation: Presentation, face: SeenFace, nowMs: number, minSimilarity: number): Continuity {
	if (hasLeft(presentation, nowMs)) return { kind: "left" };
	const jumped = overlap(presentation.box, face.box) < MIN_OVERLAP;
	if (jumped && presentation.embedding === null) return { kind: "replaced" };
	const isOpen = presentation.isIdentityOpen || jumped || presentation.absentSinceMs !== null;
	const moved = { ...presentation, box: face.box, lastFrameAtMs: nowMs, absentSinceMs: null };
	if (face.embedding === null) {
		const isIdentityOpen = isOpen && presentation.embedding !== null;
		return { kind: "same", presentation: { ...moved, isIdentityOpen }, isTrusted: !isIdentityOpen };
	}
	const { embedding } = face;
	if (presentation.embedding === null || isSamePerson(presentation.embedding, embedding, minSimilarity)) {
		const known = { ...moved, embedding, embeddingAtMs: nowMs, mismatches: 0, isIdentityOpen: false };
		return { kind: "same", presentation: known, isTrusted: true };
	}
	const mismatches = presentation.mismatches + 1;
	if (isOpen || mismatches >= MISMATCHES_TO_REPLACE) return { kind: "replaced" };
	return { kind: "same", presentation: { ...moved, mismatches, embeddingAtMs: 0 }, isTrusted: false };
}

/** An attempt with nothing in it yet. */
export function beginAttempt(nowMs: number): Attempt {
	return { startedAtMs: nowMs, goodFrames: 0, votes: noVotes };
}
