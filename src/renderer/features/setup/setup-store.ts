// First start: what was answered so far, and where one is. Nothing is sent before the last step, nothing is lost on the way.
import { createStore, type StoreApi } from "zustand/vanilla";
import type { HadirClient } from "../../../contract/index.ts";
import type { Settings } from "../../client/types.ts";
import { type Language, languages } from "../../i18n/language.ts";
import { type HrisEntry, type HrisProblems, judgeHrisEntry } from "../hris/hris-entry.ts";
import { ruleOf } from "../settings/rules-draft.ts";
import { oneOf, type SetupMemory, textOf } from "./setup-memory.ts";

export const setupSteps = ["language", "pin", "camera", "kiosk", "hris"] as const;
export type SetupStep = (typeof setupSteps)[number];

/** What most doors need; rules by the hour are set in the settings. */
export const setupDirections = ["alternate", "in", "out", "ask"] as const;
export type SetupDirection = (typeof setupDirections)[number];

export interface SetupState {
	readonly step: SetupStep;
	readonly language: Language;
	/** Entered twice; empty until then. */
	readonly pin: string;
	readonly cameraId: string | null;
	readonly kioskName: string;
	readonly direction: SetupDirection;
	readonly hris: "now" | "later";
	readonly hrisEntry: HrisEntry;
	/** Where it goes on once the PIN, which nothing keeps, was entered anew; null: with the next step. */
	readonly resumesAt: SetupStep | null;
	/** Somebody wanted to go on although something is missing: now it may be said. */
	readonly showsProblems: boolean;
	readonly isSaving: boolean;
	readonly error: unknown;
	/** Set once all is saved. */
	readonly saved: Settings | null;
}

export type SetupAnswers = Pick<
	SetupState,
	"language" | "pin" | "cameraId" | "kioskName" | "direction" | "hris" | "hrisEntry"
>;

export interface SetupStore extends StoreApi<SetupState> {
	answer(answers: Partial<SetupAnswers>): void;
	/** What is missing may be said now. */
	showProblems(): void;
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
		directionRule: ruleOf({ choice: state.direction, windows: [] }),
	};
}

export interface SetupDeps {
	readonly language: Language;
	readonly complete: (request: SetupRequest) => Promise<Settings>;
	readonly createSecret: () => string;
	readonly memory: SetupMemory;
}

function neighbour(step: SetupStep, offset: 1 | -1): SetupStep | null {
	return setupSteps[setupSteps.indexOf(step) + offset] ?? null;
}

/** The answers of before the page was loaded anew. Whoever had got beyond the PIN enters it once more. */
function recalled(kept: ReturnType<SetupMemory["read"]>): Partial<SetupState> {
	if (!kept) return {};
	const step = oneOf(setupSteps, kept["step"]) ?? "language";
	const isBeyondPin = setupSteps.indexOf(step) > setupSteps.indexOf("pin");
	const url = textOf(kept["url"]);
	const secret = textOf(kept["secret"]);
	return {
		step: isBeyondPin ? "pin" : step,
		resumesAt: isBeyondPin ? step : null,
		language: oneOf(languages, kept["language"]) ?? "id",
		cameraId: textOf(kept["cameraId"]) ?? null,
		kioskName: textOf(kept["kioskName"]) ?? "",
		direction: oneOf(setupDirections, kept["direction"]) ?? "alternate",
		hris: oneOf(["now", "later"] as const, kept["hris"]) ?? "later",
		...(url !== undefined && secret !== undefined && { hrisEntry: { url, secret } }),
	};
}

export function createSetupStore({ language, complete, createSecret, memory }: SetupDeps): SetupStore {
	const store = createStore<SetupState>(() => ({
		step: "language",
		language,
		pin: "",
		cameraId: null,
		kioskName: "",
		direction: "alternate",
		hris: "later",
		hrisEntry: { url: "", secret: createSecret() },
		resumesAt: null,
		showsProblems: false,
		isSaving: false,
		error: null,
		saved: null,
		...recalled(memory.read()),
	}));
	store.subscribe(({ step, language: chosen, cameraId, kioskName, direction, hris, hrisEntry, saved }) => {
		if (saved) memory.clear();
		else memory.write({ step, language: chosen, cameraId, kioskName, direction, hris, ...hrisEntry });
	});

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
		showProblems: () => store.setState({ showsProblems: true }),
		back() {
			const previous = neighbour(store.getState().step, -1);
			if (previous && !store.getState().isSaving) store.setState({ step: previous, showsProblems: false, error: null });
		},
		async next() {
			const state = store.getState();
			if (state.isSaving) return;
			if (!isStepComplete(state, state.step)) return store.setState({ showsProblems: true });
			const following = state.step === "pin" && state.resumesAt ? state.resumesAt : neighbour(state.step, 1);
			if (following) store.setState({ step: following, resumesAt: null, showsProblems: false });
			else await save();
		},
	};
}
