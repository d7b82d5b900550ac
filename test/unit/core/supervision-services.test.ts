import { describe, expect, test } from "vitest";
import { decodeSecretText, parseWebhookSecret } from "../../../src/core/domain/webhook-secret.ts";
import { createSetupService } from "../../../src/core/services/setup-service.ts";
import { createStatusService } from "../../../src/core/services/status-service.ts";
import { createSupervisorService } from "../../../src/core/services/supervisor-service.ts";
import { createCountingSignal, createPlainPinHasher, createRecordingLog } from "../../support/environment.ts";
import { createFakeFaceEngine } from "../../support/fake-face-engine.ts";
import { createManualTime, settle } from "../../support/manual-time.ts";
import { createMemoryEmployees } from "../../support/memory-employees.ts";
import { createMemoryOutbox } from "../../support/memory-outbox.ts";
import { createMemoryAudit, createMemorySecrets, createMemorySettings } from "../../support/memory-settings.ts";

const PIN = "246810";
const WRONG = "000000";
const SECOND = 1_000;
const SECRET = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;

function createFixture() {
	const time = createManualTime();
	const settings = createMemorySettings();
	const secrets = createMemorySecrets();
	const audit = createMemoryAudit();
	const log = createRecordingLog();
	const outbox = createCountingSignal();
	const { clock } = time;
	const supervisor = createSupervisorService({ settings, pinHasher: createPlainPinHasher(), clock, log });
	const random = { bytes: (length: number) => new Uint8Array(length).fill(1) };
	const setup = createSetupService({ settings, secrets, supervisor, audit, outbox, random, clock, log });
	return { time, settings, secrets, audit, log, outbox, supervisor, setup };
}

describe("the supervisor's PIN", () => {
	async function withPin() {
		const fixture = createFixture();
		await fixture.supervisor.setPin(PIN);
		const refusal = async (pin = WRONG) =>
			fixture.supervisor.verifyPin(pin).then(
				() => "right",
				(error) => [error.code, error.data],
			);
		return { ...fixture, refusal };
	}

	test("does not exist before the first start", async () => {
		const { supervisor } = createFixture();
		expect(supervisor.hasPin()).toBe(false);
		await expect(supervisor.verifyPin(PIN)).rejects.toThrow("SETUP_REQUIRED");
	});

	test.each(["123", "1".repeat(13), "12a4", "", " 1234"])("cannot be %j", async (pin) => {
		await expect(createFixture().supervisor.setPin(pin)).rejects.toThrow("VALIDATION_FAILED");
	});

	test("locks after five wrong tries, longer each time, also for the right PIN", async () => {
		const { refusal, time } = await withPin();
		for (const remainingAttempts of [4, 3, 2, 1])
			expect(await refusal()).toEqual(["PIN_INCORRECT", { remainingAttempts }]);
		expect(await refusal()).toEqual(["PIN_LOCKED", { retryAfterSeconds: 30 }]);
		await time.advance(29 * SECOND);
		expect(await refusal(PIN)).toEqual(["PIN_LOCKED", { retryAfterSeconds: 1 }]);
		await time.advance(SECOND);
		expect(await refusal()).toEqual(["PIN_LOCKED", { retryAfterSeconds: 60 }]);
		await time.advance(60 * SECOND);
		expect(await refusal(PIN)).toBe("right");
		expect(await refusal()).toEqual(["PIN_INCORRECT", { remainingAttempts: 4 }]);
	});

	test("tries side by side are each counted", async () => {
		const { refusal } = await withPin();
		const answers = await Promise.all(Array.from({ length: 8 }, () => refusal()));
		expect(answers.filter((answer) => answer[0] === "PIN_INCORRECT")).toHaveLength(4);
		expect(await refusal(PIN)).toEqual(["PIN_LOCKED", { retryAfterSeconds: 30 }]);
	});

	test("tries side by side are hashed one after the other", async () => {
		const { settings, time, log } = await withPin();
		let running = 0;
		let mostAtOnce = 0;
		const verify = async () => {
			running += 1;
			mostAtOnce = Math.max(mostAtOnce, running);
			await settle();
			running -= 1;
			return false;
		};
		const pinHasher = { hash: async () => "", verify };
		const supervisor = createSupervisorService({ settings, pinHasher, clock: time.clock, log });
		await Promise.allSettled(Array.from({ length: 4 }, () => supervisor.verifyPin(WRONG)));
		expect({ mostAtOnce, counted: settings.readPinLock().failedAttempts }).toEqual({ mostAtOnce: 1, counted: 4 });
	});

	test("a try counts before it is checked, so pulling the plug does not undo it", async () => {
		const { settings, time, log } = await withPin();
		const pinHasher = { hash: async () => "", verify: () => new Promise<boolean>(() => undefined) };
		createSupervisorService({ settings, pinHasher, clock: time.clock, log }).verifyPin(WRONG);
		await settle();
		expect(settings.readPinLock().failedAttempts).toBe(1);
	});

	test("putting the clock back locks nobody out for longer than an hour", async () => {
		const { refusal, time } = await withPin();
		for (let i = 0; i < 5; i++) await refusal();
		time.stepWallClock(-365 * 24 * 3600 * SECOND);
		expect(await refusal(PIN)).toEqual(["PIN_LOCKED", { retryAfterSeconds: 3600 }]);
		await time.advance(3600 * SECOND);
		expect(await refusal(PIN)).toBe("right");
	});
});

describe("first start", () => {
	const request = {
		language: "id",
		pin: PIN,
		kioskName: " Lobi ",
		cameraId: null,
		hrisUrl: "https://hris.example/hook",
		hrisSecret: null,
	} as const;

	test("stores everything, makes a secret, and happens once", async () => {
		const { setup, supervisor, secrets, outbox, audit } = createFixture();
		const settings = await setup.complete(request);
		expect(settings).toMatchObject({ setupCompleted: true, kioskName: "Lobi", hrisUrl: "https://hris.example/hook" });
		await supervisor.verifyPin(PIN);
		const secret = secrets.read("hrisWebhookSecret");
		expect(parseWebhookSecret(secret ? decodeSecretText(secret) : "")).not.toBeNull();
		expect(outbox.wakes()).toBe(1);
		await expect(setup.complete({ ...request, pin: "999999" })).rejects.toThrow("SETUP_ALREADY_DONE");
		await supervisor.verifyPin(PIN);
		expect(JSON.stringify(audit.list(10))).not.toContain(PIN);
	});

	test("twice at the same moment happens once", async () => {
		const { setup, supervisor } = createFixture();
		const both = await Promise.allSettled([setup.complete(request), setup.complete({ ...request, pin: "999999" })]);
		expect(both.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
		await supervisor.verifyPin(PIN);
	});

	test.each([
		["an address that is none", { hrisUrl: "hris.example" }, "HRIS_ADDRESS_INVALID"],
		["a secret that is none", { hrisSecret: "swordfish" }, "HRIS_ADDRESS_INVALID"],
		["a PIN that is none", { pin: "12" }, "VALIDATION_FAILED"],
		["no kiosk name", { kioskName: " " }, "VALIDATION_FAILED"],
	])("refuses %s and leaves everything as it was", async (_name, changes, code) => {
		const { setup, supervisor, secrets, settings } = createFixture();
		await expect(setup.complete({ ...request, ...changes })).rejects.toThrow(code);
		expect(settings.read().setupCompleted).toBe(false);
		expect(supervisor.hasPin()).toBe(false);
		expect(secrets.read("hrisWebhookSecret")).toBeNull();
	});

	test("without an HRIS makes no secret, and keeps an address that is already set", async () => {
		const { setup, secrets, settings } = createFixture();
		settings.update({ hrisUrl: "https://from-configuration.example/" });
		expect(await setup.complete({ ...request, hrisUrl: null })).toMatchObject({
			hrisUrl: "https://from-configuration.example/",
		});
		expect(secrets.read("hrisWebhookSecret")).toBeNull();
	});
});

describe("settings", () => {
	test("change only what is given, wake the outbox for a new address, warn when it is not https", () => {
		const { setup, outbox, log, settings } = createFixture();
		setup.update({ kioskName: "Gudang", language: undefined }, "supervisor");
		expect(settings.read()).toMatchObject({ kioskName: "Gudang", language: "id", cooldownSeconds: 60 });
		expect(outbox.wakes()).toBe(0);
		setup.update({ hrisUrl: "http://10.0.0.7:8080/hook" }, "supervisor");
		expect(outbox.wakes()).toBe(1);
		expect(log.lines).toMatchObject([{ level: "warn", fields: { host: "10.0.0.7:8080" } }]);
		setup.update({ hrisUrl: null }, "supervisor");
		expect(settings.read().hrisUrl).toBeNull();
	});

	test("an existing secret survives a new address and is replaced only by another", () => {
		const { setup, secrets } = createFixture();
		setup.update({ hrisUrl: "https://a.example/", hrisSecret: SECRET }, "supervisor");
		setup.update({ hrisUrl: "https://b.example/" }, "supervisor");
		const secret = secrets.read("hrisWebhookSecret");
		expect(secret && decodeSecretText(secret)).toBe(SECRET);
		expect(setup.revealHrisSecret("administrator")).toBe(SECRET);
	});

	test("the audit tells what was changed, not to what; and who saw the secret", () => {
		const { setup, audit } = createFixture();
		setup.update({ kioskName: "Gudang", hrisSecret: SECRET }, "supervisor");
		setup.revealHrisSecret("administrator");
		expect(audit.list(10).map(({ actor, action, detail }) => [actor, action, detail["changed"]])).toEqual([
			["administrator", "settings.revealHrisSecret", ""],
			["supervisor", "settings.update", "kioskName,hrisSecret"],
		]);
	});

	test.each([
		{ cooldownSeconds: 4 },
		{ cooldownSeconds: 3601 },
		{ cooldownSeconds: 10.5 },
		{ kioskName: "x".repeat(61) },
	])("refuses %j", (changes) => {
		expect(() => createFixture().setup.update(changes, "supervisor")).toThrow("VALIDATION_FAILED");
	});
});

test("status tells layers as soon as the engine does, and only the host of the address", async () => {
	const settings = createMemorySettings();
	settings.update({ hrisUrl: "https://hris.example/hook?key=secret" });
	const status = createStatusService({
		engine: createFakeFaceEngine(),
		employees: createMemoryEmployees(),
		settings,
		outbox: createMemoryOutbox(),
		signal: createCountingSignal(),
		clock: createManualTime().clock,
		version: "1.2.3",
		isDemo: false,
		livenessMode: "enforce",
	});
	expect(status.kiosk()).toMatchObject({ livenessLayers: [], enrolledEmployees: 0, version: "1.2.3" });
	await settle();
	const { livenessLayers, sync, timeZone } = status.kiosk();
	expect({ livenessLayers, timeZone }).toEqual({ livenessLayers: ["fake"], timeZone: "Asia/Jakarta" });
	expect(sync).toMatchObject({ targetHost: "hris.example", network: "online", waiting: 0 });
});
