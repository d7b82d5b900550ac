// The outbox end to end: real SQLite, real HTTP, a stand-in HRIS that misbehaves.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { uuidv7 } from "uuidv7";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { toCloudEvent } from "../../src/core/domain/delivery/cloud-event.ts";
import { parseEmployeeId } from "../../src/core/domain/employee.ts";
import type { Log } from "../../src/core/ports/environment.ts";
import type { HrisTarget } from "../../src/core/ports/hris-target.ts";
import { createKeyFileSecretStore } from "../../src/storage/keys/key-file-secret-store.ts";
import { openStore, type Store } from "../../src/storage/open-store.ts";
import { createConnectors } from "../../src/sync/connectors/connectors.ts";
import { type StandInHris, startStandInHris } from "../../src/sync/stand-in/stand-in-hris.ts";
import { createTargetWorker, type TargetWorker } from "../../src/sync/target-worker.ts";
import { eventually } from "../support/eventually.ts";
import { createFastTime } from "../support/fast-time.ts";
import { webhookTarget } from "../support/memory-targets.ts";

const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const silent: Log = { info: () => {}, warn: () => {}, error: () => {} };

let folder: string;
let store: Store;
let hris: StandInHris;
let worker: TargetWorker;
const time = createFastTime(200);

function openStoreIn(dataDir: string): Store {
	return openStore({
		dataDir,
		secrets: createKeyFileSecretStore(join(dataDir, "keys")),
		clock: time.clock,
		ids: { uuidv7 },
	});
}

function openWebhook(key: string, timeoutMs = 15_000): HrisTarget {
	return createConnectors({ clock: time.clock, timeoutMs }).open("webhook", { url: hris.url }, { secret: key });
}

function startWorker(timeoutMs = 15_000): TargetWorker {
	const target = openWebhook(secret, timeoutMs);
	const created = createTargetWorker({
		targetId: "hris",
		...time,
		outbox: store.outbox,
		target: () => target,
		log: silent,
	});
	created.start();
	return created;
}

/** Records a punch as the attendance service does, and tells the worker. Returns the event's id. */
function punch(person: string): string {
	const employeeId = parseEmployeeId(person);
	if (employeeId === null) throw new Error(`not an employee id: ${person}`);
	const previous = store.attendance.latest(employeeId);
	const draft = {
		eventId: uuidv7(),
		employeeId,
		direction: previous?.direction === "IN" ? ("OUT" as const) : ("IN" as const),
		directionSource: "alternating" as const,
		occurredAtMs: time.clock.nowMs(),
		...time.clock.zone(0),
		method: "api" as const,
		confidence: null,
		similarity: null,
		livenessScore: null,
		templateContractId: null,
		clockState: "trusted" as const,
		estimatedAtMs: null,
		note: null,
		workDate: null,
		shift: null,
		corrects: null,
	};
	store.attendance.append(draft, (kioskSeq) => [
		{
			eventId: draft.eventId,
			target: "hris",
			bodyJson: JSON.stringify(toCloudEvent({ ...draft, kioskSeq }, { kioskId: "test" })),
		},
	]);
	worker.wake();
	return draft.eventId;
}

const receivedIds = () => hris.ledger().map(({ event }) => event.id);
const drained = () => eventually("the outbox is empty", () => store.outbox.status().waiting === 0);

function receivedBy(person: string): unknown[] {
	const events = hris.ledger().map(({ event }) => event);
	return events.filter(({ data }) => data.employee_id === person).map(({ data }) => data["kiosk_seq"]);
}

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), "hadir-outbox-"));
	store = openStoreIn(folder);
	for (const person of ["ani", "budi", "citra"]) {
		const employeeId = parseEmployeeId(person);
		if (employeeId) store.employees.enroll({ employeeId, name: person, consent: null }, [], { replace: false });
	}
	store.targets.put(webhookTarget());
	hris = await startStandInHris({ secret, nowMs: time.clock.nowMs });
	worker = startWorker();
});

afterEach(async () => {
	await worker.stop();
	await hris.stop();
	store.close();
	rmSync(folder, { recursive: true, force: true });
});

describe("a healthy HRIS", () => {
	test("gets each event once, signed, in the order of each person", async () => {
		const ids = Array.from({ length: 30 }, (_, index) => punch(["ani", "budi", "citra"][index % 3] ?? ""));
		await drained();
		expect([...receivedIds()].sort()).toEqual([...ids].sort());
		for (const person of ["ani", "budi", "citra"]) {
			const order = receivedBy(person);
			expect(order).toEqual([...order].sort((a, b) => Number(a) - Number(b)));
		}
		expect(store.outbox.status()).toMatchObject({ waiting: 0, delivered: 30, deadLetters: 0 });
	});

	test("sees the event that was stored, byte for byte", async () => {
		const id = punch("ani");
		await drained();
		expect(hris.ledger()[0]?.event).toMatchObject({
			specversion: "1.0",
			type: "attendance.punch.v1",
			id,
			source: "/kiosk/test",
			data: { employee_id: "ani", direction: "IN", kiosk_seq: 1, method: "api", clock_state: "trusted" },
		});
	});

	test("shows a person what has arrived", async () => {
		const id = punch("ani");
		await drained();
		const page = await (await fetch(hris.pageUrl)).text();
		expect(page).toContain(id);
		expect(page).toContain("<td>ani</td>");
	});
});

describe("an HRIS that fails", () => {
	test("down and back: nothing is lost, and the state is told meanwhile", async () => {
		hris.setFault({ kind: "down" });
		const ids = ["ani", "budi", "ani", "citra"].map(punch);
		await eventually("offline is told", () => worker.activity()?.state === "offline");
		expect(store.outbox.status()).toMatchObject({ waiting: 4, lastErrorCode: "HRIS_UNREACHABLE" });
		hris.setFault({ kind: "none" });
		await drained();
		expect([...receivedIds()].sort()).toEqual([...ids].sort());
		expect(worker.activity()?.state).toBe("online");
	});

	test("cut after commit: sent again, and still once in effect", async () => {
		hris.setFault({ kind: "cut_after_commit" });
		const ids = ["ani", "ani", "budi"].map(punch);
		await eventually("it was cut", () => hris.requests().length >= 3);
		hris.setFault({ kind: "none" });
		await drained();
		expect(hris.requests().length).toBeGreaterThan(3);
		expect([...receivedIds()].sort()).toEqual([...ids].sort());
	});

	test("409 for what it knows already counts as delivered", async () => {
		await hris.stop();
		await worker.stop();
		store.targets.put(webhookTarget());
		hris = await startStandInHris({ secret, nowMs: time.clock.nowMs, duplicateStatus: 409 });
		worker = startWorker();
		hris.setFault({ kind: "cut_after_commit" });
		punch("ani");
		await eventually("it was cut", () => hris.requests().length >= 1);
		hris.setFault({ kind: "none" });
		await drained();
		expect(hris.requests().at(-1)?.status).toBe(409);
		expect(store.outbox.status()).toMatchObject({ delivered: 1, deadLetters: 0 });
	});

	test("a poisoned record becomes a dead letter, the others arrive, and it can be replayed", async () => {
		const poisoned = punch("ani");
		hris.setFault((eventId) => (eventId === poisoned ? { kind: "status", status: 422 } : { kind: "none" }));
		const others = ["budi", "ani", "citra"].map(punch);
		await drained();
		expect(store.outbox.status()).toMatchObject({ delivered: 3, deadLetters: 1 });
		expect([...receivedIds()].sort()).toEqual([...others].sort());
		hris.setFault({ kind: "none" });
		expect(store.outbox.replay({}, time.clock.nowMs())).toBe(1);
		worker.wake();
		await drained();
		expect(receivedIds()).toContain(poisoned);
		expect(store.outbox.status().deadLetters).toBe(0);
	});

	test("429 with Retry-After: nothing is sent before that time has passed", async () => {
		hris.setFault({ kind: "status", status: 429, retryAfter: "60" });
		const askedAtMs = time.clock.nowMs();
		punch("ani");
		await eventually("it was asked to wait", () => hris.requests().length === 1);
		hris.setFault({ kind: "none" });
		punch("budi");
		await drained();
		const [first] = hris.ledger();
		expect((first?.receivedAtMs ?? 0) - askedAtMs).toBeGreaterThanOrEqual(60_000);
		expect(hris.requests().map(({ status }) => status)).toEqual([429, 201, 201]);
	});

	test.each([
		["401", { kind: "status", status: 401 }],
		["a redirect, which is not followed", { kind: "status", status: 307, location: "/" }],
	] as const)("%s pauses the whole target until it is looked at again", async (_case, fault) => {
		hris.setFault(fault);
		punch("ani");
		await eventually("it was refused", () => store.outbox.status().lastErrorCode !== null);
		hris.setFault({ kind: "none" });
		punch("budi");
		await drained();
		expect(hris.requests().map(({ status }) => status)).toEqual([fault.status, 201, 201]);
	});

	test("too slow: given up after the time-out, then delivered", async () => {
		await worker.stop();
		worker = startWorker(100);
		hris.setFault({ kind: "slow", delayMs: 400 });
		const id = punch("ani");
		await eventually("the time-out is told", () => store.outbox.status().lastErrorCode === "HRIS_TIMEOUT");
		hris.setFault({ kind: "none" });
		await drained();
		expect(receivedIds()).toEqual([id]);
	});

	test("500 and wrong JSON: the first is tried again, the second is an acceptance", async () => {
		let failures = 0;
		hris.setFault(() => {
			failures += 1;
			return failures <= 2 ? { kind: "status", status: 500 } : { kind: "wrong_json" };
		});
		const id = punch("ani");
		await drained();
		expect(receivedIds()).toEqual([id]);
		expect(hris.requests()).toHaveLength(3);
	});

	test("a wrong secret pauses, and corrected settings deliver", async () => {
		await worker.stop();
		const wrong = openWebhook(`whsec_${Buffer.alloc(32, 1).toString("base64")}`);
		const right = openWebhook(secret);
		let current = wrong;
		worker = createTargetWorker({
			targetId: "hris",
			...time,
			outbox: store.outbox,
			target: () => current,
			log: silent,
		});
		worker.start();
		punch("ani");
		await eventually("it was refused", () => store.outbox.status().lastErrorCode === "HRIS_UNAUTHORISED");
		expect(hris.ledger()).toEqual([]);
		current = right;
		worker.wake();
		await drained();
		expect(hris.ledger()).toHaveLength(1);
	});
});

describe("stopping and starting", () => {
	test("stop waits for the request under way, and what was not sent is sent by the next process", async () => {
		await worker.stop();
		const target = openWebhook(secret);
		// Real timers: five fast seconds would be too short to drain anything.
		worker = createTargetWorker({
			targetId: "hris",
			clock: time.clock,
			outbox: store.outbox,
			target: () => target,
			log: silent,
		});
		worker.start();
		hris.setFault({ kind: "slow", delayMs: 10 });
		const ids = Array.from({ length: 20 }, (_, index) => punch(["ani", "budi", "citra"][index % 3] ?? ""));
		await eventually("something is under way", () => hris.requests().length > 0);
		await worker.stop();
		const requestsAtStop = hris.requests().length;
		const { delivered } = store.outbox.status();
		expect(delivered).toBe(requestsAtStop);
		expect(delivered).toBeLessThan(20);
		store.close();
		store = openStoreIn(folder);
		hris.setFault({ kind: "none" });
		worker = startWorker();
		await drained();
		expect([...receivedIds()].sort()).toEqual([...ids].sort());
	});
});
