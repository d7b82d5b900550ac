import { describe, expect, it } from "vitest";
import { employeeScore } from "../../../src/core/domain/recognition/employee-score.ts";

describe("the score of an employee", () => {
	it("is the cosine itself where there is one template", () => {
		for (const cosine of [-1, -0.25, 0, 0.4, 1]) expect(employeeScore(cosine, cosine, 1)).toBeCloseTo(cosine, 15);
	});

	it("takes the best template and the mean template in equal parts", () => {
		// Templates at 60 degrees to each other: a mean of length cos 30. The probe is the mean's direction.
		const cosine = Math.cos(Math.PI / 6);
		expect(employeeScore(cosine, cosine, Math.cos(Math.PI / 6))).toBeCloseTo(0.5 * cosine + 0.5, 12);
	});

	it("is the best template's where templates cancel out, and never leaves -1..1", () => {
		expect(employeeScore(0.7, 0, 0)).toBeCloseTo(0.7, 15);
		expect(employeeScore(1.0000001, 1.0000001, 1)).toBe(1);
	});
});
