// What `npm run autostart` writes is judged by those who read it: systemd's own check, desktop-file-utils, and a run of the
// written command line with names that every one of them could mistake.
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runCommand } from "../../support/run-command.ts";

const project = join(import.meta.dirname, "../../..");
const hasTool = (tool: string) => spawnSync(tool, ["--version"]).error === undefined;
/** CI installs both; elsewhere their tests say that they are skipped. */
const mustHaveTools = process.env["REQUIRE_DESKTOP_TOOLS"] === "1";
const lacks = (tool: string) => !mustHaveTools && !hasTool(tool);
const why = (tool: string) => (lacks(tool) ? ` (skipped: ${tool} is not installed)` : "");

let folder: string;
let env: Record<string, string>;
let program: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "hadir-autostart-"));
	env = { HOME: folder, XDG_CONFIG_HOME: join(folder, "config"), HADIR_DATA_DIR: join(folder, "data") };
	program = join(folder, '100% Hadir $HOME "kiosk" it\'s', "hadir");
	mkdirSync(join(program, ".."));
	writeFileSync(program, '#!/bin/sh\nprintf "%s\\n" "$0" "$@"\n');
	chmodSync(program, 0o755);
});
afterEach(() => rmSync(folder, { recursive: true }));

const show = async (...parameters: string[]) => {
	const { code, stdout, stderr } = await runCommand("autostart", ["show", ...parameters], env);
	expect(code, stderr).toBe(0);
	return stdout;
};

test.skipIf(lacks("systemd-analyze"))(`systemd takes the kiosk's unit${why("systemd-analyze")}`, async () => {
	const spaced = join(folder, "100% Hadir $HOME", "hadir");
	mkdirSync(join(spaced, ".."));
	writeFileSync(spaced, "#!/bin/sh\n", { mode: 0o755 });
	for (const path of [spaced, program]) await verifyUserUnit(path);
});

async function verifyUserUnit(path: string): Promise<void> {
	const unit = join(folder, "hadir-kiosk.service");
	writeFileSync(unit, await show("--kind", "systemd-user", "--program", path));
	const checked = spawnSync("systemd-analyze", ["verify", "--user", unit], {
		encoding: "utf8",
		env: { ...process.env, XDG_RUNTIME_DIR: folder },
	});
	expect(checked.stderr.split("\n").filter((line) => line.includes("hadir-kiosk"))).toEqual([]);
	expect(checked.status, checked.stderr).toBe(0);
}

test.skipIf(lacks("systemd-analyze"))(
	`systemd takes the service's unit, and finds it locked in${why("systemd-analyze")}`,
	() => {
		const shipped = readFileSync(join(project, "resources/systemd/hadir.service"), "utf8");
		const unit = join(folder, "hadir.service");
		writeFileSync(unit, shipped.replace("/opt/hadir/bin/hadir", "/bin/true"));
		const checked = spawnSync("systemd-analyze", ["verify", unit], { encoding: "utf8" });
		expect(checked.stderr.split("\n").filter((line) => line.includes("hadir.service"))).toEqual([]);
		// Of ten, ten being a service that may do anything: systemd-analyze(1), "security".
		const judged = spawnSync("systemd-analyze", ["security", "--offline=true", "--threshold=25", unit], {
			encoding: "utf8",
		});
		expect(judged.status, judged.stdout).toBe(0);
	},
);

test.skipIf(lacks("desktop-file-validate"))(`the desktop takes the entry${why("desktop-file-validate")}`, async () => {
	const entry = join(folder, "hadir-kiosk.desktop");
	writeFileSync(entry, await show("--kind", "xdg", "--program", program));
	const checked = spawnSync("desktop-file-validate", [entry], { encoding: "utf8" });
	expect(checked.stdout + checked.stderr).toBe("");
});

test("the entry's command line, read as the specification says, is the program that was meant", async () => {
	const content = await show("--kind", "xdg", "--program", program);
	const value = /^Exec=(.*)$/m.exec(content)?.[1] ?? "";
	// A value of type string, then quotes, then field codes.
	const unescaped = value.replaceAll("\\\\", "\\");
	const words = [...unescaped.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, word = ""]) =>
		word.replace(/\\(["`$\\])/g, "$1").replaceAll("%%", "%"),
	);
	expect(execFileSync(words[0] ?? "", words.slice(1), { encoding: "utf8" })).toBe(`${program}\n--restart-code=75\n`);
});

test("the task for Windows is well-formed, and an ampersand in a path stays one", async () => {
	const content = await show("--kind", "windows-task", "--program", join(folder, "R&D <Hadir>", "hadir.exe"));
	const open: string[] = [];
	for (const [, slash, name = ""] of content.matchAll(/<(\/?)([A-Za-z]+)[^>]*>/g))
		if (slash === "/") expect(open.pop()).toBe(name);
		else open.push(name);
	expect(open).toEqual([]);
	expect(content).toContain("R&#38;D &#60;Hadir&#62;");
	expect(content).toContain("<ExecutionTimeLimit>PT0S</ExecutionTimeLimit>");
});

test("Shell Launcher's script quotes the program for PowerShell and for Windows", async () => {
	const content = await show("--kind", "windows-shell-launcher", "--program", "/opt/It's here/hadir");
	expect(content).toContain(`SetCustomShell($sid, '"/opt/It''s here/hadir" --restart-code=75', @(0), @($doNothing)`);
});

test("a path that a desktop entry cannot hold is refused in words", async () => {
	const { code, stderr } = await runCommand("autostart", ["show", "--kind", "xdg", "--program", "/opt/a=b/hadir"], env);
	expect(code).toBe(1);
	expect(stderr).toMatch(/^This cannot be written: [^\n]*\n$/);
});

test("what is installed is removed again, and a dry run writes nothing", async () => {
	const path = join(folder, "config", "autostart", "hadir-kiosk.desktop");
	const parameters = ["--kind", "xdg", "--host", "browser"];
	const dry = await runCommand("autostart", ["install", ...parameters, "--dry-run"], env);
	expect(dry.stdout).toContain(`Would write ${path}`);
	expect(existsSync(path)).toBe(false);
	expect((await runCommand("autostart", ["install", ...parameters], env)).code).toBe(0);
	expect(readFileSync(path, "utf8")).toContain(`"${join(project, "scripts", "start.mjs")}" "--host=browser"`);
	expect((await runCommand("autostart", ["remove", ...parameters], env)).code).toBe(0);
	expect(existsSync(path)).toBe(false);
	expect((await runCommand("autostart", ["remove", ...parameters], env)).stdout).toContain("nothing to remove");
});

test("without a systemd of the session the unit is written, and what is left to do is said", async () => {
	const parameters = ["install", "--kind", "systemd-user", "--host", "browser"];
	const { code, stderr } = await runCommand("autostart", parameters, { ...env, PATH: "/nonexistent" });
	expect(code).toBe(1);
	expect(stderr).toContain("systemctl --user enable hadir-kiosk.service");
	expect(existsSync(join(folder, "config/systemd/user/hadir-kiosk.service"))).toBe(true);
});

test.each([[["install", "--kind", "launchd"]], [["install", "--host", "telnet"]], [[]], [["install", "remove"]]])(
	"typed wrong: %j",
	async (parameters) => {
		const { code, stderr } = await runCommand("autostart", parameters, env);
		expect(code).toBe(2);
		expect(stderr).toContain("npm run autostart");
	},
);

test("a recipe for Windows is not put into force elsewhere", async () => {
	const { code, stderr } = await runCommand("autostart", ["install", "--kind", "windows-task"], env);
	expect(code).toBe(process.platform === "win32" ? 0 : 1);
	expect(stderr).toContain("another system");
});
