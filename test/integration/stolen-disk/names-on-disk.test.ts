// A stolen data folder of a kiosk that seals names: every byte of every file, for every name that was ever typed or pulled.
import { afterEach, beforeEach, expect, it } from "vitest";
import { toCloudEvent } from "../../../src/core/domain/delivery/cloud-event.ts";
import { createNameProtectionService } from "../../../src/core/services/operation/name-protection-service.ts";
import { makeBackup } from "../../../src/storage/backup/make-backup.ts";
import { collectSecrets } from "../../../src/storage/backup/secret-bundle.ts";
import { createConnectors } from "../../../src/sync/connectors/connectors.ts";
import { createOutboxWorkers } from "../../../src/sync/outbox-workers.ts";
import { startStandInHris } from "../../../src/sync/stand-in/stand-in-hris.ts";
import { eventually } from "../../support/eventually.ts";
import { createFastTime } from "../../support/fast-time.ts";
import { webhookTarget } from "../../support/memory-targets.ts";
import { createRightsFixture, filesWith, type RightsFixture } from "../../support/rights-fixture.ts";
import { employeeId, enroll, punchOf, templateOf } from "../../support/store-fixture.ts";

const names = {
	first: "Zulaikha Kenarinama",
	present: "Zulaikha Wiraguna",
	erased: "Bramantyo Sasongko",
	operator: "Operator Kenanga",
	formerOperator: "Operator Flamboyan",
	listed: "Calon Karyawan Teratai",
	listedBefore: "Calon Karyawan Anggrek",
};
const typedInNote = "Sampaikan kepada Mawarni";
const present = employeeId("CANARY-7731");

let rights: RightsFixture;
beforeEach(() => {
	rights = createRightsFixture();
});
afterEach(() => rights.dispose());

/** What the settings' switch does, to its end. */
async function sealNames(): Promise<void> {
	const { store, time, log } = rights;
	const protection = createNameProtectionService({
		names: store.nameProtection,
		letOthersRun: async () => {},
		waitForReaders: async () => {},
		audit: store.audit,
		clock: time.clock,
		log,
	});
	protection.set(true, "operator:op-2");
	await protection.settled();
	expect(protection.status()).toEqual({ isOn: true, waiting: 0, isDone: true });
}

/** Enrolled, renamed, renumbered, punching with a note, listed by the HRIS, erased, and whoever keeps the kiosk. */
async function useKiosk(): Promise<void> {
	const { store } = rights;
	const former = employeeId("CANARY-OLD-42");
	const consent = { version: "2026-11-1", language: "id", acceptedAtMs: 1_000 } as const;
	const other = enroll(store, "QL-2", 9);
	store.employees.enroll({ employeeId: former, name: names.first, consent }, [templateOf(former, 1)], {
		replace: false,
		lookAlikes: [other],
	});
	store.identities.changeId(former, present);
	store.identities.rename(present, names.present);
	const gone = employeeId("CANARY-3");
	store.employees.enroll({ employeeId: gone, name: names.erased, consent }, [templateOf(gone, 2)], { replace: false });
	const operator = { operatorId: "op-2", pinSetAtMs: 1, createdAtMs: 1, role: "supervisor" } as const;
	store.operators.add({ ...operator, name: names.formerOperator }, "$argon2id$hash");
	store.operators.change("op-2", { name: names.operator, role: "administrator" });
	store.targets.put(webhookTarget({ targetId: "hris" }));
	for (const name of [names.listedBefore, names.listed])
		store.targetPeople.replace("hris", [{ isActive: true, name, employeeId: "CANARY-9001", externalId: "EXT-5" }], 7);
	await rights.erasure.erase(gone, { scope: "person", cause: "administrator" }, "operator:op-2");
}

function punchWithNote(): void {
	const draft = punchOf(present, { direction: "OUT", note: typedInNote });
	rights.store.attendance.append(draft, (kioskSeq) => {
		const bodyJson = JSON.stringify(toCloudEvent({ ...draft, kioskSeq }, { kioskId: "kiosk-1" }));
		return [{ eventId: draft.eventId, target: "hris", bodyJson }];
	});
}

/** To a receiver over HTTP, which knows who it was by the number. */
async function deliver(): Promise<void> {
	const { store, targetSecrets, log } = rights;
	const time = createFastTime(200);
	const secret = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
	const hris = await startStandInHris({ secret, nowMs: time.clock.nowMs });
	const workers = createOutboxWorkers({
		...time,
		outbox: store.outbox,
		targets: store.targets,
		connectors: createConnectors({ clock: time.clock }),
		secrets: targetSecrets,
		interfaces: () => [],
		log,
	});
	try {
		targetSecrets.write("hris", { secret });
		store.targets.put(webhookTarget({ targetId: "hris", settings: { url: hris.url } }));
		workers.start();
		await eventually("the punch is with the HRIS", () => hris.ledger().length === 1);
		expect(JSON.stringify(hris.ledger())).toContain(present);
	} finally {
		await workers.stop();
		await hris.stop();
	}
}

async function backUp(): Promise<void> {
	await makeBackup({
		dataDir: rights.dataDir,
		kind: "manual",
		secrets: collectSecrets(rights.secrets, []),
		passphrase: null,
		nowMs: rights.time.clock.nowMs(),
		outPath: null,
	});
}

it("yields no name and no note where names were sealed from the beginning, and the kiosk still knows them", async () => {
	await sealNames();
	await useKiosk();
	punchWithNote();
	await deliver();
	await backUp();
	expect(filesWith(rights.dataDir, { ...names, typedInNote })).toEqual([]);
	expect(rights.store.employees.find(present)?.name).toBe(names.present);
	expect(rights.store.attendance.latest(present)).toMatchObject({ employeeName: names.present, note: typedInNote });
	expect(rights.store.operators.find("op-2")?.name).toBe(names.operator);
	expect(rights.store.targetPeople.notEnrolled(5).map(({ name }) => name)).toEqual([names.listed]);
	rights.store.close();
	expect(filesWith(rights.dataDir, { ...names, typedInNote })).toEqual([]);
	expect(filesWith(rights.dataDir, { number: present })).not.toEqual([]);
});

it("yields no name where they were sealed after the fact; a note that was recorded before stays as it was", async () => {
	await useKiosk();
	punchWithNote();
	await deliver();
	expect(filesWith(rights.dataDir, names)).not.toEqual([]);
	await sealNames();
	await backUp();
	expect(filesWith(rights.dataDir, names)).toEqual([]);
	expect(filesWith(rights.dataDir, { typedInNote })).not.toEqual([]);
	const { erasureId } = await rights.erasure.erase(
		present,
		{ scope: "personAndAttendance", cause: "administrator" },
		"operator:op-2",
	);
	expect(erasureId).not.toBe("");
	expect(filesWith(rights.dataDir, { ...names, typedInNote })).toEqual([]);
});
