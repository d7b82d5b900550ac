// PINs on the real store: the same rules, log and outbox as a face; tries survive a restart.

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createCodePunchService } from "../../src/core/services/people/code-punch-service.ts";
import { createTextSigner } from "../../src/storage/keys/text-signer.ts";
import { createPlainPinHasher, createRecordingLog } from "../support/environment.ts";
import {
	ANI,
	createPersonalCodesStage,
	type PersonalCodesStage,
	PIN,
	SCREEN,
	WRONG,
} from "../support/personal-codes-stage.ts";
import { employeeId } from "../support/store-fixture.ts";

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;

let stage: PersonalCodesStage;
beforeEach(() => {
	stage = createPersonalCodesStage();
});
afterEach(() => stage.dispose());

describe("a punch by PIN", () => {
	test("is in the log like any other, without anything of a face, and waits for the HRIS", async () => {
		const { store, byPin } = await stage.withPin();
		expect(await byPin("1001", PIN)).toBe("recorded");
		const [event] = store.attendance.list({ limit: 5 });
		expect(event).toMatchObject({
			employeeId: ANI,
			method: "pin",
			direction: "IN",
			confidence: null,
			similarity: null,
			livenessScore: null,
			templateContractId: null,
		});
		const [row] = store.outbox.due({ target: "hris", holdsBehindDead: false }, stage.time.clock.nowMs(), 5);
		expect(JSON.parse(row?.bodyJson ?? "")).toMatchObject({ data: { method: "pin", employee_id: "K-1001" } });
		expect(await byPin("1001", PIN)).toBe("already_recorded");
		expect(store.verifyLog()).toMatchObject({ ok: true });
	});

	test("can be turned round by the same screen, and by no other", async () => {
		const { punches } = await stage.withPin();
		const answer = await punches.punchByPin(SCREEN, "K-1001", PIN);
		if (answer.state === "ask") throw new Error("nobody was to be asked");
		expect(() => punches.correct("another screen", answer.event.eventId)).toThrow("NOT_FOUND");
		expect(punches.correct(SCREEN, answer.event.eventId)).toMatchObject({ direction: "OUT", method: "pin" });
		punches.endCameraSession(SCREEN);
		expect(() => punches.correct(SCREEN, answer.event.eventId)).toThrow("NOT_FOUND");
	});

	test("asks for the direction where the rule is to ask, and records the answer once", async () => {
		const { store, punches } = await stage.withPin();
		store.settings.update({ directionRule: { kind: "ask" } });
		const answer = await punches.punchByPin(SCREEN, "K-1001", PIN);
		if (answer.state !== "ask") throw new Error("a question was expected");
		expect(answer.question).toMatchObject({ name: "Ani", likely: "IN" });
		expect(store.attendance.list({ limit: 5 })).toEqual([]);
		expect(() => punches.answer("another screen", answer.question.questionId, "OUT")).toThrow("QUESTION_OVER");
		expect(punches.answer(SCREEN, answer.question.questionId, "OUT").event).toMatchObject({
			direction: "OUT",
			directionSource: "asked",
			method: "pin",
		});
		expect(() => punches.answer(SCREEN, answer.question.questionId, "OUT")).toThrow("QUESTION_OVER");
	});

	test("lapses when the question is not answered in time", async () => {
		const { store, punches } = await stage.withPin();
		store.settings.update({ directionRule: { kind: "ask" } });
		const answer = await punches.punchByPin(SCREEN, "K-1001", PIN);
		if (answer.state !== "ask") throw new Error("a question was expected");
		await stage.time.advance(15 * SECOND);
		expect(() => punches.answer(SCREEN, answer.question.questionId, "IN")).toThrow("QUESTION_OVER");
		expect(store.attendance.list({ limit: 5 })).toEqual([]);
	});

	test("of somebody who was deactivated or removed is refused like a wrong PIN", async () => {
		const { store, byPin, punches } = await stage.withPin();
		store.employees.remove(ANI);
		expect(await byPin("1001", PIN)).toEqual(["PIN_NOT_ACCEPTED", {}]);
		expect(punches.ways()).toMatchObject({ pin: false, badge: false });
		store.employees.enroll({ employeeId: ANI, name: "Ani again", consent: null }, [], { replace: false });
		expect(await byPin("1001", PIN)).toEqual(["PIN_NOT_ACCEPTED", {}]);
	});

	test("is off where the kiosk does not take it", async () => {
		const { store, byPin, punches } = await stage.withPin();
		expect(punches.ways()).toEqual({ pin: true, badge: false, readsBadgesAtIdle: false });
		store.settings.update({ isPinAllowed: false });
		expect(punches.ways()).toMatchObject({ pin: false });
		expect(await byPin("1001", PIN)).toEqual(["PUNCH_METHOD_OFF", {}]);
	});
});

describe("wrong tries", () => {
	const answers = [
		["PIN_NOT_ACCEPTED", {}],
		["PIN_NOT_ACCEPTED", {}],
		["PIN_NOT_ACCEPTED", { remainingAttempts: 2 }],
		["PIN_NOT_ACCEPTED", { remainingAttempts: 1 }],
		["PIN_LOCKED", { retryAfterSeconds: 30 }],
	];

	test.each(["1001", "K-1001", "nobody", "9999"])("of %s are answered alike, and lock", async (number) => {
		const { byPin } = await stage.withPin();
		for (const answer of answers) expect(await byPin(number, WRONG)).toEqual(answer);
		expect(await byPin(number, PIN)).toEqual(["PIN_LOCKED", { retryAfterSeconds: 30 }]);
	});

	test("cost the same work for an unknown number as for a known one", async () => {
		const { store } = await stage.withPin();
		const looked: string[] = [];
		const plain = createPlainPinHasher();
		const pinHasher = {
			hash: plain.hash,
			verify: (hash: string, pin: string) => {
				looked.push(pin);
				return plain.verify(hash, pin);
			},
		};
		const { attendance } = stage.start(store);
		const shared = { codes: store.personalCodes, employees: store.employees, settings: store.settings, attendance };
		const punches = createCodePunchService({
			...shared,
			pinHasher,
			transaction: store.transaction,
			signer: createTextSigner(stage.fixture.secrets),
			random: stage.random,
			clock: stage.time.clock,
			log: createRecordingLog(),
		});
		for (const number of ["1001", "nobody"])
			await expect(punches.punchByPin(SCREEN, number, WRONG)).rejects.toThrow("PIN_NOT_ACCEPTED");
		expect(looked).toEqual([WRONG, WRONG]);
	});

	test("cannot be had anew by writing the number another way, nor by a restart", async () => {
		const first = await stage.withPin();
		for (const number of ["1001", "K-1001", "k1001", "K 1001"]) await first.byPin(number, WRONG);
		first.store.close();
		const again = stage.start();
		expect(await again.byPin("1001", WRONG)).toEqual(["PIN_LOCKED", { retryAfterSeconds: 30 }]);
		again.store.close();
		const later = stage.start();
		expect(await later.byPin("K1001", PIN)).toEqual(["PIN_LOCKED", { retryAfterSeconds: 30 }]);
		await stage.time.advance(30 * SECOND);
		expect(await later.byPin("K1001", WRONG)).toEqual(["PIN_LOCKED", { retryAfterSeconds: 60 }]);
		await stage.time.advance(60 * SECOND);
		expect(await later.byPin("K1001", PIN)).toBe("recorded");
		expect(await later.byPin("K1001", WRONG)).toEqual(["PIN_NOT_ACCEPTED", {}]);
	});

	test("cannot be had anew by a colleague whose number has the same digits", async () => {
		const { admin, byPin, store } = await stage.withPin();
		const colleague = employeeId("M-1001");
		await admin.register({ employeeId: colleague, name: "Made" }, "supervisor");
		await admin.setPin(colleague, "480915", "supervisor");
		for (let i = 0; i < 4; i += 1) {
			expect(await byPin("K-1001", WRONG)).toEqual(["PIN_NOT_ACCEPTED", expect.anything()]);
			expect(await byPin("M-1001", "480915")).toMatch(/recorded/);
		}
		expect(await byPin("K-1001", WRONG)).toEqual(["PIN_LOCKED", { retryAfterSeconds: 30 }]);
		expect(await byPin("K-1001", PIN)).toEqual(["PIN_LOCKED", { retryAfterSeconds: 30 }]);
		expect(admin.of(ANI).pin?.lockedUntilMs).toBe(stage.time.clock.nowMs() + 30 * SECOND);
		await stage.time.advance(30 * SECOND);
		expect(await byPin("K-1001", PIN)).toBe("recorded");
		expect(await byPin("K-1001", WRONG)).toEqual(["PIN_NOT_ACCEPTED", {}]);
		expect(store.attendance.list({ limit: 9 })).toHaveLength(2);
	});

	test("putting the clock back locks nobody out for longer than an hour", async () => {
		const { byPin } = await stage.withPin();
		for (let i = 0; i < 5; i += 1) await byPin("1001", WRONG);
		stage.time.stepWallClock(-365 * 24 * HOUR);
		expect(await byPin("1001", PIN)).toEqual(["PIN_LOCKED", { retryAfterSeconds: 3600 }]);
		stage.time.stepWallClock(365 * 24 * HOUR);
	});

	test("on many numbers fill the kiosk, whoever's own PIN comes between; a restart does not empty it", async () => {
		const { store, byPin } = await stage.withPin();
		for (let number = 0; number < 20; number += 1) {
			expect(await byPin(`2${number}`, WRONG)).toEqual(["PIN_NOT_ACCEPTED", {}]);
			if (number % 5 === 0) await byPin("1001", PIN);
		}
		expect(await byPin("1001", PIN)).toEqual(["PIN_LOCKED", { retryAfterSeconds: 60 }]);
		store.close();
		const again = stage.start();
		expect(await again.byPin("1001", PIN)).toEqual(["PIN_LOCKED", { retryAfterSeconds: 60 }]);
		await stage.time.advance(60 * SECOND);
		expect(await again.byPin("1001", PIN)).toBe("recorded");
	});

	test("that filled the kiosk leak away also after the clock was put back", async () => {
		const { byPin } = await stage.withPin();
		for (let number = 0; number < 20; number += 1) await byPin(`2${number}`, WRONG);
		stage.time.stepWallClock(-365 * 24 * HOUR);
		expect(await byPin("1001", PIN)).toEqual(["PIN_LOCKED", { retryAfterSeconds: 60 }]);
		await stage.time.advance(60 * SECOND);
		expect(await byPin("1001", PIN)).toBe("recorded");
	});

	test("more than three at once are turned away", async () => {
		const { byPin } = await stage.withPin();
		const together = await Promise.all(Array.from({ length: 6 }, () => byPin("1001", WRONG)));
		expect(together.filter(([code]) => code === "RATE_LIMITED")).toHaveLength(3);
	});

	test("a new PIN ends the lock", async () => {
		const { admin, byPin } = await stage.withPin();
		for (let i = 0; i < 5; i += 1) await byPin("1001", WRONG);
		expect(admin.of(ANI).pin?.lockedUntilMs).toBe(stage.time.clock.nowMs() + 30 * SECOND);
		await admin.setPin(ANI, "480915", "supervisor");
		expect(admin.of(ANI).pin?.lockedUntilMs).toBeNull();
		expect(await byPin("1001", "480915")).toBe("recorded");
	});
});

describe("giving PINs", () => {
	test("refuses what is too easy, too short, or for nobody", async () => {
		const { admin } = await stage.withAni();
		await expect(admin.setPin(ANI, "123456", "supervisor")).rejects.toThrow("PIN_TOO_EASY");
		await expect(admin.setPin(ANI, "7304", "supervisor")).rejects.toThrow("VALIDATION_FAILED");
		await expect(admin.setPin(employeeId("nobody"), PIN, "supervisor")).rejects.toThrow("EMPLOYEE_NOT_FOUND");
		expect(admin.of(ANI).pin).toBeNull();
	});

	test("draws one of the length that is set, and it works; taken away, it does not", async () => {
		const { store, admin, byPin } = await stage.withAni();
		store.settings.update({ employeePinDigits: 8 });
		const { generatedPin, pin } = await admin.generatePin(ANI, "supervisor");
		expect(generatedPin).toMatch(/^\d{8}$/);
		expect(pin).toEqual({ setAtMs: stage.time.clock.nowMs(), lockedUntilMs: null });
		expect(await byPin("1001", generatedPin)).toBe("recorded");
		expect(admin.removePin(ANI, "supervisor").pin).toBeNull();
		expect(await byPin("1001", generatedPin)).toEqual(["PIN_NOT_ACCEPTED", {}]);
	});

	test("refuses to add somebody who is there already", async () => {
		const { admin } = await stage.withAni();
		await expect(admin.register({ employeeId: ANI, name: "Other" }, "supervisor")).rejects.toThrow("EMPLOYEE_EXISTS");
		await expect(admin.register({ employeeId: employeeId("K-2"), name: " " }, "supervisor")).rejects.toThrow(
			"VALIDATION",
		);
	});
});
