import { describe, expect, test } from "vitest";
import { readCsvTable } from "../../../src/core/domain/csv-table.ts";
import { MAX_PHOTOS_PER_PERSON, planPhotos } from "../../../src/core/domain/enrollment/photo-plan.ts";
import { readStaffList, type StaffListRules } from "../../../src/core/domain/enrollment/staff-list.ts";

const NOW = Date.UTC(2026, 10, 22, 3);
const rules: StaffListRules = { nowMs: NOW, acceptsNoConsent: false };
const members = (csv: string, changes: Partial<StaffListRules> = {}) => readStaffList(csv, { ...rules, ...changes });

describe("a CSV table", () => {
	test.each([
		["commas", 'a,b\n1,"x, ""y"""\n', ["1", 'x, "y"']],
		["semicolons, as offices with a decimal comma save it", 'a;b\r\n1;"x;y"\r\n', ["1", "x;y"]],
		["tabs, without a line end at the end", "a\tb\n 1 \t2,5", ["1", "2,5"]],
		["a byte order mark and a last empty cell", "\uFEFFa,b\n1,", ["1", ""]],
	])("is read with %s", (_name, csv, cells) => {
		expect(readCsvTable(csv)?.map((row) => row.cells)).toEqual([["a", "b"], cells]);
	});

	test("counts lines as an editor does, over blank lines and cells of several lines", () => {
		expect(readCsvTable('a\n\n"x\ny"\nz')).toEqual([
			{ line: 1, cells: ["a"] },
			{ line: 3, cells: ["x\ny"] },
			{ line: 5, cells: ["z"] },
		]);
	});

	test("with a quote that is not closed is none", () => {
		expect(readCsvTable('a,b\n1,"x')).toBeNull();
		expect(readCsvTable('a,b\n1,"x"y')).toBeNull();
	});

	test("of nothing has no rows", () => {
		expect(readCsvTable("")).toEqual([]);
	});
});

describe("a staff list", () => {
	test("tells people, consent and its day, in either language", () => {
		const { members: found, problems } = members(
			"Nomor;Nama;Persetujuan\nK-1;Sari  Wulandari;ya\nK 2/24;Budi;2026-11-20\n",
		);
		expect(problems).toEqual([]);
		expect(found).toEqual([
			{
				line: 2,
				employeeId: "K-1",
				name: "Sari Wulandari",
				consent: { version: "written", language: "id", acceptedAtMs: NOW },
				photos: [],
			},
			expect.objectContaining({
				employeeId: "K 2/24",
				consent: { version: "written", language: "id", acceptedAtMs: Date.UTC(2026, 10, 20) },
			}),
		]);
	});

	test("says what is wrong with each line, and takes the others", () => {
		const csv =
			"employee_id,name,consent\n,A,yes\nK-1,,yes\nK-2,B,no\nK-3,C,soon\nK-4,D,2027-01-01\nK-5,E,yes\nK-5,F,yes\n";
		const { members: found, problems } = members(csv);
		expect(problems.map(({ line, problem }) => [line, problem])).toEqual([
			[2, "invalid_employee_id"],
			[3, "invalid_name"],
			[4, "no_consent"],
			[5, "invalid_consent"],
			[6, "invalid_consent"],
			[8, "repeated_employee_id"],
		]);
		expect(found.map(({ name }) => name)).toEqual(["E"]);
	});

	test("without consent is taken only when somebody said so, and a word that means nothing never is", () => {
		const csv = "employee_id,name\nK-1,A\n";
		expect(members(csv).problems).toMatchObject([{ problem: "no_consent" }]);
		expect(members(csv, { acceptsNoConsent: true }).members).toMatchObject([{ employeeId: "K-1", consent: null }]);
		expect(members("employee_id,name,consent\nK-1,A,soon", { acceptsNoConsent: true }).members).toEqual([]);
	});

	test.each([
		["no list at all", "", "columns_missing"],
		["no name", "employee_id\nK-1", "columns_missing"],
		["a broken file", 'employee_id,name\n"K-1,A', "unreadable"],
	])("of %s is refused as a whole", (_name, csv, problem) => {
		expect(members(csv)).toEqual({ members: [], problems: [{ line: 1, problem, employeeId: null }] });
	});
});

describe("photos find their people", () => {
	const list = members("employee_id,name,consent,photos\nK-1,A,yes,\nK-10,B,yes,\nK-3,C,yes,ceo.jpg|lost.jpg\n");
	const ownersOf = (...files: string[]) =>
		Object.fromEntries(planPhotos(list, files).photos.map(({ file, member }) => [file, member.employeeId]));

	test.each([
		["K-1.jpg", "K-1"],
		["k-1.JPEG", "K-1"],
		["K-1_2.png", "K-1"],
		["K-1 (2).webp", "K-1"],
		["K-10.jpg", "K-10"],
		["K-10-front.jpg", "K-10"],
		["K-1/left.jpg", "K-1"],
		["hq/K-10/K-1.jpg", "K-10"],
		["ceo.jpg", "K-3"],
		["hq/CEO.jpg", "K-3"],
	])("%s is %s's", (file, owner) => {
		expect(ownersOf(file)).toEqual({ [file]: owner });
	});

	test.each(["K-100.jpg", "K-12.jpg", "xK-1.jpg", "A.jpg"])("%s is nobody's", (file) => {
		expect(planPhotos(list, [file]).problems).toContainEqual({ problem: "nobodys_photo", file, employeeId: null });
	});

	test("what is no photo is not mentioned; people without one, and photos that the list names in vain, are", () => {
		const { photos, people, problems } = planPhotos(list, ["K-1.jpg", "staff.csv", "Thumbs.db", "ceo.jpg"]);
		expect([photos.length, people]).toEqual([2, 2]);
		expect(problems).toEqual([
			{ problem: "photo_missing", file: "lost.jpg", employeeId: "K-3" },
			{ problem: "no_photo", file: null, employeeId: "K-10" },
		]);
	});

	test("no more than some for each", () => {
		const files = Array.from({ length: MAX_PHOTOS_PER_PERSON + 1 }, (_, i) => `K-1/${String(i).padStart(2, "0")}.jpg`);
		const { photos, problems } = planPhotos(list, files);
		expect(photos).toHaveLength(MAX_PHOTOS_PER_PERSON);
		expect(problems).toContainEqual({ problem: "too_many_photos", file: "K-1/20.jpg", employeeId: "K-1" });
	});
});
