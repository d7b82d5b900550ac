import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { uuidv7 } from "uuidv7";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createSystemClock } from "../../../src/app/system-clock.ts";
import { toRecoveryGroups } from "../../../src/core/domain/codes/recovery-code.ts";
import { listBackups } from "../../../src/storage/backup/backup-files.ts";
import { createKeyFileSecretStore } from "../../../src/storage/keys/key-file-secret-store.ts";
import { openStore, type Store } from "../../../src/storage/open-store.ts";
import { createStoreFixture, employeeId, enroll, punch, type StoreFixture } from "../../support/store-fixture.ts";

const CODE = Uint8Array.from({ length: 20 }, (_, index) => index * 13);
const TYPED_CODE = toRecoveryGroups(CODE).join(" ").toLowerCase();
const PASSPHRASE = "kopi susu tiga gelas";

let fixture: StoreFixture;
let other: string;
let store: Store;
beforeEach(() => {
	fixture = createStoreFixture();
	other = join(fixture.dataDir, "..", "other");
	store = open(fixture.dataDir);
	store.settings.update({ setupCompleted: true, kioskName: "Lobi" });
	store.recovery.keep(store.recovery.draft(CODE));
	punch(store, enroll(store, "QL-1"));
});
afterEach(() => {
	store.close();
	fixture.dispose();
});

function open(dataDir: string): Store {
	const secrets = createKeyFileSecretStore(join(dataDir, "keys"));
	return openStore({ dataDir, secrets, clock: createSystemClock(), ids: { uuidv7 } });
}

async function run(
	command: string,
	parameters: readonly string[],
	answers: readonly string[] = [],
	dataDir = fixture.dataDir,
) {
	const root = join(import.meta.dirname, "../../..");
	const child = spawn(process.execPath, [join(root, `src/cli/${command}.ts`), ...parameters], {
		cwd: root,
		env: { PATH: process.env["PATH"] ?? "", TZ: "Asia/Jakarta", HADIR_DATA_DIR: dataDir },
	});
	child.stdin.end(answers.map((answer) => `${answer}\n`).join(""));
	const code = new Promise<number | null>((resolve) => child.once("close", resolve));
	const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
	return { code: await code, stdout, stderr };
}

const newest = () => {
	const folder = join(fixture.dataDir, "backups");
	return join(folder, readdirSync(folder).sort().at(-1) ?? "");
};

describe("npm run backup", () => {
	it("makes one beside a running kiosk, and takes it to another folder", async () => {
		const stick = join(fixture.dataDir, "..", "stick");
		mkdirSync(stick);
		const { code, stdout, stderr } = await run("backup", ["--to", stick]);
		expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
		expect(stdout).toContain("1 people, 1 attendance records");
		expect(readdirSync(stick)).toEqual(readdirSync(join(fixture.dataDir, "backups")));
	});

	it("killed in the middle leaves no plain copy once the kiosk has started, and no half backup under a name", async () => {
		const root = join(import.meta.dirname, "../../..");
		const folder = join(fixture.dataDir, "backups");
		for (let i = 0; i < 3000; i++) punch(store, employeeId("QL-1"));
		for (const sign of [".copy-", ".part"]) {
			const child = spawn(process.execPath, [join(root, "src/cli/backup.ts")], {
				cwd: root,
				env: { PATH: process.env["PATH"] ?? "", HADIR_DATA_DIR: fixture.dataDir },
				stdio: "ignore",
			});
			const gone = new Promise((resolve) => child.once("close", resolve));
			const hasSign = () => existsSync(folder) && readdirSync(folder).some((name) => name.includes(sign));
			while (!hasSign() && child.exitCode === null) await new Promise((resolve) => setImmediate(resolve));
			child.kill("SIGKILL");
			await gone;
		}
		expect(readdirSync(folder).some((name) => name.startsWith(".copy-"))).toBe(true);
		store.close();
		store = open(fixture.dataDir);
		expect(readdirSync(folder).filter((name) => !name.endsWith(".hadirbackup"))).toEqual([]);
		for (const { bytes, events } of listBackups(folder)) expect([bytes > 0, events]).toEqual([true, 3001]);
	});

	it("tells when the other folder is away", async () => {
		const { code, stderr } = await run("backup", ["--to", join(other, "nowhere")]);
		expect(code).toBe(1);
		expect(stderr).toBe("The folder cannot be reached. The backup itself is in the data folder.\n");
	});
});

describe("npm run restore", () => {
	it("shows what is in it, asks, and opens on another computer with the printed code alone", async () => {
		await run("backup", []);
		const file = newest();
		const shown = await run("restore", [file, "--show"]);
		expect(shown.stdout).toContain('Backup of "Lobi"');
		const declined = await run("restore", [file, "--recovery-code"], [TYPED_CODE, "no"], other);
		expect(declined).toMatchObject({ code: 1 });
		expect(declined.stderr).toContain("Nothing was changed.");
		const { code, stdout, stderr } = await run("restore", [file, "--recovery-code"], [TYPED_CODE, "yes"], other);
		expect({ code, stderr }).toMatchObject({ code: 0 });
		expect(stdout).toContain("Records that are still to reach the HRIS: 1.");
		const restored = open(other);
		expect(restored.employees.templates(employeeId("QL-1"))).toHaveLength(1);
		expect(restored.verifyLog()).toMatchObject({ ok: true });
		restored.close();
	});

	it("takes this computer's own key where it has it", async () => {
		await run("backup", []);
		store.close();
		const { code, stdout } = await run("restore", [newest(), "--yes"]);
		expect(code).toBe(0);
		expect(stdout).toContain("The former state is kept in");
	});

	it("refuses a running kiosk, a code that was typed wrong, another computer without the code, and a file that is none", async () => {
		await run("backup", []);
		const file = newest();
		const cases = [
			[await run("restore", [file, "--yes"]), "A kiosk is running on this data folder."],
			[await run("restore", [file, "--recovery-code", "--yes"], ["AAAAA"], other), "That is no recovery code"],
			[await run("restore", [file, "--yes"], [], other), "Use --recovery-code."],
			[await run("restore", [join(fixture.dataDir, "hadir.db"), "--yes"]), "This file is not a whole backup of Hadir."],
		] as const;
		for (const [{ code, stderr }, words] of cases) {
			expect(code).toBe(1);
			expect(stderr).toContain(words);
		}
		expect(store.verifyLog()).toMatchObject({ ok: true });
	});
});

describe("npm run move-out and move-in", () => {
	it("goes on elsewhere as the same kiosk, and not here any more", async () => {
		const { kioskId } = store.settings.read();
		store.close();
		const file = join(fixture.dataDir, "..", "kiosk.hadirbackup");
		const out = await run("move-out", [file], [PASSPHRASE, PASSPHRASE]);
		expect(out).toMatchObject({ code: 0 });
		expect(() => open(fixture.dataDir)).toThrow("KIOSK_MOVED");
		expect(existsSync(`${file}.unfinished`)).toBe(false);
		const moved = await run("move-in", [file], [PASSPHRASE], other);
		expect(moved).toMatchObject({ code: 0 });
		const there = open(other);
		expect(there.settings.read().kioskId).toBe(kioskId);
		expect(punch(there, employeeId("QL-1")).kioskSeq).toBe(2);
		expect(there.audit.list(2).map(({ action }) => action)).toEqual(["backup.move", "kiosk.moveOut"]);
		there.close();
	});

	it("may be done again after it was moved out, and comes back here with the file", async () => {
		store.close();
		const [one, two] = ["one", "two"].map((name) => join(fixture.dataDir, "..", `${name}.hadirbackup`));
		await run("move-out", [one ?? "", "--recovery-code"]);
		const again = await run("move-out", [two ?? "", "--recovery-code"]);
		expect(again).toMatchObject({ code: 0 });
		const back = await run("move-in", [two ?? "", "--recovery-code"], [TYPED_CODE]);
		expect(back).toMatchObject({ code: 0 });
		const here = open(fixture.dataDir);
		expect(here.verifyLog()).toMatchObject({ ok: true });
		here.close();
	});

	it("refuses a running kiosk, a wrong passphrase, a short one, and a folder in which a kiosk lives", async () => {
		const file = join(fixture.dataDir, "..", "kiosk.hadirbackup");
		const running = await run("move-out", [file], [PASSPHRASE, PASSPHRASE]);
		expect(running.stderr).toContain("A kiosk is running on this data folder.");
		store.close();
		expect((await run("move-out", [file], ["short", "short"])).stderr).toContain("12 characters or more");
		await run("move-out", [file], [PASSPHRASE, PASSPHRASE]);
		const wrong = await run("move-in", [file], ["another passphrase"], other);
		expect(wrong).toMatchObject({ code: 1 });
		expect(wrong.stderr).toContain("This backup does not open with that.");
		rmSync(other, { recursive: true });
		const inhabited = open(other);
		inhabited.settings.update({ setupCompleted: true });
		inhabited.close();
		expect((await run("move-in", [file], [PASSPHRASE], other)).stderr).toContain("A kiosk lives in");
	});
});
