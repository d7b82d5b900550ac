// A new PIN, entered twice.
import { createStore, type StoreApi } from "zustand/vanilla";
import { isPinTooSimple, PIN_MAX_DIGITS, PIN_MIN_DIGITS } from "../../ui/pin-entry.ts";

export type NewPinProblem = "too_short" | "too_simple" | "mismatch";

export interface NewPinState {
	readonly stage: "first" | "repeat";
	/** What is being entered now. */
	readonly entry: string;
	/** What was entered first; empty in the first stage. */
	readonly first: string;
	readonly problem: NewPinProblem | null;
	readonly refusals: number;
}

export interface NewPinStore extends StoreApi<NewPinState> {
	enter(entry: string): void;
	/** The PIN once both entries agree, else null. */
	submit(): string | null;
	restart(): void;
}

const blank = { stage: "first", entry: "", first: "", problem: null } as const;

export interface PinLength {
	readonly min: number;
	readonly max: number;
}

export const anyPinLength: PinLength = { min: PIN_MIN_DIGITS, max: PIN_MAX_DIGITS };

export function createNewPinStore({ min, max }: PinLength = anyPinLength): NewPinStore {
	const store = createStore<NewPinState>(() => ({ ...blank, refusals: 0 }));
	const refuse = (problem: NewPinProblem) =>
		store.setState(({ refusals }) => ({ ...blank, problem, refusals: refusals + 1 }));
	return {
		...store,
		enter: (entry) => store.setState({ entry: entry.slice(0, max), problem: null }),
		submit() {
			const { stage, entry, first } = store.getState();
			if (stage === "first") {
				if (entry.length < min) refuse("too_short");
				else if (isPinTooSimple(entry)) refuse("too_simple");
				else store.setState({ stage: "repeat", first: entry, entry: "", problem: null });
				return null;
			}
			if (entry !== first) {
				refuse("mismatch");
				return null;
			}
			store.setState({ ...blank });
			return entry;
		},
		restart: () => store.setState({ ...blank }),
	};
}
