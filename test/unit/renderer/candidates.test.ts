import { expect, test } from "vitest";
import { suggestCandidates } from "../../../src/renderer/features/enrollment/candidates.ts";

const people = [
	{ employeeId: "E-1", name: "Ani Lestari" },
	{ employeeId: "E-2", name: "Budi Hartono" },
	{ employeeId: "E-21", name: "Ayu Lestari" },
];
const ids = (employeeId: string, name: string) =>
	suggestCandidates(people, { employeeId, name }).map((person) => person.employeeId);

test("people of the HRIS are offered by any part of name and number, until one is entered", () => {
	expect(ids("", "")).toEqual(["E-1", "E-2", "E-21"]);
	expect(ids("", "lestari ay")).toEqual(["E-21"]);
	expect(ids("e-2", "")).toEqual(["E-2", "E-21"]);
	expect(ids("E-2", "Budi Hartono")).toEqual([]);
	expect(ids("", "nobody")).toEqual([]);
});
