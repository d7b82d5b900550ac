// Punching with a PIN or a badge: what the screen shows between presses, answers and refusals. No clock, no DOM.
import { createStore, type StoreApi } from "zustand/vanilla";
import type { PunchQuestion, PunchView } from "../../client/types.ts";
import { readRefusal } from "../../i18n/describe-error.ts";

export type CodeStage =
	| { readonly kind: "closed" }
	| { readonly kind: "number" }
	| { readonly kind: "pin" }
	| { readonly kind: "badge" }
	| { readonly kind: "ask"; readonly question: PunchQuestion };

export type CodeProblem =
	/** Number or PIN; `remaining` null: the host did not say how many tries are left. */
	| { readonly kind: "not_accepted"; readonly remaining: number | null }
	| { readonly kind: "locked" }
	| { readonly kind: "badge_unknown" | "badge_revoked" | "busy" | "off" | "not_recorded" | "lapsed" }
	| { readonly kind: "other"; readonly error: unknown };

export type RecordedPunch = { readonly state: "recorded" | "already_recorded"; readonly punch: PunchView };
type CodeAnswer = RecordedPunch | { readonly state: "ask"; readonly question: PunchQuestion };

export interface CodeState {
	readonly stage: CodeStage;
	readonly number: string;
	/** In memory until it is sent, and never on the screen. */
	readonly pin: string;
	readonly isBusy: boolean;
	readonly problem: CodeProblem | null;
	/** Counts refusals, so that each one can be felt. */
	readonly refusals: number;
	/** On the clock given to the store; 0 while a PIN may be tried. */
	readonly lockedUntilMs: number;
}

export interface CodeCalls {
	readonly punchByPin: (employeeNumber: string, pin: string) => Promise<CodeAnswer>;
	readonly punchByBadge: (text: string) => Promise<CodeAnswer>;
	readonly answer: (questionId: string, direction: PunchView["direction"]) => Promise<RecordedPunch>;
	readonly nowMs: () => number;
	/** Durable: show the card. */
	readonly onRecorded: (outcome: RecordedPunch) => void;
}

export interface CodeStore extends StoreApi<CodeState> {
	open(kind: "number" | "badge"): void;
	close(): void;
	enterNumber(number: string): void;
	/** To the PIN, when there is a number. */
	confirmNumber(): void;
	changeNumber(): void;
	enterPin(pin: string): void;
	submitPin(): Promise<void>;
	/** Whatever the camera read. The same code again is left alone until the refusal has been read. */
	submitBadge(text: string): Promise<void>;
	answer(direction: PunchView["direction"]): Promise<void>;
	/** Nobody answered in time. */
	lapse(): void;
	endLockout(): void;
}

const DEFAULT_LOCKOUT_SECONDS = 30;
const SAME_BADGE_REST_MS = 4_000;
export const MAX_NUMBER_LENGTH = 64;

const blank = {
	stage: { kind: "closed" },
	number: "",
	pin: "",
	isBusy: false,
	problem: null,
	refusals: 0,
	lockedUntilMs: 0,
} as const satisfies CodeState;

const lapsed: CodeState = { ...blank, stage: { kind: "number" }, problem: { kind: "lapsed" } };

function problemOf(error: unknown): CodeProblem {
	const { code, numbers } = readRefusal(error);
	switch (code) {
		case "PIN_NOT_ACCEPTED":
			return { kind: "not_accepted", remaining: numbers["remainingAttempts"] ?? null };
		case "PIN_LOCKED":
			return { kind: "locked" };
		case "BADGE_NOT_ACCEPTED":
			return { kind: "badge_unknown" };
		case "BADGE_REVOKED":
			return { kind: "badge_revoked" };
		case "RATE_LIMITED":
			return { kind: "busy" };
		case "PUNCH_METHOD_OFF":
			return { kind: "off" };
		case "QUESTION_OVER":
			return { kind: "lapsed" };
		case "STORAGE_UNAVAILABLE":
			return { kind: "not_recorded" };
		default:
			return { kind: "other", error };
	}
}

function afterRefusal(state: CodeState, error: unknown, nowMs: number): CodeState {
	const problem = problemOf(error);
	const refused = { ...state, pin: "", isBusy: false, problem, refusals: state.refusals + 1 };
	if (problem.kind === "lapsed") return lapsed;
	if (problem.kind !== "locked") return refused;
	const seconds = readRefusal(error).numbers["retryAfterSeconds"] ?? DEFAULT_LOCKOUT_SECONDS;
	return { ...refused, lockedUntilMs: nowMs + seconds * 1000 };
}

export function createCodeStore(calls: CodeCalls): CodeStore {
	const store = createStore<CodeState>(() => blank);
	let lastBadge = { text: "", atMs: 0 };

	/** One opening of the panel: an answer that comes after it was left belongs to nobody who stands there now. */
	let visit = 0;

	async function ask(call: () => Promise<CodeAnswer>): Promise<void> {
		store.setState({ isBusy: true, problem: null });
		const mine = visit;
		try {
			const answer = await call();
			if (answer.state !== "ask") return settle(answer, mine);
			if (mine === visit) store.setState({ ...blank, stage: { kind: "ask", question: answer.question } });
		} catch (error) {
			if (mine === visit) store.setState((state) => afterRefusal(state, error, calls.nowMs()));
		}
	}

	/** What was recorded is shown also to who went back to the face, but not over what the next person types. */
	function settle(outcome: RecordedPunch, mine: number): void {
		if (mine !== visit && store.getState().stage.kind !== "closed") return;
		store.setState(blank, true);
		calls.onRecorded(outcome);
	}

	function begin(stage: CodeStage): void {
		visit += 1;
		store.setState({ ...blank, stage }, true);
	}

	return {
		...store,
		open: (kind) => begin({ kind }),
		close: () => begin(blank.stage),
		enterNumber: (number) => store.setState({ number: number.slice(0, MAX_NUMBER_LENGTH), problem: null }),
		confirmNumber() {
			if (store.getState().number.trim() !== "") store.setState({ stage: { kind: "pin" }, pin: "", problem: null });
		},
		changeNumber: () =>
			store.setState({ stage: { kind: "number" }, number: "", pin: "", problem: null, lockedUntilMs: 0 }),
		enterPin: (pin) => store.setState({ pin, problem: null }),
		async submitPin() {
			const { number, pin, isBusy, lockedUntilMs } = store.getState();
			if (!isBusy && lockedUntilMs <= calls.nowMs()) await ask(() => calls.punchByPin(number.trim(), pin));
		},
		async submitBadge(text) {
			const nowMs = calls.nowMs();
			const isSame = text === lastBadge.text && nowMs - lastBadge.atMs < SAME_BADGE_REST_MS;
			if (store.getState().isBusy || isSame) return;
			lastBadge = { text, atMs: nowMs };
			await ask(() => calls.punchByBadge(text));
			lastBadge = { text, atMs: calls.nowMs() };
		},
		async answer(direction) {
			const { stage, isBusy } = store.getState();
			if (stage.kind === "ask" && !isBusy) await ask(() => calls.answer(stage.question.questionId, direction));
		},
		lapse: () => store.setState((state) => (state.stage.kind === "ask" && !state.isBusy ? lapsed : state), true),
		endLockout: () => store.setState({ lockedUntilMs: 0, problem: null }),
	};
}
