// Entering the supervisor's PIN: what the screen shows between presses, refusals and the lockout.
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Operator } from "../../client/types.ts";
import { readRefusal } from "../../i18n/describe-error.ts";

export type UnlockProblem =
	/** `remaining` null: the host did not say how many tries are left. */
	| { readonly kind: "wrong"; readonly remaining: number | null }
	| { readonly kind: "locked" }
	| { readonly kind: "other"; readonly error: unknown };

export interface UnlockState {
	readonly pin: string;
	readonly isChecking: boolean;
	readonly problem: UnlockProblem | null;
	/** Counts refusals, so that each one can be felt. */
	readonly refusals: number;
	/** On the clock given to the store; 0 while the PIN may be tried. */
	readonly lockedUntilMs: number;
}

export interface UnlockDeps {
	/** Resolves when the PIN is right. */
	readonly unlock: (pin: string) => Promise<Operator>;
	readonly lock: () => Promise<void>;
	readonly nowMs: () => number;
}

export interface UnlockStore extends StoreApi<UnlockState> {
	enter(pin: string): void;
	/** Resolves to whom the area is open for now; null when it is not. */
	submit(): Promise<Operator | null>;
	/** The lockout has run out. */
	endLockout(): void;
	/** On screen; returns how to leave. Who left before the answer came leaves nothing open behind them. */
	appear(): () => void;
}

/** When the host locks without saying for how long: its own shortest lockout. */
const DEFAULT_LOCKOUT_SECONDS = 30;

function afterRefusal(state: UnlockState, error: unknown, nowMs: number): UnlockState {
	const { code, numbers } = readRefusal(error);
	const refused = { ...state, pin: "", isChecking: false, refusals: state.refusals + 1 };
	if (code === "PIN_LOCKED") {
		const seconds = numbers["retryAfterSeconds"] ?? DEFAULT_LOCKOUT_SECONDS;
		return { ...refused, problem: { kind: "locked" }, lockedUntilMs: nowMs + seconds * 1000 };
	}
	if (code === "PIN_INCORRECT")
		return { ...refused, problem: { kind: "wrong", remaining: numbers["remainingAttempts"] ?? null } };
	return { ...state, pin: "", isChecking: false, problem: { kind: "other", error } };
}

export function createUnlockStore({ unlock, lock, nowMs }: UnlockDeps): UnlockStore {
	const store = createStore<UnlockState>(() => ({
		pin: "",
		isChecking: false,
		problem: null,
		refusals: 0,
		lockedUntilMs: 0,
	}));
	let isLeft = false;
	return {
		...store,
		enter: (pin) => store.setState({ pin, problem: null }),
		async submit() {
			const { pin, isChecking, lockedUntilMs } = store.getState();
			if (isChecking || lockedUntilMs > nowMs()) return null;
			store.setState({ isChecking: true, problem: null });
			try {
				const operator = await unlock(pin);
				store.setState({ pin: "", isChecking: false });
				// The host locks by itself when the connection ends: what fails here has no other remedy.
				if (isLeft) await lock().catch(() => undefined);
				return isLeft ? null : operator;
			} catch (error) {
				store.setState((state) => afterRefusal(state, error, nowMs()));
				return null;
			}
		},
		endLockout: () => store.setState({ lockedUntilMs: 0, problem: null }),
		appear() {
			isLeft = false;
			return () => {
				isLeft = true;
			};
		},
	};
}
