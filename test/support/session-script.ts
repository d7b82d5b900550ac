// Feeds a recognition session frames at a steady rate.
import type { EmployeeId } from "../../src/core/domain/employee.ts";
import type { LivenessMode } from "../../src/core/domain/liveness-policy.ts";
import type { MatchVerdict } from "../../src/core/domain/match-policy.ts";
import type { RecordedAnswer } from "../../src/core/domain/presentation.ts";
import { settle } from "../../src/core/domain/recognition-attempt.ts";
import { planAnalysis, step } from "../../src/core/domain/recognition-session.ts";
import {
	type FaceObservation,
	initialSession,
	type Observation,
	type SessionDecision,
	type SessionPolicy,
} from "../../src/core/domain/session-state.ts";
import { employeeId } from "./environment.ts";
import { fakeEmbedding } from "./fake-embedding.ts";
import { fakeDescription } from "./fake-face-engine.ts";

export const FRAME_MS = 100;

export function sessionPolicy(livenessMode: LivenessMode = "enforce"): SessionPolicy {
	return { match: fakeDescription.matchThresholds, liveness: fakeDescription.livenessThresholds, livenessMode };
}

export function matchOf(id: string, similarity = 0.9): MatchVerdict<EmployeeId> {
	const { high, medium } = fakeDescription.matchThresholds;
	const confidence = similarity >= high ? "high" : similarity >= medium ? "medium" : "low";
	return { kind: "match", employeeId: employeeId(id), similarity, confidence };
}

export const stranger: MatchVerdict<EmployeeId> = { kind: "unknown", bestSimilarity: 0.1 };
export const nobody: Observation = { kind: "no_face" };

/** A good, live face in the middle, that the gallery knows by the person's own name unless `changes` say otherwise. */
export function faceOf(person: string, changes: Partial<FaceObservation> = {}): FaceObservation {
	return {
		kind: "face",
		box: { x: 200, y: 100, width: 200, height: 200 },
		hint: null,
		livenessScore: 0.95,
		embedding: fakeEmbedding(person),
		verdict: matchOf(person),
		...changes,
	};
}

export interface SessionScript {
	/** One frame `FRAME_MS` after the last one. A match is settled as the service does, with a punch. */
	show(observation: Observation): SessionDecision;
	showFor(ms: number, observation: Observation): SessionDecision[];
	plan(): ReturnType<typeof planAnalysis>;
	wait(ms: number): void;
	presentation(): number;
	/** Employees whose punch the session asked to record, in order. */
	readonly recorded: readonly EmployeeId[];
}

export function createSessionScript(policy: SessionPolicy = sessionPolicy()): SessionScript {
	let state = initialSession;
	let nowMs = 1_000;
	const recorded: EmployeeId[] = [];

	function show(observation: Observation): SessionDecision {
		nowMs += FRAME_MS;
		const result = step(state, observation, nowMs, policy);
		state = result.state;
		if (result.decision.kind !== "record") return result.decision;
		recorded.push(result.decision.employeeId);
		state = settle(state, cardFor(result.decision.employeeId), nowMs);
		return result.decision;
	}

	return {
		recorded,
		show,
		showFor: (ms, observation) => Array.from({ length: ms / FRAME_MS }, () => show(observation)),
		plan: () => planAnalysis(state, nowMs, policy.livenessMode),
		wait(ms) {
			nowMs += ms;
		},
		presentation: () => state.lastNumber,
	};
}

export function cardFor(id: EmployeeId): RecordedAnswer {
	const punch = {
		eventId: `event of ${id}`,
		employeeId: id,
		name: id,
		direction: "IN",
		occurredAt: "2026-11-23T08:00:00.000+07:00",
		method: "face",
		confidence: "high",
	} as const;
	return { kind: "matched", employeeId: id, punch };
}
