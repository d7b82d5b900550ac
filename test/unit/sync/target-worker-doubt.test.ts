// What the worker makes of "not found", of set times, and of rows that travel together.
import { describe, expect, test } from "vitest";
import type { BatchOutcome, DeliveryOutcome, HrisTarget } from "../../../src/core/ports/hris-target.ts";
import { createSendTimes } from "../../../src/sync/send-times.ts";
import { PAUSE_MS } from "../../../src/sync/target-health.ts";
import { settle } from "../../support/manual-time.ts";
import { createWorkerFixture } from "../../support/worker-fixture.ts";

const delivered: DeliveryOutcome = { kind: "delivered" };
const notThere: DeliveryOutcome = { kind: "not_there", errorCode: "HRIS_NOT_THERE", detail: "HTTP 404" };

describe("an address that is mistyped", () => {
	test("pauses after a few records, with none of them given up, and all go when it is corrected", async () => {
		const { add, worker, outbox, target, time, setTarget } = createWorkerFixture(() => notThere);
		const ids = Array.from({ length: 100 }, (_, index) => add(`person${index}`));
		worker.start();
		await time.advance(PAUSE_MS * 20);
		expect(worker.activity()).toMatchObject({ state: "paused", cause: "HRIS_NOT_THERE" });
		expect(outbox.status()).toMatchObject({ waiting: 100, deadLetters: 0 });
		expect(target.sent.length).toBeLessThan(120);
		setTarget(createWorkerFixture(() => delivered).target);
		worker.wake();
		await settle();
		await time.advance(1_000);
		for (const id of ids) expect(outbox.row(id).state).toBe("delivered");
		expect(worker.activity()).toMatchObject({ state: "online", cause: null, nextTryAtMs: null });
	});

	test("breaks off in the middle of a queue without giving up what is left", async () => {
		let taken = 0;
		const { add, worker, outbox, time } = createWorkerFixture(() => {
			taken += 1;
			return taken <= 30 ? delivered : notThere;
		});
		for (let index = 0; index < 100; index += 1) add(`person${index}`);
		worker.start();
		await time.advance(PAUSE_MS * 5);
		expect(outbox.status()).toMatchObject({ delivered: 30, waiting: 70, deadLetters: 0 });
		expect(worker.activity()?.state).toBe("paused");
	});
});

describe("a record that the target does not know", () => {
	test("is given up once others get through, and stops nobody", async () => {
		const { add, worker, outbox, time } = createWorkerFixture(({ eventId }) =>
			eventId === "ani-1" ? notThere : delivered,
		);
		for (const person of ["ani", "ani", "budi", "citra"]) add(person);
		worker.start();
		await time.advance(60_000);
		expect(outbox.row("ani-1")).toMatchObject({ state: "dead", errorCode: "HRIS_REJECTED" });
		expect(outbox.status()).toMatchObject({ delivered: 3, waiting: 0, deadLetters: 1 });
		expect(worker.activity()?.state).toBe("online");
	});

	test("alone in the queue it pauses; the next record that gets through says what it was", async () => {
		const { add, worker, outbox, time } = createWorkerFixture(({ eventId }) =>
			eventId === "ani-1" ? notThere : delivered,
		);
		add("ani");
		worker.start();
		await time.advance(PAUSE_MS);
		expect(worker.activity()?.state).toBe("paused");
		expect(outbox.row("ani-1").state).toBe("waiting");
		add("budi");
		worker.wake();
		await time.advance(PAUSE_MS * 2);
		expect(outbox.row("budi-1").state).toBe("delivered");
		expect(outbox.row("ani-1").state).toBe("dead");
	});
});

describe("set times", () => {
	// The fixture's day begins at 08:00 in Jakarta.
	const sendTimes = createSendTimes({ times: [12 * 60, 18 * 60], everyMinutes: 0 });
	const HOUR = 3_600_000;

	test("hold what is recorded until the next one, and show it", async () => {
		const { add, worker, time, target, setTarget } = createWorkerFixture(() => delivered);
		if (sendTimes === null) throw new Error("no times");
		setTarget({ ...target, sendTimes });
		add("ani");
		worker.start();
		await settle();
		const nowMs = time.clock.nowMs();
		const { nextMs } = sendTimes(nowMs);
		expect(target.sent).toEqual([]);
		expect(worker.activity()).toMatchObject({ state: "online", nextTryAtMs: nextMs });
		await time.advance(nextMs - nowMs - 1);
		expect(target.sent).toEqual([]);
		await time.advance(1);
		expect(target.sent).toEqual(["ani-1"]);
		await time.advance(1);
		add("budi");
		worker.wake();
		await time.advance(HOUR);
		expect(target.sent).toEqual(["ani-1"]);
		await time.advance(5 * HOUR);
		expect(target.sent).toEqual(["ani-1", "budi-1"]);
		expect(time.pending()).toBe(0);
	});

	test("that were missed while the kiosk was off are made up for at its start", async () => {
		const { add, worker, time, target, setTarget } = createWorkerFixture(() => delivered);
		if (sendTimes === null) throw new Error("no times");
		setTarget({ ...target, sendTimes });
		add("ani");
		await time.advance(24 * HOUR);
		worker.start();
		await settle();
		expect(target.sent).toEqual(["ani-1"]);
	});

	test("do not hold a record for years that was written under a clock that was wrong", async () => {
		const { add, worker, time, target, setTarget } = createWorkerFixture(() => delivered);
		if (sendTimes === null) throw new Error("no times");
		setTarget({ ...target, sendTimes });
		time.stepWallClock(3_000 * 24 * HOUR);
		add("ani");
		time.stepWallClock(-3_000 * 24 * HOUR);
		worker.start();
		await time.advance(24 * HOUR);
		expect(target.sent).toEqual(["ani-1"]);
	});
});

describe("rows that travel together", () => {
	function batching(answerAll: (ids: readonly string[]) => readonly BatchOutcome[]) {
		const fixture = createWorkerFixture(() => delivered);
		const batches: string[][] = [];
		const target: HrisTarget = {
			...fixture.target,
			batch: {
				size: 10,
				deliver: async (deliveries) => {
					const ids = deliveries.map(({ eventId }) => eventId);
					batches.push(ids);
					return answerAll(ids);
				},
			},
		};
		fixture.setTarget(target);
		return { ...fixture, batches };
	}

	test("are different people's, at most so many; one row alone travels as one", async () => {
		const { add, worker, batches, target, time } = batching((ids) => ids.map(() => delivered));
		for (let index = 0; index < 24; index += 1) add(`person${index % 12}`);
		worker.start();
		await time.advance(1_000);
		expect(
			batches.every((ids) => ids.length <= 10 && new Set(ids.map((id) => id.split("-")[0])).size === ids.length),
		).toBe(true);
		expect([...batches.flat(), ...target.sent]).toHaveLength(24);
		add("late");
		worker.wake();
		await settle();
		expect(target.sent.at(-1)).toBe("late-1");
	});

	test("cut every time for one record's sake do not keep the others back", async () => {
		const cut: BatchOutcome = { kind: "retry", scope: "target", errorCode: "HRIS_UNREACHABLE", retryAfterMs: null };
		const { add, worker, outbox, batches, time } = batching((ids) =>
			ids.map(() => (ids.includes("person3-1") ? cut : delivered)),
		);
		for (let index = 0; index < 40; index += 1) add(`person${index}`);
		worker.start();
		await time.advance(600_000);
		expect(outbox.status()).toMatchObject({ delivered: 40, waiting: 0 });
		expect(batches.filter((ids) => ids.includes("person3-1"))).toHaveLength(1);
	});

	test("that fail together are one failure of the target, and are probed one at a time", async () => {
		const cut: BatchOutcome = { kind: "retry", scope: "target", errorCode: "HRIS_TIMEOUT", retryAfterMs: null };
		const { add, worker, batches, time } = batching((ids) => ids.map(() => cut));
		for (let index = 0; index < 10; index += 1) add(`person${index}`);
		worker.start();
		await settle();
		expect(batches).toHaveLength(1);
		const nextTryAtMs = worker.activity()?.nextTryAtMs ?? 0;
		expect(nextTryAtMs - time.clock.nowMs()).toBeLessThanOrEqual(2_000);
	});

	test("whose answer is one too few are not taken for delivered", async () => {
		const { add, worker, outbox, lines, time } = batching((ids) => ids.slice(1).map(() => delivered));
		for (const person of ["ani", "budi"]) add(person);
		worker.start();
		await time.advance(1_000);
		expect(outbox.status().delivered).toBe(0);
		expect(lines).toContain("a delivery could not be noted");
	});
});
