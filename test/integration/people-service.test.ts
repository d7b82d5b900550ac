// The people service on the real store: what a supervisor changes is done, audited and told to the index, or not at all.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createPeopleService, type PeopleService } from "../../src/core/services/people/people-service.ts";
import type { Store } from "../../src/storage/open-store.ts";
import { createRecordingLog } from "../support/environment.ts";
import { createFakeFaceEngine } from "../support/fake-face-engine.ts";
import { createFakeGallery } from "../support/fake-gallery.ts";
import {
	createStoreFixture,
	employeeId,
	enroll,
	punch,
	type StoreFixture,
	templateOf,
} from "../support/store-fixture.ts";

let fixture: StoreFixture;
let store: Store;
let people: PeopleService;
let gallery: ReturnType<typeof createFakeGallery>;
let contract: string;
const ani = employeeId("K-1");
const budi = employeeId("K-2");

beforeEach(async () => {
	fixture = createStoreFixture();
	store = fixture.open();
	gallery = createFakeGallery();
	const engine = createFakeFaceEngine();
	contract = (await engine.describe()).templateContractId;
	people = createPeopleService({
		engine,
		gallery,
		employees: store.employees,
		identities: store.identities,
		facts: store.personFacts,
		flaggedUnseen: () => new Set(),
		attendance: store.attendance,
		modelSettings: store.modelSettings,
		audit: store.audit,
		transaction: store.transaction,
		clock: { nowMs: () => 1_790_000_000_000 },
		log: createRecordingLog(),
	});
	enroll(store, "K-1");
	enroll(store, "K-2", 2);
});
afterEach(() => {
	fixture.dispose();
});

const audit = () => store.audit.list(1);

describe("each change is audited, with ids and without names", () => {
	it("renaming", () => {
		people.rename(ani, "  Ani Lestari ", "supervisor");
		expect(store.employees.find(ani)?.name).toBe("Ani Lestari");
		expect(audit()).toMatchObject([{ action: "employee.rename", subject: "K-1", actor: "supervisor", detail: {} }]);
	});

	it("deactivating and activating", () => {
		people.setActive(ani, false, "supervisor");
		expect(store.employees.find(ani)?.isActive).toBe(false);
		expect(audit()).toMatchObject([{ action: "employee.setActive", subject: "K-1", detail: { isActive: false } }]);
	});

	it("a new id", async () => {
		await people.changeId(ani, employeeId("K-9"), "supervisor");
		expect(audit()).toMatchObject([{ action: "employee.changeId", subject: "K-1", detail: { to: "K-9" } }]);
	});

	it("merging two", async () => {
		await people.merge(budi, ani, "supervisor");
		expect(audit()).toMatchObject([{ action: "employee.merge", subject: "K-2", detail: { into: "K-1" } }]);
		expect((await people.list()).map((row) => row.employeeId)).toEqual(["K-1"]);
	});
});

describe("a change that is refused", () => {
	it.each<[string, () => unknown, string]>([
		["a name of spaces", () => people.rename(ani, "  ", "supervisor"), "VALIDATION_FAILED"],
		["nobody's name", () => people.rename(employeeId("K-7"), "Cici", "supervisor"), "EMPLOYEE_NOT_FOUND"],
		["nobody's standing", () => people.setActive(employeeId("K-7"), true, "supervisor"), "EMPLOYEE_NOT_FOUND"],
		["the id of somebody else", () => people.changeId(ani, budi, "supervisor"), "EMPLOYEE_EXISTS"],
		["the same id", () => people.changeId(ani, ani, "supervisor"), "VALIDATION_FAILED"],
		["merging with nobody", () => people.merge(ani, employeeId("K-7"), "supervisor"), "EMPLOYEE_NOT_FOUND"],
		["merging with oneself", () => people.merge(ani, ani, "supervisor"), "VALIDATION_FAILED"],
	])("leaves no trace: %s", async (_, change, code) => {
		await expect(async () => change()).rejects.toThrow(code);
		expect(audit()).toEqual([]);
		expect(store.employees.list(contract).map(({ name }) => name)).toEqual(["Name of K-1", "Name of K-2"]);
	});
});

describe("one person's page", () => {
	it("has templates with quality, history under every id, and former ids", async () => {
		punch(store, ani);
		await people.changeId(ani, employeeId("K-9"), "supervisor");
		const details = await people.details(employeeId("K-9"));
		expect(details).toMatchObject({
			summary: { employeeId: "K-9", name: "Name of K-1" },
			formerIds: ["K-1"],
			templates: [{ pose: "front", quality: 80, isUsable: false }],
			punches: [{ employeeId: "K-9" }],
			hasPicture: false,
		});
		expect(JSON.stringify(details)).not.toContain("embedding");
	});

	it("shows the kept picture only while pictures are kept, of somebody who agreed", async () => {
		const consent = { version: "1", language: "id", acceptedAtMs: 5 } as const;
		const withPicture = (id: typeof ani, agreed: typeof consent | null) => {
			const template = templateOf(id, 9, { templateContractId: contract });
			const crops = [{ cropId: `c-${id}`, templateId: template.templateId, image: Uint8Array.of(7) }];
			store.employees.enroll({ employeeId: id, name: id, consent: agreed }, [template], { replace: false, crops });
		};
		withPicture(ani, consent);
		withPicture(budi, null);
		await expect(people.picture(ani)).rejects.toThrow("NOT_FOUND");
		store.modelSettings.update({ keepsEnrollmentCrops: true });
		expect([...(await people.picture(ani))]).toEqual([7]);
		expect((await people.details(ani)).hasPicture).toBe(true);
		await expect(people.picture(budi)).rejects.toThrow("NOT_FOUND");
	});

	it("of nobody is refused", async () => {
		await expect(people.details(employeeId("K-7"))).rejects.toThrow("EMPLOYEE_NOT_FOUND");
	});
});

it("lists everybody with what is known of them", async () => {
	punch(store, budi, { occurredAtMs: 1_790_000_000_123 });
	expect(await people.list()).toMatchObject([
		{ employeeId: "K-1", lastSeenAtMs: null, groupName: null },
		{ employeeId: "K-2", lastSeenAtMs: 1_790_000_000_123 },
	]);
});
