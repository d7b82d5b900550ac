import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseFacesDb } from "../../../src/app/maintenance/faces-db.ts";

const parse = (value: unknown) => parseFacesDb(JSON.stringify(value));
function problemsOf(value: unknown): readonly string[] {
	const parsed = parse(value);
	return parsed.ok ? [] : parsed.problems;
}

describe("both shapes of faces_db.json", () => {
	const expected = {
		ok: true,
		people: [
			{ employeeId: "QL-1", name: "Ana", embeddings: [Float32Array.of(0.6, 0.8), Float32Array.of(0, -1)] },
			{ employeeId: "QL-2", name: "Budi", embeddings: [] },
		],
	};

	it("by employee id", () => {
		const file = {
			"QL-1": {
				name: " Ana ",
				embeddings: [
					[3, 4],
					[0, -9],
				],
				created_at: "2024",
			},
			"QL-2": { name: "Budi", embeddings: [] },
		};
		expect(parse(file)).toEqual(expected);
	});

	it("as a list", () => {
		const file = [
			{
				employee_id: "QL-1",
				name: "Ana",
				embeddings: [
					[3, 4],
					[0, -9],
				],
			},
			{ employee_id: "QL-2", name: "Budi", embeddings: [] },
		];
		expect(parse(file)).toEqual(expected);
	});
});

it("makes every embedding a unit vector, however large or small its numbers", () => {
	const number = fc.double({ noNaN: true, noDefaultInfinity: true });
	const vector = fc
		.array(number, { minLength: 1, maxLength: 32 })
		.filter((values) => values.some((value) => value !== 0));
	fc.assert(
		fc.property(vector, (values) => {
			const parsed = parse([{ employee_id: "A", name: "A", embeddings: [values] }]);
			const embedding = parsed.ok ? parsed.people[0]?.embeddings[0] : undefined;
			expect(Math.hypot(...(embedding ?? []))).toBeCloseTo(1, 5);
		}),
	);
});

describe("complaints name the entry and what is wrong, and refuse the whole file", () => {
	it.each([
		["a number for an entry", { a: 5 }, ['entry "a": Invalid input: expected object, received number']],
		["an empty name", [{ employee_id: "A", name: " ", embeddings: [] }], ["entry 1: name: is empty"]],
		[
			"text in an embedding",
			{ A: { name: "A", embeddings: [[1], [1, "x"]] } },
			['entry "A": embeddings[1][1]: is not a number'],
		],
		["an empty embedding", { A: { name: "A", embeddings: [[]] } }, ['entry "A": embeddings[0]: is empty']],
		["only zeros", { A: { name: "A", embeddings: [[0, 0]] } }, ['entry "A": embeddings[0]: is all zeros']],
		["no list of embeddings", { A: { name: "A", embeddings: [1, 2] } }, 2],
		["a sign before an id", { "=A": { name: "A", embeddings: [] } }, 1],
		["a wrong outer shape", "text", ["the file holds neither an object by employee id nor a list of people"]],
	])("%s", (_, file, expected) => {
		const problems = problemsOf(file);
		if (typeof expected === "number") expect(problems).toHaveLength(1);
		else expect(problems).toEqual(expected);
	});

	it("a person who is there twice, and embeddings of two lengths", () => {
		const file = [
			{ employee_id: "A", name: "A", embeddings: [[1, 2, 3]] },
			{ employee_id: " A", name: "A", embeddings: [] },
			{ employee_id: "B", name: "B", embeddings: [[1, 2]] },
		];
		expect(problemsOf(file)).toEqual([
			'"A" is there more than once',
			'"B": an embedding has 2 numbers, the first of the file has 3',
		]);
	});

	it("a file that is not JSON, without repeating what is in it", () => {
		const parsed = parseFacesDb('{"Dewi Lestari": half}');
		expect(parsed).toEqual({ ok: false, problems: ["the file is not JSON"] });
	});

	it("one that is not a number", () => {
		expect(parseFacesDb('[{"employee_id":"A","name":"A","embeddings":[[1,NaN]]}]').ok).toBe(false);
		expect(parseFacesDb('[{"employee_id":"A","name":"A","embeddings":[[1,1e999]]}]').ok).toBe(false);
	});
});
