// The HRIS's own list of employees: who there is to enroll, what they are called there, and who has left.
import { afterEach, beforeEach, expect, test } from "vitest";
import { createTargetPeopleService } from "../../../src/core/services/delivery/target-people-service.ts";
import { createTargetSecrets } from "../../../src/core/services/delivery/target-secrets.ts";
import type { Store } from "../../../src/storage/open-store.ts";
import { createConnectors } from "../../../src/sync/connectors/connectors.ts";
import { createCountingSignal, createRecordingLog } from "../../support/environment.ts";
import { createManualTime } from "../../support/manual-time.ts";
import { webhookTarget } from "../../support/memory-targets.ts";
import { startOdoo } from "../../support/stand-ins/odoo.ts";
import { createStoreFixture, employeeId, enroll, punch, type StoreFixture } from "../../support/store-fixture.ts";

const { clock, advance } = createManualTime();
let fixture: StoreFixture;
let store: Store;
let staff: { id: number; name: string; barcode: string; active: boolean }[];
let odoo: Awaited<ReturnType<typeof startOdoo>>;

beforeEach(async () => {
	fixture = createStoreFixture();
	store = fixture.open({ clock });
	staff = ["Ani", "Budi", "Citra", "Dewi"].map((name, index) => ({
		id: 70 + index,
		name,
		barcode: `E-${index}`,
		active: true,
	}));
	odoo = await startOdoo(staff);
	store.targets.put(webhookTarget({ kind: "odoo", settings: { ...odoo.settings, pullHours: 24 } }));
	createTargetSecrets(fixture.secrets).write("hris", odoo.secrets);
});
afterEach(async () => {
	await odoo.stop();
	fixture.dispose();
});

function service() {
	return createTargetPeopleService({
		targets: store.targets,
		people: store.targetPeople,
		secrets: createTargetSecrets(fixture.secrets),
		connectors: createConnectors({ clock }),
		audit: store.audit,
		signal: createCountingSignal(),
		transaction: store.transaction,
		clock,
		log: createRecordingLog(),
	});
}

const isActive = (id: string) => store.employees.find(employeeId(id))?.isActive;

test("is offered to enrollment, and gives everybody's number to what is sent", async () => {
	const people = service();
	const id = enroll(store, "E-0");
	expect(await people.pull("hris", "supervisor")).toMatchObject({ listed: 4, errorCode: null });
	expect(people.notEnrolled().map(({ name }) => name)).toEqual(["Budi", "Citra", "Dewi"]);
	expect(people.people("hris")).toMatchObject([{ employeeId: "E-0", typedId: null, pulledId: "70" }]);
	punch(store, id);
	const due = () => store.outbox.due({ target: "hris", holdsBehindDead: true }, Number.MAX_SAFE_INTEGER, 9);
	expect(due()).toMatchObject([{ externalId: "70" }]);
	people.setExternalId("hris", id, " 99 ", "supervisor");
	expect(due()).toMatchObject([{ externalId: "99" }]);
	people.setExternalId("hris", id, null, "supervisor");
	expect(due()).toMatchObject([{ externalId: "70" }]);
	expect(store.audit.list(1)).toMatchObject([{ action: "employee.externalId", subject: "E-0" }]);
});

test("does not offer somebody once more under the number that they had here before", async () => {
	const people = service();
	store.identities.changeId(enroll(store, "E-0"), employeeId("N-0"));
	await people.pull("hris", "supervisor");
	expect(people.notEnrolled().map(({ name }) => name)).toEqual(["Budi", "Citra", "Dewi"]);
});

test("deactivates who has left, and activates who came back; whoever it never knew is left alone", async () => {
	for (const id of ["E-0", "E-1", "LOCAL"]) enroll(store, id);
	const people = service();
	await people.pull("hris", "supervisor");
	for (const row of staff) row.active = row.barcode !== "E-1";
	await people.pull("hris", "supervisor");
	expect([isActive("E-0"), isActive("E-1"), isActive("LOCAL")]).toEqual([true, false, true]);
	expect(store.audit.list(1)).toMatchObject([{ action: "employee.deactivate", subject: "E-1" }]);
	for (const row of staff) row.active = true;
	await people.pull("hris", "supervisor");
	expect(isActive("E-1")).toBe(true);
	staff.splice(0, 1);
	await people.pull("hris", "supervisor");
	expect(isActive("E-0")).toBe(false);
});

test("does not bring back whom a supervisor deactivated, until a supervisor does", async () => {
	const budi = enroll(store, "E-1");
	const people = service();
	await people.pull("hris", "supervisor");
	store.identities.setActive(budi, false);
	await people.pull("hris", "schedule");
	expect(isActive("E-1")).toBe(false);
	for (const row of staff) row.active = row.barcode !== "E-1";
	await people.pull("hris", "schedule");
	for (const row of staff) row.active = true;
	await people.pull("hris", "schedule");
	expect(isActive("E-1")).toBe(false);
	store.identities.setActive(budi, true);
	await people.pull("hris", "schedule");
	expect(isActive("E-1")).toBe(true);
	for (const row of staff) row.active = row.barcode !== "E-1";
	await people.pull("hris", "schedule");
	expect(isActive("E-1")).toBe(false);
	for (const row of staff) row.active = true;
	await people.pull("hris", "schedule");
	expect(isActive("E-1")).toBe(true);
});

test("that has lost most of its people is not taken, nor is an answer that is none", async () => {
	for (const id of ["E-0", "E-1"]) enroll(store, id);
	const people = service();
	await people.pull("hris", "supervisor");
	staff.splice(0, 3);
	expect(await people.pull("hris", "supervisor")).toMatchObject({
		errorCode: "LIST_IMPLAUSIBLE",
		errorDetail: "1 / 4",
	});
	odoo.setFault({ kind: "wrong_page" });
	expect(await people.pull("hris", "supervisor")).toMatchObject({ errorCode: "ANSWER_NOT_UNDERSTOOD" });
	expect([isActive("E-0"), isActive("E-1")]).toEqual([true, true]);
	expect(people.people("hris")).toMatchObject([{ pulledId: "70" }, { pulledId: "71" }]);
});

test("is pulled when it is due, sooner after a failure", async () => {
	const people = service();
	odoo.setFault({ kind: "down" });
	await people.pullDue();
	expect(people.lastPull("hris")).toMatchObject({ errorCode: "HRIS_UNREACHABLE" });
	odoo.setFault({ kind: "none" });
	await people.pullDue();
	expect(people.lastPull("hris")).toMatchObject({ errorCode: "HRIS_UNREACHABLE" });
	await advance(3_600_000);
	await people.pullDue();
	const first = people.lastPull("hris");
	expect(first).toMatchObject({ listed: 4 });
	await advance(23 * 3_600_000);
	await people.pullDue();
	expect(people.lastPull("hris")).toEqual(first);
	await advance(3_600_000);
	await people.pullDue();
	expect(people.lastPull("hris")?.atMs).toBeGreaterThan(first?.atMs ?? 0);
});

test("does not let two people have one number", async () => {
	const [ani, budi] = ["E-0", "E-1"].map((id) => enroll(store, id));
	if (!ani || !budi) throw new Error("nobody was enrolled");
	const people = service();
	people.setExternalId("hris", ani, "5", "supervisor");
	expect(() => people.setExternalId("hris", budi, "5", "supervisor")).toThrow("VALIDATION_FAILED");
});
