// PIN and badge on the real store: the same rules, log and outbox as a face; tries survive a restart.
import { randomBytes } from "node:crypto";
import Database from "better-sqlite3";
import { uuidv7 } from "uuidv7";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { EmployeeId } from "../../src/core/domain/employee.ts";
import { createAttendanceService } from "../../src/core/services/attendance-service.ts";
import { createClockWatchService } from "../../src/core/services/clock-watch-service.ts";
import { createCodePunchService } from "../../src/core/services/code-punch-service.ts";
import { createPersonalCodeService } from "../../src/core/services/personal-code-service.ts";
import type { Store } from "../../src/storage/open-store.ts";
import { createTextSigner } from "../../src/storage/text-signer.ts";
import { createCountingSignal, createPlainPinHasher, createRecordingLog } from "../support/environment.ts";
import { createFakeGallery } from "../support/fake-gallery.ts";
import { createManualTime } from "../support/manual-time.ts";
import { webhookTarget } from "../support/memory-targets.ts";
import { createStoreFixture, employeeId, type StoreFixture } from "../support/store-fixture.ts";

const ANI = employeeId("K-1001");
const PIN = "730418";
const WRONG = "904112";
const SCREEN = "screen-1";
const SECOND = 1_000;
const HOUR = 3_600 * SECOND;

// Real ones: a kiosk that starts again must not draw what it drew before.
const random = { bytes: (length: number) => new Uint8Array(randomBytes(length)) };

let fixture: StoreFixture;
beforeEach(() => {
	fixture = createStoreFixture();
});
afterEach(() => fixture.dispose());

const time = createManualTime(Date.UTC(2026, 10, 23, 1, 0, 0));

function start(store: Store = fixture.open({ clock: time.clock })) {
	const { clock } = time;
	const log = createRecordingLog();
	if (store.targets.list().length === 0) store.targets.put(webhookTarget());
	const attendance = createAttendanceService({
		attendance: store.attendance,
		employees: store.employees,
		settings: store.settings,
		groups: store.groups,
		shifts: store.shifts,
		targets: store.targets,
		outbox: createCountingSignal(),
		clock,
		clockWatch: createClockWatchService({ attendance: store.attendance, audit: store.audit, clock, log }),
		ids: { uuidv7 },
	});
	const shared = {
		codes: store.personalCodes,
		employees: store.employees,
		settings: store.settings,
		transaction: store.transaction,
		pinHasher: createPlainPinHasher(),
		signer: createTextSigner(fixture.secrets),
		random,
		clock,
		log,
	};
	const punches = createCodePunchService({ ...shared, attendance });
	const admin = createPersonalCodeService({ ...shared, gallery: createFakeGallery(), audit: store.audit });
	const byPin = (number: string, pin: string) =>
		punches.punchByPin(SCREEN, number, pin).then(
			(answer) => answer.state,
			(error) => [error.code, error.data],
		);
	const byBadge = (text: string) => {
		try {
			return punches.punchByBadge(SCREEN, text).state;
		} catch (error) {
			return error instanceof Error ? error.message : "";
		}
	};
	return { store, attendance, punches, admin, log, byPin, byBadge };
}

async function withAni() {
	const kiosk = start();
	await kiosk.admin.register({ employeeId: ANI, name: "Ani" }, "supervisor");
	return kiosk;
}

async function withPin() {
	const kiosk = await withAni();
	await kiosk.admin.setPin(ANI, PIN, "supervisor");
	return kiosk;
}

function tokenOf({ admin }: { readonly admin: ReturnType<typeof start>["admin"] }, id: EmployeeId = ANI): string {
	const [badge] = admin.print({ employeeIds: [id], issuesMissing: true }, "supervisor");
	return badge?.token ?? "";
}

describe("a punch by PIN", () => {
	test("is in the log like any other, without anything of a face, and waits for the HRIS", async () => {
		const { store, byPin } = await withPin();
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
		const [row] = store.outbox.due({ target: "hris", holdsBehindDead: false }, time.clock.nowMs(), 5);
		expect(JSON.parse(row?.bodyJson ?? "")).toMatchObject({ data: { method: "pin", employee_id: "K-1001" } });
		expect(await byPin("1001", PIN)).toBe("already_recorded");
		expect(store.verifyLog()).toMatchObject({ ok: true });
	});

	test("can be turned round by the same screen, and by no other", async () => {
		const { punches } = await withPin();
		const answer = await punches.punchByPin(SCREEN, "K-1001", PIN);
		if (answer.state === "ask") throw new Error("nobody was to be asked");
		expect(() => punches.correct("another screen", answer.event.eventId)).toThrow("NOT_FOUND");
		expect(punches.correct(SCREEN, answer.event.eventId)).toMatchObject({ direction: "OUT", method: "pin" });
		punches.endCameraSession(SCREEN);
		expect(() => punches.correct(SCREEN, answer.event.eventId)).toThrow("NOT_FOUND");
	});

	test("asks for the direction where the rule is to ask, and records the answer once", async () => {
		const { store, punches } = await withPin();
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
		const { store, punches } = await withPin();
		store.settings.update({ directionRule: { kind: "ask" } });
		const answer = await punches.punchByPin(SCREEN, "K-1001", PIN);
		if (answer.state !== "ask") throw new Error("a question was expected");
		await time.advance(15 * SECOND);
		expect(() => punches.answer(SCREEN, answer.question.questionId, "IN")).toThrow("QUESTION_OVER");
		expect(store.attendance.list({ limit: 5 })).toEqual([]);
	});

	test("of somebody who was deactivated or removed is refused like a wrong PIN", async () => {
		const { store, byPin, punches } = await withPin();
		store.employees.remove(ANI);
		expect(await byPin("1001", PIN)).toEqual(["PIN_NOT_ACCEPTED", {}]);
		expect(punches.ways()).toMatchObject({ pin: false, badge: false });
		store.employees.enroll({ employeeId: ANI, name: "Ani again", consent: null }, [], { replace: false });
		expect(await byPin("1001", PIN)).toEqual(["PIN_NOT_ACCEPTED", {}]);
	});

	test("is off where the kiosk does not take it", async () => {
		const { store, byPin, punches } = await withPin();
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
		const { byPin } = await withPin();
		for (const answer of answers) expect(await byPin(number, WRONG)).toEqual(answer);
		expect(await byPin(number, PIN)).toEqual(["PIN_LOCKED", { retryAfterSeconds: 30 }]);
	});

	test("cost the same work for an unknown number as for a known one", async () => {
		const { store } = await withPin();
		const looked: string[] = [];
		const plain = createPlainPinHasher();
		const pinHasher = {
			hash: plain.hash,
			verify: (hash: string, pin: string) => {
				looked.push(pin);
				return plain.verify(hash, pin);
			},
		};
		const { attendance } = start(store);
		const shared = { codes: store.personalCodes, employees: store.employees, settings: store.settings, attendance };
		const punches = createCodePunchService({
			...shared,
			pinHasher,
			transaction: store.transaction,
			signer: createTextSigner(fixture.secrets),
			random,
			clock: time.clock,
			log: createRecordingLog(),
		});
		for (const number of ["1001", "nobody"])
			await expect(punches.punchByPin(SCREEN, number, WRONG)).rejects.toThrow("PIN_NOT_ACCEPTED");
		expect(looked).toEqual([WRONG, WRONG]);
	});

	test("cannot be had anew by writing the number another way, nor by a restart", async () => {
		const first = await withPin();
		for (const number of ["1001", "K-1001", "k1001", "K 1001"]) await first.byPin(number, WRONG);
		first.store.close();
		const again = start();
		expect(await again.byPin("1001", WRONG)).toEqual(["PIN_LOCKED", { retryAfterSeconds: 30 }]);
		again.store.close();
		const later = start();
		expect(await later.byPin("K1001", PIN)).toEqual(["PIN_LOCKED", { retryAfterSeconds: 30 }]);
		await time.advance(30 * SECOND);
		expect(await later.byPin("K1001", WRONG)).toEqual(["PIN_LOCKED", { retryAfterSeconds: 60 }]);
		await time.advance(60 * SECOND);
		expect(await later.byPin("K1001", PIN)).toBe("recorded");
		expect(await later.byPin("K1001", WRONG)).toEqual(["PIN_NOT_ACCEPTED", {}]);
	});

	test("putting the clock back locks nobody out for longer than an hour", async () => {
		const { byPin } = await withPin();
		for (let i = 0; i < 5; i += 1) await byPin("1001", WRONG);
		time.stepWallClock(-365 * 24 * HOUR);
		expect(await byPin("1001", PIN)).toEqual(["PIN_LOCKED", { retryAfterSeconds: 3600 }]);
		time.stepWallClock(365 * 24 * HOUR);
	});

	test("on many numbers fill the kiosk, whoever's own PIN comes between; a restart does not empty it", async () => {
		const { store, byPin } = await withPin();
		for (let number = 0; number < 20; number += 1) {
			expect(await byPin(`2${number}`, WRONG)).toEqual(["PIN_NOT_ACCEPTED", {}]);
			if (number % 5 === 0) await byPin("1001", PIN);
		}
		expect(await byPin("1001", PIN)).toEqual(["PIN_LOCKED", { retryAfterSeconds: 60 }]);
		store.close();
		const again = start();
		expect(await again.byPin("1001", PIN)).toEqual(["PIN_LOCKED", { retryAfterSeconds: 60 }]);
		await time.advance(60 * SECOND);
		expect(await again.byPin("1001", PIN)).toBe("recorded");
	});

	test("more than three at once are turned away", async () => {
		const { byPin } = await withPin();
		const together = await Promise.all(Array.from({ length: 6 }, () => byPin("1001", WRONG)));
		expect(together.filter(([code]) => code === "RATE_LIMITED")).toHaveLength(3);
	});

	test("a new PIN ends the lock", async () => {
		const { admin, byPin } = await withPin();
		for (let i = 0; i < 5; i += 1) await byPin("1001", WRONG);
		expect(admin.of(ANI).pin?.lockedUntilMs).toBe(time.clock.nowMs() + 30 * SECOND);
		await admin.setPin(ANI, "480915", "supervisor");
		expect(admin.of(ANI).pin?.lockedUntilMs).toBeNull();
		expect(await byPin("1001", "480915")).toBe("recorded");
	});
});

describe("giving PINs", () => {
	test("refuses what is too easy, too short, or for nobody", async () => {
		const { admin } = await withAni();
		await expect(admin.setPin(ANI, "123456", "supervisor")).rejects.toThrow("PIN_TOO_EASY");
		await expect(admin.setPin(ANI, "7304", "supervisor")).rejects.toThrow("VALIDATION_FAILED");
		await expect(admin.setPin(employeeId("nobody"), PIN, "supervisor")).rejects.toThrow("EMPLOYEE_NOT_FOUND");
		expect(admin.of(ANI).pin).toBeNull();
	});

	test("draws one of the length that is set, and it works; taken away, it does not", async () => {
		const { store, admin, byPin } = await withAni();
		store.settings.update({ employeePinDigits: 8 });
		const { generatedPin, pin } = await admin.generatePin(ANI, "supervisor");
		expect(generatedPin).toMatch(/^\d{8}$/);
		expect(pin).toEqual({ setAtMs: time.clock.nowMs(), lockedUntilMs: null });
		expect(await byPin("1001", generatedPin)).toBe("recorded");
		expect(admin.removePin(ANI, "supervisor").pin).toBeNull();
		expect(await byPin("1001", generatedPin)).toEqual(["PIN_NOT_ACCEPTED", {}]);
	});

	test("refuses to add somebody who is there already", async () => {
		const { admin } = await withAni();
		await expect(admin.register({ employeeId: ANI, name: "Other" }, "supervisor")).rejects.toThrow("EMPLOYEE_EXISTS");
		await expect(admin.register({ employeeId: employeeId("K-2"), name: " " }, "supervisor")).rejects.toThrow(
			"VALIDATION",
		);
	});
});

describe("a badge", () => {
	test("is recorded with method qr; replaced or cancelled it is refused, also after a restart", async () => {
		const { store, admin, byBadge } = await withAni();
		const first = tokenOf({ admin });
		expect(byBadge(first)).toBe("recorded");
		expect(store.attendance.list({ limit: 1 })[0]).toMatchObject({ method: "qr", similarity: null });
		admin.issueBadge(ANI, "supervisor");
		expect(byBadge(first)).toBe("BADGE_REVOKED");
		const second = tokenOf({ admin });
		expect(second).not.toBe(first);
		store.close();
		const again = start();
		expect(again.byBadge(first)).toBe("BADGE_REVOKED");
		expect(again.byBadge(second)).toBe("already_recorded");
		expect(again.admin.revokeBadge(ANI, "supervisor").badge).toBeNull();
		expect(again.byBadge(second)).toBe("BADGE_REVOKED");
		expect(tokenOf(again)).not.toBe(second);
	});

	test("of somebody who was removed is unknown, and so is everything else that a code can say", async () => {
		const { store, admin, byBadge } = await withAni();
		const token = tokenOf({ admin });
		store.employees.remove(ANI);
		for (const text of [token, "", "' OR 1=1 --", "{{7*7}}", "\u0000", "A".repeat(4_000)])
			expect(byBadge(text)).toBe("BADGE_NOT_ACCEPTED");
		expect(store.attendance.list({ limit: 1 })).toEqual([]);
	});

	test("ten wrong codes fill the kiosk's reader for five seconds each, and the disk is left alone meanwhile", async () => {
		const { admin, byBadge } = await withAni();
		const token = tokenOf({ admin });
		for (let i = 0; i < 10; i += 1) expect(byBadge(`code ${i}`)).toBe("BADGE_NOT_ACCEPTED");
		expect(byBadge("code 11")).toBe("RATE_LIMITED");
		expect(byBadge(token)).toBe("RATE_LIMITED");
		await time.advance(5 * SECOND);
		expect(byBadge(token)).toBe("recorded");
	});

	test("is printed for those who have one, and made for those who have none when asked to", async () => {
		const { admin } = await withAni();
		await admin.register({ employeeId: employeeId("K-2"), name: "Budi" }, "supervisor");
		expect(admin.print({ employeeIds: null, issuesMissing: false }, "supervisor")).toEqual([]);
		admin.issueBadge(ANI, "supervisor");
		const names = (issuesMissing: boolean) =>
			admin.print({ employeeIds: null, issuesMissing }, "supervisor").map(({ name, number }) => [name, number]);
		expect(names(false)).toEqual([["Ani", 1]]);
		expect(names(true)).toEqual([
			["Ani", 1],
			["Budi", 1],
		]);
	});
});

test("every act is audited; neither log, audit nor database tells a PIN, and a removed person leaves nothing", async () => {
	const { store, admin, log, byPin } = await withPin();
	await byPin("1001", WRONG);
	await byPin(PIN, WRONG);
	const token = tokenOf({ admin });
	admin.revokeBadge(ANI, "supervisor");
	admin.removePin(ANI, "supervisor");
	await admin.setPin(ANI, PIN, "supervisor");
	const entries = store.audit.list(20);
	expect(entries.map(({ action }) => action).toReversed()).toEqual([
		"employee.add",
		"pin.set",
		"badge.issue",
		"badge.print",
		"badge.revoke",
		"pin.remove",
		"pin.set",
	]);
	const told = JSON.stringify([entries, log.lines]);
	for (const secret of [PIN, WRONG, token, "Ani"]) expect(told).not.toContain(secret);
	store.employees.remove(ANI);
	store.close();
	const database = new Database(fixture.databasePath, { readonly: true });
	const count = (table: string) => database.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
	expect([count("employee_pins"), count("badges")]).toEqual([0, 0]);
	const subjects = database.prepare("SELECT subject FROM pin_tries").pluck().all();
	expect(JSON.stringify(subjects)).not.toContain(PIN);
	database.close();
});
