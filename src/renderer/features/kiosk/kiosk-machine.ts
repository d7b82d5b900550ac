// From results and time to what the screen says, as a pure state machine: no clock, no DOM. Its purpose is calm: a
// card stays long enough to be read, a hint must be meant before it shows, one lost frame changes nothing.
import type { ErrorCode } from "../../../contract/index.ts";
import type { FaceOverlay, LivenessView, PunchView, RecognitionResult } from "../../client/types.ts";
import { eventIdOf, isSame, type KioskView, pacing, viewOfFailure } from "./kiosk-view.ts";

export type KioskEvent =
	| { readonly type: "result"; readonly result: RecognitionResult; readonly atMs: number }
	/** A frame was refused. `code` null: nobody answered, which the connection's own state tells. */
	| { readonly type: "failed"; readonly code: ErrorCode | null; readonly atMs: number }
	/** The person who was asked said which way, and the host has recorded it or had done so already. */
	| {
			readonly type: "answered";
			readonly state: "recorded" | "already_recorded";
			readonly punch: PunchView;
			readonly atMs: number;
	  }
	/** The person turned the direction of the shown punch round. */
	| { readonly type: "corrected"; readonly punch: PunchView; readonly atMs: number }
	/** A hand is on the screen. */
	| { readonly type: "hand"; readonly atMs: number }
	| { readonly type: "tick"; readonly atMs: number };

interface Pending {
	readonly view: KioskView;
	readonly sinceMs: number;
}

export interface KioskState {
	readonly view: KioskView;
	readonly shownAtMs: number;
	/** Until then only something weightier replaces the view. */
	readonly holdUntilMs: number;
	/** What would be shown if it lasts. */
	readonly pending: Pending | null;
	/** Presentation of the last result, and the one that the shown view belongs to. */
	readonly presentation: number | null;
	readonly shownPresentation: number | null;
	readonly lastPunch: { readonly eventId: string; readonly presentation: number } | null;
	readonly face: FaceOverlay | null;
	readonly liveness: LivenessView | null;
	readonly heardAtMs: number;
	/** When somebody was there last, by sight or by touch. */
	readonly awakeAtMs: number;
	/** Of the last event. */
	readonly nowMs: number;
}

export const initialKioskState: KioskState = {
	view: { kind: "idle" },
	shownAtMs: 0,
	holdUntilMs: 0,
	pending: null,
	presentation: null,
	shownPresentation: null,
	lastPunch: null,
	face: null,
	liveness: null,
	heardAtMs: 0,
	awakeAtMs: 0,
	nowMs: 0,
};

/** While a refusal is repeated its card stays: it must not bob between two attempts of the same person. */
const REFUSAL_LINGER_MS = 1_800;
/** The next person may push a refusal away after this. */
const REFUSAL_MIN_MS = 1_200;
/** Whoever may still turn the direction round has time to read, think and reach, unless somebody else stands there. */
const CORRECTION_MS = 7_000;
/** A hand on the screen keeps the card for whatever the hand is about to do. */
const HAND_MS = 5_000;
/** The next person's challenge, whose time runs already, is not kept waiting longer than this by the card before. */
const CARD_MIN_MS = 1_200;
/** Without any answer for so long, nothing that was seen is still true. */
const STALE_MS = 2_500;

function show(state: KioskState, view: KioskView, atMs: number): KioskState {
	return {
		...state,
		view,
		shownAtMs: atMs,
		holdUntilMs: atMs + pacing[view.kind].holdMs,
		pending: null,
		shownPresentation: state.presentation,
	};
}

function stay(state: KioskState, view: KioskView, atMs: number): KioskState {
	const holdUntilMs =
		pacing[view.kind].weight === 2 ? Math.max(state.holdUntilMs, atMs + REFUSAL_LINGER_MS) : state.holdUntilMs;
	// The old object unless it says something new: what has not changed need not be drawn again.
	return { ...state, view: view.kind === "observing" ? view : state.view, holdUntilMs, pending: null };
}

/** Somebody else than the one whom the screen tells about. */
export function isNextPerson(state: KioskState): boolean {
	return state.presentation !== state.shownPresentation;
}

function endsAtMs(state: KioskState): number {
	if (state.view.kind !== "recorded" || isNextPerson(state)) return state.holdUntilMs;
	return Math.max(state.holdUntilMs, state.shownAtMs + CORRECTION_MS);
}

function isHeld(state: KioskState, wanted: KioskView, atMs: number): boolean {
	if (atMs >= endsAtMs(state)) return false;
	const [shown, next] = [pacing[state.view.kind].weight, pacing[wanted.kind].weight];
	if (next > shown || (next === 3 && shown === 3)) return false;
	// Its time runs already.
	if (wanted.kind === "challenge")
		return shown === 3 && !(isNextPerson(state) && eventIdOf(state.view) && atMs - state.shownAtMs >= CARD_MIN_MS);
	if (wanted.kind === "ask") return shown === 3;
	const mayPush = shown === 2 && isNextPerson(state) && wanted.kind !== "idle";
	return !(mayPush && atMs - state.shownAtMs >= REFUSAL_MIN_MS);
}

/** Shows `wanted` if it may be shown now, else remembers it. */
function want(state: KioskState, wanted: KioskView, atMs: number): KioskState {
	if (isSame(state.view, wanted)) return stay(state, wanted, atMs);
	const isOld = state.pending !== null && isSame(state.pending.view, wanted);
	const pending: Pending = { view: wanted, sinceMs: isOld && state.pending ? state.pending.sinceMs : atMs };
	const isMeant = atMs - pending.sinceMs >= pacing[wanted.kind].confirmMs;
	if (isMeant && !isHeld(state, wanted, atMs)) return show(state, wanted, atMs);
	return { ...state, pending };
}

function viewOfPunch(state: KioskState, kind: "recorded" | "already", punch: PunchView, presentation: number) {
	const isOnScreen = eventIdOf(state.view) === punch.eventId;
	if (isOnScreen) return state.view;
	const wasShown = state.lastPunch?.eventId === punch.eventId && state.lastPunch.presentation === presentation;
	return wasShown ? ({ kind: "settled" } as const) : ({ kind, punch } as const);
}

function viewOf(state: KioskState, result: RecognitionResult): KioskView {
	switch (result.outcome) {
		case "no_face":
			return { kind: "idle" };
		case "multiple_faces":
			return { kind: "several" };
		case "low_quality":
			return { kind: "quality", hint: result.hint };
		case "observing":
			return { kind: "observing", progress: result.progress };
		case "challenge": {
			const { step, stepNumber, steps, remainingMs } = result;
			return { kind: "challenge", step, stepNumber, steps, remainingMs };
		}
		case "ask":
			return { kind: "ask", question: result.question };
		case "not_answered":
		case "pin_wanted":
			return { kind: result.outcome };
		case "matched":
			return viewOfPunch(state, "recorded", result.punch, result.presentation);
		case "already_recorded":
			return viewOfPunch(state, "already", result.punch, result.presentation);
		case "unknown":
			return { kind: "unknown" };
		case "presentation_attack":
			return { kind: "refused" };
		case "liveness_uncertain":
			return { kind: "look_again" };
	}
}

/** A punch that stays on screen keeps its place in time: after its hold, "settled" takes over. */
function onResult(state: KioskState, result: RecognitionResult, atMs: number): KioskState {
	const heard: KioskState = {
		...state,
		presentation: result.presentation,
		face: result.face,
		liveness: result.liveness ?? (result.face ? state.liveness : null),
		heardAtMs: atMs,
	};
	const wanted = viewOf(heard, result);
	const eventId = eventIdOf(wanted);
	if (eventId === null) return want(heard, wanted, atMs);
	const remembered = { ...heard, lastPunch: { eventId, presentation: result.presentation } };
	const isOver = isSame(heard.view, wanted) && atMs >= endsAtMs(heard);
	return want(remembered, isOver ? { kind: "settled" } : wanted, atMs);
}

/** What a touch brought about takes the card's place, and its own time to be read. */
function onTouched(state: KioskState, kind: "recorded" | "already", punch: PunchView, atMs: number): KioskState {
	const presentation = state.shownPresentation ?? state.presentation ?? 0;
	const touched = show(state, { kind, punch }, atMs);
	return { ...touched, shownPresentation: presentation, lastPunch: { eventId: punch.eventId, presentation } };
}

function onTick(state: KioskState, atMs: number): KioskState {
	const isStale = atMs - state.heardAtMs >= STALE_MS;
	const known: KioskState =
		isStale && (state.face || state.liveness) ? { ...state, face: null, liveness: null } : state;
	if (known.pending) return want(known, known.pending.view, atMs);
	const isOver = isStale && atMs >= endsAtMs(known) && known.view.kind !== "idle";
	return isOver ? show(known, { kind: "idle" }, atMs) : known;
}

/** Nobody for so long that the screen may rest. */
export function isResting({ view, awakeAtMs, nowMs }: KioskState, afterMs: number): boolean {
	return afterMs > 0 && view.kind === "idle" && nowMs - awakeAtMs >= afterMs;
}

/** Times are monotonic milliseconds. */
export function reduceKiosk(state: KioskState, event: KioskEvent): KioskState {
	const next = reduceEvent(state, event);
	const isSomebody = next.view.kind !== "idle" || event.type === "hand";
	return { ...next, nowMs: event.atMs, awakeAtMs: isSomebody ? event.atMs : next.awakeAtMs };
}

function reduceEvent(state: KioskState, event: KioskEvent): KioskState {
	switch (event.type) {
		case "result":
			return onResult(state, event.result, event.atMs);
		case "failed":
			if (event.code === null) return state;
			return want({ ...state, heardAtMs: event.atMs }, viewOfFailure(event.code), event.atMs);
		case "answered":
			return onTouched(state, event.state === "recorded" ? "recorded" : "already", event.punch, event.atMs);
		case "corrected":
			return onTouched(state, "recorded", event.punch, event.atMs);
		case "hand":
			return eventIdOf(state.view) === null
				? state
				: { ...state, holdUntilMs: Math.max(state.holdUntilMs, event.atMs + HAND_MS) };
		case "tick":
			return onTick(state, event.atMs);
	}
}
