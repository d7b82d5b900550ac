import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { DueQuery } from "../../../src/core/ports/stores.ts";
import type { Store } from "../../../src/storage/open-store.ts";
import { createManualTime } from "../../support/manual-time.ts";
import { webhookTarget } from "../../support/memory-targets.ts";
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
	for (const targetId of ["hris", "a", "b"]) store.targets.put(webhookTarget({ targetId }));
});
afterEach(() => {
	fixture.dispose();
});

const hris = { target: "hris", holdsBehindDead: false };
const refused = { errorCode: "HRIS_REJECTED" } as const;
const unreachable = { errorCode: "HRIS_UNREACHABLE" } as const;
const dueIds = (nowMs = START_MS, limit = 50, query: DueQuery = hris) =>
	store.outbox.due(query, nowMs, limit).map((row) => row.outboxId);

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
		store.outbox.markRetry(1, START_MS + 500, unreachable);
		expect(dueIds()).toEqual([2]);
		store.outbox.markDelivered(2, START_MS);
		store.outbox.markDelivered(4, START_MS);
		expect(dueIds()).toEqual([]);
		expect(store.outbox.nextDueAtMs(hris)).toBe(START_MS + 500);
		expect(store.outbox.due(hris, START_MS + 500, 9)).toMatchObject([{ outboxId: 1, attempts: 1 }]);
	});

	it("goes past a dead letter", () => {
		punchInTurn(1, 2);
		store.outbox.markDead(1, START_MS, refused);
		expect(dueIds()).toEqual([2]);
	});

	it("is nothing once all is delivered", () => {
		punchInTurn(2, 1);
		for (const id of dueIds()) store.outbox.markDelivered(id, START_MS + 9);
		expect(store.outbox.nextDueAtMs(hris)).toBeNull();
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
		store.outbox.markDead(2, START_MS, refused);
		store.outbox.markRetry(1, START_MS, unreachable);
		store.outbox.markDead(1, START_MS, unreachable);
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
		store.outbox.markRetry(1, START_MS + 1, unreachable);
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
		store.outbox.markRetry(1, START_MS + 60_000, refused);
		store.outbox.wake("hris", START_MS + 5);
		expect(dueIds(START_MS + 5)).toEqual([1, 2]);
	});

	it("brings dead letters back with their tries at zero, before the person's later events", () => {
		punchInTurn(1, 3);
		store.outbox.markDead(1, START_MS, refused);
		store.outbox.markDead(2, START_MS, refused);
		expect(store.outbox.replay({}, START_MS)).toBe(2);
		expect(store.outbox.replay({}, START_MS)).toBe(0);
		expect(store.outbox.due(hris, START_MS, 9)).toMatchObject([{ outboxId: 1, attempts: 0 }]);
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
	const due = (target: string) => dueIds(START_MS, 9, { target, holdsBehindDead: false });
	expect([due("a"), due("b")]).toEqual([
		[2, 4],
		[1, 3],
	]);
	store.outbox.markRetry(1, START_MS + 5, unreachable);
	store.outbox.markDelivered(2, START_MS);
	expect([due("a"), due("b")]).toEqual([[4, 6], [3]]);
	expect(store.outbox.statusOf({ target: "a", holdsBehindDead: false })).toMatchObject({
		waiting: 3,
		delivered: 1,
		lastErrorCode: null,
	});
	expect(store.outbox.statusOf({ target: "b", holdsBehindDead: false })).toMatchObject({
		waiting: 4,
		delivered: 0,
		lastErrorCode: "HRIS_UNREACHABLE",
	});
	expect(store.outbox.status()).toMatchObject({ waiting: 7, delivered: 1 });
});

describe("a dead letter of a target that needs order", () => {
	const ordered = { target: "hris", holdsBehindDead: true };

	it("holds the person's later events, and nobody else's, until it is sent again", () => {
		punchInTurn(2, 2);
		store.outbox.markDead(1, START_MS, refused);
		expect(dueIds(START_MS, 9, ordered)).toEqual([2]);
		expect(store.outbox.statusOf(ordered)).toMatchObject({ waiting: 3, held: 1, deadLetters: 1 });
		store.outbox.markDelivered(2, START_MS);
		store.outbox.markDelivered(4, START_MS);
		expect(store.outbox.nextDueAtMs(ordered)).toBeNull();
		expect(store.outbox.deadLetters({ target: "hris", limit: 9 })).toMatchObject([
			{ outboxId: 1, errorCode: "HRIS_REJECTED", waitingBehind: 1 },
		]);
		expect(store.outbox.replay({ outboxId: 1 }, START_MS)).toBe(1);
		expect(dueIds(START_MS, 9, ordered)).toEqual([1]);
	});

	it("that is skipped holds nothing, is listed no more, and never comes back", () => {
		punchInTurn(1, 2);
		store.outbox.markDead(1, START_MS, { ...refused, detail: "no such person" });
		expect(store.outbox.deadLetters({ limit: 9 })).toMatchObject([{ errorDetail: "no such person" }]);
		expect(store.outbox.skip(1, START_MS)).toMatchObject({ target: "hris" });
		expect(store.outbox.skip(1, START_MS)).toBeNull();
		expect(dueIds(START_MS, 9, ordered)).toEqual([2]);
		expect(store.outbox.deadLetters({ limit: 9 })).toEqual([]);
		expect(store.outbox.replay({}, START_MS)).toBe(0);
		expect(store.outbox.status()).toMatchObject({ waiting: 1, deadLetters: 0 });
	});
});

it("takes rows for events of the past once, and none for somebody who was erased", () => {
	const event = punch(store, enroll(store, "P1"));
	const row = { eventId: event.eventId, target: "a", bodyJson: "{}" };
	expect(store.outbox.add([row], START_MS)).toBe(1);
	expect(store.outbox.add([row], START_MS)).toBe(0);
	expect(store.outbox.statusOf({ target: "a", holdsBehindDead: false })).toMatchObject({ waiting: 1 });
	expect(store.outbox.add([{ ...row, eventId: "0193a000-0000-7000-8000-000000000009" }], START_MS)).toBe(0);
});

it("forgets a target with everything that waited for it", () => {
	punchInTurn(2, 2);
	expect(store.targets.remove("hris")).toBe(4);
	expect(store.targets.find("hris")).toBeNull();
	expect(store.outbox.status()).toMatchObject({ waiting: 0, deadLetters: 0 });
	expect(dueIds()).toEqual([]);
});

it("delivers what a removed person had recorded", () => {
	punch(store, enroll(store, "P1"));
	store.employees.remove(employeeId("P1"));
	expect(dueIds()).toEqual([1]);
});

it("survives closing and opening", () => {
	punchInTurn(1, 1);
	store.outbox.markRetry(1, START_MS + 7, refused);
	store.close();
	store = fixture.open({ clock });
	expect(store.outbox.nextDueAtMs(hris)).toBe(START_MS + 7);
});
