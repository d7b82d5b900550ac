// Several targets side by side: real SQLite, real HTTP, real connectors.
import { uuidv7 } from "uuidv7";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createAttendanceService } from "../../../src/core/services/attendance/attendance-service.ts";
import { createTargetSecrets } from "../../../src/core/services/delivery/target-secrets.ts";
import { createTargetService, type TargetRequest } from "../../../src/core/services/delivery/target-service.ts";
import type { Store } from "../../../src/storage/open-store.ts";
import { createConnectors } from "../../../src/sync/connectors/connectors.ts";
import { createOutboxWorkers, type OutboxWorkers } from "../../../src/sync/outbox-workers.ts";
import { type StandInHris, startStandInHris } from "../../../src/sync/stand-in/stand-in-hris.ts";
import { createRecordingLog } from "../../support/environment.ts";
import { eventually } from "../../support/eventually.ts";
import { createFastTime } from "../../support/fast-time.ts";
import { createStoreFixture, enroll, type StoreFixture } from "../../support/store-fixture.ts";

const secret = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
const otherSecret = `whsec_${Buffer.alloc(32, 8).toString("base64")}`;
const time = createFastTime(200);
const log = createRecordingLog();

let fixture: StoreFixture;
let store: Store;
let first: StandInHris;
let second: StandInHris;
let workers: OutboxWorkers;
let addresses: readonly string[] = [];

beforeEach(async () => {
	fixture = createStoreFixture();
	store = fixture.open({ clock: time.clock });
	for (const person of ["ani", "budi"]) enroll(store, person);
	store.settings.update({ cooldownSeconds: 0 });
	first = await startStandInHris({ secret, nowMs: time.clock.nowMs });
	second = await startStandInHris({ secret: otherSecret, nowMs: time.clock.nowMs });
	workers = createOutboxWorkers({
		...time,
		outbox: store.outbox,
		targets: store.targets,
		connectors: createConnectors({ clock: time.clock }),
		secrets: createTargetSecrets(fixture.secrets),
		interfaces: () => addresses,
		log,
	});
	workers.start();
});
afterEach(async () => {
	await workers.stop();
	await first.stop();
	await second.stop();
	fixture.dispose();
});

function services() {
	const { clock } = time;
	const clockWatch = { now: () => ({ state: "trusted" as const, estimatedMs: null }) };
	const ports = { ...store, outbox: workers, clock, clockWatch, ids: { uuidv7 } };
	const targets = createTargetService({
		...ports,
		outbox: store.outbox,
		secrets: createTargetSecrets(fixture.secrets),
		connectors: createConnectors({ clock }),
		signal: workers,
		letOthersRun: async () => undefined,
		random: { bytes: (length) => new Uint8Array(length) },
		log,
	});
	return { targets, attendance: createAttendanceService(ports) };
}

function webhook(hris: StandInHris, changes: Partial<TargetRequest> = {}): TargetRequest {
	const key = hris === first ? secret : otherSecret;
	const settings = { url: hris.url };
	const draft = { targetId: null, kind: "webhook", name: "HRIS", settings, secrets: { secret: key } } as const;
	return { ...draft, isEnabled: true, sendFromMs: null, ...changes };
}

const punch = (person: string) => {
	const employeeId = store.employees.list("").find((employee) => employee.employeeId === person)?.employeeId;
	if (employeeId === undefined) throw new Error(`${person} is not enrolled`);
	return services().attendance.punch({ employeeId, method: "api" }).event.eventId;
};
const idsAt = (hris: StandInHris) => hris.ledger().map(({ event }) => event.id);
const drained = () => eventually("nothing waits", () => store.outbox.status().waiting === 0);

describe("an event", () => {
	test("goes to every target there is, in one transaction with it; what fails at one does not hold the other", async () => {
		const { targets } = services();
		const a = await targets.save(webhook(first), "test");
		const b = await targets.save(webhook(second), "test");
		second.setFault({ kind: "down" });
		const id = punch("ani");
		expect(store.outbox.status().waiting + store.outbox.status().delivered).toBe(2);
		await eventually("the first has it", () => idsAt(first).includes(id));
		await eventually("the second is noticed", () => workers.activity(b.targetId).state === "offline");
		expect(workers.activity(a.targetId).state).toBe("online");
		expect(workers.network()).toBe("offline");
		second.setFault({ kind: "none" });
		await drained();
		expect(idsAt(second)).toEqual([id]);
		expect(workers.network()).toBe("online");
	});

	test("of before a target goes there only when somebody asks", async () => {
		const { targets } = services();
		expect(workers.network()).toBe("not_configured");
		const old = [punch("ani"), punch("budi")];
		const { targetId } = await targets.save(webhook(first), "test");
		const later = punch("ani");
		await drained();
		expect(idsAt(first)).toEqual([later]);
		await targets.save(webhook(first, { targetId, secrets: {}, sendFromMs: 0 }), "test");
		await drained();
		expect(idsAt(first).toSorted()).toEqual([...old, later].toSorted());
		expect(first.requests()).toHaveLength(3);
	});

	test("of a catch-up that the kiosk did not live to finish is forgotten at the next start", async () => {
		const id = punch("ani");
		store.outbox.add([{ eventId: id, target: "never-came-to-be", bodyJson: "{}" }], time.clock.nowMs());
		expect(store.outbox.missing("never-came-to-be", 0).events).toBe(0);
		await workers.stop();
		workers.start();
		expect(store.outbox.missing("never-came-to-be", 0).events).toBe(1);
	});

	test("waits for a target that is switched off, and none for one that was removed", async () => {
		const { targets } = services();
		const a = await targets.save(webhook(first, { isEnabled: false }), "test");
		const b = await targets.save(webhook(second), "test");
		targets.remove(b.targetId, "test");
		const id = punch("ani");
		expect(workers.activity(a.targetId).state).toBe("off");
		expect(store.outbox.status().waiting).toBe(1);
		await targets.save(webhook(first, { targetId: a.targetId, secrets: {} }), "test");
		await drained();
		expect(idsAt(first)).toEqual([id]);
		expect(second.requests()).toEqual([]);
	});
});

describe("a signing secret", () => {
	test("that is replaced signs beside the new one, so that the receiver changes over when it likes", async () => {
		const { targets } = services();
		const { targetId } = await targets.save(webhook(first), "test");
		await targets.save(webhook(first, { targetId, secrets: { secret: otherSecret } }), "test");
		const before = punch("ani");
		await drained();
		expect(idsAt(first)).toEqual([before]);
		await targets.save(webhook(second, { targetId, secrets: {} }), "test");
		const after = punch("ani");
		await drained();
		expect(idsAt(second)).toEqual([after]);
		await targets.save(webhook(first, { targetId, secrets: { previousSecret: null } }), "test");
		punch("ani");
		await eventually("the old secret is taken away", () => workers.activity(targetId).state === "paused");
		expect(idsAt(first)).toEqual([before]);
	});
});

test("the network's return is noticed by its address, not by the next try", async () => {
	const { targets } = services();
	const { targetId } = await targets.save(webhook(first), "test");
	first.setFault({ kind: "status", status: 503, retryAfter: "3000" });
	punch("ani");
	await eventually("it is busy for most of an hour", () => workers.activity(targetId).state === "offline");
	first.setFault({ kind: "none" });
	addresses = ["192.168.1.7"];
	await drained();
	expect(first.ledger()).toHaveLength(1);
	addresses = [];
});

test("a target whose secret is gone is told as unusable and harms nobody", async () => {
	const { targets } = services();
	const { targetId } = await targets.save(webhook(first), "test");
	createTargetSecrets(fixture.secrets).remove(targetId);
	await targets.save(webhook(second), "test");
	store.targets.put({ ...webhook(first), targetId, kind: "webhook", createdAtMs: 1, updatedAtMs: Date.now() + 1e9 });
	const id = punch("ani");
	await eventually("the other has it", () => idsAt(second).includes(id));
	expect(workers.activity(targetId).state).toBe("unusable");
});
