// Feeds a recognition session frames at a steady rate.

import type { EmployeeId } from "../../src/core/domain/employee.ts";
import { settle } from "../../src/core/domain/recognition/attempt-answer.ts";
import type { LivenessScore } from "../../src/core/domain/recognition/face-analysis.ts";
import type { LivenessMode } from "../../src/core/domain/recognition/liveness-policy.ts";
import type { MatchVerdict } from "../../src/core/domain/recognition/match-policy.ts";
import type { RecordedAnswer } from "../../src/core/domain/recognition/presentation.ts";
import { planAnalysis, step } from "../../src/core/domain/recognition/recognition-session.ts";
import {
	type FaceObservation,
	initialSession,
	type Observation,
	type SessionDecision,
	type SessionPolicy,
} from "../../src/core/domain/recognition/session-state.ts";
import { employeeId } from "./environment.ts";
import { fakeEmbedding } from "./fake-embedding.ts";
import { fakeDescription } from "./fake-face-engine.ts";
import { headLandmarks } from "./head-model.ts";
import { createSeededRandom } from "./seeded-random.ts";

export const FRAME_MS = 100;

export function sessionPolicy(livenessMode: LivenessMode = "enforce", seed = 1): SessionPolicy {
	const { matchThresholds: match, livenessThresholds: liveness } = fakeDescription;
	return { match, liveness, livenessMode, chance: createSeededRandom(seed) };
}

export function matchOf(id: string, similarity = 0.9): MatchVerdict<EmployeeId> {
	const { high, medium } = fakeDescription.matchThresholds;
	const confidence = similarity >= high ? "high" : similarity >= medium ? "medium" : "low";
	return { kind: "match", employeeId: employeeId(id), similarity, confidence };
}

export const stranger: MatchVerdict<EmployeeId> = { kind: "unknown", bestSimilarity: 0.1 };
export const nobody: Observation = { kind: "no_face" };

/** The same score from every layer. */
export function scoresOf(live: number): LivenessScore[] {
	return fakeDescription.livenessLayers.map((layer) => ({ layer, live }));
}

/** Changes of an observation; `live` in place of every layer's score, null for none. */
export type FaceChanges = Partial<FaceObservation> & { readonly live?: number | null; readonly yawDeg?: number };

/** A good, live face in the middle, that the gallery knows by the person's own name unless `changes` say otherwise. */
export function faceOf(person: string, { live = 0.95, yawDeg = 0, ...changes }: FaceChanges = {}): FaceObservation {
	return {
		kind: "face",
		box: { x: 200, y: 100, width: 200, height: 200 },
		hint: null,
		livenessScores: live === null ? [] : scoresOf(live),
		pose: { yawDeg },
		landmarks: headLandmarks(yawDeg),
		eyes: { leftOpen: 0.99, rightOpen: 0.99 },
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
	let frames = 0;
	const recorded: EmployeeId[] = [];

	function show(observation: Observation): SessionDecision {
		nowMs += FRAME_MS;
		frames += 1;
		const result = step(state, trembling(observation, frames), nowMs, policy);
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

/** No detector draws the same box twice. */
function trembling(observation: Observation, frame: number): Observation {
	if (observation.kind !== "face") return observation;
	return { ...observation, box: { ...observation.box, x: observation.box.x + (frame % 7) / 10 } };
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
