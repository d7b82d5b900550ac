// What every target that takes several records at a time promises: real SQLite, real worker, a stand-in or a folder.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { uuidv7 } from "uuidv7";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { toCloudEvent } from "../../../../src/core/domain/delivery/cloud-event.ts";
import type { TargetKind, TargetSecrets, TargetSettings } from "../../../../src/core/domain/delivery/target.ts";
import type { HrisTarget } from "../../../../src/core/ports/hris-target.ts";
import type { Store } from "../../../../src/storage/open-store.ts";
import { createConnectors } from "../../../../src/sync/connectors/connectors.ts";
import { startStandInHris } from "../../../../src/sync/stand-in/stand-in-hris.ts";
import { createTargetWorker, type TargetWorker } from "../../../../src/sync/target-worker.ts";
import { createRecordingLog } from "../../../support/environment.ts";
import { eventually } from "../../../support/eventually.ts";
import { createFastTime } from "../../../support/fast-time.ts";
import { startInHouse } from "../../../support/stand-ins/in-house.ts";
import { createStoreFixture, enroll, punchOf, type StoreFixture } from "../../../support/store-fixture.ts";

interface BatchBench {
	readonly settings: TargetSettings;
	readonly secrets: TargetSecrets;
	/** Event ids in the order in which they are kept. */
	ids(): readonly string[];
	/** Takes what comes, and the answer is lost; or is not there at all. */
	cut(isCut: boolean): void;
	/** null where a batch is never refused as a whole. */
	readonly refuseBatches: ((status: number | null) => void) | null;
	/** null where no record is refused by itself. */
	readonly poison: ((eventId: string) => void) | null;
	requests(): number;
	stop(): Promise<void>;
}

const PEOPLE = Array.from({ length: 12 }, (_, index) => `E-${index + 1}`);
/** Nobody at the in-house HRIS knows this one. */
const STRANGER = "E-99";

async function webhookBench(): Promise<BatchBench> {
	const secret = `whsec_${Buffer.alloc(32, 3).toString("base64")}`;
	const hris = await startStandInHris({ secret, nowMs: time.clock.nowMs });
	return {
		settings: { url: hris.url, batchSize: 5 },
		secrets: { secret },
		ids: () => hris.ledger().map(({ event }) => event.id),
		cut: (isCut) => hris.setFault({ kind: isCut ? "cut_after_commit" : "none" }),
		refuseBatches: (status) =>
			hris.setFault((id) =>
				status !== null && id.startsWith("batch_") ? { kind: "status", status } : { kind: "none" },
			),
		poison: (eventId) => hris.setFault((id) => (id === eventId ? { kind: "status", status: 422 } : { kind: "none" })),
		requests: () => hris.requests().length,
		stop: hris.stop,
	};
}

async function restBench(): Promise<BatchBench> {
	const bench = await startInHouse(PEOPLE.map((nik) => ({ nik, nama: nik, aktif: "Y" })));
	const batch = {
		batchSize: 5,
		batchUrl: `${String(bench.settings["url"])}/massal`,
		batchBody: '{"data":"{{records}}"}',
		batchAnswerPath: "hasil",
		batchIdField: "ref",
	};
	return {
		settings: { ...bench.settings, ...batch },
		secrets: bench.secrets,
		ids: bench.refs,
		cut: (isCut) => bench.setFault({ kind: isCut ? "cut_after_commit" : "none" }),
		refuseBatches: bench.refuseBatches,
		// The stranger's records are poisoned as they are.
		poison: () => undefined,
		requests: bench.requestCount,
		stop: bench.stop,
	};
}

async function csvBench(): Promise<BatchBench> {
	const parent = mkdtempSync(join(tmpdir(), "hadir-csv-"));
	const folder = join(parent, "stick");
	mkdirSync(folder);
	const away = join(parent, "away");
	return {
		settings: { folder },
		secrets: {},
		ids: () =>
			readdirSync(folder)
				.filter((name) => name.endsWith(".csv"))
				.flatMap((name) => readFileSync(join(folder, name), "utf8").trim().split("\r\n").slice(1))
				.map((line) => line.split(",").at(-1) ?? ""),
		cut: (isCut) => (isCut ? renameSync(folder, away) : renameSync(away, folder)),
		refuseBatches: null,
		poison: null,
		requests: () => 0,
		stop: async () => rmSync(parent, { recursive: true }),
	};
}

const kinds: readonly { readonly kind: TargetKind; readonly start: () => Promise<BatchBench> }[] = [
	{ kind: "webhook", start: webhookBench },
	{ kind: "rest", start: restBench },
	{ kind: "csv", start: csvBench },
];

const time = createFastTime(200);

describe.each(kinds)("$kind", ({ kind, start }) => {
	let bench: BatchBench;
	let fixture: StoreFixture;
	let store: Store;
	let worker: TargetWorker | null = null;
	const recorded = new Map<string, string[]>();

	beforeEach(async () => {
		recorded.clear();
		bench = await start();
		fixture = createStoreFixture();
		store = fixture.open({ clock: time.clock });
	});
	afterEach(async () => {
		await worker?.stop();
		await bench.stop();
		fixture.dispose();
	});

	function record(person: string): string {
		const employeeId = enroll(store, person);
		const direction = (recorded.get(person)?.length ?? 0) % 2 === 0 ? "IN" : "OUT";
		const draft = punchOf(employeeId, { eventId: uuidv7(), direction, occurredAtMs: time.clock.nowMs() });
		store.attendance.append(draft, (kioskSeq) => {
			const bodyJson = JSON.stringify(toCloudEvent({ ...draft, kioskSeq }, { kioskId: "0193a000" }));
			return [{ eventId: draft.eventId, target: "t", bodyJson }];
		});
		recorded.set(person, [...(recorded.get(person) ?? []), draft.eventId]);
		return draft.eventId;
	}

	const open = () =>
		createConnectors({ clock: time.clock, timeoutMs: 5_000 }).open(kind, bench.settings, bench.secrets);

	function send(target: HrisTarget = open()): void {
		worker = createTargetWorker({
			targetId: "t",
			...time,
			outbox: store.outbox,
			target: () => target,
			log: createRecordingLog(),
		});
		worker.start();
	}
	const status = () => store.outbox.statusOf({ target: "t", holdsBehindDead: false });
	const drained = () => eventually("nothing waits", () => status().waiting === 0);
	const all = () => [...recorded.values()].flat();

	function expectEachOnceInOrder(except: readonly string[] = []): void {
		const ids = bench.ids();
		expect(ids.toSorted()).toEqual(
			all()
				.filter((id) => !except.includes(id))
				.toSorted(),
		);
		for (const own of recorded.values()) {
			const expected = own.filter((id) => !except.includes(id));
			expect(ids.filter((id) => own.includes(id))).toEqual(expected);
		}
	}

	test("each record arrives once, in order per person, several in a request", async () => {
		for (let round = 0; round < 4; round += 1) for (const person of PEOPLE) record(person);
		send();
		await drained();
		expectEachOnceInOrder();
		expect(status()).toMatchObject({ delivered: 48, deadLetters: 0 });
		expect(bench.requests()).toBeLessThan(24);
	});

	test("what was taken before the answer was lost, or the stick pulled, is not taken again", async () => {
		for (let round = 0; round < 2; round += 1) for (const person of PEOPLE) record(person);
		bench.cut(true);
		send();
		await eventually("it is noticed", () => worker?.activity()?.state === "offline");
		bench.cut(false);
		await drained();
		expectEachOnceInOrder();
	});

	test("a kiosk that ends after the target took a batch and before it noted that sends it again to no harm", async () => {
		for (const person of PEOPLE) record(person);
		const target = open();
		const { batch } = target;
		if (!batch) throw new Error("no batch");
		let taken = 0;
		send({
			...target,
			batch: {
				...batch,
				deliver: async (deliveries, signal) => {
					await batch.deliver(deliveries, signal);
					taken += deliveries.length;
					// Killed: nothing comes back, ever.
					return new Promise(() => undefined);
				},
			},
		});
		await eventually("a batch was taken", () => taken > 1);
		expect(status().delivered).toBe(0);
		worker = null;
		send();
		await drained();
		expectEachOnceInOrder();
	});

	test("a poisoned record becomes a dead letter; its neighbours arrive once", async () => {
		if (bench.poison === null) return;
		for (const person of PEOPLE.slice(0, 6)) record(person);
		const poisoned = record(STRANGER);
		for (const person of PEOPLE) record(person);
		bench.poison(poisoned);
		send();
		await drained();
		expectEachOnceInOrder([poisoned]);
		expect(status()).toMatchObject({ delivered: 18, deadLetters: 1 });
	});

	test.each([422, 400, 404, 413, 500])("a batch that is refused with %i as a whole goes one by one", async (code) => {
		if (bench.refuseBatches === null) return;
		for (let round = 0; round < 2; round += 1) for (const person of PEOPLE) record(person);
		bench.refuseBatches(code);
		send();
		await drained();
		expectEachOnceInOrder();
		expect(status()).toMatchObject({ delivered: 24, deadLetters: 0 });
	});
});
