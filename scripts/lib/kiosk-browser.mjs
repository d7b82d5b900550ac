// An installed browser as the kiosk's window: its own profile, the camera allowed for our address and nothing else.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ownGroup } from "./child-process.mjs";

const ALLOW = 1;

/** @param {unknown} value @returns {Record<string, unknown>} */
function asObject(value) {
	return typeof value === "object" && value !== null ? { ...value } : {};
}

/**
 * A kiosk has nobody to answer a permission prompt. The permission is written into the profile for this one origin,
 * rather than given to every page by a command-line switch.
 * @param {string} profileDir @param {string} origin
 */
export function allowCamera(profileDir, origin) {
	const path = join(profileDir, "Default", "Preferences");
	const preferences = existsSync(path) ? asObject(JSON.parse(readFileSync(path, "utf8"))) : {};
	const profile = asObject(preferences.profile);
	const contentSettings = asObject(profile.content_settings);
	const exceptions = asObject(contentSettings.exceptions);
	const camera = { ...asObject(exceptions.media_stream_camera), [`${origin},*`]: { setting: ALLOW } };
	const changed = {
		...preferences,
		profile: {
			...profile,
			content_settings: { ...contentSettings, exceptions: { ...exceptions, media_stream_camera: camera } },
			// A power cut is how kiosks are switched off: no "restore pages?" bubble afterwards.
			exit_type: "Normal",
		},
	};
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, JSON.stringify(changed));
}

/**
 * @param {{ kioskUrl: string, profileDir: string, isWindowed: boolean, isHeadless: boolean, isRoot: boolean }} options
 * @returns {string[]}
 */
export function browserArguments({ kioskUrl, profileDir, isWindowed, isHeadless, isRoot }) {
	return [
		`--user-data-dir=${profileDir}`,
		`--app=${kioskUrl}`,
		// The kiosk is heard before anybody has touched it.
		"--autoplay-policy=no-user-gesture-required",
		// Without it Chromium on Linux has no local voices.
		"--enable-speech-dispatcher",
		...(isWindowed ? ["--window-size=1280,800"] : ["--kiosk"]),
		...(isHeadless ? ["--headless=new", "--screen-info={1280x800}"] : []),
		// Chromium refuses to sandbox as root; a kiosk should not run as root.
		...(isRoot ? ["--no-sandbox"] : []),
		"--no-first-run",
		"--no-default-browser-check",
		"--noerrdialogs",
		"--disable-session-crashed-bubble",
		"--disable-pinch",
		"--overscroll-history-navigation=0",
		"--disable-features=Translate",
		"--password-store=basic",
	];
}

/**
 * @param {string} browserPath
 * @param {{ kioskUrl: string, dataDir: string, isWindowed: boolean, isHeadless: boolean }} options
 */
export function openKioskBrowser(browserPath, { kioskUrl, dataDir, isWindowed, isHeadless }) {
	const profileDir = join(dataDir, "browser-profile");
	allowCamera(profileDir, new URL(kioskUrl).origin);
	const isRoot = process.platform === "linux" && process.getuid?.() === 0;
	if (isRoot) console.warn("Running as root: the browser works without its sandbox. Use an ordinary user at the door.");
	const args = browserArguments({ kioskUrl, profileDir, isWindowed, isHeadless, isRoot });
	return spawn(browserPath, args, { stdio: "ignore", ...ownGroup });
}
