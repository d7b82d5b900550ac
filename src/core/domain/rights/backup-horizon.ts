// Until when backups of today hold whoever is in the database today.
import type { BackupHorizon } from "./erasure-certificate.ts";

const DAY_MS = 86_400_000;
const WEEK_DAYS = 7;

/**
 * By the rule of `backup-retention.ts`: the newest of each of the last days and weeks that have one. A week's backup goes
 * when its week has left the count, so at most six days after that many weeks. Nothing is removed while none are made.
 */
export function backupHorizon(
	backups: readonly { readonly kind: string }[],
	{ keepDays, keepWeeks }: { readonly keepDays: number; readonly keepWeeks: number },
	nowMs: number,
): BackupHorizon {
	const regular = backups.filter(({ kind }) => kind === "daily" || kind === "manual").length;
	const days = Math.max(keepDays, keepWeeks * WEEK_DAYS + WEEK_DAYS - 1);
	return { untilMs: regular === 0 ? null : nowMs + days * DAY_MS, withoutEnd: backups.length - regular };
}
