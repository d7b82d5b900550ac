import { describe, expect, it } from "vitest";
import {
	already,
	face,
	kiosk,
	matched,
	noFace,
	observing,
	punch,
	seen,
	unknown,
} from "../../support/kiosk-machine-scenes.ts";

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
