// What can be chosen about backups, and what of it differs from what the kiosk has.
import type { HadirClient } from "../../client/types.ts";

export type BackupOverview = Awaited<ReturnType<HadirClient["backups"]["overview"]>>;
export type BackupSettings = BackupOverview["settings"];
export type Backup = BackupOverview["backups"][number];

const usualDays = [3, 7, 14, 30];
const usualWeeks = [0, 4, 8, 26, 52];

/** The usual ones, and whatever was set by other means. */
export const dayChoices = (days: number) => withCurrent(usualDays, days);
export const weekChoices = (weeks: number) => withCurrent(usualWeeks, weeks);

function withCurrent(usual: readonly number[], current: number): number[] {
	return [...new Set([...usual, current])].sort((a, b) => a - b);
}

/** Why a folder cannot be written into, out of the system's error code (POSIX errno; Node gives the same names on Windows). */
export function folderTrouble(code: string): "missing" | "refused" | "full" | "other" {
	if (["ENOENT", "ENOTDIR", "ENODEV", "EHOSTDOWN", "ENXIO"].includes(code)) return "missing";
	if (["EACCES", "EPERM", "EROFS"].includes(code)) return "refused";
	return code === "ENOSPC" || code === "EDQUOT" ? "full" : "other";
}

export function isSameSettings(one: BackupSettings, two: BackupSettings): boolean {
	return JSON.stringify(one) === JSON.stringify({ ...one, ...two });
}
