// Signed checkpoints on their way to a receiver: real SQLite, real HTTP, the real service.
import { verify } from "node:crypto";
import { uuidv7 } from "uuidv7";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { EmployeeId } from "../../../src/core/domain/employee.ts";
import { AppError } from "../../../src/core/domain/errors.ts";
import { createTargetSecrets } from "../../../src/core/services/delivery/target-secrets.ts";
import { createCheckpointService } from "../../../src/core/services/operation/checkpoint-service.ts";
import type { Store } from "../../../src/storage/open-store.ts";
import { createConnectors } from "../../../src/sync/connectors/connectors.ts";
import { createOutboxWorkers, type OutboxWorkers } from "../../../src/sync/outbox-workers.ts";
import { type StandInHris, startStandInHris } from "../../../src/sync/stand-in/stand-in-hris.ts";
import { createRecordingLog } from "../../support/environment.ts";
import { eventually } from "../../support/eventually.ts";
import { createFastTime } from "../../support/fast-time.ts";
import { webhookTarget } from "../../support/memory-targets.ts";
import { createStoreFixture, enroll, punch, punchOf, type StoreFixture } from "../../support/store-fixture.ts";

const secret = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
const time = createFastTime(200);
const log = createRecordingLog();
let fixture: StoreFixture;
let store: Store;
let hris: StandInHris;
let workers: OutboxWorkers;
beforeEach(async () => {
	fixture = createStoreFixture();
	store = fixture.open({ clock: time.clock });
	hris = await startStandInHris({ secret, nowMs: time.clock.nowMs });
	store.targets.put(webhookTarget({ settings: { url: hris.url } }));
	const secrets = createTargetSecrets(fixture.secrets);
	secrets.write("hris", { secret });
	const connectors = createConnectors({ clock: time.clock });
	workers = createOutboxWorkers({ ...time, outbox: store.outbox, targets: store.targets, connectors, secrets, log });
	workers.start();
});
afterEach(async () => {
	await workers.stop();
	await hris.stop();
	fixture.dispose();
});

/** A record that nobody is sent: checkpoints travel alone here. */
const record = (id: EmployeeId) => store.attendance.append(punchOf(id), () => []);

function checkpoints() {
	const { checkpointAnchor: anchor, ...ports } = store;
	return createCheckpointService({ ...ports, anchor, signal: workers, clock: time.clock, ids: { uuidv7 }, log });
}

test("each arrives once and in order, also when the answer was lost, and its signature can be checked by anybody", async () => {
	const id = enroll(store, "QL-1");
	const service = checkpoints();
	hris.setFault({ kind: "cut_after_commit" });
	for (let number = 1; number <= 3; number += 1) {
		record(id);
		service.makeLast();
	}
	await eventually("the first arrived", () => hris.checkpoints().length > 0);
	hris.setFault({ kind: "none" });
	await eventually("all arrived", () => hris.checkpoints().length === 3);
	const statements = hris.checkpoints().map(({ data }) => JSON.parse(data.statement));
	expect(statements.map(({ number }) => number)).toEqual([1, 2, 3]);
	expect(statements.map(({ chain_seq }) => chain_seq)).toEqual([1, 2, 3]);
	for (const { data } of hris.checkpoints()) {
		const raw = Buffer.from(JSON.parse(data.statement).public_key, "base64").toString("base64url");
		const key = { key: { kty: "OKP", crv: "Ed25519", x: raw }, format: "jwk" } as const;
		expect(verify(null, Buffer.from(data.statement), key, Buffer.from(data.signature, "base64"))).toBe(true);
	}
	// People look after punches: checkpoints are counted nowhere.
	expect(store.outbox.status()).toMatchObject({ delivered: 0, waiting: 0, deadLetters: 0, oldestWaitingAtMs: null });
});

test("one that a receiver refuses troubles nobody, and the next one still goes", async () => {
	const id = enroll(store, "QL-1");
	record(id);
	hris.setFault({ kind: "status", status: 422 });
	const service = checkpoints();
	service.makeLast();
	await eventually("it was refused", () => hris.requests().some(({ status }) => status === 422));
	hris.setFault({ kind: "none" });
	record(id);
	service.makeLast();
	await eventually("the next one arrived", () => hris.checkpoints().length === 1);
	expect(store.outbox.status()).toMatchObject({ deadLetters: 0, lastErrorCode: null });
	expect(store.outbox.deadLetters({ limit: 10 })).toEqual([]);
});

test("is due after 500 records or a day, and for records only", () => {
	const id = enroll(store, "QL-1");
	const service = checkpoints();
	service.makeDue();
	expect(store.checkpoints.newest()).toBeNull();
	punch(store, id);
	service.makeDue();
	expect(store.checkpoints.newest()).toMatchObject({ number: 1, reason: "day" });
	store.transaction(() => {
		for (let record = 0; record < 499; record += 1) punch(store, id);
	});
	service.makeDue();
	expect(store.checkpoints.newest()?.number).toBe(1);
	punch(store, id);
	service.makeDue();
	expect(store.checkpoints.newest()).toMatchObject({ number: 2, reason: "records", head: { chainSeq: 501 } });
});

test("a database that is older than the file beside it is told until an administrator accepts it", () => {
	const id = enroll(store, "QL-1");
	punch(store, id);
	const service = checkpoints();
	service.makeLast();
	expect(service.standing()).toBe("good");
	// As the kiosk finds it after an older database was put back: the file knows a place that the log does not reach.
	const other = createStoreFixture();
	const elsewhere = other.open();
	other.secrets.write("signingKey", fixture.secrets.read("signingKey") ?? new Uint8Array());
	const theirId = enroll(elsewhere, "QL-1");
	for (let record = 0; record < 5; record += 1) punch(elsewhere, theirId);
	const { kioskId } = store.settings.read();
	const ahead = elsewhere.checkpoints.add(
		{ checkpointId: uuidv7(), reason: "day", kioskId, atMs: Date.now() },
		() => [],
	);
	store.checkpointAnchor.write(ahead);
	const restarted = checkpoints();
	expect(restarted.standing()).toBe("older");
	punch(store, id);
	restarted.makeLast();
	expect(store.checkpointAnchor.read()).toEqual({ statement: ahead.statement, signature: ahead.signature });
	expect(restarted.acceptRestored("operator:1")).toBe("good");
	expect(store.checkpoints.newest()?.reason).toBe("restored");
	expect(store.audit.list(1)).toMatchObject([{ action: "log.acceptRestored", actor: "operator:1" }]);
	expect(checkpoints().standing()).toBe("good");
	expect(store.verifyLog()).toMatchObject({ ok: true, checkpoints: 3 });
	other.dispose();
});

test("a file beside the database that cannot be read is told, and stops nothing", () => {
	const { checkpointAnchor: _, ...ports } = store;
	const anchor = {
		read: () => {
			throw new AppError("STORAGE_UNAVAILABLE", { reason: "CHECKPOINT_FILE" });
		},
		write: () => undefined,
	};
	const service = createCheckpointService({
		...ports,
		anchor,
		signal: workers,
		clock: time.clock,
		ids: { uuidv7 },
		log,
	});
	expect(service.standing()).toBe("unreadable");
	record(enroll(store, "QL-1"));
	service.makeLast();
	expect(store.checkpoints.newest()?.number).toBe(1);
});
