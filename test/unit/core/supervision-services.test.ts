import { describe, expect, test } from "vitest";
import { parseWebhookSecret } from "../../../src/core/domain/delivery/webhook-secret.ts";
import { createSetupService } from "../../../src/core/services/operation/setup-service.ts";
import { createStatusService } from "../../../src/core/services/operation/status-service.ts";
import { createCountingSignal, createPlainPinHasher, createRecordingLog } from "../../support/environment.ts";
import { facePhoto } from "../../support/face-photo.ts";
import { createFakeFaceEngine, fakeDescription } from "../../support/fake-face-engine.ts";
import { createManualTime, settle } from "../../support/manual-time.ts";
import { createMemoryEmployees } from "../../support/memory-employees.ts";
import { createOperatorFixture } from "../../support/memory-operators.ts";
import { createMemoryAudit, createMemorySettings } from "../../support/memory-settings.ts";
import { createMemoryTargets, webhookTarget } from "../../support/memory-targets.ts";
import { createTargetFixture } from "../../support/target-fixture.ts";

const PIN = "246810";
const WRONG = "000000";
const SECOND = 1_000;

function createFixture() {
	const time = createManualTime();
	const settings = createMemorySettings();
	const { service, targets, secrets, signal: outbox } = createTargetFixture();
	const audit = createMemoryAudit();
	const log = createRecordingLog();
	const { clock } = time;
	const pinHasher = createPlainPinHasher();
	const { supervisor, restart } = createOperatorFixture({ settings, pinHasher, audit, clock, log });
	const setup = createSetupService({
		settings,
		targets: service,
		supervisor,
		engine: createFakeFaceEngine(),
		audit,
		transaction: (work) => work(),
		clock,
	});
	return { time, settings, targets, secrets, audit, log, outbox, supervisor, setup, restart };
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
		const { settings, restart } = await withPin();
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
		const { supervisor } = restart({ pinHasher });
		await Promise.allSettled(Array.from({ length: 4 }, () => supervisor.verifyPin(WRONG)));
		expect({ mostAtOnce, counted: settings.readPinLock().failedAttempts }).toEqual({ mostAtOnce: 1, counted: 4 });
	});

	test("a try counts before it is checked, so pulling the plug does not undo it", async () => {
		const { settings, restart } = await withPin();
		const pinHasher = { hash: async () => "", verify: () => new Promise<boolean>(() => undefined) };
		void restart({ pinHasher }).supervisor.verifyPin(WRONG);
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
		const { setup, supervisor, targets, secrets, outbox, audit } = createFixture();
		const settings = await setup.complete(request);
		expect(settings).toMatchObject({ setupCompleted: true, kioskName: "Lobi" });
		expect(targets.list()).toMatchObject([{ targetId: "hris", settings: { url: "https://hris.example/hook" } }]);
		await supervisor.verifyPin(PIN);
		expect(parseWebhookSecret(secrets.read("hris")["secret"] ?? "")).not.toBeNull();
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
		const { setup, supervisor, secrets, settings, targets } = createFixture();
		await expect(setup.complete({ ...request, ...changes })).rejects.toThrow(code);
		expect(settings.read().setupCompleted).toBe(false);
		expect(supervisor.hasPin()).toBe(false);
		expect(targets.list()).toEqual([]);
		expect(secrets.read("hris")).toEqual({});
	});

	test("directions alternate unless another rule was chosen", async () => {
		const { setup } = createFixture();
		expect((await setup.complete(request)).directionRule).toEqual({ kind: "alternate" });
		const other = createFixture().setup;
		expect((await other.complete({ ...request, directionRule: { kind: "ask" } })).directionRule).toEqual({
			kind: "ask",
		});
	});

	test("the camera is looked through while it is mounted, and the HRIS tried, until it is done and never after", async () => {
		const { setup, targets } = createFixture();
		const look = (...photo: Parameters<typeof facePhoto>) => setup.look(facePhoto(...photo));
		expect(await look(null)).toEqual({ faces: "none", hint: null });
		expect(await look("ani")).toEqual({ faces: "one", hint: null });
		expect(await look("ani", { othersPx: [175] })).toEqual({ faces: "several", hint: null });
		expect(await look("ani", { facePx: 40 })).toEqual({ faces: "one", hint: "come_closer" });
		const webhook = { url: "http://127.0.0.1:1/", secret: `whsec_${btoa("0123456789012345678901234")}` };
		expect(await setup.checkHris(webhook)).toMatchObject({ ok: false });
		await expect(setup.checkHris({ ...webhook, url: "hris" })).rejects.toThrow("VALIDATION_FAILED");
		expect(targets.list()).toEqual([]);

		await setup.complete({ ...request, hrisUrl: null });
		await expect(look("ani")).rejects.toThrow("SETUP_ALREADY_DONE");
		await expect(setup.checkHris(webhook)).rejects.toThrow("SETUP_ALREADY_DONE");
	});

	test("without an HRIS keeps a target that is already there", async () => {
		const { setup, targets } = createFixture();
		const configured = webhookTarget();
		targets.put(configured);
		await setup.complete({ ...request, hrisUrl: null });
		expect(targets.list()).toEqual([configured]);
	});
});

describe("settings", () => {
	test("change only what is given", () => {
		const { setup, settings } = createFixture();
		setup.update({ kioskName: "Gudang", language: undefined }, "supervisor");
		expect(settings.read()).toMatchObject({ kioskName: "Gudang", language: "id", cooldownSeconds: 60 });
	});

	test("the audit tells what was changed, not to what", () => {
		const { setup, audit } = createFixture();
		setup.update({ kioskName: "Gudang" }, "supervisor");
		expect(audit.list(10).map(({ actor, action, detail }) => [actor, action, detail["changed"]])).toEqual([
			["supervisor", "settings.update", "kioskName"],
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
	const { connectors } = createTargetFixture();
	const none = { waiting: 0, oldestWaitingAtMs: null, delivered: 0, lastDeliveredAtMs: null, deadLetters: 0 };
	const status = createStatusService({
		engine: createFakeFaceEngine(),
		employees: createMemoryEmployees(),
		settings: createMemorySettings(),
		targets: createMemoryTargets(webhookTarget()),
		connectors,
		outbox: {
			status: () => ({ ...none, lastErrorCode: null }),
			statusOf: () => ({ ...none, held: 0, lastErrorCode: null, lastErrorDetail: null }),
		},
		signal: createCountingSignal(),
		clock: createManualTime().clock,
		clockWatch: { now: () => ({ state: "trusted", estimatedMs: null }) },
		version: "1.2.3",
		isDemo: false,
		livenessMode: "enforce",
	});
	expect(status.kiosk()).toMatchObject({ livenessLayers: [], enrolledEmployees: 0, version: "1.2.3" });
	await settle();
	const { livenessLayers, missingLivenessLayers, sync, timeZone } = status.kiosk();
	expect({ livenessLayers, missingLivenessLayers, timeZone }).toEqual({
		livenessLayers: fakeDescription.livenessLayers,
		missingLivenessLayers: fakeDescription.missingLivenessLayers,
		timeZone: "Asia/Jakarta",
	});
	expect(sync).toMatchObject({ targetHost: "hris.example", network: "online", waiting: 0 });
	expect(sync.targets).toMatchObject([{ targetId: "hris", name: "HRIS", place: "hris.example", state: "online" }]);
});
