// Taking a consent back: the face leaves the gallery with it, in the store that decides it.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Consent } from "../../../src/core/domain/employee.ts";
import { ERASE_WITHIN_MS } from "../../../src/core/domain/rights/consent-withdrawal.ts";
import type { Store } from "../../../src/storage/open-store.ts";
import {
	CONTRACT,
	createStoreFixture,
	employeeId,
	enroll,
	type StoreFixture,
	templateOf,
} from "../../support/store-fixture.ts";

let fixture: StoreFixture;
let store: Store;
beforeEach(() => {
	fixture = createStoreFixture();
	store = fixture.open();
});
afterEach(() => {
	fixture.dispose();
});

const ana = employeeId("QL-1");
const consentAt = (acceptedAtMs: number): Consent => ({ version: "2026-11-1", language: "id", acceptedAtMs });
const withdrawal = { atMs: 5_000, takenBy: "operator:1", reference: "REF-1" };
const indexed = () => [...store.employees.snapshot(CONTRACT).entries].map(({ employeeId: id }) => id);
const refusal = (code: string) => expect.objectContaining({ code });

function enrollWithConsent(acceptedAtMs = 1_000) {
	const template = templateOf(ana, 1);
	const person = { employeeId: ana, name: "Ana", consent: consentAt(acceptedAtMs), consentTakenBy: "operator:7" };
	store.employees.enroll(person, [template], { replace: false });
	return template;
}

describe("withdrawing", () => {
	it("takes the face out of the gallery at once and keeps everything else", () => {
		const template = enrollWithConsent();
		enroll(store, "QL-2", 2);
		const change = store.consents.withdraw(ana, withdrawal);
		expect(change).toMatchObject({ upserted: [], removedTemplateIds: [template.templateId] });
		expect(indexed()).toEqual(["QL-2"]);
		expect(store.employees.find(ana)).toMatchObject({
			isActive: true,
			withdrawal: { atMs: 5_000, eraseByMs: 5_000 + ERASE_WITHIN_MS },
		});
		expect(store.employees.summary(ana, CONTRACT)).toMatchObject({ consent: null, templateCount: 1 });
		expect(store.consents.pending()).toEqual([{ employeeId: ana, name: "Ana", eraseByMs: 5_000 + ERASE_WITHIN_MS }]);
		expect(store.consents.reference(ana)).toBe("REF-1");
	});

	it("is written into the history beside the consent that it ends", () => {
		enrollWithConsent();
		store.consents.withdraw(ana, withdrawal);
		expect(store.consents.history(ana)).toEqual([
			{
				accepted: { version: "2026-11-1", language: "id", atMs: 1_000, takenBy: "operator:7" },
				withdrawn: { atMs: 5_000, takenBy: "operator:1" },
			},
		]);
	});

	it("is open to somebody who came without a recorded consent", () => {
		enroll(store, "QL-1");
		store.consents.withdraw(ana, withdrawal);
		expect(store.consents.history(ana)).toEqual([
			{ accepted: null, withdrawn: { atMs: 5_000, takenBy: "operator:1" } },
		]);
	});

	it("happens once: a second time changes nothing, nor for somebody who is not there", () => {
		enrollWithConsent();
		store.consents.withdraw(ana, withdrawal);
		expect(store.consents.withdraw(ana, { ...withdrawal, atMs: 9_000 })).toBeNull();
		expect(store.employees.find(ana)?.withdrawal?.atMs).toBe(5_000);
		expect(store.consents.withdraw(employeeId("QL-9"), withdrawal)).toBeNull();
	});

	it("outlives a restart", () => {
		enrollWithConsent();
		store.consents.withdraw(ana, withdrawal);
		store.close();
		store = fixture.open();
		expect(indexed()).toEqual([]);
	});
});

describe("after a withdrawal", () => {
	beforeEach(() => {
		enrollWithConsent();
		store.consents.withdraw(ana, withdrawal);
	});

	it.each([
		["without a consent", null],
		["with one of before", consentAt(1_000)],
	])("no template is added %s", (_, consent) => {
		const add = () =>
			store.employees.enroll({ employeeId: ana, name: "Ana", consent }, [templateOf(ana, 3)], { replace: false });
		expect(add).toThrow(refusal("CONSENT_WITHDRAWN"));
		expect(store.employees.templates(ana)).toHaveLength(1);
		expect(indexed()).toEqual([]);
	});

	it("a new number brings nothing back into the gallery", () => {
		const change = store.identities.changeId(ana, employeeId("QL-7"));
		expect(change?.upserted).toEqual([]);
		expect(indexed()).toEqual([]);
	});

	it("the entry is merged neither way", () => {
		const budi = enroll(store, "QL-2", 2);
		expect(() => store.identities.merge(ana, budi)).toThrow(refusal("CONSENT_WITHDRAWN"));
		expect(() => store.identities.merge(budi, ana)).toThrow(refusal("CONSENT_WITHDRAWN"));
	});

	it("nothing is made of a kept picture", () => {
		const cici = employeeId("QL-3");
		const template = templateOf(cici, 4);
		const crop = { cropId: "crop-1", templateId: template.templateId, image: Uint8Array.of(1, 2, 3) };
		const person = { employeeId: cici, name: "Cici", consent: consentAt(1_000) };
		store.employees.enroll(person, [template], { replace: false, crops: [crop] });
		expect(store.crops.counts("contract-b")).toEqual({ stored: 1, waiting: 1 });
		store.consents.withdraw(cici, withdrawal);
		expect(store.crops.counts("contract-b")).toEqual({ stored: 1, waiting: 0 });
		expect(store.crops.waiting("contract-b", null, 10)).toEqual([]);
		const made = templateOf(cici, 5, { templateContractId: "contract-b" });
		expect(store.crops.addTemplate("crop-1", made)).toBeNull();
	});

	it("a new consent brings back what is still stored, and ends the clock", () => {
		const change = store.consents.renew(ana, consentAt(6_000), "operator:2");
		expect(change?.upserted).toHaveLength(1);
		expect(indexed()).toEqual([ana]);
		expect(store.employees.summary(ana, CONTRACT)).toMatchObject({ withdrawal: null, consent: consentAt(6_000) });
		expect(store.consents.pending()).toEqual([]);
		expect(store.consents.history(ana).map(({ accepted }) => accepted?.atMs)).toEqual([6_000, 1_000]);
	});

	it("so does enrolling again with a consent of after it: the index gets the earlier templates too", () => {
		const person = { employeeId: ana, name: "Ana", consent: consentAt(6_000) };
		const change = store.employees.enroll(person, [templateOf(ana, 3)], { replace: false });
		expect(change.upserted).toHaveLength(2);
		expect(indexed()).toEqual([ana, ana]);
	});

	it("a consent of before it renews nothing", () => {
		expect(() => store.consents.renew(ana, consentAt(4_000), "operator:2")).toThrow(refusal("CONSENT_WITHDRAWN"));
	});
});
