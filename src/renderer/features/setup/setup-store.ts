// First start: what was answered so far, and where one is. Nothing is sent before the last step, nothing is lost on the way.
import { createStore, type StoreApi } from "zustand/vanilla";
import type { HadirClient } from "../../../contract/index.ts";
import type { Settings } from "../../client/types.ts";
import type { Language } from "../../i18n/language.ts";
import { type HrisEntry, type HrisProblems, judgeHrisEntry } from "../hris/hris-entry.ts";

export const setupSteps = ["language", "pin", "camera", "kiosk", "hris"] as const;
export type SetupStep = (typeof setupSteps)[number];

export interface SetupState {
	readonly step: SetupStep;
	readonly language: Language;
	/** Entered twice; empty until then. */
	readonly pin: string;
	readonly cameraId: string | null;
	readonly kioskName: string;
	readonly hris: "now" | "later";
	readonly hrisEntry: HrisEntry;
	/** Somebody wanted to go on although something is missing: now it may be said. */
	readonly showsProblems: boolean;
	readonly isSaving: boolean;
	readonly error: unknown;
	/** Set once all is saved. */
	readonly saved: Settings | null;
}

export type SetupAnswers = Pick<SetupState, "language" | "pin" | "cameraId" | "kioskName" | "hris" | "hrisEntry">;

export interface SetupStore extends StoreApi<SetupState> {
	answer(answers: Partial<SetupAnswers>): void;
	back(): void;
	/** To the next step, or, from the last one, saves. */
	next(): Promise<void>;
}

export function hrisProblems({ hris, hrisEntry }: Pick<SetupState, "hris" | "hrisEntry">): HrisProblems {
	return hris === "now" ? judgeHrisEntry(hrisEntry, false) : { url: false, secret: false };
}

/** Whether the step's answer is good enough to go on. */
export function isStepComplete(state: SetupAnswers, step: SetupStep): boolean {
	switch (step) {
		case "pin":
			return state.pin !== "";
		case "kiosk":
			return state.kioskName.trim() !== "";
		case "hris": {
			const { url, secret } = hrisProblems(state);
			return !url && !secret;
		}
		default:
			return true;
	}
}

type SetupRequest = Parameters<HadirClient["setup"]["complete"]>[0];

export function setupRequest(state: SetupAnswers): SetupRequest {
	const connects = state.hris === "now";
	return {
		language: state.language,
		pin: state.pin,
		kioskName: state.kioskName.trim(),
		cameraId: state.cameraId,
		hrisUrl: connects ? state.hrisEntry.url.trim() : null,
		hrisSecret: connects ? state.hrisEntry.secret.trim() : null,
	};
}

export interface SetupDeps {
	readonly language: Language;
	readonly complete: (request: SetupRequest) => Promise<Settings>;
	readonly createSecret: () => string;
}

function neighbour(step: SetupStep, offset: 1 | -1): SetupStep | null {
	return setupSteps[setupSteps.indexOf(step) + offset] ?? null;
}

export function createSetupStore({ language, complete, createSecret }: SetupDeps): SetupStore {
	const store = createStore<SetupState>(() => ({
		step: "language",
		language,
		pin: "",
		cameraId: null,
		kioskName: "",
		hris: "later",
		hrisEntry: { url: "", secret: createSecret() },
		showsProblems: false,
		isSaving: false,
		error: null,
		saved: null,
	}));

	async function save(): Promise<void> {
		store.setState({ isSaving: true, error: null });
		try {
			store.setState({ isSaving: false, saved: await complete(setupRequest(store.getState())) });
		} catch (error) {
			store.setState({ isSaving: false, error });
		}
	}

	return {
		...store,
		answer: (answers) => store.setState({ ...answers, error: null }),
		back() {
			const previous = neighbour(store.getState().step, -1);
			if (previous && !store.getState().isSaving) store.setState({ step: previous, showsProblems: false, error: null });
		},
		async next() {
			const state = store.getState();
			if (state.isSaving) return;
			if (!isStepComplete(state, state.step)) return store.setState({ showsProblems: true });
			const following = neighbour(state.step, 1);
			if (following) store.setState({ step: following, showsProblems: false });
			else await save();
		},
	};
}
