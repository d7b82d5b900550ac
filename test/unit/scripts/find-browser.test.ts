import { chmodSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { browserCandidates, findBrowser } from "../../../scripts/lib/find-browser.mjs";
import { isSupportedNode } from "../../../scripts/lib/node-version.mjs";

function program(name: string, script: string): string {
	const folder = mkdtempSync(join(tmpdir(), "hadir-browser-"));
	writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
	chmodSync(join(folder, name), 0o755);
	return folder;
}

describe.skipIf(process.platform !== "linux")("on Linux", () => {
	test("a browser on the PATH is found, Chromium first", () => {
		const folder = program("chromium", "echo Chromium 150.0");
		expect(findBrowser({ PATH: folder }, "linux")).toBe(join(folder, "chromium"));
	});

	test("a program that is only a hint to install one is not a browser", () => {
		const folder = program("chromium", "echo 'install the snap' >&2; exit 1");
		expect(findBrowser({ PATH: folder }, "linux")).not.toBe(join(folder, "chromium"));
	});

	test("CHROMIUM_PATH wins, and a wrong one is an error", () => {
		const folder = program("my-browser", "exit 0");
		expect(findBrowser({ CHROMIUM_PATH: join(folder, "my-browser") }, "linux")).toBe(join(folder, "my-browser"));
		expect(() => findBrowser({ CHROMIUM_PATH: join(folder, "missing") }, "linux")).toThrow("CHROMIUM_PATH");
	});
});

test("Windows and macOS are looked at in their usual places", () => {
	expect(browserCandidates({ ProgramFiles: "C:\\Program Files" }, "win32")).toContain(
		"C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe",
	);
	expect(browserCandidates({}, "darwin").some((path) => path.includes("Google Chrome.app"))).toBe(true);
});

test("Node that strips types by itself is 22.18 or newer", () => {
	expect(["20.20.2", "22.17.1", "22.18.0", "24.21.0"].map(isSupportedNode)).toEqual([false, false, true, true]);
});
