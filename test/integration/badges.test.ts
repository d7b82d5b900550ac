// Badges on the real store, and what neither log nor database tells of PINs and badges.
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
	ANI,
	createPersonalCodesStage,
	type PersonalCodesStage,
	PIN,
	tokenOf,
	WRONG,
} from "../support/personal-codes-stage.ts";
import { employeeId } from "../support/store-fixture.ts";

const SECOND = 1_000;

let stage: PersonalCodesStage;
beforeEach(() => {
	stage = createPersonalCodesStage();
});
afterEach(() => stage.dispose());

describe("a badge", () => {
	test("is recorded with method qr; replaced or cancelled it is refused, also after a restart", async () => {
		const { store, admin, byBadge } = await stage.withAni();
		const first = tokenOf({ admin });
		expect(byBadge(first)).toBe("recorded");
		expect(store.attendance.list({ limit: 1 })[0]).toMatchObject({ method: "qr", similarity: null });
		admin.issueBadge(ANI, "supervisor");
		expect(byBadge(first)).toBe("BADGE_REVOKED");
		const second = tokenOf({ admin });
		expect(second).not.toBe(first);
		store.close();
		const again = stage.start();
		expect(again.byBadge(first)).toBe("BADGE_REVOKED");
		expect(again.byBadge(second)).toBe("already_recorded");
		expect(again.admin.revokeBadge(ANI, "supervisor").badge).toBeNull();
		expect(again.byBadge(second)).toBe("BADGE_REVOKED");
		expect(tokenOf(again)).not.toBe(second);
	});

	test("of somebody who was removed is unknown, and so is everything else that a code can say", async () => {
		const { store, admin, byBadge } = await stage.withAni();
		const token = tokenOf({ admin });
		store.employees.remove(ANI);
		for (const text of [token, "", "' OR 1=1 --", "{{7*7}}", "\u0000", "A".repeat(4_000)])
			expect(byBadge(text)).toBe("BADGE_NOT_ACCEPTED");
		expect(store.attendance.list({ limit: 1 })).toEqual([]);
	});

	test("ten wrong codes fill the kiosk's reader for five seconds each, and the disk is left alone meanwhile", async () => {
		const { admin, byBadge } = await stage.withAni();
		const token = tokenOf({ admin });
		for (let i = 0; i < 10; i += 1) expect(byBadge(`code ${i}`)).toBe("BADGE_NOT_ACCEPTED");
		expect(byBadge("code 11")).toBe("RATE_LIMITED");
		expect(byBadge(token)).toBe("RATE_LIMITED");
		await stage.time.advance(5 * SECOND);
		expect(byBadge(token)).toBe("recorded");
	});

	test("is printed for those who have one, and made for those who have none when asked to", async () => {
		const { admin } = await stage.withAni();
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
	const { store, admin, log, byPin } = await stage.withPin();
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
	const database = new Database(stage.fixture.databasePath, { readonly: true });
	const count = (table: string) => database.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
	expect([count("employee_pins"), count("badges")]).toEqual([0, 0]);
	const subjects = database.prepare("SELECT subject FROM pin_tries").pluck().all();
	expect(JSON.stringify(subjects)).not.toContain(PIN);
	database.close();
});
