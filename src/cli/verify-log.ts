// `npm run verify-log -- --checkpoint kept.json`: whether the attendance log is as it was written, beside a running kiosk.
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { describeTrouble } from "../app/maintenance/log-words.ts";
import { parseKeptCheckpoint, verifyAttendanceLog } from "../app/maintenance/verify-attendance-log.ts";
import type { SignedCheckpoint } from "../core/domain/attendance/log-checkpoint.ts";
import { CommandError, loadCommandConfig, resolveTypedPath, runCommand } from "./command.ts";

const USAGE = `npm run verify-log -- [--checkpoint <file.json>]...

  --checkpoint  what a receiver kept of this kiosk: an event attendance.log.checkpoint.v1, or its data

Exit code: 0 the log is as it was written, 1 it is not or cannot be read, 2 typed wrong.`;

const PROGRESS_RECORDS = 100_000;

await runCommand(USAGE, async () => {
	const { values } = parseArgs({ options: { checkpoint: { type: "string", multiple: true } } });
	const kept = (values.checkpoint ?? []).map((path) => readCheckpoint(resolveTypedPath(path)));
	const check = verifyAttendanceLog(loadCommandConfig(), kept, tellProgress);
	if (!check.ok) {
		console.error(`PROBLEM  ${describeTrouble(check)}. Delete nothing, and keep a copy of the data folder.`);
		return 1;
	}
	const { records, checkpoints, beginsAfter } = check;
	const begins = beginsAfter > 0 ? `; records up to ${beginsAfter} were purged under a signed checkpoint` : "";
	console.log(`ok       ${records} records are as they were written, ${checkpoints} checkpoints fit them${begins}`);
	if (!check.isKeyKnown && checkpoints > 0)
		console.log("note     whose key signed the checkpoints was not checked: it cannot be read from here");
	if (kept.length > 0) console.log(`ok       ${kept.length} checkpoint(s) kept elsewhere fit them too`);
	return 0;
});

function readCheckpoint(path: string): SignedCheckpoint {
	let text: string;
	try {
		text = readFileSync(path, "utf8");
	} catch {
		throw new CommandError(`${path} cannot be read.`);
	}
	const checkpoint = parseKeptCheckpoint(text);
	if (checkpoint === null) throw new CommandError(`${path} holds no checkpoint.`);
	return checkpoint;
}

/** On the error stream, so that a script reads the verdict alone. */
function tellProgress(records: number): void {
	if (records % PROGRESS_RECORDS === 0) console.error(`...      ${records} records`);
}
