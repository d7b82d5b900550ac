// How electron-builder packs the Electron application that `npm run package` has staged.
import { join } from "node:path";
import { electronFuses } from "./electron-fuses.mjs";

/** Where releases are looked for unless the kiosk's settings name another place; nothing is published from here. */
const feed = process.env.RELEASES_URL ?? "https://releases.invalid/hadir";

/** electron-builder's own placeholder. @param {string} name */
const macro = (name) => `\${${name}}`;

/**
 * @param {{ staging: string, output: string, electronDist: string, electronVersion: string }} folders `staging` holds
 *   `app`, `resources` and `icons`
 * @returns {import("electron-builder").Configuration}
 */
export function electronPackage({ staging, output, electronDist, electronVersion }) {
	return {
		...application,
		linux,
		deb,
		win: { target: ["nsis"] },
		nsis,
		electronDist,
		electronVersion,
		directories: { app: join(staging, "app"), output, buildResources: join(staging, "icons") },
		files: ["**/*", { from: join(staging, "app", "node_modules"), to: "node_modules" }],
		extraResources: [{ from: join(staging, "resources"), to: "." }],
	};
}

/** @type {import("electron-builder").Configuration} */
const application = {
	appId: "id.hadir.kiosk",
	productName: "Hadir",
	copyright: "Hadir contributors, MIT licence",
	// "false" tells electron-builder that packages are seen to: it looks for none and compiles none.
	npmRebuild: true,
	beforeBuild: async () => false,
	asar: true,
	// The dynamic linker and the models' process read files of the system, not of an archive.
	asarUnpack: [
		"node_modules/onnxruntime-node/**",
		"node_modules/better-sqlite3/**",
		"node_modules/@img/**",
		"node_modules/@node-rs/argon2-*/**",
	],
	electronFuses,
	electronLanguages: ["id", "en-US"],
	artifactName: `${["productName", "version", "os", "arch"].map(macro).join("-")}.${macro("ext")}`,
	publish: { provider: "generic", url: feed },
};

/** @type {import("electron-builder").LinuxConfiguration} */
const linux = {
	target: ["AppImage", "deb"],
	category: "Office",
	synopsis: "Face attendance kiosk",
	description: "Knows who stands at the door, that they are live, and records IN or OUT exactly once.",
	maintainer: "Hadir contributors <maintainers@hadir.invalid>",
	executableName: "hadir",
	// The window's class must be the one that the desktop entry names, or a dock shows two programs.
	desktop: {
		entry: {
			Name: "Hadir",
			GenericName: "Attendance kiosk",
			"GenericName[id]": "Kiosk presensi",
			"Comment[id]": "Presensi dengan wajah",
			StartupWMClass: "Hadir",
			StartupNotify: "false",
			Keywords: "attendance;presensi;kiosk;",
		},
	},
};

/** @type {import("electron-builder").DebOptions} */
const deb = {
	packageCategory: "misc",
	priority: "optional",
	// What Chromium needs, and libsecret: without a keyring there is no start (docs/security.md).
	depends: [
		"libgtk-3-0 | libgtk-3-0t64",
		"libnotify4",
		"libnss3",
		"libxss1",
		"libxtst6",
		"xdg-utils",
		"libatspi2.0-0 | libatspi2.0-0t64",
		"libuuid1",
		"libsecret-1-0",
		"libasound2 | libasound2t64",
	],
	recommends: ["gnome-keyring", "speech-dispatcher"],
};

/** @type {import("electron-builder").NsisOptions} */
const nsis = {
	oneClick: false,
	perMachine: true,
	allowToChangeInstallationDirectory: false,
	deleteAppDataOnUninstall: false,
	shortcutName: "Hadir",
};
