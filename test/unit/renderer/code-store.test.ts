import { ORPCError } from "@orpc/client";
import { beforeEach, describe, expect, test } from "vitest";
import type { PunchView } from "../../../src/renderer/client/types.ts";
import {
	type CodeCalls,
	createCodeStore,
	type RecordedPunch,
} from "../../../src/renderer/features/personal-code/code-store.ts";

const punch: PunchView = {
	eventId: "0193-1",
	employeeId: "K-1",
	name: "Ani",
	direction: "IN",
	occurredAt: "2026-11-02T08:01:12+07:00",
	method: "pin",
	confidence: null,
};
const recorded: RecordedPunch = { state: "recorded", punch };
const refusal = (code: string, data: Record<string, number> = {}) => new ORPCError(code, { data });

type Answer = Awaited<ReturnType<CodeCalls["punchByPin"]>>;
type Will = Answer | Error;

let nowMs = 0;
let calls: unknown[][] = [];
let answers: Will[] = [];
let shown: RecordedPunch[] = [];

async function next(name: string, ...input: unknown[]): Promise<Answer> {
	calls.push([name, ...input]);
	const answer = answers.shift() ?? new Error("nothing more was to be asked");
	if (answer instanceof Error) throw answer;
	return answer;
}

async function nextRecorded(name: string, ...input: unknown[]): Promise<RecordedPunch> {
	const answer = await next(name, ...input);
	if (answer.state === "ask") throw new Error("an answer is no question");
	return answer;
}

function create() {
	return createCodeStore({
		punchByPin: (number, pin) => next("pin", number, pin),
		punchByBadge: (text) => next("badge", text),
		answer: (questionId, direction) => nextRecorded("answer", questionId, direction),
		nowMs: () => nowMs,
		onRecorded: (outcome) => void shown.push(outcome),
	});
}

beforeEach(() => {
	nowMs = 1_000;
	calls = [];
	answers = [];
	shown = [];
});

function atPin(...will: Will[]) {
	answers = will;
	const store = create();
	store.open("number");
	store.enterNumber(" K-1 ");
	store.confirmNumber();
	store.enterPin("730418");
	return store;
}

describe("a PIN", () => {
	test("is sent with the number, and the card is shown", async () => {
		const store = atPin(recorded);
		await store.submitPin();
		expect(calls).toEqual([["pin", "K-1", "730418"]]);
		expect(shown).toEqual([recorded]);
		expect(store.getState()).toMatchObject({ stage: { kind: "closed" }, number: "", pin: "" });
	});

	test("needs a number first", () => {
		const store = create();
		store.open("number");
		store.enterNumber("  ");
		store.confirmNumber();
		expect(store.getState().stage.kind).toBe("number");
	});

	test("that is wrong empties the dots, keeps the number, and counts only when it helps", async () => {
		const store = atPin(refusal("PIN_NOT_ACCEPTED"), refusal("PIN_NOT_ACCEPTED", { remainingAttempts: 1 }));
		await store.submitPin();
		expect(store.getState()).toMatchObject({ pin: "", number: " K-1 ", refusals: 1 });
		expect(store.getState().problem).toEqual({ kind: "not_accepted", remaining: null });
		store.enterPin("1");
		expect(store.getState().problem).toBeNull();
		await store.submitPin();
		expect(store.getState().problem).toEqual({ kind: "not_accepted", remaining: 1 });
	});

	test("that is locked is not sent until the time is over; another number may be tried at once", async () => {
		const store = atPin(refusal("PIN_LOCKED", { retryAfterSeconds: 30 }));
		await store.submitPin();
		expect(store.getState()).toMatchObject({ problem: { kind: "locked" }, lockedUntilMs: 31_000 });
		await store.submitPin();
		expect(calls).toHaveLength(1);
		store.changeNumber();
		expect(store.getState()).toMatchObject({ stage: { kind: "number" }, number: "", lockedUntilMs: 0, problem: null });
	});

	test("is sent once, however often it is confirmed", async () => {
		const store = atPin(recorded);
		await Promise.all([store.submitPin(), store.submitPin()]);
		expect(calls).toHaveLength(1);
	});

	test("whose answer comes after the person went back is shown when it was recorded, and else forgotten", async () => {
		const store = atPin(recorded, refusal("PIN_NOT_ACCEPTED"));
		const first = store.submitPin();
		store.close();
		await first;
		expect(shown).toEqual([recorded]);
		store.open("number");
		store.enterNumber("K-1");
		store.confirmNumber();
		store.enterPin("1111");
		const second = store.submitPin();
		store.close();
		await second;
		expect(store.getState()).toMatchObject({ stage: { kind: "closed" }, problem: null, isBusy: false });
	});

	test.each<Will>([
		recorded,
		refusal("PIN_NOT_ACCEPTED"),
		{ state: "ask", question: { questionId: "q1", employeeId: "K-1", name: "Ani", likely: "IN", remainingMs: 15_000 } },
	])("whose answer comes when the next person types already leaves that alone", async (late) => {
		const store = atPin(late);
		const first = store.submitPin();
		store.close();
		store.open("number");
		store.enterNumber("K-2");
		store.confirmNumber();
		store.enterPin("2222");
		await first;
		expect(store.getState()).toMatchObject({ stage: { kind: "pin" }, number: "K-2", pin: "2222", problem: null });
		expect(shown).toEqual([]);
	});

	test("whose question comes after the person went back is not put to who stands there now", async () => {
		const store = atPin({
			state: "ask",
			question: { questionId: "q1", employeeId: "K-1", name: "Ani", likely: "IN", remainingMs: 15_000 },
		});
		const sent = store.submitPin();
		store.close();
		await sent;
		expect(store.getState().stage.kind).toBe("closed");
	});

	test("that could not be recorded says so", async () => {
		const store = atPin(refusal("STORAGE_UNAVAILABLE"));
		await store.submitPin();
		expect(store.getState().problem).toEqual({ kind: "not_recorded" });
	});
});

describe("the question of the direction", () => {
	const question = { questionId: "q1", employeeId: "K-1", name: "Ani", likely: "OUT" as const, remainingMs: 15_000 };

	test("is put, and answered", async () => {
		const store = atPin({ state: "ask", question }, recorded);
		await store.submitPin();
		expect(store.getState().stage).toEqual({ kind: "ask", question });
		await store.answer("OUT");
		expect(calls.at(-1)).toEqual(["answer", "q1", "OUT"]);
		expect(shown).toEqual([recorded]);
	});

	test("that nobody answers in time is over; an answer under way is waited for", async () => {
		const store = atPin({ state: "ask", question }, recorded);
		await store.submitPin();
		const answered = store.answer("OUT");
		store.lapse();
		await answered;
		expect(shown).toEqual([recorded]);
		store.lapse();
		expect(store.getState().stage.kind).toBe("closed");
		answers = [{ state: "ask", question }];
		store.open("badge");
		await store.submitBadge("a");
		store.lapse();
		expect(store.getState()).toMatchObject({ stage: { kind: "number" }, problem: { kind: "lapsed" } });
	});

	test("that is over leads back to the number, and says that nothing was recorded", async () => {
		const store = atPin({ state: "ask", question }, refusal("QUESTION_OVER"));
		await store.submitPin();
		await store.answer("OUT");
		expect(store.getState()).toMatchObject({ stage: { kind: "number" }, number: "", problem: { kind: "lapsed" } });
	});
});

describe("a badge", () => {
	test("that is refused is not sent again while it is held there, and another one is", async () => {
		answers = [refusal("BADGE_NOT_ACCEPTED"), refusal("BADGE_REVOKED"), recorded];
		const store = create();
		store.open("badge");
		await store.submitBadge("a");
		expect(store.getState().problem).toEqual({ kind: "badge_unknown" });
		nowMs += 1_000;
		await store.submitBadge("a");
		expect(calls).toHaveLength(1);
		await store.submitBadge("b");
		expect(store.getState().problem).toEqual({ kind: "badge_revoked" });
		nowMs += 5_000;
		await store.submitBadge("b");
		expect(calls).toEqual([
			["badge", "a"],
			["badge", "b"],
			["badge", "b"],
		]);
		expect(shown).toEqual([recorded]);
	});
});
