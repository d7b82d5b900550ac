// What `npm run doctor` says of backups: how old the last one is, and whether the printed code opens it elsewhere.
import { existsSync, readdirSync } from "node:fs";
import { listBackups } from "../storage/backup/backup-files.ts";
import { locateDataFolder } from "../storage/database/data-folder.ts";
import type { Config } from "./config.ts";
import type { Finding } from "./finding.ts";

const DAY_MS = 86_400_000;
const LATE_MS = 3 * DAY_MS;

/** Two findings where both are true: a former state that lies about hides no late backup. */
export function checkBackups({ dataDir }: Pick<Config, "dataDir">): Finding[] {
	const names = existsSync(dataDir) ? readdirSync(dataDir) : [];
	const formerStates = names.filter((name) => name.startsWith("before-restore-"));
	return [
		checkLastBackup(dataDir),
		...formerStates.map((name): Finding => {
			const text = `${name} is of before a restore: delete it when all is well`;
			return { subject: "former state", verdict: "warning", text };
		}),
	];
}

function checkLastBackup(dataDir: string): Finding {
	const subject = "backups";
	const last = listBackups(locateDataFolder(dataDir).backupDir).find(
		({ kind }) => kind === "daily" || kind === "manual",
	);
	if (last === undefined)
		return { subject, verdict: "warning", text: "none yet; the kiosk makes one a day, and npm run backup one now" };
	const ageMs = Date.now() - last.madeAtMs;
	const state = `the last one is of ${new Date(last.madeAtMs).toLocaleString("en-GB")}, ${Math.ceil(last.bytes / 1e6)} MB`;
	if (ageMs > LATE_MS)
		return { subject, verdict: "warning", text: `no backup for ${Math.floor(ageMs / DAY_MS)} days: ${state}` };
	if (last.hasRecovery) return { subject, verdict: "good", text: `${state}; the recovery code opens it elsewhere` };
	return {
		subject,
		verdict: "warning",
		text: `${state}; without a recovery kit it opens here only: print one under Settings, Keys and recovery`,
	};
}
