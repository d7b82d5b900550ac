import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Store } from "../../../src/storage/open-store.ts";
import { runCommand } from "../../support/run-command.ts";
import { createStoreFixture, employeeId, enroll, punch, templateOf } from "../../support/store-fixture.ts";

const fixture = createStoreFixture();
const outDir = mkdtempSync(join(tmpdir(), "hadir-export-"));
const jakarta = (text: string) => Date.parse(`${text}+07:00`);
const runExport = (...parameters: string[]) => runCommand("export", parameters, { HADIR_DATA_DIR: fixture.dataDir });
/** Where a command takes a kiosk's key from that keeps it in files. */
const putKeysIntoFolder = () => cpSync(fixture.secretDir, join(fixture.dataDir, "keys"), { recursive: true });
const linesOf = (csv: string) => csv.split("\r\n").slice(1, -1);

/** The kiosk that recorded these is open all the while. */
let store: Store;
beforeAll(() => {
	store = fixture.open();
	const ana = enroll(store, "QL-1");
	const evil = employeeId("QL-2");
	store.employees.enroll({ employeeId: evil, name: '=HYPERLINK("http://x")', consent: null }, [templateOf(evil, 2)], {
		replace: false,
	});
	punch(store, ana, { occurredAtMs: jakarta("2026-11-02T08:01:07.250"), note: '+62 812, "pintu"\nutara' });
	punch(store, evil, { occurredAtMs: jakarta("2026-11-03T00:00:00"), note: "@SUM(A1)", direction: "OUT" });
	punch(store, ana, { occurredAtMs: jakarta("2026-11-01T23:59:59.999"), method: "pin", confidence: null });
});
afterAll(() => {
	fixture.dispose();
	rmSync(outDir, { recursive: true });
});

it("writes one line an event in order of time, with local date and time", async () => {
	const { code, stdout, stderr } = await runExport();
	expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
	const [header] = stdout.split("\r\n");
	expect(header).toBe(
		"employee_id,name,date,time,direction,work_date,shift,method,remarks,note,delivery,clock_state,estimated_at,occurred_at,tz,recorded_at,direction_source,confidence,kiosk_seq,event_id,corrects",
	);
	const lines = linesOf(stdout);
	expect(lines).toHaveLength(3);
	expect(lines[0]).toMatch(
		/^QL-1,Name of QL-1,2026-11-01,23:59:59,IN,,,pin,,,waiting,trusted,,2026-11-01T23:59:59\.999\+07:00,Asia\/Jakarta,/,
	);
	expect(lines[1]).toContain("2026-11-02T08:01:07.250+07:00");
});

it("lets no cell become a formula, and quotes what needs quoting", async () => {
	const { stdout } = await runExport();
	expect(stdout).toContain(`QL-2,"'=HYPERLINK(""http://x"")",2026-11-03,`);
	expect(stdout).toContain(`,"'@SUM(A1)",`);
	expect(stdout).toContain(`,"'+62 812, ""pintu""\nutara",`);
	expect(stdout).not.toMatch(/(^|,|")[=@+]/m);
});

it("takes whole days, the last included, and exact moments", async () => {
	const seqs = async (...parameters: string[]) =>
		linesOf((await runExport(...parameters)).stdout)
			.flatMap((line) => /,(\d+),[0-9a-f-]{36},$/.exec(line)?.slice(1) ?? [])
			.map(Number);
	expect(await seqs("--from", "2026-11-02", "--to", "2026-11-02")).toEqual([1]);
	expect(await seqs("--to", "2026-11-01")).toEqual([3]);
	expect(await seqs("--from", "2026-11-02T17:00:00Z")).toEqual([2]);
	expect(await seqs("--to", "2026-11-02T08:01:07.250+07:00")).toEqual([3, 1]);
});

it("takes the filters of the screen", async () => {
	const namesOf = async (...parameters: string[]) =>
		linesOf((await runExport(...parameters)).stdout).flatMap((line) => /^QL-\d/.exec(line) ?? []);
	expect(await namesOf("--direction", "out")).toEqual(["QL-2"]);
	expect(await namesOf("--employee", "QL-1", "--delivery", "waiting")).toEqual(["QL-1", "QL-1"]);
	expect(await namesOf("--state", "suspect")).toEqual([]);
	expect(await runExport("--state", "odd")).toMatchObject({ code: 2, stdout: "" });
	expect(await runExport("--summary", "--direction", "IN")).toMatchObject({ code: 2, stdout: "" });
	expect(linesOf((await runExport("--summary", "--employee", "QL-2")).stdout)).toHaveLength(1);
});

it("is told to write for Excel, which opens it with a double click", async () => {
	const path = join(outDir, "excel.csv");
	await runExport("--excel", "--out", path);
	expect(readFileSync(path, "utf8")).toMatch(/^\uFEFFemployee_id;name;date;/);
});

it("writes a file that only its owner may read", async () => {
	const path = join(outDir, "all.csv");
	const { code, stdout } = await runExport("--out", path);
	expect({ code, stdout }).toEqual({ code: 0, stdout: `3 events written to ${path}.\n` });
	expect(readFileSync(path, "utf8")).toBe((await runExport()).stdout);
	if (process.platform !== "win32") expect(statSync(path).mode & 0o777).toBe(0o600);
});

it("sums up work days: what is missing is said, nothing is filled in", async () => {
	const { code, stdout } = await runExport("--summary");
	expect(code).toBe(0);
	expect(stdout.split("\r\n")[0]).toBe(
		"work_date,employee_id,name,shift,shift_start,shift_end,first_in,last_out,worked_hours,late_minutes,early_leave_minutes,punches,flags",
	);
	expect(linesOf(stdout)).toEqual([
		"2026-11-01,QL-1,Name of QL-1,,,,2026-11-01 23:59:59,,0.00,0,0,1,missing_out",
		"2026-11-02,QL-1,Name of QL-1,,,,2026-11-02 08:01:07,,0.00,0,0,1,missing_out",
		`2026-11-02,QL-2,"'=HYPERLINK(""http://x"")",,,,,2026-11-03 00:00:00,0.00,0,0,1,missing_in`,
	]);
	const second = await runExport("--summary", "--from", "2026-11-02", "--to", "2026-11-02");
	expect(linesOf(second.stdout).map((line) => line.split(",").slice(0, 2))).toEqual([
		["2026-11-02", "QL-1"],
		["2026-11-02", "QL-2"],
	]);
});

it("holds no more of the log than a page: 200,000 rows pass through a heap that could not keep them", () => {
	const script = join(import.meta.dirname, "../../support/export-many.ts");
	const written = execFileSync(process.execPath, ["--max-old-space-size=32", script, "200000"], { encoding: "utf8" });
	expect(written).toBe("200000\n");
});

it("says what it does not understand and what is not there", async () => {
	expect(await runExport("--from", "2026-02-31")).toMatchObject({ code: 2, stdout: "" });
	expect(await runExport("--to", "yesterday")).toMatchObject({ code: 2 });
	expect(await runExport("--from", "2026-11-30", "--to", "2026-11-01")).toMatchObject({ code: 2, stdout: "" });
	expect(await runExport("--from", "2026-11-30", "--to", "2026-11-30")).toMatchObject({ code: 0 });
	expect(await runExport("--out", join(outDir, "no/such/folder.csv"))).toMatchObject({ code: 1 });
	const empty = await runCommand("export", [], { HADIR_DATA_DIR: join(outDir, "nothing") });
	expect(empty).toMatchObject({
		code: 1,
		stdout: "",
		stderr: expect.stringContaining("no database in the data folder"),
	});
});

it("reads names that lie sealed with the kiosk's key, and refuses without it rather than leave them out", async () => {
	const { stdout: plain } = await runExport();
	store.nameProtection.set(true);
	while (store.nameProtection.step());
	try {
		expect(await runExport()).toMatchObject({
			code: 1,
			stdout: "",
			stderr: expect.stringContaining("key cannot be opened"),
		});
		putKeysIntoFolder();
		expect((await runExport()).stdout).toBe(plain);
	} finally {
		rmSync(join(fixture.dataDir, "keys"), { recursive: true, force: true });
		store.nameProtection.set(false);
		while (store.nameProtection.step());
	}
});
