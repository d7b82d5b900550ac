// Where names and employee numbers stand in a data folder. docs/security.md lists the columns, and this looks into every
// column of every table: a table that begins to keep a name, or keeps one no more, has to change the guide with it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeBackup } from "../../../src/storage/backup/make-backup.ts";
import { collectSecrets } from "../../../src/storage/backup/secret-bundle.ts";
import { createRightsFixture, filesWith, type RightsFixture, rawFiles } from "../../support/rights-fixture.ts";
import { employeeId, enroll, punch, templateOf } from "../../support/store-fixture.ts";

const FIRST_NAME = "Zulaikha Kenarinama";
const names = {
	employee: "Zulaikha Wiraguna",
	operator: "Operator Kenanga",
	listed: "Calon Karyawan Teratai",
	typedInNote: "Sampaikan kepada Mawarni",
};
const numbers = { former: "CANARY-OLD-42", present: "CANARY-7731", listed: "CANARY-9001", external: "EXT-CANARY-5" };

let rights: RightsFixture;
beforeAll(() => {
	rights = createRightsFixture();
	const { store } = rights;
	const former = employeeId(numbers.former);
	const present = employeeId(numbers.present);
	const other = enroll(store, "QL-2", 9);
	const consent = { version: "2026-11-1", language: "id", acceptedAtMs: 1_000 } as const;
	store.employees.enroll({ employeeId: former, name: FIRST_NAME, consent }, [templateOf(former, 1)], {
		replace: false,
		lookAlikes: [other],
	});
	punch(store, former);
	store.identities.changeId(former, present);
	store.identities.rename(present, names.employee);
	punch(store, present, { direction: "OUT", note: names.typedInNote });
	store.targets.put({
		targetId: "hris",
		kind: "csv",
		name: "Berkas",
		settings: { folder: "/nowhere" },
		isEnabled: true,
		createdAtMs: 1,
		updatedAtMs: 1,
	});
	const listed = { isActive: true, name: names.listed, employeeId: numbers.listed, externalId: numbers.external };
	store.targetPeople.replace("hris", [listed], 7);
	store.targetPeople.setExternalId("hris", present, numbers.external, 8);
	const operator = { operatorId: "op-2", name: names.operator, pinSetAtMs: 1, createdAtMs: 1 };
	store.operators.add({ ...operator, role: "supervisor" }, "$argon2id$hash");
	store.audit.append({ atMs: 1, actor: "operator:op-2", action: "employee.rename", subject: present, detail: {} });
});
afterAll(() => {
	rights.dispose();
});

/** `table.column` of every column in which any of the texts stands as it is. */
function columnsWith(texts: readonly string[]): string[] {
	const database = new Database(rights.databasePath, { readonly: true });
	const tables = database.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
	const found = new Set<string>();
	for (const table of tables)
		for (const row of database.prepare<[], Record<string, unknown>>(`SELECT * FROM "${table}"`).all())
			for (const [column, value] of Object.entries(row)) {
				const bytes = Buffer.isBuffer(value) ? value : Buffer.from(String(value));
				if (texts.some((text) => bytes.includes(text))) found.add(`${table}.${column}`);
			}
	database.close();
	return [...found].sort();
}

/** The columns in the guide's table, by what the table says they hold. */
function columnsOfGuide(what: "name" | "number"): string[] {
	const guide = readFileSync("docs/security.md", "utf8");
	const rows = [...guide.matchAll(/^\| `([a-z_]+\.[a-z_]+)` +\| (name|number)\b/gm)];
	return rows.flatMap(([, column, held]) => (held === what && column !== undefined ? [column] : [])).sort();
}

describe("names in a data folder", () => {
	it("stand in the columns that the security guide lists, each kind of them, and in no other", () => {
		const columns = columnsWith(Object.values(names));
		expect(columns).toEqual(columnsOfGuide("name"));
		for (const name of Object.values(names)) expect(columnsWith([name])).toHaveLength(1);
	});

	it("are in no column any more once they were changed", () => {
		expect(columnsWith([FIRST_NAME])).toEqual([]);
	});

	it("are in no backup, while the database beside it holds them", async () => {
		const backup = await makeBackup({
			dataDir: rights.dataDir,
			kind: "manual",
			secrets: collectSecrets(rights.secrets, []),
			passphrase: null,
			nowMs: rights.time.clock.nowMs(),
			outPath: null,
		});
		const backups = join(rights.dataDir, "backups");
		expect(rawFiles(backups).map(({ path }) => path)).toEqual([backup]);
		expect(filesWith(rights.dataDir, names).length).toBeGreaterThan(3);
		expect(filesWith(backups, { ...names, ...numbers, FIRST_NAME })).toEqual([]);
	});
});

describe("employee numbers in a data folder", () => {
	it("stand in the columns that the security guide lists, and in no other", () => {
		expect(columnsWith(Object.values(numbers))).toEqual(columnsOfGuide("number"));
	});
});
