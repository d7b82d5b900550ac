import { describe, expect, test } from "vitest";
import { MIN_LIVENESS_FRAMES } from "../../../src/core/domain/recognition/liveness-evidence.ts";
import { step } from "../../../src/core/domain/recognition/recognition-session.ts";
import { initialSession, type SessionDecision } from "../../../src/core/domain/recognition/session-state.ts";
import {
	createSessionScript,
	FRAME_MS,
	faceOf,
	matchOf,
	nobody,
	scoresOf,
	sessionPolicy,
	stranger,
} from "../../support/session-script.ts";

/** Decisions in order, without repeats: what a person sees. */
function story(decisions: readonly SessionDecision[]): string[] {
	const kinds = decisions.map((decision) => (decision.kind === "answered" ? decision.answer.kind : decision.kind));
	return kinds.filter((kind, i) => kind !== kinds[i - 1]);
}

describe("somebody who is known", () => {
	test("is recorded once, and the card stays", () => {
		const session = createSessionScript();
		expect(story(session.showFor(10_000, faceOf("ani")))).toEqual(["observing", "record", "matched"]);
		expect(session.recorded).toEqual(["ani"]);
		expect(session.presentation()).toBe(1);
	});

	test("is recorded within a second at eight frames a second", () => {
		const session = createSessionScript();
		const frames = session.showFor(1_000, faceOf("ani"));
		expect(frames.findIndex(({ kind }) => kind === "record")).toBe(MIN_LIVENESS_FRAMES - 1);
	});

	test("who turns away after the card is not asked to look straight", () => {
		const session = createSessionScript();
		session.showFor(1_000, faceOf("ani"));
		const leaving = faceOf("ani", { hint: "look_straight", embedding: null, live: null, verdict: null });
		expect(story(session.showFor(1_000, leaving))).toEqual(["matched"]);
	});

	test("and comes back at once sees the same card", () => {
		const session = createSessionScript();
		session.showFor(1_000, faceOf("ani"));
		session.showFor(1_000, nobody);
		expect(story(session.showFor(1_500, faceOf("ani")))).toEqual(["observing", "matched"]);
		expect(session.recorded).toEqual(["ani"]);
		expect(session.presentation()).toBe(2);
	});

	test("and comes back later is a new presentation, for the attendance rules to judge", () => {
		const session = createSessionScript();
		session.showFor(1_000, faceOf("ani"));
		session.showFor(10_000, nobody);
		session.showFor(1_000, faceOf("ani"));
		expect(session.recorded).toEqual(["ani", "ani"]);
	});

	test("only by low matches is never recorded", () => {
		const session = createSessionScript();
		const decisions = session.showFor(20_000, faceOf("ani", { verdict: matchOf("ani", 0.55) }));
		expect(story(decisions)[1]).toBe("unknown");
		expect(session.recorded).toEqual([]);
	});
});

describe("the next person", () => {
	test("is served without a pause when the box jumps", () => {
		const session = createSessionScript();
		session.showFor(1_000, faceOf("ani"));
		const beside = { x: 500, y: 100, width: 120, height: 120 };
		expect(story(session.showFor(1_000, faceOf("budi", { box: beside })))).toEqual(["observing", "record", "matched"]);
		expect(session.recorded).toEqual(["ani", "budi"]);
	});

	test("who steps in exactly where the last one stood is noticed by the face", () => {
		const session = createSessionScript();
		session.showFor(1_000, faceOf("ani"));
		session.showFor(1_500, faceOf("budi"));
		expect(session.recorded).toEqual(["ani", "budi"]);
		expect(session.presentation()).toBe(2);
	});

	test("does not see the last one's card after a jump", () => {
		const session = createSessionScript();
		session.showFor(1_000, faceOf("ani"));
		const far = faceOf("budi", { box: { x: 0, y: 0, width: 90, height: 90 }, embedding: null, hint: "come_closer" });
		expect(session.show(far)).toEqual({ kind: "low_quality", hint: "come_closer" });
	});
});

describe("a stranger", () => {
	test("gets an answer within two seconds, and it stays", () => {
		const session = createSessionScript();
		const decisions = session.showFor(6_000, faceOf("x", { verdict: stranger }));
		expect(story(decisions)).toEqual(["observing", "unknown"]);
		expect(decisions.findIndex(({ kind }) => kind === "answered") * FRAME_MS).toBeLessThanOrEqual(2_000);
	});

	test("with a lucky frame in ten is never recorded, however long the stay", () => {
		const session = createSessionScript();
		for (let i = 0; i < 600; i++) session.show(faceOf("x", { verdict: i % 10 === 0 ? matchOf("ani") : stranger }));
		expect(session.recorded).toEqual([]);
	});
});

describe("somebody who looks a little like an employee", () => {
	test("with a lucky frame in three is never recorded: most frames must agree", () => {
		const session = createSessionScript();
		for (let i = 0; i < 600; i++) session.show(faceOf("x", { verdict: i % 3 === 0 ? matchOf("ani") : stranger }));
		expect(session.recorded).toEqual([]);
	});

	test("does not get there by adding low matches to a lucky frame or two", () => {
		const session = createSessionScript();
		const low = faceOf("x", { verdict: matchOf("ani", 0.55) });
		for (let i = 0; i < 600; i++) session.show(i % 8 === 0 ? faceOf("x", { verdict: matchOf("ani", 0.95) }) : low);
		expect(session.recorded).toEqual([]);
	});
});

describe("liveness", () => {
	const photo = faceOf("ani", { live: 0.05 });

	test("an attack is answered as one and never recorded", () => {
		const session = createSessionScript();
		expect(story(session.showFor(30_000, photo)).slice(0, 2)).toEqual(["observing", "presentation_attack"]);
		expect(session.recorded).toEqual([]);
	});

	test("an attack is not out-waited: good frames that follow do not pass in the same presentation", () => {
		const session = createSessionScript();
		session.showFor(1_000, photo);
		session.showFor(2_000, faceOf("ani"));
		expect(session.recorded).toEqual([]);
	});

	test("jerking the picture about starts no new presentation", () => {
		const session = createSessionScript();
		session.showFor(2_000, photo);
		const places = [0, 220, 440].map((x) => ({ x, y: 40, width: 180, height: 180 }));
		for (let i = 0; i < 30; i++) session.show({ ...photo, box: places[i % 3] ?? photo.box });
		expect(session.presentation()).toBe(1);
	});

	test("hiding the picture for a moment starts no new presentation", () => {
		const session = createSessionScript();
		session.showFor(2_000, photo);
		session.showFor(400, nobody);
		session.showFor(1_000, photo);
		expect(session.presentation()).toBe(1);
	});

	test("after three attempts comes a pause, in which a live face does not pass either, gone for a moment or not", () => {
		const session = createSessionScript();
		session.showFor(8_000, photo);
		expect(story(session.showFor(4_000, faceOf("ani")))).toEqual(["presentation_attack"]);
		session.showFor(1_000, nobody);
		expect(story(session.showFor(4_000, faceOf("ani")))).toEqual(["liveness_uncertain"]);
		expect(session.recorded).toEqual([]);
	});

	test("coming back every second brings no fresh attempts", () => {
		const session = createSessionScript();
		const told: SessionDecision[] = [];
		for (let atMs = 0; atMs < 60_000; atMs += 3_000) {
			told.push(...session.showFor(2_000, photo));
			session.showFor(1_000, nobody);
		}
		const observedMs = told.filter(({ kind }) => kind === "observing").length * FRAME_MS;
		// Of 40 seconds before the camera fewer than ten were looked at.
		expect(observedMs).toBeLessThan(10_000);
		expect(session.recorded).toEqual([]);
	});

	test("a picture that is shown for less than a decision takes is remembered too", () => {
		const session = createSessionScript();
		for (let i = 0; i < 3; i++) {
			session.showFor(600, photo);
			session.showFor(1_000, nobody);
		}
		expect(story(session.showFor(3_000, faceOf("ani")))).toEqual(["liveness_uncertain"]);
	});

	test("whoever steps in after an attacker is not held back", () => {
		const session = createSessionScript();
		session.showFor(20_000, photo);
		session.showFor(900, nobody);
		session.showFor(1_500, faceOf("budi"));
		expect(session.recorded).toEqual(["budi"]);
	});

	test("a face that failed passes by a challenge only, until minutes have gone by", () => {
		const session = createSessionScript();
		session.showFor(1_600, photo);
		session.showFor(3_000, nobody);
		expect(story(session.showFor(2_000, faceOf("ani")))).toEqual(["observing", "challenge"]);
		session.showFor(1_000, nobody);
		session.wait(11 * 60_000);
		session.showFor(1_000, faceOf("ani"));
		expect(session.recorded).toEqual(["ani"]);
	});

	test("changing the picture without leaving gives one attempt, not three", () => {
		const session = createSessionScript();
		session.showFor(8_000, photo);
		const other = faceOf("budi", { live: 0.05 });
		session.showFor(2_500, other);
		expect(session.presentation()).toBe(2);
		expect(story(session.showFor(10_000, faceOf("budi")))).toEqual(["presentation_attack"]);
		expect(session.recorded).toEqual([]);
	});

	test("pauses double while nobody passes, and each ends in a new presentation", () => {
		const session = createSessionScript();
		const startsMs: number[] = [];
		for (let atMs = 0; atMs < 300_000; atMs += FRAME_MS) {
			const before = session.presentation();
			session.show(photo);
			if (session.presentation() !== before) startsMs.push(atMs);
		}
		const [first = 0, ...more] = startsMs.slice(1, 5).map((startMs, i) => startMs - (startsMs[i] ?? 0));
		expect(more.map((lengthMs) => lengthMs - first)).toEqual([15_000, 45_000, 105_000]);
	});

	test("one layer that is fooled leads to a challenge, and to no pass without it", () => {
		const session = createSessionScript();
		const livenessScores = scoresOf(1).map((score, i) => (i === 0 ? score : { ...score, live: 0 }));
		const decisions = session.showFor(120_000, faceOf("ani", { livenessScores }));
		expect(story(decisions).slice(0, 3)).toEqual(["observing", "challenge", "liveness_uncertain"]);
		expect(session.recorded).toEqual([]);
	});

	test("a lone layer on a slow machine is listened to before anybody is challenged", () => {
		const policy = sessionPolicy();
		const session = createSessionScript({ ...policy, liveness: policy.liveness.slice(0, 1) });
		const decisions: SessionDecision[] = [];
		for (let frame = 0; frame < 10; frame++) {
			session.wait(300);
			decisions.push(session.show(faceOf("ani")));
		}
		expect(story(decisions)).toEqual(["observing", "record"]);
	});

	test("a stranger is told so, whatever the layers think: a challenge would not help", () => {
		const session = createSessionScript();
		const decisions = session.showFor(6_000, faceOf("x", { live: 0.5, verdict: stranger }));
		expect(story(decisions)).toEqual(["observing", "unknown"]);
	});

	test("a feed that stands still is one frame, and no pass", () => {
		let state = initialSession;
		const policy = sessionPolicy();
		for (let atMs = 0; atMs < 30_000; atMs += FRAME_MS) {
			const next = step(state, faceOf("ani"), atMs, policy);
			expect(next.decision.kind).not.toBe("record");
			state = next.state;
		}
	});

	test("without any score nobody passes", () => {
		const session = createSessionScript();
		session.showFor(6_000, faceOf("ani", { live: null }));
		expect(session.recorded).toEqual([]);
	});

	test.each(["observe", "off"] as const)("in %s mode a photo is recorded", (mode) => {
		const session = createSessionScript(sessionPolicy(mode));
		session.showFor(1_000, mode === "off" ? { ...photo, livenessScores: [] } : photo);
		expect(session.recorded).toEqual(["ani"]);
	});
});

describe("what a frame costs", () => {
	test("a steady face whose card stands needs no liveness and seldom an embedding", () => {
		const session = createSessionScript();
		session.showFor(1_000, faceOf("ani"));
		const plans = Array.from({ length: 12 }, () => {
			const plan = session.plan();
			session.show(faceOf("ani", plan.embedding ? {} : { embedding: null, live: null, verdict: null }));
			return plan;
		});
		expect(plans.some(({ liveness }) => liveness)).toBe(false);
		expect(plans.filter(({ embedding }) => embedding).length).toBeLessThanOrEqual(4);
		expect(plans.filter(({ embedding }) => embedding).length).toBeGreaterThanOrEqual(2);
	});

	test.each([
		["enforce", { liveness: true, embedding: true }],
		["observe", { liveness: true, embedding: true }],
		["off", { liveness: false, embedding: true }],
	] as const)("a new face in %s mode", (mode, plan) => {
		expect(createSessionScript(sessionPolicy(mode)).plan()).toEqual(plan);
	});
});

describe("frames without a usable face", () => {
	test("a poor frame is answered by its hint and adds nothing", () => {
		const session = createSessionScript();
		const dark = faceOf("ani", { hint: "more_light", embedding: null, live: null, verdict: null });
		expect(story(session.showFor(5_000, dark))).toEqual(["low_quality"]);
		expect(session.recorded).toEqual([]);
	});

	test("several people side by side are told so, and nobody loses a place", () => {
		const session = createSessionScript();
		session.showFor(300, faceOf("ani"));
		expect(session.show({ kind: "multiple_faces" })).toEqual({ kind: "multiple_faces" });
		session.showFor(500, faceOf("ani"));
		expect(session.recorded).toEqual(["ani"]);
		expect(session.presentation()).toBe(1);
	});

	test("whoever comes out of a group must be known again before a card is shown", () => {
		const session = createSessionScript();
		session.showFor(1_000, faceOf("ani"));
		session.show({ kind: "multiple_faces" });
		expect(session.plan().embedding).toBe(true);
		expect(session.show(faceOf("budi", { embedding: null, verdict: null })).kind).toBe("observing");
		expect(session.show(faceOf("ani")).kind).toBe("answered");
		session.show({ kind: "multiple_faces" });
		session.show(faceOf("budi"));
		expect(session.presentation()).toBe(2);
	});

	test("after a camera that was away for long, whoever is there is looked at anew", () => {
		const session = createSessionScript();
		session.showFor(1_000, faceOf("ani"));
		session.wait(60_000);
		session.showFor(1_000, faceOf("ani"));
		expect(session.recorded).toEqual(["ani", "ani"]);
	});
});
