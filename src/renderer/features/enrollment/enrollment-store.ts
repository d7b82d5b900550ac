// Enrolling one person, from the form to the summary. Nothing is stored before `finish`; leaving cancels.
import { createStore, type StoreApi } from "zustand/vanilla";
import type { HadirClient } from "../../../contract/index.ts";
import { readRefusal } from "../../i18n/describe-error.ts";
import type { Language } from "../../i18n/language.ts";
import { CONSENT_VERSION } from "./consent-version.ts";
import { type EnrollmentPerson, judgePerson, tidyPerson } from "./person-details.ts";

export type EnrollmentCalls = Pick<HadirClient["enrollment"], "start" | "retake" | "finish" | "cancel">;
export type EnrollmentProgress = Awaited<ReturnType<EnrollmentCalls["start"]>>;
export type EnrollmentPose = EnrollmentProgress["captured"][number];
export type EnrolledEmployee = Awaited<ReturnType<EnrollmentCalls["finish"]>>;

export const enrollmentStages = ["details", "consent", "capture", "saved"] as const;
export type EnrollmentStage = (typeof enrollmentStages)[number];

export interface EnrollmentState {
	readonly stage: EnrollmentStage;
	readonly person: EnrollmentPerson;
	/** Chosen from the list of employees: the id is theirs and enrolling again is what is wanted. */
	readonly isKnown: boolean;
	readonly showsProblems: boolean;
	readonly consentLanguage: Language;
	readonly isConsentGiven: boolean;
	/** The id has templates already: replace them? */
	readonly asksToReplace: boolean;
	readonly isBusy: boolean;
	/** Of a button; frames have their own. */
	readonly error: unknown;
	/** Of the latest frame; gone with the next good one. */
	readonly frameError: unknown;
	readonly progress: EnrollmentProgress | null;
	readonly saved: EnrolledEmployee | null;
}

export interface EnrollmentStore extends StoreApi<EnrollmentState> {
	enterPerson(person: Partial<EnrollmentPerson>): void;
	toConsent(): void;
	backToDetails(): void;
	readConsentIn(language: Language): void;
	giveConsent(isGiven: boolean): void;
	/** Asks first when the person has templates already, unless `replace`. */
	start(options?: { readonly replace: boolean }): Promise<void>;
	dismissReplace(): void;
	onFrame(progress: EnrollmentProgress): void;
	onFrameError(error: unknown): void;
	retake(pose: EnrollmentPose): Promise<void>;
	finish(): Promise<void>;
	/** Drops what was captured and returns to an empty form. */
	reset(): void;
	/** Drops what was captured: the page is going away. */
	abandon(): void;
}

export interface EnrollmentDeps {
	readonly calls: EnrollmentCalls;
	readonly language: Language;
	/** Somebody chosen from the list. */
	readonly person: EnrollmentPerson | null;
}

function initialState(language: Language, person: EnrollmentPerson | null): EnrollmentState {
	return {
		stage: "details",
		person: person ?? { employeeId: "", name: "" },
		isKnown: person !== null,
		showsProblems: false,
		consentLanguage: language,
		isConsentGiven: false,
		asksToReplace: false,
		isBusy: false,
		error: null,
		frameError: null,
		progress: null,
		saved: null,
	};
}

/** The enrollment itself is gone (restart, another screen began one): frames are of no use any more. */
export function isEnrollmentLost({ frameError }: Pick<EnrollmentState, "frameError">): boolean {
	return frameError !== null && readRefusal(frameError).code === "ENROLLMENT_NOT_ACTIVE";
}

/** Whether frames should be sent now. */
export function wantsFrames(state: EnrollmentState): boolean {
	return state.stage === "capture" && !state.isBusy && !isEnrollmentLost(state) && state.progress?.isComplete === false;
}

export function createEnrollmentStore({ calls, language, person }: EnrollmentDeps): EnrollmentStore {
	const store = createStore<EnrollmentState>(() => initialState(language, person));
	/** The beginning of what is not finished yet, answered or not. */
	let begun: Promise<EnrollmentProgress> | null = null;

	/** Runs one call at a time; its refusal is shown, not thrown. */
	async function busy(call: (state: EnrollmentState) => Promise<Partial<EnrollmentState>>): Promise<void> {
		const state = store.getState();
		if (state.isBusy) return;
		store.setState({ isBusy: true, error: null });
		try {
			store.setState({ ...(await call(state)), isBusy: false });
		} catch (error) {
			const asksToReplace = readRefusal(error).code === "EMPLOYEE_EXISTS";
			store.setState(asksToReplace ? { asksToReplace, isBusy: false } : { error, isBusy: false });
		}
	}

	function abandon(): void {
		// The host drops an unfinished enrollment by itself as well: nothing is stored either way.
		void begun?.then(({ enrollmentId }) => calls.cancel({ enrollmentId })).catch(() => undefined);
		begun = null;
	}

	return {
		...store,
		enterPerson: (change) => store.setState(({ person }) => ({ person: { ...person, ...change }, error: null })),
		toConsent() {
			const problems = judgePerson(store.getState().person);
			if (problems.employeeId || problems.name) return store.setState({ showsProblems: true });
			store.setState(({ person }) => ({ person: tidyPerson(person), stage: "consent", showsProblems: false }));
		},
		backToDetails: () => store.setState({ stage: "details", error: null, isConsentGiven: false }),
		readConsentIn: (consentLanguage) => store.setState({ consentLanguage }),
		giveConsent: (isConsentGiven) => store.setState({ isConsentGiven }),
		start: (options) =>
			busy(async ({ person, consentLanguage, isConsentGiven, isKnown }) => {
				if (!isConsentGiven) return {};
				begun = calls.start({
					...person,
					consent: { version: CONSENT_VERSION, language: consentLanguage, accepted: true },
					replace: options?.replace ?? isKnown,
				});
				return { progress: await begun, stage: "capture", asksToReplace: false, frameError: null };
			}),
		dismissReplace: () => store.setState({ asksToReplace: false }),
		onFrame(progress) {
			// An answer to a frame that was under way when the page moved on.
			if (store.getState().progress?.enrollmentId !== progress.enrollmentId) return;
			store.setState({ progress, frameError: null });
		},
		onFrameError: (frameError) => store.setState({ frameError }),
		retake: (pose) =>
			busy(async ({ progress }) =>
				progress ? { progress: await calls.retake({ enrollmentId: progress.enrollmentId, pose }) } : {},
			),
		finish: () =>
			busy(async ({ progress }) => {
				if (!progress) return {};
				const saved = await calls.finish({ enrollmentId: progress.enrollmentId });
				begun = null;
				return { saved, stage: "saved" };
			}),
		reset() {
			abandon();
			store.setState(initialState(store.getState().consentLanguage, null), true);
		},
		abandon,
	};
}
