// People before the kiosk's screen, result by result: what its machine is told in tests.
import type { PunchView, RecognitionResult } from "../../src/renderer/client/types.ts";
import {
	initialKioskState,
	type KioskEvent,
	type KioskState,
	reduceKiosk,
} from "../../src/renderer/features/kiosk/kiosk-machine.ts";

export const face = { box: { x: 0.4, y: 0.2, width: 0.2, height: 0.4 }, pose: { yawDeg: 0, pitchDeg: 0, rollDeg: 0 } };
export const seen = { presentation: 1, face, liveness: null } as const;

export function punch(eventId: string): PunchView {
	return {
		eventId,
		employeeId: "K-1",
		name: "Rafika",
		direction: "IN",
		occurredAt: "2026-11-02T08:01:00+07:00",
		method: "face",
		confidence: "high",
	};
}

export const noFace: RecognitionResult = { presentation: 1, face: null, liveness: null, outcome: "no_face" };
export const observing = (progress: number, presentation = 1): RecognitionResult => ({
	...seen,
	presentation,
	outcome: "observing",
	progress,
});
export const unknown: RecognitionResult = { ...seen, outcome: "unknown" };
export const challenge = (step: "look_straight" | "turn_left", remainingMs = 3_000): RecognitionResult => ({
	...seen,
	outcome: "challenge",
	step,
	stepNumber: 1,
	steps: 5,
	remainingMs,
});
export const asking = (questionId: string, presentation = 1): RecognitionResult => ({
	...seen,
	presentation,
	outcome: "ask",
	question: { questionId, employeeId: "K-1", name: "Rafika", likely: "IN", remainingMs: 12_000 },
});
export const notAnswered: RecognitionResult = { ...seen, outcome: "not_answered" };
export const lookAgain: RecognitionResult = { ...seen, outcome: "liveness_uncertain" };
export const matched = (eventId: string, presentation = 1): RecognitionResult => ({
	...seen,
	presentation,
	outcome: "matched",
	punch: punch(eventId),
});
export const already = (eventId: string, presentation = 1): RecognitionResult => ({
	...seen,
	presentation,
	outcome: "already_recorded",
	punch: punch(eventId),
});

/** Drives the machine as the page does: a result every 60 ms, a tick every 100 ms. */
export function kiosk() {
	let state: KioskState = initialKioskState;
	let nowMs = 1_000;
	const shown: string[] = [state.view.kind];
	const send = (event: KioskEvent) => {
		state = reduceKiosk(state, event);
		if (shown.at(-1) !== state.view.kind) shown.push(state.view.kind);
	};
	return {
		state: () => state,
		view: () => state.view,
		/** Every kind of view, in the order they were shown. */
		shown,
		see(result: RecognitionResult, forMs = 60) {
			for (const endMs = nowMs + forMs; nowMs < endMs; nowMs += 60) send({ type: "result", result, atMs: nowMs });
		},
		fail(code: "STORAGE_UNAVAILABLE" | "QUESTION_OVER" | "ENGINE_RESTARTED" | "INTERNAL" | null, forMs = 500) {
			for (const endMs = nowMs + forMs; nowMs < endMs; nowMs += 500) send({ type: "failed", code, atMs: nowMs });
		},
		correct(eventId: string) {
			send({ type: "corrected", punch: punch(eventId), atMs: nowMs });
		},
		answer(state: "recorded" | "already_recorded", eventId: string) {
			send({ type: "answered", state, punch: punch(eventId), atMs: nowMs });
		},
		touch() {
			send({ type: "hand", atMs: nowMs });
		},
		/** Time without any answer. */
		wait(forMs: number) {
			for (const endMs = nowMs + forMs; nowMs < endMs; nowMs += 100) send({ type: "tick", atMs: nowMs });
		},
	};
}
