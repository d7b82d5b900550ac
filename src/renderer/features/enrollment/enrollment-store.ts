// Enrolling one person, from the form to the summary. Nothing is stored before `finish`; leaving cancels.
import { createStore, type StoreApi } from "zustand/vanilla";
import type { HadirClient } from "../../../contract/index.ts";
import { readRefusal } from "../../i18n/describe-error.ts";
import type { Language } from "../../i18n/language.ts";
import { consentVersion } from "./consent-version.ts";
import { type EnrollmentPerson, judgePerson, tidyPerson } from "./person-details.ts";

export type EnrollmentCalls = Pick<HadirClient["enrollment"], "start" | "retake" | "secondSet" | "finish" | "cancel">;
export type EnrollmentProgress = Awaited<ReturnType<EnrollmentCalls["start"]>>;
export type EnrollmentPose = EnrollmentProgress["captured"][number];
export type EnrollmentMode = Parameters<EnrollmentCalls["start"]>[0]["mode"];
type Outcome = Awaited<ReturnType<EnrollmentCalls["finish"]>>;
export type EnrolledEmployee = Extract<Outcome, { kind: "saved" }>["employee"];
/** What the host wants to know before it saves. */
export type EnrollmentQuestion = Exclude<Outcome, { kind: "saved" }>;
export type EnrollmentDecision = Omit<Parameters<EnrollmentCalls["finish"]>[0], "enrollmentId">;

export const enrollmentStages = ["details", "consent", "capture", "saved"] as const;
export type EnrollmentStage = (typeof enrollmentStages)[number];

export interface EnrollmentState {
	readonly stage: EnrollmentStage;
	readonly person: EnrollmentPerson;
	/** Chosen from the list of employees: the id is theirs. */
	readonly isKnown: boolean;
	/** What happens to templates that the person has already. */
	readonly mode: EnrollmentMode;
	readonly showsProblems: boolean;
	readonly consentLanguage: Language;
	/** Days that evidence photos are kept, as the consent tells it; null where none are. */
	readonly evidenceDays: number | null;
	readonly isConsentGiven: boolean;
	/** The id has templates already: add to them, or replace them? */
	readonly asksHow: boolean;
	/** Raised by the new face; nothing is saved before it is answered. */
	readonly question: EnrollmentQuestion | null;
	/** The answers so far. */
	readonly decision: EnrollmentDecision;
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
	chooseMode(mode: EnrollmentMode): void;
	/** Asks first when the person has templates already and no mode was chosen. */
	start(mode?: EnrollmentMode): Promise<void>;
	/** Begins anew with the same person, mode and consent: the camera or the enrollment is another one. */
	restart(): Promise<void>;
	dismissHow(): void;
	onFrame(progress: EnrollmentProgress): void;
	onFrameError(error: unknown): void;
	retake(pose: EnrollmentPose): Promise<void>;
	chooseSecondSet(isWanted: boolean): Promise<void>;
	/** Saves, or raises a question; `answer` is the one to the question that was raised last. */
	finish(answer?: EnrollmentDecision): Promise<void>;
	/** Back to the poses, which are all there still. */
	dismissQuestion(): void;
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
	/** Whether evidence photos of punches are kept. Not known: the text does not tell of them, and none are of this person. */
	readonly evidence?: () => Promise<{ readonly evidence: string; readonly evidenceDays: number }>;
}

function initialState(language: Language, person: EnrollmentPerson | null): EnrollmentState {
	return {
		stage: "details",
		person: person ?? { employeeId: "", name: "" },
		isKnown: person !== null,
		mode: person === null ? "new" : "add",
		showsProblems: false,
		consentLanguage: language,
		evidenceDays: null,
		isConsentGiven: false,
		asksHow: false,
		question: null,
		decision: {},
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

export function createEnrollmentStore({ calls, language, person, evidence }: EnrollmentDeps): EnrollmentStore {
	const store = createStore<EnrollmentState>(() => initialState(language, person));
	/** The beginning of what is not finished yet, answered or not. */
	let begun: Promise<EnrollmentProgress> | null = null;
	/** Which form it is: an answer to a call of the form before it changes nothing any more. */
	let form = 0;

	/** Asked once, long before the consent is read; should it be late, what was ticked is to be ticked again. */
	evidence?.().then(
		(rule) => {
			if (rule.evidence !== "off") store.setState({ evidenceDays: rule.evidenceDays, isConsentGiven: false });
		},
		() => undefined,
	);

	/** Runs one call at a time; its refusal is shown, not thrown. */
	async function busy(call: (state: EnrollmentState) => Promise<Partial<EnrollmentState>>): Promise<void> {
		const state = store.getState();
		if (state.isBusy) return;
		store.setState({ isBusy: true, error: null });
		const asked = form;
		try {
			const answer = await call(state);
			if (asked === form) store.setState({ ...answer, isBusy: false });
		} catch (error) {
			if (asked !== form) return;
			const asksHow = readRefusal(error).code === "EMPLOYEE_EXISTS";
			store.setState(asksHow ? { asksHow, isBusy: false } : { error, isBusy: false });
		}
	}

	function abandon(): void {
		// The host drops an unfinished enrollment by itself as well: nothing is stored either way.
		void begun?.then(({ enrollmentId }) => calls.cancel({ enrollmentId })).catch(() => undefined);
		begun = null;
	}

	const start = (chosen?: EnrollmentMode) =>
		busy(async ({ person, consentLanguage, evidenceDays, isConsentGiven, mode: before }) => {
			if (!isConsentGiven) return {};
			const mode = chosen ?? before;
			begun = calls.start({
				...person,
				consent: { version: consentVersion(evidenceDays), language: consentLanguage, accepted: true },
				mode,
			});
			const fresh = { question: null, decision: {}, frameError: null };
			return { ...fresh, progress: await begun, mode, stage: "capture", asksHow: false };
		});

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
		chooseMode: (mode) => store.setState({ mode }),
		start,
		restart: () => start(),
		dismissHow: () => store.setState({ asksHow: false }),
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
		chooseSecondSet: (isWanted) =>
			busy(async ({ progress }) =>
				progress ? { progress: await calls.secondSet({ enrollmentId: progress.enrollmentId, isWanted }) } : {},
			),
		finish: (answer) =>
			busy(async ({ progress, decision: before }) => {
				if (!progress) return {};
				const decision = { ...before, ...answer };
				const outcome = await calls.finish({ enrollmentId: progress.enrollmentId, ...decision });
				if (outcome.kind !== "saved") return { question: outcome, decision };
				begun = null;
				return { saved: outcome.employee, question: null, stage: "saved" };
			}),
		dismissQuestion: () => store.setState({ question: null, decision: {}, error: null }),
		reset() {
			abandon();
			form += 1;
			const { consentLanguage, evidenceDays } = store.getState();
			store.setState({ ...initialState(consentLanguage, null), evidenceDays }, true);
		},
		abandon,
	};
}
