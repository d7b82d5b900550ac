// Which program opens the kiosk on this computer.
import { existsSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { KioskCommand } from "./kiosk-command.ts";

export type KioskHost = "electron" | "browser";

/** Where the deb and the Windows installer put the application. */
const installedApplications: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
	linux: "/opt/Hadir/hadir",
	win32: "C:\\Program Files\\Hadir\\Hadir.exe",
};
/** sysexits(3), EX_TEMPFAIL: with it the host asks to be started again. */
const RESTART_CODE = 75;

export interface KioskPlace {
	/** The project's folder, or that of the archive with the Node host. */
	readonly installDir: string;
	readonly host: KioskHost | null;
	/** Typed by the user; wins. */
	readonly program: string | null;
	readonly nodePath: string;
	readonly platform: NodeJS.Platform;
	exists?(path: string): boolean;
}

/** The installed application, else the archive's own command, else the project. Null where Electron is wanted and not installed. */
export function findKioskCommand(place: KioskPlace): KioskCommand | null {
	const { installDir, host, program, nodePath, platform, exists = existsSync } = place;
	const restarted = [`--restart-code=${RESTART_CODE}`];
	if (program !== null) return { program, args: host === "browser" ? [] : restarted };
	const application = installedApplications[platform];
	if (host !== "browser" && application && exists(application)) return { program: application, args: restarted };
	const bundled = join(installDir, "bin", "hadir");
	if (exists(bundled))
		return host === "electron" ? null : { program: currentRelease(bundled, exists), args: ["kiosk"] };
	const start = join(installDir, "scripts", "start.mjs");
	return { program: nodePath, args: [start, ...(host === null ? [] : [`--host=${host}`])] };
}

/** Updates change which version that command starts; the kiosk must follow. */
function currentRelease(bundled: string, exists: (path: string) => boolean): string {
	const versions = resolve(dirname(bundled), "../..");
	const installed = join(versions, "..", "bin", "hadir");
	return basename(versions) === "versions" && exists(installed) ? installed : bundled;
}
