import { describe, expect, test } from "vitest";
import type { EmployeeId } from "../../../src/core/domain/employee.ts";
import { createFindResembling } from "../../../src/core/services/enrollment/resembling-people.ts";
import { createFaceSearch } from "../../../src/core/services/recognition/face-search.ts";
import { employeeId } from "../../support/environment.ts";
import { createMemoryEmployees } from "../../support/memory-employees.ts";

const [ANI, BUDI, CICI] = [employeeId("ani"), employeeId("budi"), employeeId("cici")];
const thresholds = { high: 0.75, medium: 0.6, low: 0.5, margin: 0.05 };
const probe = Float32Array.of(1);

/** A search that finds `best` and, `lead` behind, `second`; ani and budi are flagged as look-alikes. */
function searchFinding(best: EmployeeId, second: EmployeeId, lead: number) {
	const employees = createMemoryEmployees();
	for (const id of [ANI, CICI]) employees.enroll({ employeeId: id, name: id, consent: null }, [], { replace: false });
	employees.enroll({ employeeId: BUDI, name: "Budi", consent: null }, [], { replace: false, lookAlikes: [ANI] });
	const candidate = (id: EmployeeId, similarity: number) => ({ employeeId: id, templateId: id, similarity });
	const found = { best: candidate(best, 0.8), second: candidate(second, 0.8 - lead), revision: 1 };
	return createFaceSearch({ gallery: { search: async () => found }, employees })(probe, thresholds);
}

describe("between look-alikes", () => {
	test.each([
		["a lead that is enough for others is not", ANI, BUDI, "unknown"],
		["whichever of them comes first", BUDI, ANI, "unknown"],
		["one of them and somebody else are told apart as ever", ANI, CICI, "match"],
	] as const)("%s", async (_name, best, second, kind) => {
		expect((await searchFinding(best, second, 0.07)).kind).toBe(kind);
	});

	test("twice the lead is enough", async () => {
		expect(await searchFinding(ANI, BUDI, 0.11)).toMatchObject({ kind: "match", employeeId: ANI });
	});
});

test("whose consent was withdrawn is a stranger, also while the index still knows the face", async () => {
	const employees = createMemoryEmployees();
	employees.add(ANI);
	const best = { employeeId: ANI, templateId: "t", similarity: 0.9 };
	const search = createFaceSearch({
		gallery: { search: async () => ({ best, second: null, revision: 1 }) },
		employees,
	});
	expect(await search(probe, thresholds)).toMatchObject({ kind: "match", employeeId: ANI });
	employees.withdraw(ANI);
	expect(await search(probe, thresholds)).toEqual({ kind: "unknown", bestSimilarity: null });
});

test("nor is anybody told by the duplicate check of an enrollment that the face is theirs", async () => {
	const employees = createMemoryEmployees();
	employees.add(ANI);
	const best = { employeeId: ANI, templateId: "t", similarity: 0.9 };
	const find = createFindResembling({
		gallery: { search: async () => ({ best, second: null, revision: 1 }) },
		employees,
	});
	expect(await find(BUDI, [probe], thresholds)).toMatchObject([{ employeeId: ANI }]);
	employees.withdraw(ANI);
	expect(await find(BUDI, [probe], thresholds)).toEqual([]);
});
