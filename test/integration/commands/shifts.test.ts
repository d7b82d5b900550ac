// The shift plan from the command line: taken over from a file, and told of in the summary of work days.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { runCommand } from "../../support/run-command.ts";
import { createStoreFixture, employeeId, enroll, punch, type StoreFixture } from "../../support/store-fixture.ts";

let fixture: StoreFixture;
let env: Record<string, string>;
let file: string;
beforeEach(() => {
	fixture = createStoreFixture();
	mkdirSync(fixture.dataDir);
	file = join(fixture.dataDir, "shifts.csv");
	env = { HADIR_DATA_DIR: fixture.dataDir, TZ: "Asia/Jakarta" };
});
afterEach(() => fixture.dispose());

const HEADER = "code;name;start;end;days;grace_minutes;groups";
const save = (...lines: string[]) => writeFileSync(file, [HEADER, ...lines].join("\r\n"));
const runImport = () => runCommand("import", ["--shifts", file], env);

it("takes a shift file over, and says what it did", async () => {
	save("P;Pagi;08.00;17.00;Sen-Jum;5;", "M;Malam;22:00;06:00;Sab;0;");
	expect(await runImport()).toEqual({
		code: 0,
		stdout: "Shifts added: 2, changed: 0, as they were: 0.\n",
		stderr: "",
	});
	save("P;Pagi;07.00;15.00;Sen-Jum;5;", "M;Malam;22:00;06:00;Sab;0;");
	expect(await runImport()).toMatchObject({ stdout: "Shifts added: 0, changed: 1, as they were: 1.\n" });
});

it("changes nothing when a line is wrong, and names each by its line", async () => {
	save("P;Pagi;08.00;17.00;Sen-Jum;5;", "M;Malam;22;06:00;Libur;0;Gudang");
	const refused = await runImport();
	expect(refused).toMatchObject({ code: 1, stdout: "" });
	expect(refused.stderr).toContain("Nothing was imported");
	expect(refused.stderr).toContain('line 3: Time "22": write it like 08:00.');
	expect(refused.stderr).toContain('line 3: Days "Libur"');
	expect(refused.stderr).toContain('line 3: There is no group "Gudang".');
	save("P;Pagi;08.00;17.00;Sen-Jum;5;");
	expect(await runImport()).toMatchObject({ stdout: "Shifts added: 1, changed: 0, as they were: 0.\n" });
});

it("stands alone, and says so", async () => {
	expect(await runCommand("import", ["faces.json", "--shifts", file], env)).toMatchObject({ code: 2 });
	expect(await runCommand("import", ["--shifts", join(fixture.dataDir, "no.csv")], env)).toMatchObject({ code: 1 });
});

it("adds to the summary who was late and who has no attendance, on every day that a shift was planned", async () => {
	const at = (local: string) => Date.parse(`${local}:00+07:00`);
	const store = fixture.open({
		clock: {
			nowMs: () => at("2026-01-01T00:00"),
			monotonicMs: () => 0,
			zone: () => ({ timeZone: "Asia/Jakarta", offsetMinutes: 420 }),
		},
	});
	for (const who of ["ani", "budi"]) enroll(store, who);
	const shift = { code: "P", startMs: at("2026-01-05T08:00"), endMs: at("2026-01-05T17:00"), graceMinutes: 5 };
	const work = { workDate: "2026-01-05", shift };
	punch(store, employeeId("ani"), { ...work, occurredAtMs: at("2026-01-05T08:20") });
	punch(store, employeeId("ani"), { ...work, direction: "OUT", occurredAtMs: at("2026-01-05T16:00") });
	store.shifts.put({
		...{ shiftId: "s", code: "P", name: "Pagi", startMinute: 480, endMinute: 1020 },
		weekdays: [1, 2],
		graceMinutes: 5,
		groupIds: null,
	});
	store.close();
	const { stdout } = await runCommand("export", ["--summary", "--from", "2026-01-04", "--to", "2026-01-07"], env);
	expect(stdout.trim().split("\r\n").slice(1)).toEqual([
		"2026-01-05,ani,Name of ani,P,2026-01-05 08:00:00,2026-01-05 17:00:00,2026-01-05 08:20:00,2026-01-05 16:00:00,7.67,20,60,2,late early_leave",
		"2026-01-05,budi,Name of budi,P,2026-01-05 08:00:00,2026-01-05 17:00:00,,,0.00,0,0,0,no_attendance",
		"2026-01-06,ani,Name of ani,P,2026-01-06 08:00:00,2026-01-06 17:00:00,,,0.00,0,0,0,no_attendance",
		"2026-01-06,budi,Name of budi,P,2026-01-06 08:00:00,2026-01-06 17:00:00,,,0.00,0,0,0,no_attendance",
	]);
});
