import { describe, expect, it } from "vitest";
import type { PunchView, RecognitionResult } from "../../../src/renderer/client/types.ts";
import {
	initialKioskState,
	isResting,
	type KioskEvent,
	type KioskState,
	reduceKiosk,
} from "../../../src/renderer/features/kiosk/kiosk-machine.ts";

const face = { box: { x: 0.4, y: 0.2, width: 0.2, height: 0.4 }, pose: { yawDeg: 0, pitchDeg: 0, rollDeg: 0 } };
const seen = { presentation: 1, face, liveness: null } as const;

function punch(eventId: string): PunchView {
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

const noFace: RecognitionResult = { presentation: 1, face: null, liveness: null, outcome: "no_face" };
const observing = (progress: number, presentation = 1): RecognitionResult => ({
	...seen,
	presentation,
	outcome: "observing",
	progress,
});
const unknown: RecognitionResult = { ...seen, outcome: "unknown" };
const challenge = (step: "look_straight" | "turn_left", remainingMs = 3_000): RecognitionResult => ({
	...seen,
	outcome: "challenge",
	step,
	stepNumber: 1,
	steps: 5,
	remainingMs,
});
const asking = (questionId: string, presentation = 1): RecognitionResult => ({
	...seen,
	presentation,
	outcome: "ask",
	question: { questionId, employeeId: "K-1", name: "Rafika", likely: "IN", remainingMs: 12_000 },
});
const notAnswered: RecognitionResult = { ...seen, outcome: "not_answered" };
const lookAgain: RecognitionResult = { ...seen, outcome: "liveness_uncertain" };
const matched = (eventId: string, presentation = 1): RecognitionResult => ({
	...seen,
	presentation,
	outcome: "matched",
	punch: punch(eventId),
});
const already = (eventId: string, presentation = 1): RecognitionResult => ({
	...seen,
	presentation,
	outcome: "already_recorded",
	punch: punch(eventId),
});

/** Drives the machine as the page does: a result every 60 ms, a tick every 100 ms. */
function kiosk() {
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

describe("what the kiosk shows of one person", () => {
	it("goes from the invitation over observing to the card, and back when the person has left", () => {
		const page = kiosk();
		page.see(noFace, 300);
		page.see(observing(0.3), 600);
		page.see(matched("e1"));
		expect(page.view()).toEqual({ kind: "recorded", punch: punch("e1") });
		page.see(noFace, 8_000);
		expect(page.shown).toEqual(["idle", "observing", "recorded", "idle"]);
	});

	it("keeps the card seven seconds, in which the direction can be turned round, when nobody else comes", () => {
		const page = kiosk();
		page.see(matched("e1"));
		page.see(noFace, 6_800);
		expect(page.view().kind).toBe("recorded");
		page.see(noFace, 400);
		expect(page.view().kind).toBe("idle");
	});

	it("gives the card up after three seconds when somebody else stands there", () => {
		const page = kiosk();
		page.see(matched("e1"));
		page.see({ ...seen, presentation: 2, outcome: "low_quality", hint: "come_closer" }, 2_800);
		expect(page.view().kind).toBe("recorded");
		page.see({ ...seen, presentation: 2, outcome: "low_quality", hint: "come_closer" }, 400);
		expect(page.view().kind).toBe("quality");
	});

	it("keeps the card under a hand, against everything but the next one's own card", () => {
		const page = kiosk();
		page.see(matched("e1"), 2_400);
		page.touch();
		page.see(observing(0.2, 2), 4_800);
		expect(page.view().kind).toBe("recorded");
		page.touch();
		page.see(matched("e2", 2));
		expect(page.view()).toMatchObject({ punch: { eventId: "e2" } });
	});

	it("keeps no hint under a hand", () => {
		const page = kiosk();
		page.see({ ...seen, outcome: "low_quality", hint: "come_closer" }, 600);
		page.touch();
		page.see(observing(0.2), 1_200);
		expect(page.view().kind).toBe("observing");
	});

	it("shows a corrected punch as long as a new one, also to somebody who walks on", () => {
		const page = kiosk();
		page.see(matched("e1"), 2_400);
		page.correct("e2");
		expect(page.view()).toEqual({ kind: "recorded", punch: punch("e2") });
		page.see(noFace, 6_800);
		expect(page.view().kind).toBe("recorded");
		page.see(noFace, 400);
		expect(page.view().kind).toBe("idle");
	});

	it("calms down after a correction as after any card, whatever the camera still says of the old one", () => {
		const page = kiosk();
		page.see(matched("e1"), 2_400);
		page.correct("e2");
		page.see(matched("e2"), 8_000);
		expect(page.shown).toEqual(["idle", "recorded", "settled"]);
	});

	it("calms down after the card when the person stays, and does not show the same card again", () => {
		const page = kiosk();
		page.see(matched("e1"), 10_000);
		expect(page.shown).toEqual(["idle", "recorded", "settled"]);
	});

	it("does not call a punch 'already recorded' that it has just shown", () => {
		const page = kiosk();
		page.see(matched("e1"), 600);
		page.see(already("e1"), 8_000);
		expect(page.shown).toEqual(["idle", "recorded", "settled"]);
	});

	it("says 'already recorded' to somebody who comes back", () => {
		const page = kiosk();
		page.see(matched("e1"), 600);
		page.see(noFace, 8_000);
		page.see(already("e1", 2), 600);
		expect(page.shown).toEqual(["idle", "recorded", "idle", "already"]);
	});

	it("serves the next in the queue without waiting for the card before", () => {
		const page = kiosk();
		page.see(matched("e1"), 600);
		page.see(observing(0.5, 2), 300);
		expect(page.view()).toMatchObject({ kind: "recorded", punch: { eventId: "e1" } });
		page.see(matched("e2", 2));
		expect(page.view()).toMatchObject({ kind: "recorded", punch: { eventId: "e2" } });
	});

	it("follows the progress of the observation", () => {
		const page = kiosk();
		page.see(observing(0.2));
		page.see(observing(0.7));
		expect(page.view()).toEqual({ kind: "observing", progress: 0.7 });
	});
});

describe("calm", () => {
	it("lets one lost frame change nothing", () => {
		const page = kiosk();
		page.see(observing(0.2), 600);
		page.see(noFace);
		page.see(observing(0.3), 600);
		expect(page.shown).toEqual(["idle", "observing"]);
	});

	it("shows a hint only when it is meant, and then long enough to be read", () => {
		const page = kiosk();
		page.see({ ...seen, outcome: "low_quality", hint: "come_closer" }, 120);
		page.see(observing(0.1), 300);
		expect(page.shown).toEqual(["idle", "observing"]);
		page.see({ ...seen, outcome: "low_quality", hint: "more_light" }, 400);
		expect(page.view()).toEqual({ kind: "quality", hint: "more_light" });
		page.see(observing(0.1), 400);
		expect(page.view().kind).toBe("quality");
		page.see(observing(0.2), 600);
		expect(page.view().kind).toBe("observing");
	});

	it("does not flicker between two hints that alternate", () => {
		const page = kiosk();
		page.see({ ...seen, outcome: "low_quality", hint: "come_closer" }, 400);
		for (let i = 0; i < 20; i += 1) {
			page.see({ ...seen, outcome: "low_quality", hint: "more_light" });
			page.see({ ...seen, outcome: "low_quality", hint: "come_closer" });
		}
		expect(page.view()).toEqual({ kind: "quality", hint: "come_closer" });
	});

	it("keeps the refusal while the same person is tried again", () => {
		const page = kiosk();
		page.see(unknown, 1_000);
		page.see(observing(0.5), 1_500);
		page.see(unknown, 1_000);
		page.see(observing(0.5), 1_500);
		page.see(unknown, 1_000);
		expect(page.shown).toEqual(["idle", "unknown"]);
	});

	it("drops the refusal for the next person, but not in a blink", () => {
		const page = kiosk();
		page.see(unknown, 120);
		page.see(observing(0.1, 2), 600);
		expect(page.view().kind).toBe("unknown");
		page.see(observing(0.4, 2), 900);
		expect(page.view().kind).toBe("observing");
	});

	it("lets a match replace a refusal at once", () => {
		const page = kiosk();
		page.see(unknown, 120);
		page.see(matched("e1"));
		expect(page.view().kind).toBe("recorded");
	});

	it("forgets face and hints when nothing is heard any more", () => {
		const page = kiosk();
		page.see({ ...seen, outcome: "low_quality", hint: "come_closer" }, 600);
		expect(page.state().face).toEqual(face);
		page.wait(4_000);
		expect(page.state()).toMatchObject({ face: null, view: { kind: "idle" } });
	});

	it("gives the same object back while nothing changes, so that nothing is drawn again", () => {
		const page = kiosk();
		page.see(unknown);
		const before = page.view();
		page.see(unknown, 600);
		expect(page.view()).toBe(before);
	});
});

describe("words for refusals", () => {
	it("has its own neutral view for each liveness outcome and for several faces", () => {
		const outcomes = [
			["presentation_attack", "refused"],
			["liveness_uncertain", "look_again"],
			["multiple_faces", "several"],
		] as const;
		for (const [outcome, kind] of outcomes) {
			const page = kiosk();
			page.see({ ...seen, outcome }, 600);
			expect(page.view().kind).toBe(kind);
		}
	});
});

describe("failures", () => {
	it("says in red that nothing was recorded, over whatever was there, for five seconds", () => {
		const page = kiosk();
		page.see(matched("e1"), 300);
		page.fail("STORAGE_UNAVAILABLE");
		expect(page.view().kind).toBe("not_recorded");
		page.see(observing(0.5, 2), 4_000);
		expect(page.view().kind).toBe("not_recorded");
		page.see(observing(0.5, 2), 1_500);
		expect(page.view().kind).toBe("observing");
	});

	it("takes the red away at once when the record succeeds after all", () => {
		const page = kiosk();
		page.fail("STORAGE_UNAVAILABLE");
		page.see(matched("e1"));
		expect(page.view().kind).toBe("recorded");
	});

	it("passes over a single internal error and names a lasting one", () => {
		const page = kiosk();
		page.fail("INTERNAL");
		page.see(noFace, 600);
		expect(page.shown).toEqual(["idle"]);
		page.fail("INTERNAL", 2_500);
		expect(page.view()).toEqual({ kind: "trouble", code: "INTERNAL" });
	});

	it("leaves silence to the connection's own state", () => {
		const page = kiosk();
		page.see(observing(0.2), 120);
		page.fail(null, 1_000);
		expect(page.shown).toEqual(["idle", "observing"]);
	});

	it("shows that the engine is on its way back, until it answers", () => {
		const page = kiosk();
		page.fail("ENGINE_RESTARTED");
		expect(page.view().kind).toBe("engine_away");
		page.see(observing(0.1), 1_200);
		expect(page.view().kind).toBe("observing");
	});
});

describe("a challenge", () => {
	it("is shown at once, also over the refusal before it: its time runs already", () => {
		const screen = kiosk();
		screen.see(lookAgain, 300);
		expect(screen.view().kind).toBe("look_again");
		screen.see(challenge("look_straight"));
		expect(screen.view()).toMatchObject({ kind: "challenge", step: "look_straight" });
		screen.see(challenge("turn_left"));
		expect(screen.view()).toMatchObject({ kind: "challenge", step: "turn_left" });
	});

	it("keeps the time that a step began with: the bar runs by itself", () => {
		const screen = kiosk();
		screen.see(challenge("turn_left", 3_000));
		screen.see(challenge("turn_left", 1_000), 1_000);
		expect(screen.view()).toMatchObject({ remainingMs: 3_000 });
	});

	it("never covers the card of what was recorded", () => {
		const screen = kiosk();
		screen.see(matched("e-1"), 300);
		screen.see(challenge("look_straight"), 300);
		expect(screen.view().kind).toBe("recorded");
	});

	it("of the next one is not kept waiting: its time runs", () => {
		const screen = kiosk();
		screen.see(matched("e-1"), 1_080);
		screen.see({ ...challenge("look_straight"), presentation: 2 });
		expect(screen.view().kind).toBe("recorded");
		screen.see({ ...challenge("look_straight"), presentation: 2 }, 240);
		expect(screen.view().kind).toBe("challenge");
	});
});

describe("a screen that rests", () => {
	const AFTER_MS = 60_000;

	it("does so when nobody was there for long enough, and never when that is switched off", () => {
		const screen = kiosk();
		screen.see(observing(0.1), 600);
		screen.see(noFace, 59_000);
		expect(isResting(screen.state(), AFTER_MS)).toBe(false);
		screen.see(noFace, 2_000);
		expect(isResting(screen.state(), AFTER_MS)).toBe(true);
		expect(isResting(screen.state(), 0)).toBe(false);
	});

	it("wakes on a face and on a hand", () => {
		const screen = kiosk();
		screen.see(noFace, 61_000);
		expect(isResting(screen.state(), AFTER_MS)).toBe(true);
		screen.see(observing(0.1));
		expect(isResting(screen.state(), AFTER_MS)).toBe(false);
		screen.see(noFace, 62_000);
		expect(isResting(screen.state(), AFTER_MS)).toBe(true);
		screen.touch();
		expect(isResting(screen.state(), AFTER_MS)).toBe(false);
	});
});

describe("a kiosk that asks which way", () => {
	it("shows the question, then what the touch recorded, for as long as any card", () => {
		const page = kiosk();
		page.see(observing(0.5), 300);
		page.see(asking("q1"), 3_000);
		page.answer("recorded", "e1");
		page.see(matched("e1"), 6_800);
		expect(page.shown).toEqual(["idle", "observing", "ask", "recorded"]);
		page.see(matched("e1"), 600);
		expect(page.view().kind).toBe("settled");
	});

	it("tells an earlier record as one", () => {
		const page = kiosk();
		page.see(asking("q1"));
		page.answer("already_recorded", "e0");
		expect(page.view()).toEqual({ kind: "already", punch: punch("e0") });
	});

	it("says that nothing was recorded when the time is over, also when a touch comes too late", () => {
		const inTime = kiosk();
		inTime.see(asking("q1"), 600);
		inTime.see(notAnswered, 600);
		expect(inTime.view().kind).toBe("not_answered");
		const late = kiosk();
		late.see(asking("q1"), 600);
		late.fail("QUESTION_OVER");
		expect(late.view().kind).toBe("not_answered");
	});

	it("does not cover the card of the person before, whose finger may still be on it", () => {
		const page = kiosk();
		page.see(matched("e1"));
		page.see(asking("q2", 2), 2_000);
		expect(page.view().kind).toBe("recorded");
		page.see(asking("q2", 2), 1_200);
		expect(page.view().kind).toBe("ask");
	});

	it("gives way at once to the next person's question", () => {
		const page = kiosk();
		page.see(asking("q1"), 600);
		page.see(asking("q2", 2));
		expect(page.view()).toMatchObject({ kind: "ask", question: { questionId: "q2" } });
	});
});
