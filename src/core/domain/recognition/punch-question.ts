// "IN or OUT?": the kiosk has recognised somebody, and waits for a touch. The question stands while nobody but the person
// who was recognised can be the one who answers; without an answer nothing is recorded, and that is said.
import { cosineSimilarity } from "./match-policy.ts";
import { amongOthers, beginPresentation, follow, type SeenFace, withoutFace } from "./presentation.ts";
import type { QuestionView } from "./recognition-result.ts";
import type {
	FaceObservation,
	Observation,
	OpenQuestion,
	SessionDecision,
	SessionPolicy,
	SessionState,
} from "./session-state.ts";

/** Time to read two words and to touch one. */
export const ANSWER_MS = 15_000;
/** Who leans over to touch the screen may leave the picture for a moment. */
export const ABSENT_MS = 4_000;
/** Time to read that nothing was recorded, before the person is looked at anew. */
const NOT_ANSWERED_REST_MS = 5_000;

export function askDirection(
	state: SessionState,
	asked: Omit<OpenQuestion, "embedding" | "expiresAtMs" | "absentSinceMs">,
	nowMs: number,
): { readonly state: SessionState; readonly decision: Extract<SessionDecision, { kind: "ask" }> } {
	const embedding = state.presentation?.embedding ?? null;
	const question = { ...asked, embedding, expiresAtMs: nowMs + ANSWER_MS, absentSinceMs: null };
	const presentation = state.presentation && { ...state.presentation, attempt: null, challenge: null };
	return { state: { ...state, presentation, question }, decision: toDecision(question, nowMs) };
}

/** The question that an answer is to; null when it is not open any more. */
export function questionFor({ question }: SessionState, questionId: string, nowMs: number): OpenQuestion | null {
	return question?.questionId === questionId && nowMs < question.expiresAtMs ? question : null;
}

/** One frame while a question may be open. Without a decision the frame is for whoever stands there. */
export function runQuestion(
	state: SessionState,
	observation: Observation,
	nowMs: number,
	policy: Pick<SessionPolicy, "match">,
): { readonly state: SessionState; readonly decision: SessionDecision | null } {
	const { question, presentation } = state;
	if (!question) return { state, decision: null };
	if (nowMs >= question.expiresAtMs) return notAnswered(state, nowMs);
	if (observation.kind === "face") return askFace(state, question, observation, nowMs, policy);
	if (observation.kind === "multiple_faces")
		return goOn({ ...state, presentation: presentation && amongOthers(presentation, nowMs) }, question, nowMs);
	const absentSinceMs = question.absentSinceMs ?? nowMs;
	if (nowMs - absentSinceMs >= ABSENT_MS) return notAnswered(state, nowMs);
	const waiting = { ...state, presentation: presentation && withoutFace(presentation, nowMs) };
	return goOn(waiting, { ...question, absentSinceMs }, nowMs);
}

/** Whoever might be somebody else ends the question: better asked twice than answered for another. */
function askFace(
	state: SessionState,
	question: OpenQuestion,
	face: FaceObservation,
	nowMs: number,
	{ match }: Pick<SessionPolicy, "match">,
) {
	const seen = { ...question, absentSinceMs: null };
	const continuity = state.presentation && follow(state.presentation, face, nowMs, match.low);
	if (continuity?.kind === "same") return goOn({ ...state, presentation: continuity.presentation }, seen, nowMs);
	if (!isAsked(question, face, match.low)) return { state: { ...state, question: null }, decision: null };
	const lastNumber = state.lastNumber + 1;
	return goOn({ ...state, lastNumber, presentation: beginPresentation(lastNumber, face, nowMs) }, seen, nowMs);
}

function isAsked({ embedding }: OpenQuestion, face: SeenFace, minSimilarity: number): boolean {
	return embedding !== null && face.embedding !== null && cosineSimilarity(embedding, face.embedding) >= minSimilarity;
}

function goOn(state: SessionState, question: OpenQuestion, nowMs: number) {
	return { state: { ...state, question }, decision: toDecision(question, nowMs) };
}

function notAnswered(state: SessionState, nowMs: number) {
	const answer = { kind: "not_answered" } as const;
	const rest = { attempt: null, answer, restsUntilMs: nowMs + NOT_ANSWERED_REST_MS };
	const presentation = state.presentation && { ...state.presentation, ...rest };
	return { state: { ...state, presentation, question: null }, decision: { kind: "answered", answer } as const };
}

function toDecision({ questionId, match, name, likely, expiresAtMs }: OpenQuestion, nowMs: number) {
	const remainingMs = Math.max(0, Math.round(expiresAtMs - nowMs));
	const question: QuestionView = { questionId, employeeId: match.employeeId, name, likely, remainingMs };
	return { kind: "ask", question } as const;
}
