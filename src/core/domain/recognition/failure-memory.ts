// What a camera remembers of failed liveness: leaving the frame for a moment gives no fresh attempts. Faces are remembered
// by their embedding, in memory only, for minutes; the camera counts failures whoever they were, for about one. Neither
// holds back somebody else whose own face passes.
import { cosineSimilarity } from "./match-policy.ts";

/** Failures of one face before a pause. */
export const MAX_ATTEMPTS = 3;
const FIRST_PAUSE_MS = 15_000;
/** Doubled with every pause, up to this: an employee whose photo was shown to the camera is not locked out for long. */
const LONGEST_PAUSE_MS = 120_000;
const FACE_MEMORY_MS = 10 * 60_000;
const CAMERA_HALF_LIFE_MS = 60_000;
/** From about so many failures within a minute on, the camera is under attack. */
const CAMERA_ALARM = 6;
const MAX_FACES = 20;

interface FaceFailures {
	readonly embedding: Float32Array;
	/** Since the last pause. */
	readonly failures: number;
	readonly pauses: number;
	readonly lastAtMs: number;
	readonly pausedUntilMs: number;
}

export interface FailureMemory {
	readonly faces: readonly FaceFailures[];
	readonly camera: { readonly level: number; readonly atMs: number };
}

export const noFailures: FailureMemory = { faces: [], camera: { level: 0, atMs: 0 } };

/** What a face that comes back brings along. */
export interface PastFailures {
	readonly failures: number;
	readonly pausedUntilMs: number;
}

function levelAt({ camera }: FailureMemory, nowMs: number): number {
	return camera.level * 0.5 ** (Math.max(0, nowMs - camera.atMs) / CAMERA_HALF_LIFE_MS);
}

/** Whether the camera has seen so many failures of late that nobody is given the benefit of the doubt. */
export function isUnderAttack(memory: FailureMemory, nowMs: number): boolean {
	return levelAt(memory, nowMs) >= CAMERA_ALARM - 0.5;
}

function findFace(memory: FailureMemory, embedding: Float32Array, nowMs: number, minSimilarity: number) {
	const alive = memory.faces.filter(({ lastAtMs }) => nowMs - lastAtMs < FACE_MEMORY_MS);
	return alive.find((face) => cosineSimilarity(face.embedding, embedding) >= minSimilarity) ?? null;
}

/** null: this face has not failed here of late. */
export function recallFailures(
	memory: FailureMemory,
	embedding: Float32Array | null,
	nowMs: number,
	minSimilarity: number,
): PastFailures | null {
	const face = embedding && findFace(memory, embedding, nowMs, minSimilarity);
	return face && { failures: face.failures, pausedUntilMs: face.pausedUntilMs };
}

export interface Remembered {
	readonly memory: FailureMemory;
	/** How long this face has to wait now; 0 while it has attempts left. */
	readonly pauseMs: number;
}

/** One more failure. `failures`: how many this presentation knows of, for a face that was never seen well. */
export function rememberFailure(
	memory: FailureMemory,
	embedding: Float32Array | null,
	attemptsBefore: number,
	nowMs: number,
	minSimilarity: number,
): Remembered {
	const camera = { level: levelAt(memory, nowMs) + 1, atMs: nowMs };
	const known = embedding && findFace(memory, embedding, nowMs, minSimilarity);
	const failures = Math.max(known?.failures ?? 0, attemptsBefore) + 1;
	const isPause = failures >= MAX_ATTEMPTS || camera.level >= CAMERA_ALARM;
	const pauses = known?.pauses ?? 0;
	const pauseMs = isPause ? Math.min(FIRST_PAUSE_MS * 2 ** pauses, LONGEST_PAUSE_MS) : 0;
	if (!embedding) return { memory: { ...memory, camera }, pauseMs };
	const face: FaceFailures = {
		embedding,
		failures: isPause ? 0 : failures,
		pauses: pauses + (isPause ? 1 : 0),
		lastAtMs: nowMs,
		pausedUntilMs: isPause ? nowMs + pauseMs : 0,
	};
	const others = memory.faces.filter((other) => other !== known && nowMs - other.lastAtMs < FACE_MEMORY_MS);
	return { memory: { faces: [...others, face].slice(-MAX_FACES), camera }, pauseMs };
}

/** Who has proven to be there starts with a clean record; the camera's count only fades. */
export function forgiveFace(
	memory: FailureMemory,
	embedding: Float32Array | null,
	minSimilarity: number,
): FailureMemory {
	if (!embedding) return memory;
	const faces = memory.faces.filter((face) => cosineSimilarity(face.embedding, embedding) < minSimilarity);
	return { ...memory, faces };
}
