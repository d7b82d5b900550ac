import { describe, expect, test } from "vitest";
import { chooseHost, describeChoice, hasDisplay } from "../../../scripts/lib/host-choice.mjs";

type Facts = Parameters<typeof chooseHost>[0];

const facts = (changes: Partial<Facts>): Facts => ({
	wanted: null,
	electron: { reason: "its download failed" },
	browserPath: "/usr/bin/chromium",
	hasDisplay: true,
	headless: false,
	...changes,
});

describe("the host of npm start", () => {
	test.each<[string, Partial<Facts>, string]>([
		["Electron when its binary is there", { electron: { path: "/e/electron" } }, "Electron (its binary is installed)"],
		["Electron when asked for", { wanted: "electron", electron: { path: "/e/electron" } }, "--host=electron"],
		[
			"a browser without Electron, with the reason",
			{},
			"browser, /usr/bin/chromium (Electron cannot be used: its download failed)",
		],
		[
			"a browser when asked for",
			{ wanted: "browser", electron: null },
			"browser, /usr/bin/chromium (asked for with --host=browser)",
		],
		[
			"the address without a browser",
			{ browserPath: null },
			"Node alone (no Chromium, Chrome or Edge found; Electron cannot be used",
		],
		[
			"the address without a display",
			{ electron: null, hasDisplay: false },
			"Node alone (no display to open a window on)",
		],
		[
			"a browser without a display when headless",
			{ electron: null, hasDisplay: false, headless: true },
			"browser, /usr/bin/chromium (asked for with --headless)",
		],
		[
			"nothing when Electron was asked for and is not there",
			{ wanted: "electron" },
			"No host: Electron cannot be used",
		],
		[
			"nothing when Electron was asked for without a display",
			{ wanted: "electron", electron: null },
			"No host: Electron needs a display",
		],
	])("%s", (_case, changes, line) => {
		expect(describeChoice(chooseHost(facts(changes)))).toContain(line);
	});

	test("a display is asked for on Linux only", () => {
		expect(hasDisplay({}, "linux")).toBe(false);
		expect(hasDisplay({ DISPLAY: ":0" }, "linux")).toBe(true);
		expect(hasDisplay({ WAYLAND_DISPLAY: "wayland-0" }, "linux")).toBe(true);
		expect(hasDisplay({}, "win32")).toBe(true);
	});
});
