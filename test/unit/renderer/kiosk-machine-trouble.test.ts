import { describe, expect, it } from "vitest";
import { isResting } from "../../../src/renderer/features/kiosk/kiosk-machine.ts";
import {
	asking,
	challenge,
	kiosk,
	lookAgain,
	matched,
	noFace,
	notAnswered,
	observing,
	punch,
	seen,
} from "../../support/kiosk-machine-scenes.ts";

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
