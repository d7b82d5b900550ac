import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, it } from "vitest";
import { defaultSettings } from "../../../src/core/domain/settings.ts";
import { createStoreFixture, type StoreFixture } from "../../support/store-fixture.ts";

let fixture: StoreFixture;
beforeEach(() => {
	fixture = createStoreFixture();
});
afterEach(() => {
	fixture.dispose();
});

it("makes the kiosk's id once and fills in the defaults", () => {
	const store = fixture.open();
	const first = store.settings.read();
	expect(first).toEqual({ ...defaultSettings, kioskId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
	store.close();
	expect(fixture.open().settings.read()).toEqual(first);
});

it("keeps what was changed, null included, and refuses what makes no sense as a whole", () => {
	const store = fixture.open();
	const { kioskId } = store.settings.read();
	store.settings.update({ kioskName: "Lobi", cameraId: "cam-1", cooldownSeconds: 90 });
	store.settings.update({ cameraId: null, setupCompleted: true });
	const expected = { ...defaultSettings, kioskId, kioskName: "Lobi", cooldownSeconds: 90, setupCompleted: true };
	expect(() => store.settings.update({ kioskName: "Other", cooldownSeconds: -1 })).toThrowError(
		expect.objectContaining({ code: "VALIDATION_FAILED", data: { fields: ["cooldownSeconds"] } }),
	);
	store.close();
	expect(fixture.open().settings.read()).toEqual(expected);
});

it("keeps the hours of maintenance, over midnight too", () => {
	const store = fixture.open();
	expect(store.settings.read().maintenanceHours).toEqual({ fromMinute: 120, toMinute: 240 });
	store.settings.update({ maintenanceHours: { fromMinute: 1380, toMinute: 60 } });
	store.close();
	const reopened = fixture.open();
	expect(reopened.settings.read().maintenanceHours).toEqual({ fromMinute: 1380, toMinute: 60 });
	expect(() => reopened.settings.update({ maintenanceHours: { fromMinute: 0, toMinute: 1440 } })).toThrowError(
		expect.objectContaining({ code: "VALIDATION_FAILED" }),
	);
});

it("keeps how the screen looks, sounds and takes its picture", () => {
	const store = fixture.open();
	const { kioskId } = store.settings.read();
	const changes = {
		screenTheme: "contrast",
		dimAfterMinutes: 0,
		cameraRotationDeg: 270,
		isCameraMirrored: false,
		fillLight: "off",
		soundMode: "voice",
		soundVolume: 100,
		quietHours: { fromMinute: 1320, toMinute: 360 },
		privacyContact: "HRD, ext. 12",
	} as const;
	store.settings.update(changes);
	store.close();
	const reopened = fixture.open();
	expect(reopened.settings.read()).toEqual({ ...defaultSettings, kioskId, ...changes });
	reopened.settings.update({ quietHours: null });
	expect(reopened.settings.read().quietHours).toBeNull();
	expect(() => reopened.settings.update({ soundVolume: 101 })).toThrowError(
		expect.objectContaining({ code: "VALIDATION_FAILED", data: { fields: ["soundVolume"] } }),
	);
});

it("ignores a setting that this version does not know", () => {
	const store = fixture.open();
	const before = store.settings.read();
	const database = new Database(fixture.databasePath);
	database.exec("INSERT INTO settings VALUES ('dropped', '1', 1)");
	database.close();
	expect(store.settings.read()).toEqual(before);
});

it("says which stored setting is wrong", () => {
	const store = fixture.open();
	store.settings.read();
	const database = new Database(fixture.databasePath);
	database.exec(`INSERT INTO settings VALUES ('language', '"kl"', 1), ('cooldownSeconds', '{half', 1)`);
	database.close();
	expect(() => store.settings.read()).toThrowError(
		expect.objectContaining({
			code: "STORAGE_UNAVAILABLE",
			data: { reason: "SETTING_INVALID", keys: ["language", "cooldownSeconds"] },
		}),
	);
});

it("keeps the PIN lock over a power cycle", () => {
	const store = fixture.open();
	expect(store.settings.readPinLock()).toEqual({ failedAttempts: 0, lockedUntilMs: 0 });
	store.settings.writePinLock({ failedAttempts: 4, lockedUntilMs: 99 });
	store.close();
	const again = fixture.open().settings;
	expect(again.readPinLock()).toEqual({ failedAttempts: 4, lockedUntilMs: 99 });
});

it("lists audit entries newest first", () => {
	const { audit } = fixture.open();
	const entry = (atMs: number) => ({
		atMs,
		actor: "supervisor",
		action: "x",
		subject: null,
		detail: { n: atMs, ok: true },
	});
	for (const atMs of [1, 2, 3]) audit.append(entry(atMs));
	expect(audit.list(2)).toEqual([entry(3), entry(2)]);
});
