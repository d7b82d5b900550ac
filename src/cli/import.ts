// `npm run import -- faces_db.json --model <id>`: people and templates of the old service.
// `npm run import -- --shifts shifts.csv`: the shift plan.
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { parseFacesDb } from "../app/maintenance/faces-db.ts";
import { type ImportOutcome, importGallery } from "../app/maintenance/import-gallery.ts";
import { importShifts } from "../app/maintenance/import-shifts.ts";
import { shiftProblemText } from "../contract/messages/shift-problems.ts";
import { AppError } from "../core/domain/errors.ts";
import { CommandError, loadCommandConfig, resolveTypedPath, runCommand, UsageError } from "./command.ts";

const USAGE = `npm run import -- <faces_db.json> --model <id>
    --model <id>     the model that made the embeddings, for example arcface-r100
npm run import -- --shifts <shifts.csv>
    --shifts <file>  adds and changes shifts by their code, all of the file or nothing;
                     columns: code,name,start,end,days,grace_minutes,groups`;
const MODEL_ID = /^[a-z0-9][a-z0-9._-]{0,63}$/i;
const SHOWN_PROBLEMS = 20;

await runCommand(USAGE, async () => {
	const task = readArguments();
	try {
		return task.kind === "shifts" ? await takeShifts(task.path) : await takeGallery(task);
	} catch (error) {
		throw explain(error);
	}
});

async function takeGallery({ path, model }: { readonly path: string; readonly model: string }): Promise<number> {
	const parsed = parseFacesDb(await readText(path));
	if (!parsed.ok) {
		reportProblems(path, parsed.problems);
		return 1;
	}
	report(await importGallery(loadCommandConfig(), parsed.people, model));
	return 0;
}

async function takeShifts(path: string): Promise<number> {
	const outcome = importShifts(loadCommandConfig(), await readText(path));
	if (outcome.kind === "refused") {
		const problems = outcome.problems.map((problem) => `line ${problem.line}: ${shiftProblemText(problem, "en")}`);
		reportProblems(path, problems);
		return 1;
	}
	const { added, changed, unchanged } = outcome;
	console.log(`Shifts added: ${added}, changed: ${changed}, as they were: ${unchanged}.`);
	return 0;
}

type Task =
	| { readonly kind: "gallery"; readonly path: string; readonly model: string }
	| { readonly kind: "shifts"; readonly path: string };

function readArguments(): Task {
	const options = { model: { type: "string" }, shifts: { type: "string" } } as const;
	const { values, positionals } = parseArgs({ allowPositionals: true, options });
	const [path, ...others] = positionals;
	if (values.shifts !== undefined) {
		if (path !== undefined || values.model !== undefined) throw new UsageError("--shifts stands alone.");
		return { kind: "shifts", path: values.shifts };
	}
	if (path === undefined || others.length > 0) throw new UsageError("Which file? Name exactly one.");
	if (values.model === undefined || !MODEL_ID.test(values.model))
		throw new UsageError("Which model? --model wants 1 to 64 letters, digits, dots, dashes or underscores.");
	return { kind: "gallery", path, model: values.model };
}

async function readText(path: string): Promise<string> {
	try {
		return await readFile(resolveTypedPath(path), "utf8");
	} catch (error) {
		throw new CommandError(`Cannot read ${path}: ${error instanceof Error ? error.message : "unknown reason"}`);
	}
}

function reportProblems(path: string, problems: readonly string[]): void {
	console.error(`Nothing was imported: ${path} has ${problems.length} problem(s).`);
	for (const problem of problems.slice(0, SHOWN_PROBLEMS)) console.error(`  ${problem}`);
	if (problems.length > SHOWN_PROBLEMS) console.error(`  ... and ${problems.length - SHOWN_PROBLEMS} more`);
}

function report(outcome: ImportOutcome): void {
	const { people, newPeople, newTemplates, knownTemplates, mustEnroll } = outcome;
	console.log(`People in the file: ${people}, of them new: ${newPeople}.`);
	console.log(`Templates imported: ${newTemplates} (contract ${outcome.templateContractId}).`);
	if (knownTemplates > 0) console.log(`Templates that were here already: ${knownTemplates}.`);
	if (mustEnroll === 0) return;
	console.log(`People who must enroll again: ${mustEnroll}.`);
	console.log("  They have no templates of the installed model. Those of another model are kept, but never compared.");
}

function explain(error: unknown): unknown {
	if (!(error instanceof AppError)) return error;
	if (error.code === "DATA_FOLDER_IN_USE")
		return new CommandError("Nothing was imported: a kiosk is running on this data folder. Close it, then import.");
	if (error.data["reason"] === "SYSTEM_KEY_STORE")
		return new CommandError(
			"Nothing was imported: the key of this data folder is in the system's key store, which only Electron can open.",
		);
	return error;
}
