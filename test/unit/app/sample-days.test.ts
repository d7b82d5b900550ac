// The demo's office, begun at any hour of the day.
import { describe, expect, test } from "vitest";
import { sampleDays } from "../../../src/app/demo/sample-days.ts";
import { sampleEmployees } from "../../../src/app/demo/sample-staff.ts";
import { storyboard } from "../../../src/app/demo/storyboard.ts";
import { demoChapters } from "../../../src/core/domain/demo-scene.ts";

const DAY_MS = 86_400_000;
const hours = Array.from({ length: 24 }, (_, hour) => Date.UTC(2026, 10, 25, hour, 7));

describe.each(hours)("begun at %i", (nowMs) => {
	const days = sampleDays(nowMs, 420);
	const ids = sampleEmployees.map(({ employeeId }) => employeeId);

	test("everything lies in the past, in order, and is about the sample staff", () => {
		const times = days.punches.map(({ atMs }) => atMs);
		expect(times).toEqual(times.toSorted((a, b) => a - b));
		expect(times.at(-1)).toBeLessThan(nowMs);
		expect(new Set(days.punches.map(({ employeeId }) => employeeId))).toEqual(new Set(ids));
		expect(days.groups.flatMap(({ employeeIds }) => employeeIds).toSorted()).toEqual(ids.toSorted());
		expect(days.backlog.at(-1)?.atMs).toBeLessThan(nowMs);
	});

	test("nobody's punches are so near that the second would be one look too many", () => {
		for (const id of ids) {
			const own = days.punches.filter(({ employeeId }) => employeeId === id).map(({ atMs }) => atMs);
			for (const [index, atMs] of own.entries()) expect(atMs - (own[index - 1] ?? 0)).toBeGreaterThan(60_000);
		}
	});

	test("Dewi is there to leave, and whoever arrives in the story has not come yet today", () => {
		const recent = (id: string) => days.punches.filter((p) => p.employeeId === id && p.atMs > nowMs - 7 * 3_600_000);
		expect(recent("K-002")).toHaveLength(1);
		const arrivals = storyboard.flatMap(({ punches }) => punches).filter(({ direction }) => direction === "IN");
		for (const { employeeId } of arrivals) expect(recent(employeeId)).toEqual([]);
	});

	test("there is something on each chart", () => {
		expect(days.endings.length).toBeGreaterThan(10);
		expect(
			days.punches.filter(({ similarity, atMs }) => similarity && atMs > nowMs - 7 * DAY_MS).length,
		).toBeGreaterThan(40);
		expect(days.backlog.some(({ waiting }) => waiting > 0)).toBe(true);
	});
});

test("the storyboard tells every chapter once, and ends within two and a half minutes", () => {
	expect(storyboard.map(({ chapter }) => chapter)).toEqual(demoChapters);
	const totalMs = storyboard.flatMap(({ scenes }) => scenes).reduce((sum, { durationMs }) => sum + durationMs, 0);
	expect(totalMs).toBeGreaterThan(100_000);
	expect(totalMs).toBeLessThan(150_000);
});
