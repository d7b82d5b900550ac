import { beforeEach, describe, expect, test } from "vitest";
import type { EmployeeId } from "../../../src/core/domain/employee.ts";
import { ABSENT_MS, ANSWER_MS } from "../../../src/core/domain/recognition/punch-question.ts";
import type { RecognitionResult } from "../../../src/core/domain/recognition/recognition-result.ts";
import { type CoreFixture, createCoreFixture } from "../../support/core-fixture.ts";
import { employeeId } from "../../support/environment.ts";
import { emptyPhoto, facePhoto } from "../../support/face-photo.ts";

const CAMERA = "camera";
const FRAME_MS = 100;
const live = (person: string) => (shot: number) => facePhoto(person, { shot });

let core: CoreFixture;
beforeEach(async () => {
	core = createCoreFixture();
	await core.enroll("ani");
	await core.enroll("budi");
	core.settings.update({ directionRule: { kind: "ask" } });
});

async function show(forMs: number, photo: (shot: number) => Uint8Array, camera = CAMERA) {
	const results: RecognitionResult[] = [];
	for (let shot = 0; shot * FRAME_MS < forMs; shot++) {
		await core.time.advance(FRAME_MS);
		results.push(await core.recognition.submitFrame(camera, photo(shot)));
	}
	return results;
}
const outcomes = (results: readonly RecognitionResult[]) =>
	results.map(({ outcome }) => outcome).filter((outcome, i, all) => outcome !== all[i - 1]);

/** Shows somebody until the kiosk asks. */
async function ask(person = "ani", camera = CAMERA) {
	const results = await show(1_000, live(person), camera);
	const asked = results.findLast((result) => result.outcome === "ask");
	if (!asked) throw new Error(`not asked, but ${outcomes(results).join(", ")}`);
	return asked.question;
}
const answer = (questionId: string, direction: "IN" | "OUT", camera = CAMERA) =>
	core.recognition.answer(camera, questionId, direction);
const isOver = expect.objectContaining({ code: "QUESTION_OVER" });

describe("a kiosk that asks", () => {
	test("says who was recognised and what is likely, and records nothing by itself", async () => {
		expect(await ask()).toMatchObject({ employeeId: "ani", name: "Name of ani", likely: "IN" });
		expect(core.log.events).toEqual([]);
	});

	test.each(["IN", "OUT"] as const)(
		"records %s when that is touched, with what the recognition found",
		async (direction) => {
			const { questionId } = await ask();
			const { state, event } = await answer(questionId, direction);
			expect(state).toBe("recorded");
			expect(core.log.events).toEqual([event]);
			expect(event).toMatchObject({
				employeeId: "ani",
				direction,
				directionSource: "asked",
				method: "face",
				confidence: "high",
				livenessScore: 0.95,
				templateContractId: "fake-contract",
			});
			expect(event.similarity).toBeGreaterThan(0.75);
			expect(outcomes(await show(1_000, live("ani")))).toEqual(["matched"]);
		},
	);

	test("thinks OUT likely after an IN", async () => {
		await answer((await ask()).questionId, "IN");
		await show(90_000, emptyPhoto);
		expect(await ask()).toMatchObject({ likely: "OUT" });
	});

	test("takes one answer to a question", async () => {
		const { questionId } = await ask();
		await answer(questionId, "IN");
		await expect(answer(questionId, "OUT")).rejects.toEqual(isOver);
		expect(core.log.events).toHaveLength(1);
	});

	test("takes no answer of a face whose consent was withdrawn meanwhile", async () => {
		const { questionId } = await ask();
		core.employees.withdraw(employeeId("ani"));
		await expect(answer(questionId, "IN")).rejects.toEqual(isOver);
		expect(core.log.list({ limit: 5 })).toEqual([]);
	});

	test("takes no answer from another camera, and none that it did not ask for", async () => {
		const { questionId } = await ask();
		await expect(answer(questionId, "IN", "another")).rejects.toEqual(isOver);
		await expect(answer("0123456789abcdef", "IN")).rejects.toEqual(isOver);
		expect(core.log.events).toEqual([]);
	});

	test("says that nothing was recorded when nobody answers, and asks anew who is still there", async () => {
		const { questionId } = await ask();
		expect(outcomes(await show(ANSWER_MS + 1_000, live("ani")))).toEqual(["ask", "not_answered"]);
		await expect(answer(questionId, "IN")).rejects.toEqual(isOver);
		const results = await show(6_000, live("ani"));
		expect(outcomes(results)).toEqual(["not_answered", "ask"]);
		expect(results.findLast((result) => result.outcome === "ask")?.question.questionId).not.toBe(questionId);
		expect(core.log.events).toEqual([]);
	});

	test("takes no answer after its time, although no frame came meanwhile", async () => {
		const { questionId } = await ask();
		await core.time.advance(ANSWER_MS);
		await expect(answer(questionId, "IN")).rejects.toEqual(isOver);
	});

	test("waits for who leans out of the picture to touch the screen", async () => {
		const { questionId } = await ask();
		expect(outcomes(await show(ABSENT_MS - 500, emptyPhoto))).toEqual(["ask"]);
		expect(outcomes(await show(1_000, live("ani")))).toEqual(["ask"]);
		expect(await answer(questionId, "OUT")).toMatchObject({ state: "recorded" });
	});

	test("is over for who has gone", async () => {
		const { questionId } = await ask();
		expect(outcomes(await show(ABSENT_MS + 1_000, emptyPhoto))).toEqual(["ask", "not_answered", "no_face"]);
		await expect(answer(questionId, "IN")).rejects.toEqual(isOver);
	});

	test.each([
		["at once", 0],
		["after a gap", 1_500],
	])("is over when the next person stands there %s", async (_when, gapMs) => {
		const { questionId } = await ask();
		await show(gapMs, emptyPhoto);
		const results = await show(2_000, live("budi"));
		await expect(answer(questionId, "IN")).rejects.toEqual(isOver);
		expect(results.findLast((result) => result.outcome === "ask")?.question.employeeId).toBe("budi");
		expect(core.log.events).toEqual([]);
	});

	test("still waits when the record could not be written", async () => {
		const { questionId } = await ask();
		core.log.refuse(new Error("disk full"));
		await expect(answer(questionId, "IN")).rejects.toThrow("disk full");
		core.log.refuse(null);
		expect(await answer(questionId, "IN")).toMatchObject({ state: "recorded" });
	});

	test("does not ask within the cooldown, and shows the earlier time", async () => {
		core.attendance.punch({ employeeId: employeeId("ani"), method: "api", direction: "IN" });
		expect(outcomes(await show(1_000, live("ani")))).toEqual(["observing", "already_recorded"]);
	});

	test("never asks about a photograph", async () => {
		const results = await show(4_000, (shot) => facePhoto("ani", { shot, live: 0.02 }));
		expect(outcomes(results)).toEqual(["observing", "presentation_attack"]);
	});
});

describe("the rule to ask", () => {
	const ANI = employeeId("ani");

	test("alternates where nobody can be asked", () => {
		expect(core.attendance.punch({ employeeId: ANI, method: "face" }).event).toMatchObject({
			direction: "IN",
			directionSource: "alternating",
		});
	});

	test("of a group goes before the kiosk's, and the kiosk's holds for everybody else", async () => {
		core.settings.update({ directionRule: { kind: "fixed", direction: "IN" } });
		core.groups.put({ groupId: "g", name: "Gudang", directionRule: { kind: "ask" } });
		core.groups.assign([ANI], "g");
		const come = (who: EmployeeId) => core.attendance.punchOrAsk({ employeeId: who, method: "face" });
		expect(come(ANI)).toEqual({ state: "ask", likely: "IN" });
		expect(come(employeeId("budi"))).toMatchObject({ state: "recorded", event: { directionSource: "fixed" } });
		core.groups.assign([ANI], null);
		expect(come(ANI)).toMatchObject({ state: "recorded", event: { directionSource: "fixed" } });
		expect(core.attendance.list({ limit: 10 }).events).toHaveLength(2);
	});
});
