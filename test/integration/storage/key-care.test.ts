// Changing keys beside everything else, on the real store.
import Database from "better-sqlite3";
import { uuidv7 } from "uuidv7";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createSystemClock } from "../../../src/app/system-clock.ts";
import type { SecretStore } from "../../../src/core/ports/secrets.ts";
import { createKeyCareService, type KeyCareService } from "../../../src/core/services/operation/key-care-service.ts";
import { openStore, type Store } from "../../../src/storage/open-store.ts";
import { createRecordingLog } from "../../support/environment.ts";
import { createStoreFixture, employeeId, enroll, type StoreFixture } from "../../support/store-fixture.ts";

let fixture: StoreFixture;
let store: Store;
let refills: number;
/** Resolves the pause between two steps. */
let goOn: () => void;
beforeEach(() => {
	fixture = createStoreFixture();
	store = fixture.open();
	refills = 0;
	for (let i = 0; i < 120; i++) enroll(store, `P${i}`, i);
});
afterEach(() => fixture.dispose());

function careFor(letOthersRun: () => Promise<void> = async () => {}): KeyCareService {
	return createKeyCareService({
		templateKeys: store.templateKeys,
		rotation: store.masterKeyRotation,
		refillIndex: () => {
			refills++;
		},
		letOthersRun,
		audit: store.audit,
		clock: createSystemClock(),
		log: createRecordingLog(),
	});
}

const pausing = () =>
	careFor(
		() =>
			new Promise((resolve) => {
				goOn = resolve;
			}),
	);

it("revokes all templates, fills the index anew, and tells the audit who and how many", async () => {
	const care = careFor();
	expect(care.revokeTemplates("operator:a")).toMatchObject({ templatesWaiting: 120 });
	expect(refills).toBe(1);
	await care.settled();
	expect(care.status()).toEqual({ templatesWaiting: 0, isRotating: false, keysWaiting: 0 });
	expect(store.audit.list(1)).toEqual([
		expect.objectContaining({
			actor: "operator:a",
			action: "keys.revoke_templates",
			detail: { generation: 2, templates: 120 },
		}),
	]);
});

it("ends between two steps, and goes on at the next start", async () => {
	const care = pausing();
	care.revokeTemplates("operator:a");
	goOn();
	await new Promise((resolve) => setImmediate(resolve));
	const ended = care.interrupt();
	goOn();
	await ended;
	expect(care.status().templatesWaiting).toBe(70);
	store.close();
	store = fixture.open();
	const again = careFor();
	again.resume();
	await again.settled();
	expect(again.status().templatesWaiting).toBe(0);
	expect(store.employees.templates(employeeId("P7"))).toHaveLength(1);
});

it("keeps nothing that the key of before opens, also when the power went as the next one took its place", async () => {
	store.masterKeyRotation.begin();
	while (store.masterKeyRotation.step());
	const before = fixture.secrets.read("masterKey");
	const waits = () => {
		const database = new Database(fixture.databasePath, { readonly: true });
		const found = database
			.prepare("SELECT count(*) FROM installation_keys WHERE purpose = 'nextMasterKey'")
			.pluck()
			.get();
		database.close();
		return found;
	};
	// The power goes between the key store and the database.
	store.close();
	let isPowered = true;
	const secrets: SecretStore = {
		...fixture.secrets,
		write: (name, value) => {
			fixture.secrets.write(name, value);
			isPowered = false;
			throw new Error("no power");
		},
	};
	const dying = openStore({ dataDir: fixture.dataDir, secrets, clock: createSystemClock(), ids: { uuidv7 } });
	dying.masterKeyRotation.begin();
	expect(() => {
		while (dying.masterKeyRotation.step());
	}).toThrow("no power");
	dying.close();
	expect([isPowered, waits()]).toEqual([false, 1]);
	expect(fixture.secrets.read("masterKey")).not.toEqual(before);
	store = fixture.open();
	expect(store.employees.templates(employeeId("P7"))).toHaveLength(1);
	store.close();
	expect(waits()).toBe(0);
});

it("takes on a new master key that is asked for while templates are still being converted", async () => {
	const care = pausing();
	care.revokeTemplates("operator:a");
	expect(care.rotateMasterKey("operator:b")).toMatchObject({ isRotating: true, keysWaiting: 122 });
	expect(care.rotateMasterKey("operator:b").isRotating).toBe(true);
	expect(store.audit.list(9).filter(({ action }) => action === "keys.rotate")).toHaveLength(1);
	let isSettled = false;
	void care.settled().then(() => {
		isSettled = true;
	});
	while (!isSettled) {
		goOn();
		await new Promise((resolve) => setImmediate(resolve));
	}
	expect(care.status()).toEqual({ templatesWaiting: 0, isRotating: false, keysWaiting: 0 });
	store.close();
	store = fixture.open();
	expect(store.employees.templates(employeeId("P7"))).toHaveLength(1);
});
