import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { EmployeeId } from "../../../src/core/domain/employee.ts";
import type { Store } from "../../../src/storage/open-store.ts";
import {
	CONTRACT,
	createStoreFixture,
	employeeId,
	enroll,
	punchOf,
	type StoreFixture,
	templateOf,
} from "../../support/store-fixture.ts";

let fixture: StoreFixture;
let store: Store;
beforeEach(() => {
	fixture = createStoreFixture();
	store = fixture.open();
	store.targets.put({
		targetId: "hris",
		kind: "webhook",
		name: "HRIS",
		settings: { url: "https://hris.example" },
		isEnabled: true,
		createdAtMs: 0,
		updatedAtMs: 0,
	});
});
afterEach(() => {
	fixture.dispose();
});

const old = employeeId("K-1");
const fresh = employeeId("K-100");
const other = employeeId("K-2");
const due = { target: "hris", holdsBehindDead: true };

/** With the body that the kiosk would send. */
function punch(id: EmployeeId, occurredAtMs = 1_790_000_000_000) {
	const draft = punchOf(id, { occurredAtMs });
	return store.attendance.append(draft, () => [
		{
			eventId: draft.eventId,
			target: "hris",
			bodyJson: JSON.stringify({ id: draft.eventId, data: { employee_id: id } }),
		},
	]);
}
const bodies = () =>
	store.outbox.due(due, Date.now() + 1_000, 10).map(({ bodyJson }) => JSON.parse(bodyJson).data.employee_id);
const owners = () => [...store.employees.snapshot(CONTRACT).entries].map((entry) => entry.employeeId);
/** As the log was written, which nothing may change. */
function recordedIds(): unknown[] {
	const database = new Database(fixture.databasePath, { readonly: true });
	try {
		return database.prepare("SELECT employee_id FROM attendance_events ORDER BY kiosk_seq").pluck().all();
	} finally {
		database.close();
	}
}

describe("a new id", () => {
	it("takes templates, history and what is still to be sent along; the record stays as it was written", () => {
		enroll(store, "K-1");
		const delivered = punch(old);
		const [row] = store.outbox.due(due, Date.now() + 1_000, 1);
		store.outbox.markDelivered(row?.outboxId ?? 0, 1);
		const waiting = punch(old, 1_790_000_100_000);
		const change = store.identities.changeId(old, fresh);
		expect(change?.upserted.map((entry) => entry.employeeId)).toEqual([fresh]);
		expect(change?.removedTemplateIds).toEqual(change?.upserted.map(({ templateId }) => templateId));
		expect(owners()).toEqual([fresh]);
		expect(store.employees.find(old)).toBeNull();
		expect(store.attendance.list({ employeeId: fresh, limit: 9 }).map(({ eventId }) => eventId)).toEqual([
			waiting.eventId,
			delivered.eventId,
		]);
		expect(store.attendance.latest(fresh)).toMatchObject({ employeeId: fresh, employeeName: "Name of K-1" });
		expect(bodies()).toEqual([fresh]);
		expect(recordedIds()).toEqual([old, old]);
		expect(store.verifyLog()).toMatchObject({ ok: true });
	});

	it("goes on with the same log: the next punch is under the new id, both are one person's", () => {
		enroll(store, "K-1");
		punch(old);
		store.identities.changeId(old, fresh);
		punch(fresh, 1_790_000_100_000);
		expect(store.attendance.list({ employeeId: fresh, limit: 9 }).map((event) => event.employeeId)).toEqual([
			fresh,
			fresh,
		]);
		expect(recordedIds()).toEqual([old, fresh]);
		expect(store.identities.formerIds(fresh)).toEqual([old]);
		expect(store.verifyLog()).toMatchObject({ ok: true });
	});

	it("may go back to the old one", () => {
		enroll(store, "K-1");
		punch(old);
		store.identities.changeId(old, fresh);
		store.identities.changeId(fresh, old);
		expect(store.identities.formerIds(old)).toEqual([fresh]);
		expect(store.attendance.latest(old)).toMatchObject({ employeeId: old });
	});

	it("is refused when it is somebody else's, now or before; then nothing has changed", () => {
		enroll(store, "K-1");
		enroll(store, "K-2", 2);
		expect(() => store.identities.changeId(old, other)).toThrow("EMPLOYEE_EXISTS");
		store.identities.changeId(other, fresh);
		expect(() => store.identities.changeId(old, other)).toThrow("EMPLOYEE_EXISTS");
		expect(() => enroll(store, "K-2", 3)).toThrow("EMPLOYEE_EXISTS");
		expect(store.identities.formerIds(old)).toEqual([]);
		expect(store.employees.find(old)).toMatchObject({ employeeId: old });
	});

	it("of somebody who was deleted is free again", () => {
		enroll(store, "K-1");
		store.identities.changeId(old, fresh);
		store.employees.remove(fresh);
		expect(() => enroll(store, "K-1", 5)).not.toThrow();
	});

	it("of nobody changes nothing", () => {
		expect(store.identities.changeId(old, fresh)).toBeNull();
	});
});

it("goes on with what the HRIS's list calls the number of before, until the list knows the new one", () => {
	enroll(store, "K-1");
	const listed = (id: EmployeeId, externalId: string) => ({ employeeId: id, externalId, name: "Ani", isActive: true });
	store.targetPeople.replace("hris", [listed(old, "70")], 1);
	punch(old);
	store.identities.changeId(old, fresh);
	const sentAs = () => store.outbox.due(due, Date.now() + 1_000, 9).map(({ externalId }) => externalId);
	const shown = () => store.targetPeople.people("hris").map(({ pulledId }) => pulledId);
	expect([sentAs(), shown()]).toEqual([["70"], ["70"]]);
	store.targetPeople.replace("hris", [listed(fresh, "71")], 2);
	expect([sentAs(), shown()]).toEqual([["71"], ["71"]]);
});

describe("two entries of one person", () => {
	it("become one: faces, history and deliveries go over, and open with the key of the one that stays", () => {
		enroll(store, "K-1");
		enroll(store, "K-2", 2);
		punch(other);
		punch(old, 1_790_000_100_000);
		const change = store.identities.merge(other, old);
		expect(change?.upserted).toHaveLength(1);
		expect(owners()).toEqual([old, old]);
		expect(store.employees.templates(old)).toHaveLength(2);
		expect(store.employees.find(other)).toBeNull();
		expect(store.employees.count()).toBe(1);
		expect(store.attendance.list({ employeeId: old, limit: 9 }).map(({ kioskSeq }) => kioskSeq)).toEqual([2, 1]);
		// One at a time of one person, in order: the row of the merged entry is that person's now.
		expect(bodies()).toEqual([old]);
		expect(recordedIds()).toEqual([other, old]);
		expect(store.verifyLog()).toMatchObject({ ok: true });
		const reopened = (() => {
			store.close();
			return fixture.open();
		})();
		expect(reopened.employees.templates(old)).toHaveLength(2);
	});

	it("keep the external id of the one that stays, and take one that it lacks", () => {
		enroll(store, "K-1");
		enroll(store, "K-2", 2);
		store.targetPeople.setExternalId("hris", old, "77", 1);
		store.targetPeople.setExternalId("hris", other, "78", 1);
		store.targetPeople.setExternalId("odoo", other, "9", 1);
		store.identities.merge(other, old);
		const typed = (target: string) => store.targetPeople.people(target).map(({ typedId }) => typedId);
		expect([typed("hris"), typed("odoo")]).toEqual([["77"], ["9"]]);
	});

	it("send earlier events to a new target as the one that stays, with its id there", () => {
		enroll(store, "K-1");
		enroll(store, "K-2", 2);
		const { eventId } = punch(other);
		store.identities.merge(other, old);
		store.targetPeople.setExternalId("odoo", old, "9", 1);
		expect(store.outbox.add([{ eventId, target: "odoo", bodyJson: "{}" }], 1)).toBe(1);
		const [row] = store.outbox.due({ target: "odoo", holdsBehindDead: true }, 2, 9);
		expect(row).toMatchObject({ eventId, externalId: "9" });
	});

	it("pass on former ids, pictures, look-alikes and the consent that the other lacked", () => {
		enroll(store, "K-1");
		const template = templateOf(other, 2);
		const consent = { version: "1", language: "id", acceptedAtMs: 5 } as const;
		const crops = [{ cropId: "c-1", templateId: template.templateId, image: Uint8Array.of(1, 2, 3) }];
		store.employees.enroll({ employeeId: other, name: "Budi", consent }, [template], { replace: false, crops });
		const third = employeeId("K-3");
		store.employees.enroll({ employeeId: third, name: "Cici", consent: null }, [templateOf(third, 3)], {
			replace: false,
			lookAlikes: [other],
		});
		store.identities.changeId(other, fresh);
		store.identities.merge(fresh, old);
		expect(store.identities.formerIds(old).toSorted()).toEqual([other, fresh].toSorted());
		expect([...(store.personFacts.picture(old) ?? [])]).toEqual([1, 2, 3]);
		expect(store.employees.summary(old, CONTRACT)).toMatchObject({ consent, lookAlikes: [third] });
	});

	it("that are one and the same, or of whom one is not there, change nothing", () => {
		enroll(store, "K-1");
		expect(store.identities.merge(old, old)).toBeNull();
		expect(store.identities.merge(old, other)).toBeNull();
		expect(store.identities.merge(other, old)).toBeNull();
		expect(owners()).toEqual([old]);
	});
});

describe("name and standing", () => {
	it("change; of nobody they do not", () => {
		enroll(store, "K-1");
		expect(store.identities.rename(old, "Ani")).toBe(true);
		expect(store.identities.setActive(old, false)).toBe(true);
		expect(store.employees.find(old)).toMatchObject({ name: "Ani", isActive: false });
		expect(store.employees.roster()).toEqual([]);
		expect([store.identities.rename(other, "x"), store.identities.setActive(other, true)]).toEqual([false, false]);
	});
});

describe("what a list of people shows", () => {
	it("is the latest record under any of the ids, and the weakest template that can be matched", () => {
		enroll(store, "K-1");
		punch(old, 1_790_000_100_000);
		store.identities.changeId(old, fresh);
		const weak = templateOf(fresh, 4, { quality: 31 });
		const foreign = templateOf(fresh, 5, { quality: 2, templateContractId: "other" });
		store.employees.enroll({ employeeId: fresh, name: "Ani", consent: null }, [weak, foreign], { replace: false });
		enroll(store, "K-2", 2);
		expect(store.personFacts.list(CONTRACT).toSorted((a, b) => (a.employeeId < b.employeeId ? -1 : 1))).toEqual([
			{ employeeId: fresh, lastSeenAtMs: 1_790_000_100_000, lowestQuality: 31, groupName: null },
			{ employeeId: other, lastSeenAtMs: null, lowestQuality: 80, groupName: null },
		]);
	});
});
