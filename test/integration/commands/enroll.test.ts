// `npm run enroll` as a process of its own, with the real models and the photos that a package ships.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { enrollPhotos, planFolder } from "../../../src/app/maintenance/enroll-photos.ts";
import { createKeyFileSecretStore } from "../../../src/storage/keys/key-file-secret-store.ts";
import { openStoreReadOnly } from "../../../src/storage/open-store-read-only.ts";
import { eventually } from "../../support/eventually.ts";
import { runCommand } from "../../support/run-command.ts";
import { photoOf, plainPhoto } from "../../support/sample-people.ts";
import { createStoreFixture, type StoreFixture } from "../../support/store-fixture.ts";

let fixture: StoreFixture;
let photos: string;
let list: string;
beforeEach(async () => {
	fixture = createStoreFixture();
	photos = join(fixture.dataDir, "photos");
	list = join(fixture.dataDir, "staff.csv");
	mkdirSync(join(photos, "K-2"), { recursive: true });
	writeFileSync(join(photos, "K-1.jpg"), await photoOf("sari"));
	writeFileSync(join(photos, "K-1_2.jpg"), await photoOf("sari", 4));
	writeFileSync(join(photos, "K-2", "a.jpg"), await photoOf("ayu"));
	writeFileSync(join(photos, "K-3.jpg"), await plainPhoto(90, 90, 90));
	copyFileSync(join(photos, "K-1.jpg"), join(photos, "K-4.jpg"));
});
afterEach(() => {
	fixture.dispose();
});

const LIST =
	"employee_id,name,consent\nK-1,Sari,yes\nK-2,Ayu,2026-11-20\nK-3,Wall,yes\nK-4,Sari again,yes\nK-5,Nobody,yes\nK-6,Dewi,no\n";
const run = (...more: string[]) =>
	runCommand("enroll", ["--dir", photos, "--csv", list, ...more], { HADIR_DATA_DIR: join(fixture.dataDir, "kiosk") });

function readBack() {
	const dataDir = join(fixture.dataDir, "kiosk");
	const secrets = createKeyFileSecretStore(join(dataDir, "keys"));
	const store = openStoreReadOnly({ dataDir, secrets });
	const people = store.employees.list("");
	store.close();
	return people.map(({ employeeId, unusableTemplateCount, consent }) => [
		employeeId,
		unusableTemplateCount,
		consent?.version,
	]);
}

it("enrolls whose photos can be, reports every other with its reason, and goes on where it stopped", async () => {
	writeFileSync(list, LIST);
	const first = await run();
	expect(first).toMatchObject({ code: 1, stderr: "" });
	expect(first.stdout).toContain("Photos enrolled: 3. There already: 0. Refused: 2.");
	expect(readBack()).toEqual([
		["K-2", 1, "written"],
		["K-1", 2, "written"],
	]);
	const report = readFileSync(join(fixture.dataDir, "staff-report.csv"), "utf8");
	expect(report).toContain("refused,K-3.jpg,K-3,");
	expect(report).toMatch(/refused,K-4\.jpg,K-4,.*Sari \(K-1\)/);
	expect(report).toMatch(/refused,,K-5,No photo/);
	expect(report).toMatch(/refused,,K-6,"?Line 7: The list does not say that the person agreed/);

	const again = await run();
	expect(again.stdout).toContain("Photos enrolled: 0. There already: 3. Refused: 2.");
	expect(readBack()).toHaveLength(2);
});

it("goes on after it was killed, and doubles nothing", async () => {
	writeFileSync(list, LIST);
	const report = join(fixture.dataDir, "staff-report.csv");
	const script = join(import.meta.dirname, "../../../src/cli/enroll.ts");
	const killed = spawn(process.execPath, [script, "--dir", photos, "--csv", list], {
		env: { ...process.env, HADIR_DATA_DIR: join(fixture.dataDir, "kiosk") },
		stdio: "ignore",
	});
	const gone = once(killed, "exit");
	await eventually(
		"the first photo is enrolled",
		() => existsSync(report) && readFileSync(report, "utf8").includes("enrolled,"),
	);
	killed.kill("SIGKILL");
	await gone;
	const { stdout } = await run();
	expect(stdout).toMatch(/There already: [1-3]\. Refused: 2\./);
	expect(readBack()).toEqual([
		["K-2", 1, "written"],
		["K-1", 2, "written"],
	]);
});

it("only tells whose photo each file is when asked to, and enrolls without consent only when told to", async () => {
	writeFileSync(list, "employee_id,name\nK-1,Sari\nK-2,Ayu\n");
	const checked = await run("--check");
	expect(checked.stdout).toContain("People with photos: 0. Photos: 0.");
	const told = await run("--check", "--without-consent");
	expect(told.stdout).toContain("People with photos: 2. Photos: 3.");
	expect(told.stdout).toContain("Enrolled without a stated consent, as you asked: 2 people.");
});

it("never writes its report over the list, and says plainly where it cannot write one", async () => {
	writeFileSync(list, LIST);
	expect(await run("--report", list)).toMatchObject({ code: 2 });
	expect(readFileSync(list, "utf8")).toBe(LIST);
	const nowhere = await run("--report", join(fixture.dataDir, "no-such-folder", "report.csv"));
	expect(nowhere.code).toBe(1);
	expect(nowhere.stderr).toMatch(/^Nothing was enrolled: ENOENT[^\n]*\n$/);
});

it("goes on without a photo that cannot be read any more", async () => {
	const plan = planFolder(photos, "employee_id,name,consent\nK-1,Sari,yes\nK-2,Ayu,yes\n", false);
	rmSync(join(photos, "K-1.jpg"));
	const results: string[] = [];
	const config = { dataDir: join(fixture.dataDir, "kiosk"), modelsDir: join(import.meta.dirname, "../../../models") };
	await enrollPhotos(config, photos, plan, ({ file, outcome }) => results.push(`${file} ${outcome.kind}`));
	expect(results.toSorted()).toEqual(["K-1.jpg refused", "K-1_2.jpg enrolled", "K-2/a.jpg enrolled"]);
});

it("says what to do while a kiosk runs, and for what was typed wrong", async () => {
	writeFileSync(list, LIST);
	const dataDir = join(fixture.dataDir, "kiosk");
	const other = createStoreFixture();
	try {
		const store = other.open();
		const refused = await runCommand("enroll", ["--dir", photos, "--csv", list], { HADIR_DATA_DIR: other.dataDir });
		expect(refused.code).toBe(1);
		expect(refused.stderr).toContain("a kiosk is running on this data folder");
		store.close();
	} finally {
		other.dispose();
	}
	expect(await runCommand("enroll", ["--csv", list], {})).toMatchObject({ code: 2 });
	const missing = await runCommand("enroll", ["--dir", photos, "--csv", `${list}x`], { HADIR_DATA_DIR: dataDir });
	expect(missing.stderr).toContain("Nothing was enrolled: ENOENT");
});
