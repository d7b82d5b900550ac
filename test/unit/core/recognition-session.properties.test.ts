// What must hold for any sequence of frames, found by trying thousands of them.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { VOTES_TO_MATCH } from "../../../src/core/domain/recognition/identity-votes.ts";
import { MIN_LIVENESS_FRAMES } from "../../../src/core/domain/recognition/liveness-evidence.ts";
import type { FaceObservation, Observation } from "../../../src/core/domain/recognition/session-state.ts";
import { createSessionScript, faceOf, matchOf, nobody, sessionPolicy, stranger } from "../../support/session-script.ts";

const person = fc.constantFrom("ani", "budi");
const box = fc.constantFrom({ x: 200, y: 100, width: 200, height: 200 }, { x: 20, y: 30, width: 150, height: 150 });
const verdict = fc.oneof(
	person.map((id) => matchOf(id)),
	person.map((id) => matchOf(id, 0.55)),
	fc.constant(stranger),
);
const poor = { hint: "more_light", embedding: null, live: null, verdict: null } as const;

function frames(live: fc.Arbitrary<number | null>): fc.Arbitrary<Observation> {
	const good = fc.record({ person, box, verdict, live });
	return fc.oneof(
		{ weight: 8, arbitrary: good.map(({ person: name, ...seen }): Observation => faceOf(name, seen)) },
		{ weight: 2, arbitrary: fc.constant<Observation>(faceOf("ani", poor)) },
		{ weight: 2, arbitrary: fc.constant<Observation>(nobody) },
		{ weight: 1, arbitrary: fc.constant<Observation>({ kind: "multiple_faces" }) },
	);
}

const anyScore = fc.double({ min: 0, max: 1, noNaN: true });
const isGood = (frame: Observation): frame is FaceObservation => frame.kind === "face" && frame.hint === null;

describe("for any frames", () => {
	test("each record rests on enough good frames of that employee since the last one", () => {
		fc.assert(
			fc.property(fc.array(frames(anyScore), { maxLength: 120 }), (sequence) => {
				const session = createSessionScript();
				let sinceLast: FaceObservation[] = [];
				for (const frame of sequence) {
					if (isGood(frame)) sinceLast.push(frame);
					const decision = session.show(frame);
					if (decision.kind !== "record") continue;
					const votes = sinceLast.filter(
						({ verdict: vote }) =>
							vote?.kind === "match" && vote.confidence !== "low" && vote.employeeId === decision.employeeId,
					);
					expect(votes.length).toBeGreaterThanOrEqual(VOTES_TO_MATCH);
					expect(sinceLast.length).toBeGreaterThanOrEqual(MIN_LIVENESS_FRAMES);
					sinceLast = [];
				}
			}),
			{ numRuns: 500 },
		);
	});

	test("no presentation records twice", () => {
		fc.assert(
			fc.property(fc.array(frames(fc.constant(0.95)), { maxLength: 200 }), (sequence) => {
				const session = createSessionScript();
				const recordedIn = sequence.flatMap((frame) =>
					session.show(frame).kind === "record" ? [session.presentation()] : [],
				);
				expect(new Set(recordedIn).size).toBe(recordedIn.length);
			}),
			{ numRuns: 500 },
		);
	});

	test("attack frames alone never record, wherever and however long they are shown", () => {
		const attack = frames(fc.double({ min: 0, max: 0.3, noNaN: true }));
		fc.assert(
			fc.property(fc.array(attack, { maxLength: 300 }), (sequence) => {
				const session = createSessionScript();
				for (const frame of sequence) session.show(frame);
				expect(session.recorded).toEqual([]);
			}),
			{ numRuns: 300 },
		);
	});

	test("an attack with every second frame at its very best never records", () => {
		fc.assert(
			fc.property(fc.array(frames(fc.constant(1)), { minLength: 20, maxLength: 120 }), (sequence) => {
				const session = createSessionScript();
				const attack = faceOf("ani", { live: 0 });
				// Starts with two attack frames, so that no prefix of the presentation is clean.
				session.show(attack);
				for (const frame of sequence.filter(isGood)) {
					session.show(attack);
					session.show(faceOf("ani", { livenessScores: frame.livenessScores }));
				}
				expect(session.recorded).toEqual([]);
			}),
			{ numRuns: 100 },
		);
	});

	test("in observe mode scores change nothing about what is decided", () => {
		fc.assert(
			fc.property(fc.array(frames(anyScore), { maxLength: 80 }), (sequence) => {
				const observed = createSessionScript(sessionPolicy("observe"));
				const off = createSessionScript(sessionPolicy("off"));
				const withoutScores = (frame: Observation) =>
					frame.kind === "face" ? { ...frame, livenessScores: [] } : frame;
				for (const frame of sequence) {
					const { kind } = observed.show(frame);
					expect(off.show(withoutScores(frame)).kind).toBe(kind);
				}
				expect(observed.recorded).toEqual(off.recorded);
			}),
			{ numRuns: 200 },
		);
	});
});
