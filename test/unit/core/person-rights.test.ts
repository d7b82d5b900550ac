import { describe, expect, it } from "vitest";
import { backupHorizon } from "../../../src/core/domain/rights/backup-horizon.ts";
import {
	erasureItems,
	erasureScopes,
	itemsOf,
	toErasedEvent,
	toReference,
} from "../../../src/core/domain/rights/erasure.ts";
import {
	concernOf,
	defaultRetentionRules,
	type RetentionCandidate,
} from "../../../src/core/domain/rights/retention.ts";
import { employeeId } from "../../support/environment.ts";

const DAY_MS = 86_400_000;
const NOW = 1_000 * DAY_MS;
const seen = (daysAgo: number, changes: Partial<RetentionCandidate> = {}): RetentionCandidate => ({
	employeeId: employeeId("ani"),
	name: "Ani",
	deactivatedAtMs: null,
	lastNeededAtMs: NOW - daysAgo * DAY_MS,
	eraseByMs: null,
	...changes,
});

describe("whom a rule of retention concerns", () => {
	const rules = { ...defaultRetentionRules, flagUnseenDays: 30, eraseUnseenDays: 10, eraseLeftDays: 5 };

	it("points out from the day on which somebody was not seen for so long, not before", () => {
		expect(concernOf(seen(29.99), rules, NOW)).toBeNull();
		expect(concernOf(seen(30), rules, NOW)).toMatchObject({ rule: "unseen", eraseAtMs: NOW + 10 * DAY_MS });
	});

	it("erases nothing by rule unless somebody wants it", () => {
		expect(concernOf(seen(400), defaultRetentionRules, NOW)).toMatchObject({ rule: "unseen", eraseAtMs: null });
		const left = seen(1, { deactivatedAtMs: 0 });
		expect(concernOf(left, defaultRetentionRules, NOW)).toBeNull();
	});

	it("erases nobody unseen who is not pointed out first", () => {
		expect(concernOf(seen(400), { ...rules, flagUnseenDays: null }, NOW)).toBeNull();
	});

	it("goes by the rule that erases first", () => {
		const both = seen(31, { deactivatedAtMs: NOW - DAY_MS });
		expect(concernOf(both, rules, NOW)).toMatchObject({ rule: "left", eraseAtMs: NOW + 4 * DAY_MS });
		const withdrawn = { ...both, eraseByMs: NOW + DAY_MS };
		expect(concernOf(withdrawn, rules, NOW)).toMatchObject({ rule: "withdrawn", eraseAtMs: NOW + DAY_MS });
	});

	it("tells of a withdrawal that is not erased by itself", () => {
		const off = { ...rules, erasesWithdrawn: false };
		expect(concernOf(seen(1, { eraseByMs: NOW }), off, NOW)).toMatchObject({ rule: "withdrawn", eraseAtMs: null });
	});
});

describe("erasing", () => {
	it("goes further with each scope, and to everything with the last", () => {
		const [face, person, all] = erasureScopes.map(itemsOf);
		expect(person).toEqual(expect.arrayContaining([...(face ?? [])]));
		expect(person).not.toContain("attendanceRecords");
		expect(person).not.toContain("undeliveredBodies");
		expect(all).toEqual(erasureItems);
		expect(face).not.toContain("pins");
	});

	it("asks an HRIS with an event that says whose, and nothing of the face", () => {
		const request = {
			requestId: "id-1",
			kioskId: "k-1",
			scope: "face",
			erasedAt: "2026-11-22T08:00:00+07:00",
		} as const;
		const event = toErasedEvent({ ...request, employeeId: employeeId("ani") });
		expect(event).toMatchObject({ specversion: "1.0", type: "attendance.person.erased.v1", source: "/kiosk/k-1" });
		expect(Object.keys(event.data)).toEqual(["employee_id", "scope", "erased_at"]);
	});

	it("makes references of letters and digits that nobody mixes up on paper", () => {
		const bytes = Uint8Array.from({ length: 16 }, (_, index) => index * 16);
		expect(toReference(bytes)).toMatch(/^(?:[A-HJ-NP-Z2-9]{4}-){3}[A-HJ-NP-Z2-9]{4}$/);
		expect(toReference(Uint8Array.from({ length: 4 }, (_, index) => index))).toBe("ABCD");
	});
});

describe("until when backups hold a person", () => {
	const rule = { keepDays: 7, keepWeeks: 4 };

	it("is as long as the rule keeps the last of them", () => {
		expect(backupHorizon([{ kind: "daily" }], rule, NOW)).toEqual({ untilMs: NOW + 34 * DAY_MS, withoutEnd: 0 });
		const days = backupHorizon([{ kind: "manual" }], { keepDays: 30, keepWeeks: 0 }, NOW);
		expect(days.untilMs).toBe(NOW + 30 * DAY_MS);
	});

	it("has no end for those that no rule removes, and is nothing without backups", () => {
		expect(backupHorizon([{ kind: "move" }, { kind: "migration" }], rule, NOW)).toEqual({
			untilMs: null,
			withoutEnd: 2,
		});
		expect(backupHorizon([], rule, NOW)).toEqual({ untilMs: null, withoutEnd: 0 });
	});
});
