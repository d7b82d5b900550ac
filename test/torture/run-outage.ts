// Three days without an HRIS, by a clock that is moved by hand: what waits is in the database, not in memory, and goes
// in order when the HRIS is back, while people go on punching.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { uuidv7 } from "uuidv7";
import { toCloudEvent } from "../../src/core/domain/delivery/cloud-event.ts";
import type { EmployeeId } from "../../src/core/domain/employee.ts";
import type { HrisTarget } from "../../src/core/ports/hris-target.ts";
import type { OutboxStore } from "../../src/core/ports/stores.ts";
import { createKeyFileSecretStore } from "../../src/storage/keys/key-file-secret-store.ts";
import { openStore, type Store } from "../../src/storage/open-store.ts";
import { createTargetWorker } from "../../src/sync/target-worker.ts";
import { createManualTime } from "../support/manual-time.ts";
import { webhookTarget } from "../support/memory-targets.ts";
import { employeeId, punchOf } from "../support/store-fixture.ts";

export interface OutageResult {
	readonly events: number;
	readonly delivered: number;
	/** Delivered after a later event of the same person. */
	readonly reordered: number;
	/** Tries while nobody answered. */
	readonly triesWhileDown: number;
	/** Rows of the outbox that were in memory at once, at most. */
	readonly mostRowsRead: number;
	/** Growth of the heap at its highest, MB. */
	readonly heapGrowthMb: number;
	/** Simulated seconds from the HRIS's return to the first delivery. */
	readonly firstDeliveryAfterS: number;
	/** Real milliseconds of the slowest punch while the backlog was drained, and of one with nothing else to do. */
	readonly slowestPunchMs: number;
	readonly quietPunchMs: number;
	readonly drainS: number;
}

const OUTAGE_MINUTES = 72 * 60;
const PEOPLE = 200;
const PUNCHES_WHILE_DRAINING = 20;
const silent = { info: () => {}, warn: () => {}, error: () => {} };

export async function runOutage(events: number): Promise<OutageResult> {
	const folder = mkdtempSync(join(tmpdir(), "hadir-outage-"));
	const time = createManualTime();
	const secrets = createKeyFileSecretStore(join(folder, "keys"));
	const store = openStore({ dataDir: folder, secrets, clock: time.clock, ids: { uuidv7 } });
	try {
		return await simulate(store, time, events);
	} finally {
		store.close();
		rmSync(folder, { recursive: true, force: true });
	}
}

async function simulate(
	store: Store,
	time: ReturnType<typeof createManualTime>,
	events: number,
): Promise<OutageResult> {
	const people = enrollPeople(store);
	const hris = createSwitchedHris();
	const reading = watchRows(store.outbox);
	const { clock, timer } = time;
	const worker = createTargetWorker({
		targetId: "hris",
		outbox: reading.outbox,
		target: () => hris.target,
		clock,
		timer,
		log: silent,
	});
	const punch = createPuncher(store, time, people);
	worker.start();
	const heapBefore = process.memoryUsage().heapUsed;
	let heapMost = heapBefore;
	const lookAtHeap = () => {
		heapMost = Math.max(heapMost, process.memoryUsage().heapUsed);
	};
	for (let minute = 1; minute <= OUTAGE_MINUTES; minute += 1) {
		const wanted = Math.floor((events * minute) / OUTAGE_MINUTES);
		// A minute's punches in one transaction: what is looked at here is the delivery, not the disk.
		store.transaction(() => {
			while (punch.count() < wanted) punch.one();
		});
		worker.wake();
		await time.advance(60_000);
		if (minute % 60 === 0) lookAtHeap();
	}
	const triesWhileDown = hris.tries();
	const quietPunchMs = timed(punch.one);

	const backAtMs = clock.monotonicMs();
	const startedMs = performance.now();
	hris.comeBack(() => clock.monotonicMs());
	let slowestPunchMs = 0;
	const every = Math.ceil(events / PUNCHES_WHILE_DRAINING);
	while (store.outbox.status().waiting > 0) {
		await time.advance(1_000);
		lookAtHeap();
		const isTime = hris.received().length > (punch.count() - events) * every;
		if (isTime && punch.count() < events + PUNCHES_WHILE_DRAINING)
			slowestPunchMs = Math.max(slowestPunchMs, timed(punch.one));
		worker.wake();
		await new Promise((resolve) => setImmediate(resolve));
	}
	const drainS = (performance.now() - startedMs) / 1000;
	await worker.stop();
	return {
		events: punch.count(),
		delivered: new Set(hris.received().map(({ eventId }) => eventId)).size,
		reordered: countReordered(hris.received()),
		triesWhileDown,
		mostRowsRead: reading.most(),
		heapGrowthMb: Math.round((heapMost - heapBefore) / 1e6),
		firstDeliveryAfterS: Math.round((hris.firstAtMs() - backAtMs) / 1000),
		slowestPunchMs: Math.round(slowestPunchMs),
		quietPunchMs: Math.round(quietPunchMs),
		drainS: Math.round(drainS),
	};
}

function enrollPeople(store: Store): readonly EmployeeId[] {
	store.targets.put(webhookTarget());
	return Array.from({ length: PEOPLE }, (_, index) => {
		const id = employeeId(`K-${index}`);
		store.employees.enroll({ employeeId: id, name: `K ${index}`, consent: null }, [], { replace: false });
		return id;
	});
}

function createPuncher(store: Store, { clock }: ReturnType<typeof createManualTime>, people: readonly EmployeeId[]) {
	let count = 0;
	return {
		count: () => count,
		one() {
			const person = people[count % people.length];
			if (person === undefined) throw new Error("nobody is enrolled");
			const draft = punchOf(person, { occurredAtMs: clock.nowMs(), direction: count % 2 === 0 ? "IN" : "OUT" });
			store.attendance.append(draft, (kioskSeq) => [
				{
					eventId: draft.eventId,
					target: "hris",
					bodyJson: JSON.stringify(toCloudEvent({ ...draft, kioskSeq }, { kioskId: "k" })),
				},
			]);
			count += 1;
		},
	};
}

interface Received {
	readonly eventId: string;
	readonly person: string;
	readonly seq: number;
}

/** Away until `comeBack`; answers like a network, in another turn of the loop. */
function createSwitchedHris() {
	const received: Received[] = [];
	let tries = 0;
	let nowMs: (() => number) | null = null;
	let firstAtMs = Number.NaN;
	const target: HrisTarget = {
		concurrency: 4,
		check: async () => ({ ok: true, isLetIn: true, detail: null, dateHeader: null }),
		async deliver({ eventId, bodyJson }) {
			tries += 1;
			await new Promise((resolve) => setImmediate(resolve));
			if (nowMs === null) return { kind: "retry", scope: "target", errorCode: "HRIS_UNREACHABLE", retryAfterMs: null };
			if (received.length === 0) firstAtMs = nowMs();
			const { data } = JSON.parse(bodyJson);
			received.push({ eventId, person: data.employee_id, seq: data.kiosk_seq });
			return { kind: "delivered" };
		},
	};
	return {
		target,
		tries: () => tries,
		received: (): readonly Received[] => received,
		firstAtMs: () => firstAtMs,
		comeBack(clock: () => number) {
			nowMs = clock;
		},
	};
}

function watchRows(outbox: OutboxStore) {
	let most = 0;
	return {
		most: () => most,
		outbox: {
			...outbox,
			due: (...query: Parameters<OutboxStore["due"]>) => {
				const rows = outbox.due(...query);
				most = Math.max(most, rows.length);
				return rows;
			},
		},
	};
}

function countReordered(received: readonly Received[]): number {
	const last = new Map<string, number>();
	let reordered = 0;
	for (const { person, seq } of received) {
		if (seq <= (last.get(person) ?? 0)) reordered += 1;
		last.set(person, seq);
	}
	return reordered;
}

function timed(work: () => void): number {
	const startedMs = performance.now();
	work();
	return performance.now() - startedMs;
}
