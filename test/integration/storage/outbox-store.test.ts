import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Store } from "../../../src/storage/open-store.ts";
import { createManualTime } from "../../support/manual-time.ts";
import {
	createStoreFixture,
	employeeId,
	enroll,
	punch,
	punchOf,
	type StoreFixture,
} from "../../support/store-fixture.ts";

const START_MS = 1_790_000_000_000;
const { clock } = createManualTime(START_MS);
let fixture: StoreFixture;
let store: Store;
beforeEach(() => {
	fixture = createStoreFixture();
	store = fixture.open({ clock });
});
afterEach(() => {
	fixture.dispose();
});

const dueIds = (nowMs = START_MS, limit = 50) => store.outbox.due(nowMs, limit).map((row) => row.outboxId);

function punchInTurn(people: number, rounds: number): void {
	const ids = Array.from({ length: people }, (_, index) => enroll(store, `P${index}`, index));
	store.transaction(() => {
		for (let round = 0; round < rounds; round += 1) for (const id of ids) punch(store, id);
	});
}

describe("what is due", () => {
	it("is the oldest row of each person, in the order of the events", () => {
		punchInTurn(3, 2);
		expect(dueIds()).toEqual([1, 2, 3]);
		expect(dueIds(START_MS, 2)).toEqual([1, 2]);
		expect(dueIds(START_MS - 1)).toEqual([]);
		store.outbox.markDelivered(2, START_MS);
		expect(dueIds()).toEqual([1, 3, 5]);
	});

	it("holds a person's later events behind one that is being retried, and nobody else's", () => {
		punchInTurn(2, 2);
		store.outbox.markRetry(1, START_MS + 500, "HRIS_UNREACHABLE");
		expect(dueIds()).toEqual([2]);
		store.outbox.markDelivered(2, START_MS);
		store.outbox.markDelivered(4, START_MS);
		expect(dueIds()).toEqual([]);
		expect(store.outbox.nextDueAtMs()).toBe(START_MS + 500);
		expect(store.outbox.due(START_MS + 500, 9)).toMatchObject([{ outboxId: 1, attempts: 1 }]);
	});

	it("goes past a dead letter", () => {
		punchInTurn(1, 2);
		store.outbox.markDead(1, START_MS, "HRIS_REJECTED");
		expect(dueIds()).toEqual([2]);
	});

	it("is nothing once all is delivered", () => {
		punchInTurn(2, 1);
		for (const id of dueIds()) store.outbox.markDelivered(id, START_MS + 9);
		expect(store.outbox.nextDueAtMs()).toBeNull();
		expect(store.outbox.status()).toEqual({
			waiting: 0,
			oldestWaitingAtMs: null,
			delivered: 2,
			lastDeliveredAtMs: START_MS + 9,
			deadLetters: 0,
			lastErrorCode: null,
		});
	});
});

describe("marks", () => {
	it("never take back a delivery or raise the dead by themselves", () => {
		punchInTurn(2, 1);
		store.outbox.markDelivered(1, START_MS);
		store.outbox.markDead(2, START_MS, "HRIS_REJECTED");
		store.outbox.markRetry(1, START_MS, "LATE");
		store.outbox.markDead(1, START_MS, "LATE");
		store.outbox.markDelivered(2, START_MS);
		store.outbox.markDelivered(1, START_MS);
		expect(store.outbox.status()).toMatchObject({
			waiting: 0,
			delivered: 1,
			deadLetters: 1,
			lastErrorCode: "HRIS_REJECTED",
		});
	});

	it("show the last error until something is delivered", () => {
		punchInTurn(1, 1);
		store.outbox.markRetry(1, START_MS + 1, "HRIS_UNREACHABLE");
		expect(store.outbox.status()).toMatchObject({
			waiting: 1,
			oldestWaitingAtMs: START_MS,
			lastErrorCode: "HRIS_UNREACHABLE",
		});
		store.outbox.markDelivered(1, START_MS);
		expect(store.outbox.status().lastErrorCode).toBeNull();
	});
});

describe("waking and replaying", () => {
	it("makes what waits due now", () => {
		punchInTurn(2, 1);
		store.outbox.markRetry(1, START_MS + 60_000, "X");
		store.outbox.wake(START_MS + 5);
		expect(dueIds(START_MS + 5)).toEqual([1, 2]);
	});

	it("brings dead letters back with their tries at zero, before the person's later events", () => {
		punchInTurn(1, 3);
		store.outbox.markDead(1, START_MS, "X");
		store.outbox.markDead(2, START_MS, "X");
		expect(store.outbox.replayDead(START_MS)).toBe(2);
		expect(store.outbox.replayDead(START_MS)).toBe(0);
		expect(store.outbox.due(START_MS, 9)).toMatchObject([{ outboxId: 1, attempts: 0 }]);
		expect(store.outbox.status()).toMatchObject({ waiting: 3, deadLetters: 0 });
	});
});

it("keeps the order of each target by itself", () => {
	const ids = ["P1", "P2"].map((id) => enroll(store, id));
	for (const id of [...ids, ...ids]) {
		const draft = punchOf(id);
		const row = (target: string) => ({ eventId: draft.eventId, target, bodyJson: target });
		store.attendance.append(draft, () => [row("b"), row("a")]);
	}
	expect(store.outbox.due(START_MS, 9).map((row) => [row.outboxId, row.target])).toEqual([
		[1, "b"],
		[2, "a"],
		[3, "b"],
		[4, "a"],
	]);
	store.outbox.markRetry(1, START_MS + 5, "X");
	store.outbox.markDelivered(2, START_MS);
	expect(dueIds()).toEqual([3, 4, 6]);
});

it("delivers what a removed person had recorded", () => {
	punch(store, enroll(store, "P1"));
	store.employees.remove(employeeId("P1"));
	expect(dueIds()).toEqual([1]);
});

it("survives closing and opening", () => {
	punchInTurn(1, 1);
	store.outbox.markRetry(1, START_MS + 7, "X");
	store.close();
	store = fixture.open({ clock });
	expect(store.outbox.nextDueAtMs()).toBe(START_MS + 7);
});
