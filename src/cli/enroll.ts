// `npm run enroll -- --dir photos --csv staff.csv`: many people from photos, resumable, with a report.
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { stringify } from "csv-stringify/sync";
import { enrollPhotos, planFolder } from "../app/maintenance/enroll-photos.ts";
import type { PhotoPlan } from "../core/domain/enrollment/photo-plan.ts";
import { AppError } from "../core/domain/errors.ts";
import { CommandError, loadCommandConfig, resolveTypedPath, runCommand, UsageError } from "./command.ts";
import { problemRow, type ReportRow, resultRow } from "./photo-words.ts";

const USAGE = `npm run enroll -- --dir <folder> --csv <list.csv> [--report <file.csv>] [--without-consent] [--check]
    --dir <folder>      photos: <number>.jpg, <number>_2.jpg, or a folder of photos called like the number
    --csv <list.csv>    columns employee_id, name, consent (yes, or the day it was signed), optionally photos
    --report <file>     what became of every photo and line; otherwise beside the list
    --without-consent   enroll also whom the list states no consent of; you answer for it
    --check             only tell whose photo each file is`;

/** Lines on the screen while it runs; the report has every photo. */
const TOLD_EVERY = 50;

/** A cell that begins like a formula is no formula where the report is opened. */
const FORMULA_SAFE = { escape_formulas: true } as const;

const cells = ({ result, file, employeeId, reason }: ReportRow) => [result, file, employeeId, reason];

await runCommand(USAGE, async () => {
	const { dir, list, report, acceptsNoConsent, isCheck } = readArguments();
	const plan = readPlan(dir, list, acceptsNoConsent);
	tellPlan(plan);
	const problems = plan.problems.map(problemRow);
	for (const { file, employeeId, reason } of problems)
		console.log(`  ${[employeeId, file].filter(Boolean).join(" ")}: ${reason}`);
	if (isCheck) return problems.length > 0 ? 1 : 0;
	beginReport(report, problems);
	const counts = await enrollAll(dir, plan, report);
	console.log(
		`Photos enrolled: ${counts.enrolled}. There already: ${counts["already there"]}. Refused: ${counts.refused}.`,
	);
	console.log(`Report: ${report}`);
	return counts.refused + problems.length > 0 ? 1 : 0;
});

function readArguments() {
	const { values } = parseArgs({
		options: {
			dir: { type: "string" },
			csv: { type: "string" },
			report: { type: "string" },
			"without-consent": { type: "boolean" },
			check: { type: "boolean" },
		},
	});
	if (values.dir === undefined) throw new UsageError("Where are the photos? --dir wants a folder.");
	if (values.csv === undefined) throw new UsageError("Who is on them? --csv wants a list.");
	const list = resolveTypedPath(values.csv);
	const report =
		values.report === undefined ? `${list.replace(/\.csv$/i, "")}-report.csv` : resolveTypedPath(values.report);
	if (report === list) throw new UsageError("--report would overwrite the list.");
	return {
		dir: resolveTypedPath(values.dir),
		list,
		report,
		acceptsNoConsent: values["without-consent"] ?? false,
		isCheck: values.check ?? false,
	};
}

function readPlan(dir: string, list: string, acceptsNoConsent: boolean): PhotoPlan {
	return orNothing(() => planFolder(dir, readFileSync(list, "utf8"), acceptsNoConsent));
}

/** For its owner only: it may name people. */
function beginReport(report: string, problems: readonly ReportRow[]): void {
	const rows = [["result", "file", "employee_id", "reason"], ...problems.map(cells)];
	orNothing(() => writeFileSync(report, stringify(rows, FORMULA_SAFE), { mode: 0o600 }));
}

/** What the file system refuses before anything is enrolled. */
function orNothing<Result>(work: () => Result): Result {
	try {
		return work();
	} catch (error) {
		if (error instanceof Error && "syscall" in error) throw new CommandError(`Nothing was enrolled: ${error.message}`);
		throw error;
	}
}

function tellPlan({ people, photos, problems }: PhotoPlan): void {
	console.log(
		`People with photos: ${people}. Photos: ${photos.length}. Problems before any photo was looked at: ${problems.length}.`,
	);
	const withoutConsent = new Set(photos.flatMap(({ member }) => (member.consent === null ? [member.employeeId] : [])));
	if (withoutConsent.size > 0)
		console.log(`Enrolled without a stated consent, as you asked: ${withoutConsent.size} people.`);
}

async function enrollAll(dir: string, plan: PhotoPlan, report: string) {
	const counts = { enrolled: 0, "already there": 0, refused: 0 };
	let [done, isStopped] = [0, false];
	const stop = () => {
		isStopped = true;
	};
	// Between two photos; what was enrolled stays, and the next run goes on from there.
	for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stop);
	try {
		await enrollPhotos(
			loadCommandConfig(),
			dir,
			plan,
			(result) => {
				const row = resultRow(result);
				appendFileSync(report, stringify([cells(row)], FORMULA_SAFE));
				counts[row.result] += 1;
				done += 1;
				if (row.result === "refused") console.log(`  ${row.employeeId} ${row.file}: ${row.reason}`);
				if (done % TOLD_EVERY === 0) console.log(`  ${done} of ${plan.photos.length} photos`);
			},
			() => isStopped,
		);
	} catch (error) {
		// Ctrl-C reaches the inference process too: that it died is no trouble then.
		if (!isStopped) throw explain(error, done);
	}
	if (isStopped)
		throw new CommandError(`Stopped after ${done} of ${plan.photos.length} photos. Run it again to go on from there.`);
	return counts;
}

function explain(error: unknown, done: number): unknown {
	if (!(error instanceof AppError)) return error;
	if (error.code === "DATA_FOLDER_IN_USE")
		return new CommandError(
			"Nothing was enrolled: a kiosk is running on this data folder. Close it and run this again, or use the kiosk's own screen: supervisor area, Enroll, Many people.",
		);
	if (error.data["reason"] === "SYSTEM_KEY_STORE")
		return new CommandError(
			"Nothing was enrolled: the key of this data folder is in the system's key store, which only Electron can open. Use the kiosk's own screen: supervisor area, Enroll, Many people.",
		);
	if (done > 0) console.error(`${done} photos were done before this; run it again to go on from there.`);
	return error;
}
