import { ORPCError } from "@orpc/client";
import { describe, expect, it } from "vitest";
import { parseEmployeeId } from "../../../src/core/domain/employee.ts";
import { CONSENT_VERSION } from "../../../src/renderer/features/enrollment/consent-version.ts";
import {
	createEnrollmentStore,
	type EnrollmentCalls,
	type EnrollmentProgress,
	type EnrollmentQuestion,
	isEnrollmentLost,
	wantsFrames,
} from "../../../src/renderer/features/enrollment/enrollment-store.ts";
import { judgePerson } from "../../../src/renderer/features/enrollment/person-details.ts";
import { answers, decisionOf } from "../../../src/renderer/features/enrollment/question-answers.ts";
import { settle } from "../../support/manual-time.ts";

const begun: EnrollmentProgress = {
	enrollmentId: "e-1",
	set: "first",
	poses: ["front", "left", "right", "up", "down"],
	pose: "front",
	captured: [],
	guidance: "look_straight",
	hold: 0,
	face: null,
	isComplete: false,
};
const allTaken: EnrollmentProgress = {
	...begun,
	pose: null,
	captured: ["front", "left", "right", "up", "down"],
	guidance: "done",
	hold: 1,
	isComplete: true,
};
const employee = {
	employeeId: "K-1",
	name: "Sari",
	isActive: true,
	withdrawal: null,
	createdAtMs: 0,
	updatedAtMs: 0,
	templateCount: 5,
	unusableTemplateCount: 0,
	consent: null,
	lookAlikes: [],
};

interface Calls {
	readonly name: string;
	readonly input: unknown;
}

/** A host that knows the ids in `known` already. */
function page(
	options: {
		known?: readonly string[];
		person?: { employeeId: string; name: string };
		question?: EnrollmentQuestion;
	} = {},
) {
	const made: Calls[] = [];
	const note = (name: string, input: unknown) => made.push({ name, input });
	const calls: EnrollmentCalls = {
		start: async (input) => {
			note("start", input);
			if (input.mode === "new" && options.known?.includes(input.employeeId)) throw new ORPCError("EMPLOYEE_EXISTS");
			return begun;
		},
		retake: async (input) => {
			note("retake", input);
			return { ...begun, pose: input.pose };
		},
		secondSet: async (input) => {
			note("secondSet", input);
			return { ...begun, set: input.isWanted ? "second" : "first", isComplete: !input.isWanted };
		},
		finish: async ({ enrollmentId: _, ...decision }) => {
			note("finish", decision);
			const isAnswered = Object.keys(decision).length > 0;
			return options.question && !isAnswered ? options.question : { kind: "saved", employee };
		},
		cancel: async (input) => {
			note("cancel", input);
			return {};
		},
	};
	const store = createEnrollmentStore({ calls, language: "id", person: options.person ?? null });
	return { store, made, names: () => made.map(({ name }) => name) };
}

async function toCapture({ store }: ReturnType<typeof page>, employeeId = " K-1 "): Promise<void> {
	store.enterPerson({ employeeId, name: " Sari  Wulandari " });
	store.toConsent();
	store.giveConsent(true);
	await store.start();
}

describe("enrollment", () => {
	it("does not leave the form with an id or a name that cannot be", () => {
		const { store } = page();
		store.enterPerson({ employeeId: "K 1", name: "" });
		store.toConsent();
		expect(store.getState()).toMatchObject({ stage: "details", showsProblems: true });
	});

	it("does not start without consent", async () => {
		const { store, made } = page();
		store.enterPerson({ employeeId: "K-1", name: "Sari" });
		store.toConsent();
		await store.start();
		expect(made).toEqual([]);
		expect(store.getState().stage).toBe("consent");
	});

	it("sends tidied details and the consent as it was read", async () => {
		const enrolling = page();
		enrolling.store.readConsentIn("en");
		await toCapture(enrolling);
		expect(enrolling.made[0]?.input).toEqual({
			employeeId: "K-1",
			name: "Sari Wulandari",
			consent: { version: CONSENT_VERSION, language: "en", accepted: true },
			mode: "new",
		});
		expect(enrolling.store.getState()).toMatchObject({ stage: "capture", progress: begun });
	});

	it("stays at the empty form when it is left while the host still begins, and tells the host", async () => {
		const enrolling = page();
		const starting = toCapture(enrolling);
		enrolling.store.reset();
		await starting;
		await settle();
		expect(enrolling.store.getState()).toMatchObject({ stage: "details", progress: null, isBusy: false });
		expect(enrolling.names()).toEqual(["start", "cancel"]);
	});

	it("withdraws consent when the details are changed", () => {
		const { store } = page();
		store.enterPerson({ employeeId: "K-1", name: "Sari" });
		store.toConsent();
		store.giveConsent(true);
		store.backToDetails();
		expect(store.getState()).toMatchObject({ stage: "details", isConsentGiven: false });
	});

	it("asks what becomes of the templates that somebody has, and goes on as answered", async () => {
		const enrolling = page({ known: ["K-1"] });
		await toCapture(enrolling);
		expect(enrolling.store.getState()).toMatchObject({ stage: "consent", asksHow: true, error: null });
		await enrolling.store.start("replace");
		expect(enrolling.store.getState()).toMatchObject({ stage: "capture", asksHow: false, mode: "replace" });
		expect(enrolling.made[1]?.input).toMatchObject({ mode: "replace" });
		await enrolling.store.restart();
		expect(enrolling.made[2]?.input).toMatchObject({ mode: "replace" });
	});

	it("adds to the templates of somebody who was chosen from the list, unless told otherwise", async () => {
		const enrolling = page({ known: ["K-1"], person: { employeeId: "K-1", name: "Sari" } });
		enrolling.store.toConsent();
		enrolling.store.giveConsent(true);
		await enrolling.store.start();
		expect(enrolling.made[0]?.input).toMatchObject({ mode: "add" });
		enrolling.store.chooseMode("replace");
		await enrolling.store.start();
		expect(enrolling.made[1]?.input).toMatchObject({ mode: "replace" });
	});

	it("asks what the new face raises, and saves with the answer", async () => {
		const resembling = { employeeId: "K-2", name: "Budi", isActive: true, similarity: 0.7 };
		const enrolling = page({ question: { kind: "resembles", people: [resembling] } });
		await toCapture(enrolling);
		enrolling.store.onFrame(allTaken);
		await enrolling.store.finish();
		expect(enrolling.store.getState()).toMatchObject({ stage: "capture", question: { kind: "resembles" } });
		await enrolling.store.finish({ lookAlikes: ["K-2"] });
		expect(enrolling.made.at(-1)).toEqual({ name: "finish", input: { lookAlikes: ["K-2"] } });
		expect(enrolling.store.getState()).toMatchObject({ stage: "saved", question: null });
	});

	it("goes back to the poses from a question, with nothing answered", async () => {
		const enrolling = page({ question: { kind: "unlike_own" } });
		await toCapture(enrolling);
		enrolling.store.onFrame(allTaken);
		await enrolling.store.finish();
		enrolling.store.dismissQuestion();
		expect(enrolling.store.getState()).toMatchObject({ stage: "capture", question: null, decision: {} });
	});

	it("takes a second set, and leaves it out again", async () => {
		const enrolling = page();
		await toCapture(enrolling);
		enrolling.store.onFrame(allTaken);
		await enrolling.store.chooseSecondSet(true);
		expect(wantsFrames(enrolling.store.getState())).toBe(true);
		await enrolling.store.chooseSecondSet(false);
		expect(wantsFrames(enrolling.store.getState())).toBe(false);
	});

	it("wants frames while a pose is missing, and none after", async () => {
		const enrolling = page();
		await toCapture(enrolling);
		expect(wantsFrames(enrolling.store.getState())).toBe(true);
		enrolling.store.onFrame(allTaken);
		expect(wantsFrames(enrolling.store.getState())).toBe(false);
	});

	it("takes back a beginning that is answered only after the page was left", async () => {
		const enrolling = page();
		enrolling.store.enterPerson({ employeeId: "K-1", name: "Sari" });
		enrolling.store.toConsent();
		enrolling.store.giveConsent(true);
		const starting = enrolling.store.start();
		enrolling.store.abandon();
		await starting;
		await settle();
		expect(enrolling.names()).toEqual(["start", "cancel"]);
		expect(enrolling.made[1]?.input).toEqual({ enrollmentId: "e-1" });
	});

	it("ignores the answer to a frame of an earlier enrollment", async () => {
		const enrolling = page();
		await toCapture(enrolling);
		enrolling.store.onFrame({ ...allTaken, enrollmentId: "e-0" });
		expect(enrolling.store.getState().progress).toEqual(begun);
	});

	it("goes on after a frame that failed, and stops when the enrollment is gone", async () => {
		const enrolling = page();
		await toCapture(enrolling);
		enrolling.store.onFrameError(new ORPCError("ENGINE_RESTARTED"));
		expect(wantsFrames(enrolling.store.getState())).toBe(true);
		enrolling.store.onFrame(begun);
		expect(enrolling.store.getState().frameError).toBeNull();
		enrolling.store.onFrameError(new ORPCError("ENROLLMENT_NOT_ACTIVE"));
		expect(isEnrollmentLost(enrolling.store.getState())).toBe(true);
		expect(wantsFrames(enrolling.store.getState())).toBe(false);
	});

	it("takes one pose again", async () => {
		const enrolling = page();
		await toCapture(enrolling);
		enrolling.store.onFrame(allTaken);
		await enrolling.store.retake("left");
		expect(enrolling.made.at(-1)).toEqual({ name: "retake", input: { enrollmentId: "e-1", pose: "left" } });
		expect(wantsFrames(enrolling.store.getState())).toBe(true);
	});

	it("saves once, and cancels nothing that is saved", async () => {
		const enrolling = page();
		await toCapture(enrolling);
		enrolling.store.onFrame(allTaken);
		await Promise.all([enrolling.store.finish(), enrolling.store.finish()]);
		enrolling.store.abandon();
		await settle();
		expect(enrolling.names()).toEqual(["start", "finish"]);
		expect(enrolling.store.getState()).toMatchObject({ stage: "saved", saved: employee });
	});

	it("cancels on the host when it is left in the middle, and starts empty", async () => {
		const enrolling = page();
		await toCapture(enrolling);
		enrolling.store.reset();
		await settle();
		expect(enrolling.names()).toEqual(["start", "cancel"]);
		expect(enrolling.store.getState()).toMatchObject({
			stage: "details",
			person: { employeeId: "", name: "" },
			isConsentGiven: false,
			progress: null,
		});
	});
});

describe("answers to a question", () => {
	const people = ["K-2", "K-3"].map((employeeId) => ({
		employeeId,
		name: employeeId,
		isActive: true,
		similarity: 0.7,
	}));
	const resembles = { kind: "resembles", people } as const;

	it("offer each person as the same one, all as look-alikes, and to stop", () => {
		expect(answers(resembles)).toEqual(["same:K-2", "same:K-3", "look_alike", "stop"]);
		expect(answers({ kind: "unlike_own" })).toEqual(["replace", "stop"]);
	});

	it.each([
		["same:K-3", { samePersonAs: "K-3" }],
		["look_alike", { lookAlikes: ["K-2", "K-3"] }],
		["stop", {}],
	] as const)("tell the host for %s", (answer, decision) => {
		expect(decisionOf(resembles, answer)).toEqual(decision);
	});
});

describe("person details", () => {
	// The screen cannot import core; what it accepts must be what the host accepts.
	it.each(["K-1001", "rafika@kantor.id", "Ä12", " 7 ", "a b", "-1", "", "x".repeat(65), "a\tb"])(
		"are judged as the host judges %j",
		(employeeId) => {
			expect(judgePerson({ employeeId, name: "Sari" }).employeeId).toBe(parseEmployeeId(employeeId) === null);
		},
	);

	it("want a name of at most 120 letters", () => {
		expect(judgePerson({ employeeId: "1", name: "   " }).name).toBe(true);
		expect(judgePerson({ employeeId: "1", name: "x".repeat(121) }).name).toBe(true);
		expect(judgePerson({ employeeId: "1", name: "Sari" }).name).toBe(false);
	});
});
