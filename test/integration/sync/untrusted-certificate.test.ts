// An HRIS behind https that comes back with a certificate that nobody trusts, and one that sends us elsewhere: nothing of an
// event, nor the secret it is signed with, leaves for whoever that is, and the same process delivers once it is mended.
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { afterEach, beforeEach, expect, test } from "vitest";
import { toCloudEvent } from "../../../src/core/domain/delivery/cloud-event.ts";
import type { Store } from "../../../src/storage/open-store.ts";
import { createConnectors } from "../../../src/sync/connectors/connectors.ts";
import { type StandInHris, startStandInHris } from "../../../src/sync/stand-in/stand-in-hris.ts";
import { createTargetWorker, type TargetWorker } from "../../../src/sync/target-worker.ts";
import { eventually } from "../../support/eventually.ts";
import { createFastTime } from "../../support/fast-time.ts";
import { webhookTarget } from "../../support/memory-targets.ts";
import { type FaultyServer, startFaultyServer } from "../../support/stand-ins/faulty-server.ts";
import { createStoreFixture, enroll, punchOf, type StoreFixture } from "../../support/store-fixture.ts";
import { createTestCertificate } from "../../support/test-certificate.ts";

const secret = `whsec_${Buffer.alloc(32, 5).toString("base64")}`;
const silent = { info: () => {}, warn: () => {}, error: () => {} };
const time = createFastTime(200);

let fixture: StoreFixture;
let store: Store;
let hris: StandInHris;
let elsewhere: FaultyServer;
let worker: TargetWorker;

beforeEach(async () => {
	const [trusted, untrusted] = await Promise.all([createTestCertificate(), createTestCertificate()]);
	setDefaultCACertificates([...getCACertificates("bundled"), trusted.cert]);
	hris = await startStandInHris({ secret, nowMs: time.clock.nowMs, tls: { trusted, untrusted } });
	elsewhere = await startFaultyServer(() => ({ status: 201, json: {} }));
	fixture = createStoreFixture();
	store = fixture.open({ clock: time.clock });
	store.targets.put(webhookTarget());
	const target = createConnectors({ clock: time.clock }).open("webhook", { url: hris.url }, { secret });
	worker = createTargetWorker({ targetId: "hris", ...time, outbox: store.outbox, target: () => target, log: silent });
	worker.start();
});
afterEach(async () => {
	await worker.stop();
	await hris.stop();
	await elsewhere.stop();
	fixture.dispose();
	setDefaultCACertificates(getCACertificates("bundled"));
});

function punch(person: string): void {
	const draft = punchOf(enroll(store, person));
	const bodyOf = (kioskSeq: number) => JSON.stringify(toCloudEvent({ ...draft, kioskSeq }, { kioskId: "k" }));
	store.attendance.append(draft, (kioskSeq) => [
		{ eventId: draft.eventId, target: "hris", bodyJson: bodyOf(kioskSeq) },
	]);
	worker.wake();
}
const delivered = () => eventually("everything is delivered", () => store.outbox.status().waiting === 0);

test("a certificate that nobody trusts: nothing is sent, the reason is told, and the right one is enough", async () => {
	punch("E-1");
	await delivered();
	hris.setFault({ kind: "untrusted_certificate" });
	punch("E-2");
	await eventually("the reason is told", () => store.outbox.status().lastErrorCode === "HRIS_TLS");
	expect(hris.requests()).toHaveLength(1);
	hris.setFault({ kind: "none" });
	await delivered();
	expect(hris.ledger()).toHaveLength(2);
});

test("a redirect to another host is not followed, neither with the event nor without", async () => {
	hris.setFault({ kind: "status", status: 307, location: `${elsewhere.url}/events` });
	punch("E-1");
	await eventually("it was sent elsewhere", () => store.outbox.status().lastErrorCode !== null);
	hris.setFault({ kind: "none" });
	punch("E-2");
	await delivered();
	expect(hris.ledger()).toHaveLength(2);
	expect(elsewhere.requests()).toEqual([]);
});
