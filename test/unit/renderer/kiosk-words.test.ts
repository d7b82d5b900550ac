import { describe, expect, it } from "vitest";
import { dayPartOf } from "../../../src/renderer/features/kiosk/day-part.ts";
import { nameScale } from "../../../src/renderer/features/kiosk/states/name-scale.ts";

describe("dayPartOf", () => {
	it("greets by the hour on the kiosk's wall, whatever zone the page runs in", () => {
		const at = (hour: string) => dayPartOf(`2026-11-02T${hour}:30:00+07:00`);
		expect(["03", "04", "10", "11", "14", "15", "17", "18", "23", "00"].map(at)).toEqual([
			"evening",
			"morning",
			"morning",
			"midday",
			"midday",
			"afternoon",
			"afternoon",
			"evening",
			"evening",
			"evening",
		]);
	});
});

describe("nameScale", () => {
	it("leaves names whose words fit, however many there are", () => {
		expect(nameScale("Rafika")).toBe(1);
		expect(nameScale("Rafika Putra Wijaya")).toBe(1);
	});

	it("shrinks a little for a name of more than two lines", () => {
		expect(nameScale("Muhammad Rafika Putra Wijaya")).toBe(0.86);
		expect(nameScale("Anastasia Puspitasari Wulandari Hendrawan")).toBe(0.66);
	});

	it("shrinks for a long word, but never beyond reading", () => {
		expect(nameScale("Kusumawardhani")).toBeCloseTo(11 / 14);
		expect(nameScale("A".repeat(60))).toBe(0.6);
		expect(nameScale("")).toBe(1);
	});
});
