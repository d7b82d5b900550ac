import { expect, test } from "vitest";
import { findKioskCommand } from "../../../src/app/autostart/find-kiosk-command.ts";
import { quoteForSystemd, systemdUserUnit } from "../../../src/app/autostart/systemd-unit.ts";
import { quoteForWindows } from "../../../src/app/autostart/windows-recipes.ts";

const place = { host: null, program: null, nodePath: "/node", platform: "linux" as const };
const only =
	(...paths: string[]) =>
	(path: string) =>
		paths.includes(path);

test("the installed application opens the kiosk, unless a browser is wanted", () => {
	const found = { ...place, installDir: "/project", exists: only("/opt/Hadir/hadir") };
	expect(findKioskCommand(found)?.program).toBe("/opt/Hadir/hadir");
	expect(findKioskCommand({ ...found, host: "browser" })).toEqual({
		program: "/node",
		args: ["/project/scripts/start.mjs", "--host=browser"],
	});
});

test("the archive's command is the one that follows updates", () => {
	const version = "/opt/hadir/versions/1.2.3";
	const unpacked = { ...place, installDir: version, exists: only(`${version}/bin/hadir`) };
	expect(findKioskCommand(unpacked)).toEqual({ program: `${version}/bin/hadir`, args: ["kiosk"] });
	const installed = { ...unpacked, exists: only(`${version}/bin/hadir`, "/opt/hadir/bin/hadir") };
	expect(findKioskCommand(installed)?.program).toBe("/opt/hadir/bin/hadir");
	expect(findKioskCommand({ ...installed, host: "electron" })).toBeNull();
});

test.each([
	["plain", '"plain"'],
	["100%", '"100%%"'],
	["$HOME", '"$$HOME"'],
	['a "b" \\c', '"a \\"b\\" \\\\c"'],
])("systemd: %s", (argument, quoted) => expect(quoteForSystemd(argument)).toBe(quoted));

test("a line break cannot be told to systemd", () => {
	expect(() => systemdUserUnit({ program: "/a\nExecStartPre=/b", args: [] })).toThrow(RangeError);
});

test.each([
	["plain", "plain"],
	["two words", '"two words"'],
	["", '""'],
	['say "hi"', '"say \\"hi\\""'],
	["C:\\Program Files\\", '"C:\\Program Files\\\\"'],
])("Windows: %s", (argument, quoted) => expect(quoteForWindows(argument)).toBe(quoted));
