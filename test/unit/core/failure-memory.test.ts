import { describe, expect, test } from "vitest";
import {
	type FailureMemory,
	forgiveFace,
	isUnderAttack,
	MAX_ATTEMPTS,
	noFailures,
	recallFailures,
	rememberFailure,
} from "../../../src/core/domain/recognition/failure-memory.ts";
import { fakeEmbedding } from "../../support/fake-embedding.ts";

const SAME = 0.5;
const MINUTE = 60_000;

/** Failures of one face, a second apart; what the last one led to. */
function fail(times: number, person: string | null, from: FailureMemory = noFailures, startMs = 1_000) {
	let memory = from;
	let pauseMs = 0;
	for (let i = 0; i < times; i++) {
		const embedding = person === null ? null : fakeEmbedding(person);
		const remembered = rememberFailure(memory, embedding, 0, startMs + i * 1_000, SAME);
		memory = remembered.memory;
		pauseMs = remembered.pauseMs;
	}
	return { memory, pauseMs };
}
const recall = (memory: FailureMemory, person: string, nowMs: number) =>
	recallFailures(memory, fakeEmbedding(person), nowMs, SAME);

describe("a face", () => {
	test("goes on with the attempts that are left, and after the last one pauses", () => {
		expect(recall(fail(MAX_ATTEMPTS - 1, "ani").memory, "ani", 5_000)).toEqual({ failures: 2, pausedUntilMs: 0 });
		const { memory, pauseMs } = fail(MAX_ATTEMPTS, "ani");
		expect(pauseMs).toBe(15_000);
		expect(recall(memory, "ani", 5_000)).toEqual({ failures: 0, pausedUntilMs: 18_000 });
	});

	test("waits twice as long after each pause, up to two minutes", () => {
		let memory = noFailures;
		const pausesMs = Array.from({ length: 6 }, (_, round) => {
			const failed = fail(MAX_ATTEMPTS, "ani", memory, round * 5 * MINUTE);
			memory = failed.memory;
			return failed.pauseMs;
		});
		expect(pausesMs).toEqual([15_000, 30_000, 60_000, 120_000, 120_000, 120_000]);
	});

	test("is forgotten after ten minutes, and when it has passed", () => {
		const { memory } = fail(2, "ani");
		expect(recall(memory, "ani", 9 * MINUTE)).not.toBeNull();
		expect(recall(memory, "ani", 11 * MINUTE)).toBeNull();
		expect(recall(forgiveFace(memory, fakeEmbedding("ani"), SAME), "ani", 5_000)).toBeNull();
	});

	test("is not held back by what another one did", () => {
		expect(recall(fail(MAX_ATTEMPTS, "ani").memory, "budi", 5_000)).toBeNull();
		expect(recallFailures(fail(MAX_ATTEMPTS, "ani").memory, null, 5_000, SAME)).toBeNull();
	});

	test("that was never seen well counts by what its presentation knows", () => {
		const last = rememberFailure(noFailures, null, MAX_ATTEMPTS - 1, 1_000, SAME);
		expect(last.pauseMs).toBe(15_000);
		expect(last.memory.faces).toEqual([]);
	});
});

describe("a camera", () => {
	test("is under attack after about six failures within a minute, whoever they were, and calms down", () => {
		let memory = noFailures;
		for (let i = 0; i < 5; i++) memory = fail(1, `picture ${i}`, memory, i * 1_000).memory;
		expect(isUnderAttack(memory, 5_000)).toBe(false);
		const sixth = fail(1, "picture 5", memory, 5_000);
		expect(isUnderAttack(sixth.memory, 6_000)).toBe(true);
		expect(isUnderAttack(sixth.memory, 6_000 + MINUTE)).toBe(false);
	});

	test("under attack lets a new picture fail once, not three times", () => {
		const { memory } = fail(8, "picture");
		expect(fail(1, "another picture", memory, 10_000).pauseMs).toBe(15_000);
	});

	test("remembers a limited number of faces, the latest", () => {
		let memory = noFailures;
		for (let i = 0; i < 40; i++) memory = fail(1, `picture ${i}`, memory, i * 1_000).memory;
		expect(memory.faces.length).toBe(20);
		expect(recall(memory, "picture 39", 40_000)).not.toBeNull();
		expect(recall(memory, "picture 0", 40_000)).toBeNull();
	});
});
