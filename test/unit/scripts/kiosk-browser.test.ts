import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { allowCamera, browserArguments } from "../../../scripts/lib/kiosk-browser.mjs";

const readPreferences = (profile: string): unknown =>
	JSON.parse(readFileSync(join(profile, "Default", "Preferences"), "utf8"));

test("the camera is allowed for the kiosk's own origin, and what the profile held stays", () => {
	const profile = mkdtempSync(join(tmpdir(), "hadir-profile-"));
	mkdirSync(join(profile, "Default"));
	writeFileSync(
		join(profile, "Default", "Preferences"),
		JSON.stringify({ intl: { accept_languages: "id" }, profile: { exit_type: "Crashed", name: "kiosk" } }),
	);
	allowCamera(profile, "http://127.0.0.1:8000");
	expect(readPreferences(profile)).toEqual({
		intl: { accept_languages: "id" },
		profile: {
			name: "kiosk",
			exit_type: "Normal",
			content_settings: {
				exceptions: { media_stream_camera: { "http://127.0.0.1:8000,*": { setting: 1 } } },
			},
		},
	});
});

test("a kiosk fills the screen, a demo is a window, and only root goes without the sandbox", () => {
	const options = { kioskUrl: "http://127.0.0.1:8000/kiosk/", profileDir: "/p", isHeadless: false, isRoot: false };
	expect(browserArguments({ ...options, isWindowed: false })).toContain("--kiosk");
	expect(browserArguments({ ...options, isWindowed: true })).not.toContain("--kiosk");
	expect(browserArguments({ ...options, isWindowed: true })).not.toContain("--no-sandbox");
	expect(browserArguments({ ...options, isWindowed: true, isRoot: true })).toContain("--no-sandbox");
});
