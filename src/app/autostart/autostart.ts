// What makes a computer open the kiosk by itself: the file for each way, where it belongs, and what puts it in force.
import { join } from "node:path";
import type { KioskCommand } from "./kiosk-command.ts";
import { systemdUserUnit } from "./systemd-unit.ts";
import { shellLauncherScript, windowsTask } from "./windows-recipes.ts";
import { xdgEntry } from "./xdg-entry.ts";

export const autostartKinds = ["systemd-user", "xdg", "windows-task", "windows-shell-launcher"] as const;
export type AutostartKind = (typeof autostartKinds)[number];

export interface Autostart {
	readonly path: string;
	readonly content: string;
	readonly encoding: "utf8" | "utf16le";
	/** Run after the file is written, in this order; empty where only an administrator may. */
	readonly afterInstall: readonly (readonly string[])[];
	/** Run before the file is removed. */
	readonly beforeRemove: readonly (readonly string[])[];
	/** What whoever installs it must know or do. */
	readonly hint: string;
}

export interface AutostartPlace {
	/** `$XDG_CONFIG_HOME`, or `~/.config`. */
	readonly configDir: string;
	/** The kiosk's data folder: Windows recipes are kept there. */
	readonly dataDir: string;
	readonly command: KioskCommand;
}

const UNIT = "hadir-kiosk.service";
const systemctl = (...args: string[]) => ["systemctl", "--user", ...args];

export function planAutostart(kind: AutostartKind, { configDir, dataDir, command }: AutostartPlace): Autostart {
	const text = { encoding: "utf8" as const };
	switch (kind) {
		case "systemd-user":
			return {
				...text,
				path: join(configDir, "systemd", "user", UNIT),
				content: systemdUserUnit(command),
				afterInstall: [systemctl("daemon-reload"), systemctl("enable", UNIT)],
				beforeRemove: [systemctl("disable", UNIT)],
				hint: "Opens with the next desktop session. Now: systemctl --user start hadir-kiosk; its log: journalctl --user -u hadir-kiosk",
			};
		case "xdg":
			return {
				...text,
				path: join(configDir, "autostart", "hadir-kiosk.desktop"),
				content: xdgEntry(command),
				afterInstall: [],
				beforeRemove: [],
				hint: "Opens with the next desktop session. Nothing starts it again if it ends: prefer --kind systemd-user where systemd runs the session.",
			};
		case "windows-task":
			return {
				path: join(dataDir, "hadir-kiosk-task.xml"),
				content: windowsTask(command),
				// What schtasks reads: UTF-16 with a byte order mark, as its own exports.
				encoding: "utf16le",
				afterInstall: [
					["schtasks", "/Create", "/TN", "Hadir kiosk", "/XML", join(dataDir, "hadir-kiosk-task.xml"), "/F"],
				],
				beforeRemove: [["schtasks", "/Delete", "/TN", "Hadir kiosk", "/F"]],
				hint: "Opens when this user signs in.",
			};
		case "windows-shell-launcher":
			return {
				...text,
				path: join(dataDir, "hadir-shell-launcher.ps1"),
				content: shellLauncherScript(command),
				afterInstall: [],
				beforeRemove: [],
				hint: "Windows Enterprise, Education or IoT. Run it as administrator: hadir-shell-launcher.ps1 -User <kiosk user>; undo with -Remove.",
			};
	}
}
